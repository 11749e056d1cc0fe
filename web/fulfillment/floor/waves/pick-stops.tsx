import type { PickStopRow, WaveView } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { useWords } from '../../../lib/words.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import { GoodsPicture } from '../goods-picture.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

type PickStopsProps = Readonly<{
  wave: WaveView;
  /** pieces that were not there, by SKU */
  missing: Readonly<Record<string, number>>;
  write: (missing: Readonly<Record<string, number>>) => void;
}>;

/** The way along the shelves, on the screen of a hand terminal or on paper; what was not there is typed beside it. */
export function PickStops({ wave, missing, write }: PickStopsProps) {
  const t = useWords(floorWords);
  const pieces = wave.stops.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <section aria-label={t('pick.title')}>
      <h2 className={styles.sectionTitle}>{t('pick.sum', { skus: wave.stops.length, pieces, parcels: wave.orders.length })}</h2>
      <ul className={styles.list}>
        {wave.stops.map((stop) => (
          <li key={stop.skuId} className={styles.stop}>
            <strong className={styles.bin}>{stop.bin || t('pick.noBin')}</strong>
            <GoodsPicture goods={stop} />
            <span className={styles.pieceWords}>
              <strong className="zd-code">{stop.code}</strong>
              <span>
                {stop.name} {stop.specification}
              </span>
              {wave.kind !== 'single' && <Seats stop={stop} />}
            </span>
            <strong className={styles.pieceCount}>× {stop.quantity}</strong>
            {wave.state === 'open' && (
              <NumberField
                className={styles.missingField}
                size="small"
                min={0}
                max={stop.quantity}
                precision={0}
                value={missing[stop.skuId] ?? 0}
                prefix={t('pick.missing')}
                aria-label={t('pick.missingOf', { code: stop.code })}
                status={missing[stop.skuId] ? 'error' : ''}
                onChange={(count) => write({ ...missing, [stop.skuId]: count ?? 0 })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Seats({ stop: { seats } }: { stop: PickStopRow }) {
  const t = useWords(floorWords);
  return <span className={styles.quiet}>{seats.map(({ seat, quantity }) => t('pick.seat', { seat, quantity })).join('  ')}</span>;
}
