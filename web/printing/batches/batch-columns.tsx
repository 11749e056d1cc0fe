import type { PrintBatchRow } from '@zhidan/core/printing/api.ts';
import { printItemStates } from '@zhidan/core/printing/print-item-life.ts';
import { useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from '../printing.module.css';
import { printingWords } from '../printing-words.ts';
import { ItemStateTag } from './item-state-tag.tsx';

export function useBatchColumns(): Column<PrintBatchRow>[] {
  const t = useWords(printingWords);
  return [
    {
      key: 'no',
      title: t('batch.no'),
      width: 120,
      isFixed: true,
      onPhone: 'title',
      cell: ({ no }) => <span className="zd-code">{no}</span>,
    },
    {
      key: 'kind',
      title: t('batch.kind'),
      width: 90,
      onPhone: 'status',
      cell: ({ kind }) => <StatusTag tone={kind === 'reprint' ? 'warn' : 'quiet'} text={t(`batch.kind.${kind}`)} />,
    },
    {
      key: 'labels',
      title: t('batch.labels'),
      width: 90,
      align: 'right',
      cell: ({ counts }) => <span className="zd-number">{Object.values(counts).reduce((sum, count) => sum + count, 0)}</span>,
    },
    {
      key: 'counts',
      title: t('batch.state'),
      width: 320,
      cell: ({ counts }) => (
        <span className={styles.counts}>
          {printItemStates.flatMap((state) => (counts[state] ? [<ItemStateTag key={state} state={state} count={counts[state]} />] : []))}
        </span>
      ),
    },
    { key: 'reason', title: t('batch.reason'), width: 180, cell: ({ reason }) => reason || null },
    { key: 'desk', title: t('batch.desk'), width: 120, cell: ({ desk }) => desk },
    { key: 'by', title: t('batch.by'), width: 100, cell: ({ madeBy }) => madeBy },
    { key: 'at', title: t('batch.made'), width: 120, cell: ({ madeAt }) => <RelativeText at={madeAt} /> },
  ];
}
