import { WarningOutlined } from '@ant-design/icons';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { OrderRow } from '@zhidan/core/orders/api.ts';
import { orderColumns, type OrderColumn } from '@zhidan/core/orders/order-column.ts';
import { isNoFlag } from '@zhidan/core/orders/seller-flag.ts';
import type { ReactNode } from 'react';
import { instantText, moneyText } from '../../lib/formats.ts';
import { useListText, useSay, useWords } from '../../lib/words.ts';
import { RequestButton } from '../../requests/index.ts';
import type { Column } from '../../ui/table/column.ts';
import { ordersWords } from '../orders-words.ts';
import { useShopNames } from '../use-shop-names.ts';
import { DueText } from './due-text.tsx';
import { GoodsCell } from './goods-cell.tsx';
import { NotesCell } from './notes-cell.tsx';
import { OrderBadges } from './order-badges.tsx';
import styles from './orders.module.css';
import { ExceptionTags, StateTags, useFlagText } from './state-tags.tsx';

type Look = Readonly<Omit<Column<OrderRow>, 'key' | 'title' | 'cell'>>;

/** How each column stands in the table; the order is core's. */
const looks: Readonly<Record<OrderColumn, Look>> = {
  no: { width: 212, isFixed: true, onPhone: 'title' },
  shop: { width: 140, isHiddenAtStart: true, onPhone: 'none' },
  goods: { width: 198 },
  pieces: { width: 70, align: 'right', isHiddenAtStart: true, onPhone: 'none' },
  paid: { width: 108, align: 'right' },
  receiver: { width: 146 },
  status: { width: 150, onPhone: 'status' },
  shipBy: { width: 104 },
  notes: { width: 120 },
  orderedAt: { width: 96 },
  paidAt: { width: 120, isHiddenAtStart: true, onPhone: 'none' },
  receivable: { width: 112, align: 'right', isHiddenAtStart: true, onPhone: 'none' },
  discount: { width: 112, align: 'right', isHiddenAtStart: true, onPhone: 'none' },
  postage: { width: 90, align: 'right', isHiddenAtStart: true, onPhone: 'none' },
  waybills: { width: 170, isHiddenAtStart: true, onPhone: 'none' },
  exceptions: { width: 170, isHiddenAtStart: true, onPhone: 'none' },
  marks: { width: 170, isHiddenAtStart: true, onPhone: 'none' },
  platformStatus: { width: 190, isHiddenAtStart: true, onPhone: 'none' },
};

/** The columns of the order list. */
export function useOrderColumns(): Column<OrderRow>[] {
  const say = useSay();
  const cells = useOrderCells();
  return (Object.keys(orderColumns) as OrderColumn[]).map((key) => ({
    key,
    title: say(orderColumns[key]),
    cell: cells[key],
    ...looks[key],
  }));
}

const moment = (at: Parameters<typeof instantText>[0] | null): ReactNode =>
  at && (
    <time dateTime={at} title={instantText(at)} className="zd-number">
      {instantText(at).slice(5, 16)}
    </time>
  );

function useOrderCells(): Readonly<Record<OrderColumn, (order: OrderRow) => ReactNode>> {
  const t = useWords(ordersWords);
  const listText = useListText();
  const flagText = useFlagText();
  const { shopName, channelName, channelOf } = useShopNames();
  return {
    no: (order) => <NumberCell order={order} shop={`${channelName(channelOf(order.shopId))} · ${shopName(order.shopId)}`} />,
    shop: ({ shopId }) => shopName(shopId),
    goods: (order) => <GoodsCell order={order} />,
    pieces: ({ pieceCount }) => pieceCount,
    paid: (order) => <PaidCell order={order} />,
    receiver: ({ receiver }) => (
      <>
        <div>
          {receiver.name} <span className="zd-number">{receiver.phone}</span>
        </div>
        <AreaLine area={`${receiver.province}${receiver.city}${receiver.district}`} />
      </>
    ),
    status: (order) => (
      <div className={styles.status}>
        <StateTags order={order} />
        <RequestButton orderId={order.id} orderNo={order.channelOrderNo} isInRow />
      </div>
    ),
    shipBy: ({ shipBy, status }) => shipBy && <DueText shipBy={shipBy} status={status} />,
    notes: (order) =>
      order.buyerMessage || order.sellerMemo || !isNoFlag(order.sellerFlag) ? (
        <NotesCell order={order} channel={channelOf(order.shopId)} />
      ) : null,
    orderedAt: ({ orderedAt }) => moment(orderedAt),
    paidAt: ({ paidAt }) => moment(paidAt),
    receivable: ({ amounts }) => moneyText(amounts.receivable),
    discount: ({ amounts }) => moneyText(fen(amounts.merchantDiscount + amounts.platformDiscount + amounts.otherDiscount)),
    postage: ({ amounts }) => moneyText(amounts.postage),
    waybills: ({ waybillNos }) => (waybillNos.length > 0 ? <span className="zd-code">{listText(waybillNos)}</span> : null),
    exceptions: (order) => (
      <span className={styles.tags}>
        <ExceptionTags order={order} />
      </span>
    ),
    marks: ({ flags }) => (flags.length > 0 ? <span title={t('filter.flag')}>{listText(flags.map(flagText))}</span> : null),
    platformStatus: ({ platformStatus }) => <span className="zd-code">{platformStatus}</span>,
  };
}

function AreaLine({ area }: { area: string }) {
  return (
    <div className={`${styles.faint} ${styles.oneLine}`} title={area}>
      {area}
    </div>
  );
}

function NumberCell({ order, shop }: { order: OrderRow; shop: string }) {
  return (
    <>
      <div className={`zd-number ${styles.number}`}>{order.channelOrderNo}</div>
      <div className={`${styles.shop} ${styles.faint}`}>
        <OrderBadges order={order} />
        <span>{shop}</span>
      </div>
    </>
  );
}

/** What the buyer paid; under it what the merchant gets where that differs. */
function PaidCell({ order: { amounts, hasDiscrepancy } }: { order: OrderRow }) {
  const t = useWords(ordersWords);
  return (
    <>
      <div className={`zd-number ${styles.money}`}>
        {moneyText(amounts.paid)}
        {hasDiscrepancy && <WarningOutlined className={styles.warn} title={t('cell.discrepancy')} aria-label={t('cell.discrepancy')} />}
      </div>
      {amounts.receivable !== amounts.paid && (
        <div className={`zd-number ${styles.faint}`}>{t('cell.receivable', { amount: moneyText(amounts.receivable) })}</div>
      )}
    </>
  );
}
