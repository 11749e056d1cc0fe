import { openStages, stagesOnTheFloor, stagesUnderWay } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentStopAsked } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { presaleHold } from '@zhidan/core/fulfillment/presale.ts';
import * as exceptionNews from '@zhidan/core/orders/exception-event.ts';
import { orderHoldPlaced } from '@zhidan/core/orders/exceptions/hold-event.ts';
import { blockingKinds, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import * as orderNews from '@zhidan/core/orders/order-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { JournalEvent, Subscriber } from '../../platform/journal/subscriber.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import { completeShipped } from '../claims/complete-shipped.ts';
import { shipElsewhere } from '../claims/ship-elsewhere.ts';
import { cancelFulfillment } from '../claims/take-back.ts';
import { settleMembers } from '../joining/settle-members.ts';
import { holdPresales } from '../opening/hold-presales.ts';
import { openFulfillmentOrders } from '../opening/open-fulfillment-orders.ts';
import { fulfillmentIdsIn } from '../opening/open-ids-query.ts';
import { reopenCanceled } from '../opening/reopen-canceled.ts';
import { tellPaid } from '../opening/tell-paid.ts';
import { applyPlatformChanges, callBack } from './apply-platform-changes.ts';
import { presaleFacts } from './change-store.ts';

type By = Pick<Asked, 'by' | 'now'>;

const { orderExceptionCleared, orderExceptionRaised, orderGoodsMatched } = exceptionNews;
const { orderCanceled, orderCompleted, orderPaid, orderReopened, orderShipByChanged } = orderNews;

/** Exceptions after whose end an order may be asked of the warehouse, or other lines of it. */
const opensWhenCleared: readonly OrderExceptionKind[] = ['goods_unmatched', 'goods_unknown', 'voided_by_split', 'platform_shipped'];

/** Exceptions whose maker tells the warehouse itself. */
const toldByMaker: readonly OrderExceptionKind[] = [
  'platform_changed',
  'platform_shipped',
  'refund_recompute',
  'stopped_by_hand',
  'closed_after_print',
];

/**
 * What orders tell, for their fulfillment orders. One subscriber: an order's news is heard in its order. Each step asks only how
 * the orders stand now, so news that comes late or twice does no harm.
 */
export const onOrderNews: Subscriber = {
  name: 'fulfillment.on-order-news',
  on: [
    orderGoodsMatched,
    orderPaid,
    orderReopened,
    orderCanceled,
    orderCompleted,
    orderShipByChanged,
    orderExceptionRaised,
    orderExceptionCleared,
    orderHoldPlaced,
  ].map(({ type }) => type.name),
  from: 'beginning',
  apply: applyOrderNews,
};

async function applyOrderNews(tx: Tx, events: readonly JournalEvent[], { by, now }: By): Promise<void> {
  const of = (news: Readonly<{ type: { name: string } }>, isMeant: (event: JournalEvent) => boolean = () => true): string[] =>
    subjects(events.filter((event) => event.event === news.type.name && isMeant(event)));
  const isKind = (kinds: readonly string[]) => (event: JournalEvent) => kinds.includes(String(event.payload['kind']));
  await closeFulfillments(tx, { by, now }, { canceled: of(orderCanceled), completed: of(orderCompleted) });
  await reopenCanceled(tx, { by, now, orderIds: of(orderReopened) });
  const parting = of(orderExceptionRaised, isKind(['platform_hold', 'refund_open']));
  await settleMembers(tx, { by, now, orderIds: parting, readdressedIds: [] });
  const changed = of(orderExceptionRaised, isKind(['platform_changed']));
  if (changed.length > 0) await applyPlatformChanges(tx, { by, now, orderIds: changed });
  const dated = of(orderShipByChanged);
  await holdPresales(tx, { by, now }, await presaleFacts(tx, dated));
  const ready = [
    ...of(orderGoodsMatched),
    ...of(orderPaid),
    ...dated,
    ...of(orderExceptionCleared, isKind(opensWhenCleared)),
    ...of(orderReopened),
  ];
  await openFulfillmentOrders(tx, { by, now, orderIds: ready });
  await tellPaid(tx, { by, now, orderIds: of(orderPaid) });
  const isBlocking = (event: JournalEvent): boolean => isKind(blockingKinds)(event) && !isKind(toldByMaker)(event);
  const held = [...of(orderExceptionRaised, isBlocking), ...of(orderHoldPlaced, ({ payload }) => payload['source'] !== presaleHold)];
  await stopHeld(tx, { by, now }, held);
}

const subjects = (events: readonly JournalEvent[]): string[] => [...new Set(events.map(({ subjectId }) => subjectId))].toSorted();

/** Orders that their platform has closed: what is not printed ends, what is printed is stopped, what has left is called back or completed. */
async function closeFulfillments(
  tx: Tx,
  { by, now }: By,
  { canceled, completed }: Readonly<{ canceled: readonly string[]; completed: readonly string[] }>,
): Promise<void> {
  await settleMembers(tx, { by, now, orderIds: [...canceled, ...completed], readdressedIds: [] });
  const stages = [...openStages, ...stagesUnderWay];
  const known = await lockForClaim(tx, by, await fulfillmentIdsIn(tx, [...canceled, ...completed], stages));
  // of several with a label one may be closed: the parcel is stopped, and parts when the warehouse has laid it aside
  const closed = [...known.values()].filter(({ orders }) => orders.every(({ closing }) => closing !== 'open'));
  const isOpen = ({ stage }: { stage: string }): boolean => openStages.some((one) => one === stage);
  const ends = closed.filter(isOpen);
  const isCanceled = ({ orders }: (typeof ends)[number]): boolean => orders.some(({ closing }) => closing === 'canceled');
  const idsOf = (some: typeof ends): string[] => some.map(({ id }) => id);
  const ask = { by, now, isStopConfirmed: false };
  await cancelFulfillment(tx, { ...ask, ids: idsOf(ends.filter(isCanceled)), reason: '平台订单关闭' });
  await shipElsewhere(tx, { ...ask, ids: idsOf(ends.filter((one) => !isCanceled(one))), reason: '平台订单已完成' });
  const away = [...known.values()].filter((one) => !isOpen(one));
  await callBack(tx, { by, now }, away.filter(isCanceled));
  await completeShipped(tx, { by, now }, away);
}

/** A printed one whose order is held up from now on: the warehouse lays it aside. */
async function stopHeld(tx: Tx, { by, now }: By, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const known = await lockForClaim(tx, by, await fulfillmentIdsIn(tx, orderIds, stagesOnTheFloor));
  const held = [...known.values()].filter(({ orders }) => orders.some(({ blockers }) => blockers.length > 0));
  await emit(
    tx,
    { by, now },
    held.map((facts) => fulfillmentStopAsked({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts) } })),
  );
}
