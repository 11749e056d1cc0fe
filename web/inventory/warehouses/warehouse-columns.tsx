import type { WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import { availableOf } from '@zhidan/core/inventory/stock.ts';
import { warehouseStateWords } from '@zhidan/core/inventory/warehouse-life.ts';
import { Tag } from 'antd';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { cutoffText } from './cutoff.ts';

/** The columns of the list of warehouses. */
export function useWarehouseColumns(): Column<WarehouseRow>[] {
  const t = useWords(inventoryWords);
  const say = useSay();
  const language = useLanguage();
  const figure = (value: number) => <span className="zd-number">{numberText(value, language)}</span>;
  return [
    {
      key: 'name',
      title: t('warehouse.name'),
      width: 200,
      isFixed: true,
      onPhone: 'title',
      cell: ({ name, code, isDefault }) => (
        <span className={styles.goods}>
          <span>
            <strong>{name}</strong> {isDefault && <Tag color="green">{t('warehouse.default')}</Tag>}
          </span>
          <span className={`zd-code ${styles.quiet}`}>{code}</span>
        </span>
      ),
    },
    { key: 'address', title: t('warehouse.address'), width: 240, cell: (row) => addressText(row) || null },
    { key: 'skus', title: t('stock.skuCount'), width: 90, align: 'right', cell: ({ skuCount }) => figure(skuCount) },
    { key: 'onHand', title: t('stock.onHand'), width: 100, align: 'right', cell: ({ onHand }) => figure(onHand) },
    { key: 'reserved', title: t('stock.reserved'), width: 90, align: 'right', cell: ({ reserved }) => reserved || null },
    { key: 'available', title: t('stock.available'), width: 100, align: 'right', cell: (row) => figure(availableOf(row)) },
    { key: 'cutoff', title: t('warehouse.cutoff'), width: 100, cell: ({ cutoffMinute }) => cutoffText(cutoffMinute) || null },
    {
      key: 'capacity',
      title: t('warehouse.capacity'),
      width: 150,
      align: 'right',
      cell: ({ dailyCapacity }) => (dailyCapacity === null ? t('warehouse.none') : figure(dailyCapacity)),
    },
    {
      key: 'state',
      title: t('need.title'),
      width: 100,
      onPhone: 'status',
      cell: ({ state }) => <StatusTag tone={state === 'active' ? 'good' : 'quiet'} text={say(warehouseStateWords[state])} />,
    },
  ];
}

/** Province to street in one line. */
export function addressText({ province, city, district, detail }: Pick<WarehouseRow, 'province' | 'city' | 'district' | 'detail'>): string {
  return [province, city, district, detail].filter(Boolean).join(' ');
}
