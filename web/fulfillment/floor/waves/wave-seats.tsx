import type { WaveView } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useCarrierName } from '../desk/parcel-head.tsx';
import { useStopText } from '../desk/stop-text.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';

/** The parcels of a wave by seat: where each stands, and why one must be laid aside. */
export function WaveSeats({ wave: { orders } }: { wave: WaveView }) {
  const t = useWords(floorWords);
  const say = useSay();
  const textOf = useStopText();
  const carrierName = useCarrierName();
  return (
    <section aria-label={t('seats.title')}>
      <h2 className={styles.sectionTitle}>{t('seats.title')}</h2>
      <ul className={styles.list}>
        {orders.map(({ id, seat, no, waybillNo, carrier, pieceCount, stage, stops }) => (
          <li key={id} data-state={stops.length > 0 ? 'refused' : 'done'}>
            <span className={styles.seat}>{seat}</span>
            <span className={styles.pieceWords}>
              <span>
                <strong className="zd-code">{no}</strong> {carrierName(carrier)} <span className="zd-code">{waybillNo}</span>
              </span>
              <span className={styles.quiet}>{t('seats.pieces', { count: pieceCount })}</span>
              {stops.map((stop) => (
                <span key={stop.code} className={styles.stopped}>
                  {textOf(stop)}
                </span>
              ))}
            </span>
            <StatusTag tone={stops.length > 0 ? 'bad' : stage === 'shipped' ? 'good' : 'moving'} text={say(fulfillmentStageWords[stage])} />
          </li>
        ))}
      </ul>
    </section>
  );
}
