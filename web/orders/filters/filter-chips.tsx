import { CloseOutlined } from '@ant-design/icons';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf, plusDays } from '@zhidan/core/kernel/local-date.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { OrderFilterText } from '@zhidan/core/orders/order-filter.ts';
import { Button } from 'antd';
import { moneyText } from '../../lib/formats.ts';
import { useListText, useWords } from '../../lib/words.ts';
import { ordersWords } from '../orders-words.ts';
import { allFields, type FilterField } from './filter-fields.ts';
import styles from './filters.module.css';
import { useFieldChoices } from './use-field-choices.ts';

type FilterChipsProps = Readonly<{ values: OrderFilterText; set: (change: OrderFilterText) => void; clear: () => void }>;

/** Every filter in force, in words, each with its way out. */
export function FilterChips({ values, set, clear }: FilterChipsProps) {
  const t = useWords(ordersWords);
  const textOf = useChipText();
  const chips = allFields.flatMap((field) => {
    const text = textOf(field, values);
    return text === null ? [] : [{ field, text, label: t(field.label as keyof typeof ordersWords.rows) }];
  });
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips}>
      {chips.map(({ field, text, label }) => (
        <span key={field.field} className={styles.chip}>
          <span className={styles.chipText}>{t('filter.chip', { label, text })}</span>
          <button type="button" aria-label={t('filter.remove', { filter: `${label} ${text}` })} onClick={() => set(withoutField(field))}>
            <CloseOutlined style={{ fontSize: 10 }} />
          </button>
        </span>
      ))}
      <Button type="link" size="small" onClick={clear}>
        {t('filter.clear')}
      </Button>
    </div>
  );
}

/** A filter's value in words; null when it is not in force. */
function useChipText(): (field: FilterField, values: OrderFilterText) => string | null {
  const choicesOf = useFieldChoices();
  const listText = useListText();
  return (field, values) => {
    const value = values[field.field];
    if (field.kind === 'days' || field.kind === 'yuan') {
      const to = values[field.to];
      if (value === undefined && to === undefined) return null;
      const ends =
        field.kind === 'days' ? [value && dayText(value), to && lastDayText(to)] : [value && yuanText(value), to && yuanText(to)];
      return ends.map((end) => end ?? '…').join(' – ');
    }
    if (value === undefined) return null;
    const choices = choicesOf(field);
    return listText(value.split(',').map((code) => choices.find((choice) => choice.value === code)?.label ?? code));
  };
}

function withoutField(field: FilterField): OrderFilterText {
  return { [field.field]: undefined, ...('to' in field ? { [field.to]: undefined } : {}) };
}

const dayText = (at: string): string => localDateOf(instant(at));
const lastDayText = (behind: string): string => plusDays(localDateOf(instant(behind)), -1);
const yuanText = (amount: string): string => moneyText(fen(Number(amount)));
