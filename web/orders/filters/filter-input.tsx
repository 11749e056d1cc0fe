import { fen, fenToYuan, yuanToFen } from '@zhidan/core/kernel/money.ts';
import type { OrderFilterText } from '@zhidan/core/orders/order-filter.ts';
import { Select } from 'antd';
import { useWords } from '../../lib/words.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { DayRange } from '../../ui/table/day-range.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { ordersWords } from '../orders-words.ts';
import type { FilterField } from './filter-fields.ts';
import styles from './filters.module.css';
import { useFieldChoices } from './use-field-choices.ts';

type FilterInputProps = Readonly<{ field: FilterField; values: OrderFilterText; set: (change: OrderFilterText) => void; width?: number }>;

/** One filter to set; changes are applied at once. */
export function FilterInput({ field, values, set, width }: FilterInputProps) {
  const t = useWords(ordersWords);
  const ui = useWords(uiWords);
  const choicesOf = useFieldChoices();
  const label = t(field.label as keyof typeof ordersWords.rows);
  const value = values[field.field];
  if (field.kind === 'days')
    return (
      <DayRange label={label} from={value} to={values[field.to]} onChange={(from, to) => set({ [field.field]: from, [field.to]: to })} />
    );
  if (field.kind === 'yuan') return <YuanRange field={field} values={values} set={set} />;
  const choices = choicesOf(field);
  const common = {
    'aria-label': label,
    className: styles.select,
    style: { width },
    allowClear: true,
    placeholder: width === undefined ? ui('filter.any') : label,
    options: choices.map(({ value: code, label: text }) => ({ value: code, label: text })),
    popupMatchSelectWidth: false,
    showSearch: choices.length > 8 ? { optionFilterProp: 'label' } : false,
  } as const;
  if (field.kind === 'one')
    return <Select {...common} value={value} onChange={(chosen: string | undefined) => set({ [field.field]: chosen })} />;
  return (
    <Select
      {...common}
      mode={field.isOpen ? 'tags' : 'multiple'}
      maxTagCount="responsive"
      value={value ? value.split(',') : []}
      onChange={(chosen: string[]) => set({ [field.field]: chosen.length > 0 ? chosen.join(',') : undefined })}
    />
  );
}

function YuanRange({ field, values, set }: FilterInputProps & { field: FilterField & { kind: 'yuan' } }) {
  const t = useWords(ordersWords);
  const ends = [
    { key: field.field, label: t('filter.amountMin') },
    { key: field.to, label: t('filter.amountMax') },
  ];
  return (
    <span className={styles.range}>
      {ends.map(({ key, label }) => (
        <NumberField
          key={key}
          aria-label={label}
          placeholder={label}
          min="0"
          precision={2}
          stringMode
          controls={false}
          value={values[key] === undefined ? null : fenToYuan(fen(Number(values[key])))}
          onChange={(yuan) => set({ [key]: yuan === null || yuan === '' ? undefined : String(yuanToFen(String(yuan))) })}
        />
      ))}
    </span>
  );
}
