import { listOrderFulfillments } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useCarrierName } from '../carrier-name.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';
import { FulfillmentBadges } from '../list/fulfillment-badges.tsx';
import { StageTag } from '../stage-tag.tsx';

/** The fulfillment orders of an order, newest first; each leads to its own page. */
export function OrderFulfillments({ orderId }: { orderId: OrderId }) {
  const t = useWords(fulfillmentWords);
  const carrierName = useCarrierName();
  const isAllowed = useMay('fulfillment.display');
  const answer = useAnswer(listOrderFulfillments, { orderId }, { follows: ['fulfillment_order', 'parcel'], enabled: isAllowed });
  if (!isAllowed) return null;
  if (answer.error) return <RefusalNote error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data?.items.length === 0) return <p className={styles.quiet}>{t('ofOrderNone')}</p>;
  return (
    <ul className={styles.list}>
      {answer.data?.items.map((row) => (
        <li key={row.id}>
          <span className={styles.tags}>
            <Link to="/fulfillment-orders" search={{ search: row.no, open: row.id }} className="zd-code">
              {row.no}
            </Link>
            <FulfillmentBadges row={row} />
            <StageTag stage={row.stage} />
          </span>
          <span>
            {row.warehouseName} {row.carrier && carrierName(row.carrier)} <span className="zd-code">{row.waybillNos.join(' ')}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
