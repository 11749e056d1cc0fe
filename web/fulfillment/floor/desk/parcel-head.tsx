import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';

/** Which parcel lies on the table. */
export function ParcelHead({ order }: { order: FloorOrder }) {
  const t = useWords(floorWords);
  const carrierName = useCarrierName();
  const { no, waybillNos, carrier, waveNo, seat, orderNos } = order;
  return (
    <div className={styles.parcelHead}>
      <strong className="zd-code">{no}</strong>
      <span>
        {carrierName(carrier)} <span className="zd-code">{waybillNos.join(' ')}</span>
      </span>
      {waveNo && <span>{t('desk.seat', { wave: waveNo, seat: seat ?? 0 })}</span>}
      <span className={styles.quiet}>{t('desk.orders', { nos: orderNos.join(' ') })}</span>
    </div>
  );
}

/** What people call a carrier; a code that is no row is shown as it is. */
export function useCarrierName(): (code: string | null) => string {
  const say = useSay();
  return (code) => {
    if (code === null) return '';
    const row = Object.hasOwn(carriers, code) ? carriers[code as keyof typeof carriers] : undefined;
    return row ? say(row.words) : code;
  };
}
