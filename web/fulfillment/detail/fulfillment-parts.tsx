import type { FulfillmentView } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { choosers, fulfillmentStocks } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { parcelStateWords } from '@zhidan/core/fulfillment/parcel-life.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { orderStatusWords } from '@zhidan/core/orders/order-life.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DueText, OpenHolds, useExceptionText, useShopNames } from '../../orders/index.ts';
import { RequestButton } from '../../requests/index.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useCarrierName } from '../carrier-name.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

/** The orders that it ships, each with what is open on it. */
export function MembersPart({ view, onOther }: { view: FulfillmentView; onOther: (id: string) => void }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const textOf = useExceptionText();
  const { shopName } = useShopNames();
  const { members, mergedInto, splitOf } = view;
  return (
    <Part title={t('orders')}>
      {mergedInto && (
        <Button type="link" size="small" onClick={() => onOther(mergedInto.id)}>
          {t('mergedInto', { no: mergedInto.no })}
        </Button>
      )}
      {splitOf && (
        <Button type="link" size="small" onClick={() => onOther(splitOf.id)}>
          {t('splitOf', { no: splitOf.no })}
        </Button>
      )}
      <ul className={styles.list}>
        {members.map(({ orderId, orderNo, shopId, status, shipBy, exceptions }) => (
          <li key={orderId}>
            <span className={styles.stacked}>
              <Link to="/orders/$orderId" params={{ orderId }} className="zd-code">
                {orderNo}
              </Link>
              <span className={styles.quiet}>
                {shopName(shopId)} · {say(orderStatusWords[status])}
              </span>
              <span>
                <RequestButton orderId={orderId} orderNo={orderNo} />
              </span>
              {exceptions.map(({ kind, detail }) => (
                <span key={kind}>
                  <StatusTag tone={orderExceptions[kind].effect === 'blocks' ? 'bad' : 'warn'} text={say(orderExceptions[kind].words)} />{' '}
                  {textOf(kind, detail)} <span className={styles.quiet}>{say(orderExceptions[kind].advice)}</span>
                </span>
              ))}
              {view.holdCount > 0 && <OpenHolds orderId={orderId} />}
            </span>
            <DueText shipBy={shipBy} status={status} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

export function LinesPart({ view: { lines, pieceCount } }: { view: FulfillmentView }) {
  const t = useWords(fulfillmentWords);
  return (
    <Part title={`${t('lines')} · ${t('pieces', { count: pieceCount })}`}>
      <ul className={styles.list}>
        {lines.map(({ position, code, name, specification, quantity, isGift, isDropped, checkedQuantity }) => (
          <li key={position} data-off={isDropped || undefined}>
            <span className={styles.stacked}>
              <span>
                {name} {specification} {isGift && <StatusTag tone="moving" text={t('gift')} />}
              </span>
              <span className={`zd-code ${styles.quiet}`}>{code}</span>
            </span>
            <span className="zd-number">
              ×{quantity} {checkedQuantity > 0 && <span className={styles.quiet}>{t('checked', { count: checkedQuantity })}</span>}
              {isDropped && <span className={styles.quiet}>{t('dropped')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** From where and by whom, who chose it, what it should weigh and cost. */
export function RoutePart({ view }: { view: FulfillmentView }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const carrierName = useCarrierName();
  const { warehouseName, warehouseBy, carrier, carrierBy, stock, weightGram, weighedGram, freight } = view;
  const by = (who: typeof carrierBy) => who && <span className={styles.quiet}> {t('by', { who: say(choosers[who]) })}</span>;
  return (
    <Part title={t('route')}>
      <ul className={styles.list}>
        <li>
          <span>
            {warehouseName ?? t('notChosen')}
            {by(warehouseBy)}
          </span>
          <span>
            {carrier ? carrierName(carrier) : t('notChosen')}
            {by(carrierBy)}
          </span>
          <span>{say(fulfillmentStocks[stock])}</span>
        </li>
        <li>
          {weightGram !== null && <span>{t('weight', { gram: weightGram })}</span>}
          {weighedGram !== null && <span>{t('weighed', { gram: weighedGram })}</span>}
          {freight !== null && <span>{t('freight', { money: moneyText(freight) })}</span>}
        </li>
      </ul>
    </Part>
  );
}

export function ParcelsPart({ view: { parcels } }: { view: FulfillmentView }) {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const carrierName = useCarrierName();
  return (
    <Part title={t('parcels')}>
      {parcels.length === 0 && <p className={styles.quiet}>{t('noParcels')}</p>}
      <ul className={styles.list}>
        {parcels.map(({ id, state, carrier, waybillNo, problemWords, wantedAt, numberedAt, shippedAt, voidedAt, voidReason }) => (
          <li key={id} data-off={state === 'voided' || undefined}>
            <span className={styles.stacked}>
              <span>
                {carrierName(carrier)} {waybillNo && <span className="zd-code">{waybillNo}</span>}
                {waybillNo && <CopyButton text={waybillNo} />}
              </span>
              {problemWords && state === 'wanted' && <StatusTag tone="bad" text={problemWords} />}
              {voidReason && <span className={styles.quiet}>{voidReason}</span>}
            </span>
            <span className={styles.stacked}>
              <span>{say(parcelStateWords[state])}</span>
              <span className={styles.quiet}>
                <InstantText at={voidedAt ?? shippedAt ?? numberedAt ?? wantedAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
