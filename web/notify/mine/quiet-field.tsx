import type { QuietHours } from '@zhidan/core/notify/quiet-hours.ts';
import { Checkbox, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import styles from '../roads.module.css';

type QuietFieldProps = Readonly<{ label: string; value: QuietHours | null; onChange: (value: QuietHours | null) => void }>;

const usual: QuietHours = { from: 22 * 60, to: 8 * 60 };

/** From one time of the day to another, over midnight too; off means never. */
export function QuietField({ label, value, onChange }: QuietFieldProps) {
  const timeOf = (minute: number): Dayjs => dayjs().startOf('day').add(minute, 'minute');
  const minuteOf = (time: Dayjs): number => time.hour() * 60 + time.minute();
  return (
    <div className={styles.test}>
      <Checkbox checked={value !== null} onChange={({ target }) => onChange(target.checked ? usual : null)}>
        {label}
      </Checkbox>
      {value && (
        <TimePicker.RangePicker
          format="HH:mm"
          minuteStep={5}
          order={false}
          allowClear={false}
          aria-label={label}
          value={[timeOf(value.from), timeOf(value.to)]}
          onChange={(times) => times?.[0] && times[1] && onChange({ from: minuteOf(times[0]), to: minuteOf(times[1]) })}
        />
      )}
    </div>
  );
}
