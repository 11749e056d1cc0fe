import { sayWeekdays } from '@zhidan/core/conditions/say-value.ts';
import { Input, Select } from 'antd';
import { useLanguage, useWords } from '../../lib/words.ts';
import styles from '../conditions.module.css';
import { conditionsWords } from '../conditions-words.ts';
import type { ValueProps } from './value-props.ts';

/** From one time of day to another, past midnight when the second is the earlier one. */
export function ClocksValue({ v, onChange }: ValueProps) {
  const t = useWords(conditionsWords);
  const [from = '', to = ''] = Array.isArray(v) ? v.map(String) : [];
  const clock = (label: string, value: string, put: (next: string) => void) => (
    <Input className={styles.short} type="time" aria-label={label} value={value} onChange={({ target }) => put(target.value)} />
  );
  return (
    <div className={styles.value}>
      {clock(t('value.start'), from, (next) => onChange([next, to]))}
      <span aria-hidden>–</span>
      {clock(t('value.end'), to, (next) => onChange([from, next]))}
    </div>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export function WeekdaysValue({ v, onChange }: ValueProps) {
  const t = useWords(conditionsWords);
  const language = useLanguage();
  return (
    <Select<number[]>
      className={styles.grows}
      aria-label={t('value.one')}
      mode="multiple"
      value={Array.isArray(v) ? v.map(Number) : []}
      options={weekdays.map((day) => ({ value: day, label: sayWeekdays([day], language).slice(1, -1) }))}
      onChange={(days) => onChange(days.length === 0 ? undefined : days.toSorted((one, other) => one - other))}
    />
  );
}
