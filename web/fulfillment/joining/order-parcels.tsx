import { listOrderParcels, type OrderParcel } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from './joining.module.css';
import { joiningWords } from './joining-words.ts';

/** What the warehouse is asked to do for an order: with whom it is merged, how it is split, and how far each part is; each leads to its own page. */
export function OrderParcels({ orderId }: { orderId: string }) {
  const t = useWords(joiningWords);
  const { data, error } = useAnswer(listOrderParcels, { orderId } as QuestionOf<typeof listOrderParcels>, {
    follows: ['fulfillment_order', 'parcel', 'order'],
  });
  if (error && !data) return <RefusalNote error={error} />;
  if (!data) return null;
  if (data.items.length === 0) return <p className={styles.hint}>{t('parcels.none')}</p>;
  const shown = data.items.toSorted((one, other) => Number(isPast(one)) - Number(isPast(other)));
  return (
    <ul className={styles.members}>
      {shown.map((parcel) => (
        <Parcel key={parcel.id} parcel={parcel} />
      ))}
    </ul>
  );
}

const isPast = ({ stage, isUndone }: OrderParcel): boolean => isUndone || stage === 'merged' || stage === 'split' || stage === 'canceled';

function Parcel({ parcel }: { parcel: OrderParcel }) {
  const t = useWords(joiningWords);
  const say = useSay();
  const { id, no, stage, pieceCount, orderNos, isUndone, mergedInto, splitOf, waybillNos } = parcel;
  return (
    <li className={styles.member} data-out={isPast(parcel)}>
      <Link to="/fulfillment-orders" search={{ search: no, open: id }} className="zd-number">
        {no}
      </Link>
      <span>{isUndone ? t('parcels.undone') : say(fulfillmentStageWords[stage])}</span>
      <span className={styles.quiet}>{t('pieces', { count: pieceCount })}</span>
      {orderNos.length > 1 && <span className={styles.quiet}>{t('parcels.together', { nos: orderNos.join(' + ') })}</span>}
      {mergedInto && <span className={styles.quiet}>{t('parcels.into', { no: mergedInto })}</span>}
      {splitOf && <span className={styles.quiet}>{t('parcels.of', { no: splitOf })}</span>}
      {waybillNos.map((waybillNo) => (
        <span key={waybillNo} className="zd-number">
          {waybillNo}
        </span>
      ))}
    </li>
  );
}
