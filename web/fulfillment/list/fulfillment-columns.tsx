import type { FulfillmentSummary } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentStocks } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DueText, useShopNames } from '../../orders/index.ts';
import { RequestButton } from '../../requests/index.ts';
import { useCarrierName } from '../carrier-name.ts';
import { fulfillmentWords } from '../fulfillment-words.ts';
import styles from '../fulfillment.module.css';
import { StageTag } from '../stage-tag.tsx';
import { FulfillmentBadges } from './fulfillment-badges.tsx';

const stockTones: Readonly<Record<FulfillmentSummary['stock'], Tone>> = {
  none: 'quiet',
  reserved: 'good',
  short: 'bad',
  consumed: 'quiet',
};

const isOpen = ({ stage }: FulfillmentSummary): boolean => openStages.some((one) => one === stage);

/** The columns of the list of fulfillment orders. */
export function useFulfillmentColumns(): Column<FulfillmentSummary>[] {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const { shopName } = useShopNames();
  const carrierName = useCarrierName();
  return [
    {
      key: 'no',
      title: t('no'),
      width: 215,
      isFixed: true,
      onPhone: 'title',
      cell: (row) => (
        <span className={styles.stacked}>
          <span>
            <strong className="zd-code">{row.no}</strong> <FulfillmentBadges row={row} />
          </span>
          <span className={`zd-code ${styles.quiet}`}>
            {row.orders[0]?.orderNo} {row.orders.length > 1 && t('moreOrders', { count: row.orders.length })}
          </span>
        </span>
      ),
    },
    {
      key: 'stage',
      title: t('stage'),
      width: 130,
      onPhone: 'status',
      cell: ({ stage, stageSince, orders: [first, ...others] }) => (
        <span className={styles.stacked}>
          <span>
            <StageTag stage={stage} />
            {first && others.length === 0 && <RequestButton orderId={first.orderId} orderNo={first.orderNo} isInRow />}
          </span>
          <span className={styles.quiet}>
            <RelativeText at={stageSince} />
          </span>
        </span>
      ),
    },
    {
      key: 'shipBy',
      title: t('shipBy'),
      width: 120,
      cell: (row) => row.shipBy && <DueText shipBy={row.shipBy} status={isOpen(row) ? 'received' : 'shipped'} />,
    },
    {
      key: 'exceptions',
      title: t('exception'),
      width: 150,
      cell: ({ exceptions, holdCount }) =>
        exceptions.length + holdCount > 0 && (
          <span className={styles.tags}>
            {exceptions.map((kind) => (
              <StatusTag
                key={kind}
                tone={orderExceptions[kind].effect === 'blocks' ? 'bad' : 'warn'}
                text={say(orderExceptions[kind].words)}
              />
            ))}
            {holdCount > 0 && <StatusTag tone="warn" text={t('hold')} />}
          </span>
        ),
    },
    {
      key: 'goods',
      title: t('goods'),
      width: 230,
      cell: ({ goods, skuCount, pieceCount }) => (
        <span className={styles.stacked}>
          <span>{goods.map(({ name, quantity }) => `${name} ×${quantity}`).join('，') + (skuCount > goods.length ? '…' : '')}</span>
          <span className={styles.quiet}>{t('pieces', { count: pieceCount })}</span>
        </span>
      ),
    },
    { key: 'warehouse', title: t('warehouse'), width: 110, cell: ({ warehouseName }) => warehouseName },
    {
      key: 'carrier',
      title: t('carrier'),
      width: 170,
      cell: ({ carrier, waybillNos }) =>
        carrier && (
          <span className={styles.stacked}>
            <span>{carrierName(carrier)}</span>
            {waybillNos.length > 0 && <span className={`zd-code ${styles.quiet}`}>{waybillNos.join(' ')}</span>}
          </span>
        ),
    },
    {
      key: 'stock',
      title: t('stock'),
      width: 90,
      cell: ({ stock }) => <StatusTag tone={stockTones[stock]} text={say(fulfillmentStocks[stock])} />,
    },
    { key: 'shop', title: t('shop'), width: 150, cell: ({ shopId }) => shopName(shopId) },
    { key: 'area', title: t('area'), width: 130, cell: ({ province, city }) => `${province} ${city}`.trim() || null },
    {
      key: 'printed',
      title: t('printed'),
      width: 70,
      align: 'right',
      onPhone: 'none',
      cell: ({ printCount }) => printCount > 0 && t('times', { count: printCount }),
    },
  ];
}
