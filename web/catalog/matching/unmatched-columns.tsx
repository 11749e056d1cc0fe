import type { UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import { Button, Checkbox } from 'antd';
import { useWords } from '../../lib/words.ts';
import type { Column } from '../../ui/table/column.ts';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { SkuText } from '../sku-text.tsx';
import { useListingColumns } from './listing-columns.tsx';
import { ReasonTag } from './suggestion-text.tsx';

type Ask = Readonly<{
  mayManage: boolean;
  picked: ReadonlySet<string>;
  setPicked: (ids: ReadonlySet<string>) => void;
  isPending: boolean;
  accept: (row: UnmatchedRow) => void;
}>;

/** The columns of listings that wait for a SKU. */
export function useUnmatchedColumns({ mayManage, picked, setPicked, isPending, accept }: Ask): Column<UnmatchedRow>[] {
  const t = useWords(catalogWords);
  const { first, last } = useListingColumns();
  const toggle = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  const pick: Column<UnmatchedRow> = {
    key: 'pick',
    title: '',
    width: 44,
    isFixed: true,
    onPhone: 'status',
    cell: ({ id, title }) => (
      <Checkbox
        checked={picked.has(id)}
        aria-label={`${t('match.chosen')} ${title}`}
        onClick={(event) => event.stopPropagation()} // a tick is no wish to open the row
        onChange={() => toggle(id)}
      />
    ),
  };
  return [
    ...(mayManage ? [pick] : []),
    ...first,
    {
      key: 'waiting',
      title: t('match.waiting'),
      width: 100,
      align: 'right',
      cell: ({ waitingCount }) => (waitingCount > 0 ? <span className={styles.waiting}>{waitingCount}</span> : null),
    },
    {
      key: 'suggestion',
      title: t('match.suggestion'),
      width: 330,
      isFixed: true,
      cell: (row) => <SuggestionCell row={row} accept={mayManage ? accept : undefined} isPending={isPending} />,
    },
    ...last,
  ];
}

type CellProps = Readonly<{ row: UnmatchedRow; accept: ((row: UnmatchedRow) => void) | undefined; isPending: boolean }>;

function SuggestionCell({ row, accept, isPending }: CellProps) {
  const t = useWords(catalogWords);
  const { suggestion } = row;
  if (!suggestion) return <span className={styles.nothing}>{t('match.noSuggestion')}</span>;
  return (
    <span className={styles.suggestion}>
      <SkuText sku={suggestion.sku} />
      <span>
        <ReasonTag suggestion={suggestion} />
        {accept && (
          <Button size="small" disabled={isPending} onClick={(event) => (event.stopPropagation(), accept(row))}>
            {t('match.accept')}
          </Button>
        )}
      </span>
    </span>
  );
}
