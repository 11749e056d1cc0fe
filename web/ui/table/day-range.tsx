import { instant } from '@zhidan/core/kernel/instant.ts';
import { localDate, localDateOf, plusDays, startOfDay } from '@zhidan/core/kernel/local-date.ts';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import styles from './filter-bar.module.css';

type DayRangeProps = Readonly<{
  label: string;
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string | undefined, to: string | undefined) => void;
}>;

/** Business days in Shanghai, whatever zone the browser is in: gives the first moment and the moment behind the last day. */
export function DayRange({ label, from, to, onChange }: DayRangeProps) {
  const first = from ? dayjs(localDateOf(instant(from))) : null;
  const last = to ? dayjs(plusDays(localDateOf(instant(to)), -1)) : null;
  return (
    <DatePicker.RangePicker
      className={`${styles.field} ${styles.wide}`}
      aria-label={label}
      value={[first, last]}
      allowEmpty={[true, true]}
      onChange={(days) => {
        const [start, end] = days ?? [null, null];
        onChange(
          start ? startOfDay(localDate(start.format('YYYY-MM-DD'))) : undefined,
          end ? startOfDay(plusDays(localDate(end.format('YYYY-MM-DD')), 1)) : undefined,
        );
      }}
    />
  );
}
