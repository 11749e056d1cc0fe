import { revealReceiver } from '@zhidan/core/orders/api.ts';
import type { DeskOrder } from '@zhidan/core/desk/desk-api.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { orderStatusWords } from '@zhidan/core/orders/order-life.ts';
import { refundWords } from '@zhidan/core/orders/order-state-words.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { requestStateWords } from '@zhidan/core/requests/request-life.ts';
import { traceStates, traceSubs } from '@zhidan/core/waybills/trace-state.ts';
import { Link } from '@tanstack/react-router';
import { useCarrierName } from '../fulfillment/index.ts';
import { instantText, moneyText } from '../lib/formats.ts';
import { useMay } from '../lib/session.ts';
import { useCommand } from '../lib/use-command.ts';
import { useSay, useWords } from '../lib/words.ts';
import { DueText } from '../orders/index.ts';
import { BuyerLinkButton } from '../buyers/index.ts';
import { RequestButton } from '../requests/index.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { MaskedText } from '../ui/masked-text.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { deskWords } from './desk-words.ts';
import styles from './desk.module.css';

/** An order as the desk needs it: where it stands, why it waits, its parcels, money and requests. */
export function OrderCard({ order }: { order: DeskOrder }) {
  const t = useWords(deskWords);
  const say = useSay();
  const { orderId, orderNo, shopName, status, stage, refund, shipBy, atRisk, exceptions, goods, buyerMessage, sellerMemo, paid } = order;
  return (
    <article className={styles.card}>
      <header className={styles.line}>
        <span className="zd-code">{orderNo}</span>
        <CopyButton text={orderNo} />
        <StatusTag tone={status === 'received' ? 'moving' : 'quiet'} text={say(orderStatusWords[status])} />
        {stage && status === 'received' && <StatusTag tone="moving" text={say(fulfillmentStageWords[stage])} />}
        {refund !== 'none' && <StatusTag tone="warn" text={say(refundWords[refund])} />}
        {exceptions.map((kind) => (
          <StatusTag key={kind} tone="bad" text={say(orderExceptions[kind].words)} />
        ))}
        <DueText shipBy={shipBy} status={status} />
      </header>
      <ul className={styles.goods}>
        {goods.map(({ title, specification, quantity }) => (
          <li key={`${title}-${specification}`}>
            {title} <span className={styles.faint}>{specification}</span> ×{quantity}
          </li>
        ))}
      </ul>
      <p className={styles.line}>
        <span className={styles.faint}>{shopName}</span>
        <span>{t('order.paid', { amount: moneyText(paid) })}</span>
        {atRisk > 0 && <span className={styles.risk}>{t('order.atRisk', { amount: moneyText(atRisk) })}</span>}
      </p>
      <Receiver order={order} />
      {buyerMessage && <p>{t('order.message', { text: buyerMessage })}</p>}
      {sellerMemo && <p className={styles.faint}>{t('order.memo', { text: sellerMemo })}</p>}
      <Parcels order={order} />
      {order.requests.map(({ id, no, kind, state }) => (
        <p key={id} className={styles.line}>
          <Link to="/requests" search={{ which: 'all', open: id }}>
            {t('request.open', { no, kind: say(requestKinds[kind].words) })}
          </Link>
          <span className={styles.faint}>{say(requestStateWords[state])}</span>
        </p>
      ))}
      <footer className={styles.line}>
        <RequestButton orderId={orderId} orderNo={orderNo} />
        <BuyerLinkButton orderId={orderId} />
        <Link to="/orders/$orderId" params={{ orderId }}>
          {t('order.open')}
        </Link>
      </footer>
    </article>
  );
}

function Receiver({ order: { orderId, receiver } }: { order: DeskOrder }) {
  const t = useWords(deskWords);
  const mayReveal = useMay('personal_data.reveal');
  const revealing = useCommand(revealReceiver, ['order']);
  const reveal = async (reason: string): Promise<string> => {
    const { name, phone, address } = await revealing.ask({ orderId, reason } as QuestionOf<typeof revealReceiver>);
    return [name, phone, address].join(' ');
  };
  return (
    <p className={styles.line}>
      <span className={styles.faint}>{t('order.receiver')}</span>
      <MaskedText
        masked={[receiver.name, receiver.phone, receiver.region].join(' ')}
        note={t('order.revealNote')}
        suggestions={[t('order.reasonCall'), t('order.reasonCheck')]}
        {...(mayReveal ? { reveal } : {})}
      />
    </p>
  );
}

/** Scans of a parcel that the desk shows. */
const newestCount = 5;

function Parcels({ order: { parcels } }: { order: DeskOrder }) {
  const t = useWords(deskWords);
  const say = useSay();
  const carrierName = useCarrierName();
  return parcels.map(({ parcelId, carrier, waybillNo, traceState, traceSub, expectedAt, events }) => (
    <div key={parcelId} className={styles.parcel}>
      <span className={styles.line}>
        <span>{carrierName(carrier)}</span>
        <span className="zd-code">{waybillNo}</span>
        <CopyButton text={waybillNo} />
        {traceState && <StatusTag tone="moving" text={say(traceSub ? traceSubs[traceSub] : traceStates[traceState].words)} />}
        {expectedAt && <span className={styles.faint}>{t('order.expected', { at: instantText(expectedAt).slice(5, 16) })}</span>}
      </span>
      {events.length === 0 ? (
        <p className={styles.faint}>{t('order.noTrace')}</p>
      ) : (
        <ol className={styles.events}>
          {events.slice(0, newestCount).map(({ at, text }) => (
            <li key={`${at}-${text}`}>
              <time className="zd-number">{instantText(at).slice(5, 16)}</time> {text}
            </li>
          ))}
        </ol>
      )}
    </div>
  ));
}
