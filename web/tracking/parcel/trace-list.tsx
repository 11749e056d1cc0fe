import type { ParcelTrace } from '@zhidan/core/tracking/alert-api.ts';
import { useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';
import { traceTones } from './trace-tag.tsx';

/** What happened to a parcel, the newest first; `limit` shows only the newest. */
export function TraceList({ events, limit }: { events: ParcelTrace['events']; limit?: number }) {
  const t = useWords(trackingWords);
  if (events.length === 0) return <p className={styles.note}>{t('parcel.noEvents')}</p>;
  return (
    <ol className={styles.trace}>
      {events
        .toReversed()
        .slice(0, limit)
        .map(({ at, text, place, state }) => (
          <li key={`${at} ${text}`} data-tone={state ? traceTones[state] : 'quiet'}>
            <span className={styles.stack}>
              <span>{text}</span>
              <span className={styles.quiet}>
                <InstantText at={at} /> {place}
              </span>
            </span>
          </li>
        ))}
    </ol>
  );
}
