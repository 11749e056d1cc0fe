import { listUnmatched, type UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import type { MatchingSearch } from '../catalog-search.ts';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { useListingFilters, type Shops } from './listing-filters.ts';
import { MatchDrawer } from './match-drawer.tsx';
import { isSure } from './suggestion-text.tsx';
import { useUnmatchedColumns } from './unmatched-columns.tsx';
import { useMatching } from './use-matching.ts';

export type ListingListProps = Readonly<{ filters: Omit<MatchingSearch, 'tab'>; shops: Shops; setFilters: (values: object) => void }>;

const refreshMs = 15_000;

/** Listings without a SKU, those that hold up most orders first: accept what is suggested, or open one and choose. */
export function UnmatchedList({ filters, shops, setFilters, makeOf }: ListingListProps & { makeOf: (ids: readonly string[]) => void }) {
  const t = useWords(catalogWords);
  const ui = useWords(uiWords);
  const mayManage = useMay('catalog.manage');
  const { search, shopId } = filters;
  const list = usePages(listUnmatched, { search, shopId }, { follows: ['listing', 'sku'], refetchInterval: refreshMs });
  const rows = list.rows ?? [];
  const [openId, setOpenId] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { match, isPending } = useMatching();
  const chosen = rows.filter(({ id }) => picked.has(id));
  const accept = (some: readonly UnmatchedRow[]): void => {
    const pairs = some.flatMap(({ id, suggestion }) => (suggestion ? [{ listingId: id, skuId: suggestion.sku.id, from: null }] : []));
    const [only] = some;
    const one = some.length === 1 ? only?.suggestion?.sku.code : undefined;
    void match(
      pairs,
      (count) => (one ? t('match.done', { code: one }) : t('match.doneMany', { count })),
      () => setPicked(new Set()),
    );
  };
  const columns = useUnmatchedColumns({ mayManage, picked, setPicked, isPending, accept: (row) => accept([row]) });
  const openNext = (): void => setOpenId(rows[rows.findIndex(({ id }) => id === openId) + 1]?.id ?? null);
  return (
    <>
      <DataTable
        name="unmatched-listings"
        label={t('match.title')}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        onOpen={mayManage ? ({ id }) => setOpenId(id) : undefined}
        empty={
          search || shopId ? (
            <EmptyState icon={<CheckCircleOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<CheckCircleOutlined />} title={t('match.unmatchedEmpty')} lesson={t('match.unmatchedLesson')} />
          )
        }
        toolbar={
          <>
            <div className={styles.filters}>
              <FilterBar filters={useListingFilters(shops)} values={filters} onChange={setFilters} />
            </div>
            {mayManage && rows.length > 0 && (
              <BatchButtons rows={rows} chosen={chosen} isPending={isPending} setPicked={setPicked} accept={accept} makeOf={makeOf} />
            )}
          </>
        }
      />
      <MatchDrawer listing={rows.find(({ id }) => id === openId) ?? null} onClose={() => setOpenId(null)} onMatched={openNext} />
    </>
  );
}

type BatchProps = Readonly<{
  rows: readonly UnmatchedRow[];
  chosen: readonly UnmatchedRow[];
  isPending: boolean;
  setPicked: (ids: ReadonlySet<string>) => void;
  accept: (rows: readonly UnmatchedRow[]) => void;
  makeOf: (ids: readonly string[]) => void;
}>;

/** What can be done with several at once. */
function BatchButtons({ rows, chosen, isPending, setPicked, accept, makeOf }: BatchProps) {
  const t = useWords(catalogWords);
  const suggested = rows.filter(({ suggestion }) => suggestion !== null && isSure(suggestion));
  const acceptable = chosen.filter(({ suggestion }) => suggestion !== null);
  if (chosen.length === 0) {
    return (
      <Button disabled={suggested.length === 0} onClick={() => setPicked(new Set(suggested.map(({ id }) => id)))}>
        {t('match.chooseAll')}
      </Button>
    );
  }
  return (
    <div className={styles.batch}>
      <Button type="primary" loading={isPending} disabled={acceptable.length === 0} onClick={() => accept(acceptable)}>
        {t('match.acceptChosen', { count: acceptable.length })}
      </Button>
      <Button onClick={() => makeOf(chosen.map(({ id }) => id))}>{t('make.action')}</Button>
      <Button type="link" onClick={() => setPicked(new Set())}>
        {t('match.clear')}
      </Button>
    </div>
  );
}
