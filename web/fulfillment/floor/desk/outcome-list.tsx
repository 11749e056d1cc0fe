import { Button } from 'antd';
import { useEffect } from 'react';
import { stations } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { instantText } from '../../../lib/formats.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import type { DeskOutcome, DeskStation } from '../line/desk-result.ts';
import { toLayAside, type OutboxView } from '../line/outbox.ts';
import { useStopText } from './stop-text.ts';

const shownCount = 10;

const tones: Readonly<Record<DeskOutcome['state'], Tone>> = { queued: 'warn', done: 'good', shipped: 'good', refused: 'bad' };

type OutcomeListProps = Readonly<{
  view: OutboxView;
  /** of all stations without one */
  station?: DeskStation;
  warehouseId: string;
}>;

/** The last parcels of this desk, the newest first. */
export function OutcomeList({ view, station, warehouseId }: OutcomeListProps) {
  const t = useWords(floorWords);
  const say = useSay();
  const isMine = (one: DeskOutcome): boolean => (station === undefined || one.station === station) && one.warehouseId === warehouseId;
  const mine = view.outcomes.filter(isMine).slice(0, shownCount);
  if (mine.length === 0) return null;
  return (
    <section className={styles.recent} aria-label={t('recent.title')}>
      <h2 className={styles.sectionTitle}>{t('recent.title')}</h2>
      <ul className={styles.list}>
        {mine.map((one) => (
          <li key={one.recordId} data-state={one.state}>
            <span className="zd-code">{one.no}</span>
            {station === undefined && <span>{say(stations[one.station])}</span>}
            <span className={styles.quiet}>{instantText(one.at as Instant).slice(11)}</span>
            <StatusTag
              tone={one.isLaidAside ? 'quiet' : tones[one.state]}
              text={one.isLaidAside ? t('recent.laidAside') : t(`recent.${one.state}`)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type LayAsideProps = Readonly<{ view: OutboxView; onSeen: (recordId: string) => void }>;

/** Parcels that the server stopped after they were scanned: they must be taken off the belt. They stay until somebody says so. */
export function LayAside({ view, onSeen }: LayAsideProps) {
  const t = useWords(floorWords);
  const textOf = useStopText();
  const stopped = toLayAside(view.outcomes);
  const [first] = stopped;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'F8' && first) onSeen(first.recordId);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [first, onSeen]);
  if (stopped.length === 0) return null;
  return (
    <section className={styles.layAside} role="alert" aria-label={t('aside.title', { count: stopped.length })}>
      <h2>{t('aside.title', { count: stopped.length })}</h2>
      <ul>
        {stopped.map((one) => (
          <li key={one.recordId}>
            <span>
              <strong className="zd-code">{one.no}</strong>
              <span>{one.said || one.reasons.map(textOf).join(' ') || t('aside.noReason')}</span>
            </span>
            <Button danger type="primary" onClick={() => onSeen(one.recordId)}>
              {t('aside.seen')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
