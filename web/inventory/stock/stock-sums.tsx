import { sumStock } from '@zhidan/core/inventory/stock-api.ts';
import { availableOf } from '@zhidan/core/inventory/stock.ts';
import { useAnswer } from '../../lib/answers.ts';
import { numberText } from '../../lib/formats.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import type { StockSearch } from '../inventory-search.ts';

type Filters = Pick<StockSearch, 'search' | 'warehouseId' | 'need'>;

/** What the list adds up to; a press on a state narrows the list to it. */
export function StockSums({ filters, onNeed }: { filters: Filters; onNeed: (need: Filters['need']) => void }) {
  const t = useWords(inventoryWords);
  const language = useLanguage();
  const { data } = useAnswer(sumStock, filters, { follows: ['stock_document', 'stock_batch', 'stock_level'] });
  const shown = (value: number | undefined): string => (value === undefined ? '…' : numberText(value, language));
  const sums = [
    ['stock.skuCount', data?.skuCount],
    ['stock.onHand', data?.onHand],
    ['stock.reserved', data?.reserved],
    ['stock.available', data && availableOf(data)],
  ] as const;
  const needs = [
    ['low', data?.lowCount],
    ['out', data?.outCount],
  ] as const;
  return (
    <div className={styles.sums}>
      {sums.map(([key, value]) => (
        <span key={key}>
          {t(key)} <strong className="zd-number">{shown(value)}</strong>
        </span>
      ))}
      {needs.map(([need, value]) => (
        <button
          key={need}
          type="button"
          className={styles.need}
          data-need={value ? need : 'fine'}
          aria-pressed={filters.need === need}
          onClick={() => onNeed(filters.need === need ? undefined : need)}
        >
          {t(`need.${need}`)} <strong className="zd-number">{shown(value)}</strong>
        </button>
      ))}
    </div>
  );
}
