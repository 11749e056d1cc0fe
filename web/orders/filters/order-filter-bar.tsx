import { FilterOutlined, SortAscendingOutlined, SortDescendingOutlined } from '@ant-design/icons';
import { orderSorts, type OrderFilterText, type OrderSort } from '@zhidan/core/orders/order-filter.ts';
import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { useSay, useWords } from '../../lib/words.ts';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { filterOf, type OrdersSearch } from '../orders-search.ts';
import { ordersWords } from '../orders-words.ts';
import { FilterChips } from './filter-chips.tsx';
import { filterFields } from './filter-fields.ts';
import { FilterInput } from './filter-input.tsx';
import { FilterPanel } from './filter-panel.tsx';
import styles from './filters.module.css';
import { SearchBox } from './search-box.tsx';

type OrderFilterBarProps = Readonly<{ search: OrdersSearch; show: (change: Partial<OrdersSearch>) => void; clear: () => void }>;

/** Search, the filters people use all day, the others behind one button, and what is in force. */
export function OrderFilterBar({ search, show, clear }: OrderFilterBarProps) {
  const t = useWords(ordersWords);
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  const values = filterOf(search);
  const set = (change: OrderFilterText): void => show(change);
  return (
    <search className={styles.bar}>
      <SearchBox value={values.search} onChange={(text) => show({ search: text })} />
      {!isNarrow &&
        filterFields.quick.map((field) => <FilterInput key={field.field} field={field} values={values} set={set} width={112} />)}
      <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
        {t(isNarrow ? 'filter.short' : 'filter.more')}
      </Button>
      <SortChoice search={search} show={show} />
      <FilterChips values={values} set={set} clear={clear} />
      <FilterPanel isOpen={isOpen} values={values} set={set} onClose={() => setOpen(false)} />
    </search>
  );
}

function SortChoice({ search, show }: Omit<OrderFilterBarProps, 'clear'>) {
  const t = useWords(ordersWords);
  const say = useSay();
  const sort = search.sort ?? 'ordered';
  const direction = search.direction ?? orderSorts[sort].direction;
  const isDown = direction === 'desc';
  return (
    <Space.Compact>
      <Select<OrderSort>
        aria-label={t('filter.sort')}
        value={sort}
        popupMatchSelectWidth={false}
        options={Object.entries(orderSorts).map(([value, { words }]) => ({ value: value as OrderSort, label: say(words) }))}
        onChange={(value) => show({ sort: value, direction: undefined })}
      />
      <Button
        aria-label={t('filter.turn')}
        title={t(isDown ? 'filter.desc' : 'filter.asc')}
        icon={isDown ? <SortDescendingOutlined /> : <SortAscendingOutlined />}
        onClick={() => show({ direction: isDown ? 'asc' : 'desc' })}
      />
    </Space.Compact>
  );
}
