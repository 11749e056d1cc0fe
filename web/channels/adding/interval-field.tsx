import { longestPullIntervalMs, shortestPullIntervalMs } from '@zhidan/core/channels/shop/pull-interval.ts';
import { useWords } from '../../lib/words.ts';
import { channelsWords } from '../channels-words.ts';
import styles from './adding.module.css';
import { NumberField } from '../../ui/number-field.tsx';

const minuteMs = 60_000;

/** How often a shop is pulled, typed in minutes, kept in milliseconds. */
export function IntervalField({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: number;
  onChange?: (intervalMs: number | undefined) => void;
}) {
  const t = useWords(channelsWords);
  return (
    <NumberField
      id={id}
      className={styles.interval}
      min={shortestPullIntervalMs / minuteMs}
      max={longestPullIntervalMs / minuteMs}
      precision={0}
      suffix={t('add.minutes')}
      value={value === undefined ? undefined : value / minuteMs}
      onChange={(minutes) => onChange?.(minutes === null ? undefined : minutes * minuteMs)}
    />
  );
}
