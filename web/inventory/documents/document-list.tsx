import { listStockDocuments, type StockDocumentRow } from '@zhidan/core/inventory/stock-document-api.ts';
import { usePages } from '../../lib/answers.ts';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { inventoryWords } from '../inventory-words.ts';

type DocumentListProps = Readonly<{ kind: StockDocumentRow['kind']; warehouseId: string | undefined; onOpen: (id: string) => void }>;

/** The latest documents of one kind. */
export function DocumentList({ kind, warehouseId, onOpen }: DocumentListProps) {
  const t = useWords(inventoryWords);
  const list = usePages(listStockDocuments, { kind, warehouseId }, { follows: ['stock_document'] });
  return (
    <DataTable
      name="stock-documents"
      label={t('document.recent')}
      columns={useDocumentColumns()}
      list={list}
      rowKey={({ id }) => id}
      onOpen={({ id }) => onOpen(id)}
      empty={<EmptyState title={t('document.empty')} lesson={t('document.emptyLesson')} />}
    />
  );
}

function useDocumentColumns(): Column<StockDocumentRow>[] {
  const t = useWords(inventoryWords);
  const language = useLanguage();
  const figure = (value: number) => <span className="zd-number">{numberText(value, language)}</span>;
  return [
    {
      key: 'no',
      title: t('document.no'),
      width: 120,
      isFixed: true,
      onPhone: 'title',
      cell: ({ no }) => <span className="zd-code">{no}</span>,
    },
    { key: 'warehouse', title: t('stock.warehouse'), width: 140, cell: ({ warehouseName }) => warehouseName },
    {
      key: 'skus',
      title: t('document.skus'),
      width: 90,
      align: 'right',
      cell: ({ lineCount }) => figure(lineCount),
    },
    {
      key: 'pieces',
      title: t('document.pieces'),
      width: 110,
      align: 'right',
      cell: ({ pieceCount }) => figure(pieceCount),
    },
    { key: 'note', title: t('document.note'), width: 200, cell: ({ note }) => note || null },
    { key: 'by', title: t('document.by'), width: 100, cell: ({ postedBy }) => postedBy },
    { key: 'at', title: t('document.posted'), width: 120, cell: ({ postedAt }) => <RelativeText at={postedAt} /> },
    {
      key: 'state',
      title: t('need.title'),
      width: 140,
      onPhone: 'status',
      cell: ({ isReversed, reverses }) =>
        isReversed ? (
          <StatusTag tone="quiet" text={t('document.reversed')} />
        ) : reverses ? (
          <StatusTag tone="quiet" text={t('document.reverses', { no: reverses })} />
        ) : null,
    },
  ];
}
