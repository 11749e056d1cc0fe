import type { OrderFilterText } from '@zhidan/core/orders/order-filter.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { ordersWords } from '../orders-words.ts';
import { filterFields, type FilterField } from './filter-fields.ts';
import { FilterInput } from './filter-input.tsx';
import styles from './filters.module.css';

type FilterPanelProps = Readonly<{ isOpen: boolean; values: OrderFilterText; set: (change: OrderFilterText) => void; onClose: () => void }>;

/** All filters, by what they are about; on a phone those of the bar too. The list behind it follows at once. */
export function FilterPanel({ isOpen, values, set, onClose }: FilterPanelProps) {
  const t = useWords(ordersWords);
  const isNarrow = useIsNarrow();
  const groups: readonly (readonly [string, readonly FilterField[]])[] = [
    [t('filter.states'), isNarrow ? [...filterFields.quick, ...filterFields.states] : filterFields.states],
    [t('filter.marks'), filterFields.marks],
    [t('filter.times'), filterFields.times],
  ];
  return (
    <DetailDrawer title={t('filter.more')} isOpen={isOpen} onClose={onClose}>
      {groups.map(([title, fields]) => (
        <section key={title}>
          <h3 className={styles.heading}>{title}</h3>
          <div className={styles.panel}>
            {fields.map((field) => (
              <div key={field.field}>
                <span className={styles.label}>{t(field.label as keyof typeof ordersWords.rows)}</span>
                <FilterInput field={field} values={values} set={set} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </DetailDrawer>
  );
}
