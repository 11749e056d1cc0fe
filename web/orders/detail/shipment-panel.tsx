import type { OrderView } from '@zhidan/core/orders/api.ts';
import { useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';

/** The parcels that the platform knows of. */
export function ShipmentPanel({ order: { shipments } }: { order: OrderView }) {
  const t = useWords(ordersWords);
  if (shipments.length === 0) return <p className={styles.calm}>{t('detail.noShipments')}</p>;
  return (
    <ul className={styles.timeline}>
      {shipments.map(({ carrierCode, waybillNo, lineNos }) => (
        <li key={`${carrierCode} ${waybillNo}`}>
          {carrierCode} <span className="zd-code">{waybillNo}</span>
          <CopyButton text={waybillNo} />
          {lineNos.length > 0 && <span className={styles.faint}>{t('detail.ofLines', { count: lineNos.length })}</span>}
        </li>
      ))}
    </ul>
  );
}
