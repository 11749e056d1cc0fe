import type { StockRow } from '@zhidan/core/inventory/stock-api.ts';
import { useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { GoodsCell } from '../goods-cell.tsx';
import { inventoryWords } from '../inventory-words.ts';
import { AvailableText, NeedTag } from './available-text.tsx';

/** The columns of the list of stock. */
export function useStockColumns(): Column<StockRow>[] {
  const t = useWords(inventoryWords);
  return [
    { key: 'goods', title: t('stock.goods'), width: 300, isFixed: true, onPhone: 'title', cell: (row) => <GoodsCell goods={row} /> },
    { key: 'warehouse', title: t('stock.warehouse'), width: 120, cell: ({ warehouseName }) => warehouseName },
    { key: 'bin', title: t('level.bin'), width: 110, cell: ({ bin }) => (bin ? <span className="zd-code">{bin}</span> : null) },
    {
      key: 'onHand',
      title: t('stock.onHand'),
      width: 90,
      align: 'right',
      cell: ({ onHand }) => <span className="zd-number">{onHand}</span>,
    },
    { key: 'reserved', title: t('stock.reserved'), width: 90, align: 'right', cell: ({ reserved }) => reserved || null },
    { key: 'available', title: t('stock.available'), width: 90, align: 'right', cell: (row) => <AvailableText level={row} /> },
    { key: 'safety', title: t('level.safety'), width: 120, align: 'right', cell: ({ safety }) => safety || null },
    { key: 'need', title: t('need.title'), width: 100, onPhone: 'status', cell: (row) => <NeedTag level={row} /> },
    {
      key: 'barcode',
      title: 'EAN',
      width: 140,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ barcode }) => (barcode ? <span className="zd-number">{barcode}</span> : null),
    },
    {
      key: 'counted',
      title: t('stock.counted'),
      width: 120,
      onPhone: 'none',
      cell: ({ countedAt }) => (countedAt ? <RelativeText at={countedAt} /> : null),
    },
    {
      key: 'changed',
      title: t('stock.changed'),
      width: 120,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ changedAt }) => <RelativeText at={changedAt} />,
    },
  ];
}
