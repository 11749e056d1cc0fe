import { conditionsChanged } from '@zhidan/core/allocation/allocation-event.ts';
import { auditExceptionKinds, routeExceptionKinds } from '@zhidan/core/audit/audit-exception.ts';
import * as auditNews from '@zhidan/core/audit/audit-event.ts';
import { fulfillmentChanged, fulfillmentOpened, fulfillmentWithdrawn } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stockArrived } from '@zhidan/core/inventory/inventory-event.ts';
import * as exceptionNews from '@zhidan/core/orders/exception-event.ts';
import * as holdNews from '@zhidan/core/orders/exceptions/hold-event.ts';
import * as orderNews from '@zhidan/core/orders/order-event.ts';
import * as tagNews from '@zhidan/core/orders/tags/tag-event.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Merchant } from '../../platform/merchant.ts';
import type { JournalEvent, Subscriber, SubscriberAsk } from '../../platform/journal/subscriber.ts';
import { keepForPeople, parcelsOfOrders } from './concerned-query.ts';
import { judgeAllAgain, judgeShortAgain } from './due-store.ts';
import { judgeFulfillmentOrders, parcelsAtOnce } from './judge-fulfillment-orders.ts';
import { judgeInLanes, worthLanes } from './judge-in-lanes.ts';
import { judgeSoon } from './judge-due-job.ts';

/** News of an order after which rules may say something else; what fulfillment makes of it comes besides. */
const aboutOrders: readonly string[] = [
  orderNews.orderPaid,
  orderNews.orderPaymentChanged,
  orderNews.orderReopened,
  orderNews.orderRefundChanged,
  orderNews.orderAddressChanged,
  orderNews.orderMessageChanged,
  orderNews.orderMemoChanged,
  orderNews.orderFlagChanged,
  orderNews.orderInvoiceChanged,
  orderNews.orderGoodsChanged,
  orderNews.orderAmountsChanged,
  orderNews.orderHoldsChanged,
  orderNews.orderMarksChanged,
  orderNews.orderShipByChanged,
  exceptionNews.orderExceptionRaised,
  exceptionNews.orderExceptionCleared,
  exceptionNews.orderForced,
  exceptionNews.orderGoodsMatched,
  holdNews.orderHoldPlaced,
  holdNews.orderHoldEnded,
  tagNews.orderTagged,
  tagNews.orderUntagged,
].map(({ type }) => type.name);

const aboutParcels: readonly string[] = [fulfillmentOpened, fulfillmentChanged, fulfillmentWithdrawn].map(({ type }) => type.name);

/** News after which everything that waits may be judged otherwise. */
const aboutAll: readonly string[] = [
  conditionsChanged,
  auditNews.blacklistAdded,
  auditNews.blacklistRemoved,
  auditNews.blacklistRestored,
  auditNews.breakerEnded,
].map(({ type }) => type.name);

/** News of an order comes in twos and threes: enough to give each lane a whole batch. */
const eventsAtOnce = 2_000;

/**
 * Judges what news is about. One subscriber for all of it: news is read in its order, and each fulfillment order is judged once a
 * batch, however much was told of it.
 */
export const onAuditNews: Subscriber = {
  name: 'audit.on-audit-news',
  on: [...aboutOrders, ...aboutParcels, ...aboutAll, stockArrived.type.name],
  from: 'beginning',
  atOnce: eventsAtOnce,
  apply: applyNews,
  beside: judgeBeside,
};

async function applyNews(tx: Tx, events: readonly JournalEvent[], { by, now, vault }: SubscriberAsk): Promise<void> {
  const withdrawn = events.filter(({ event, actorId }) => event === fulfillmentWithdrawn.type.name && isPerson(actorId));
  await keepForPeople(tx, withdrawn.flatMap(orderIdsIn), { by: withdrawn[0]?.actorId ?? '', at: now });
  if (events.some(({ event }) => aboutAll.includes(event))) {
    await judgeAllAgain(tx, now);
    await judgeSoon(tx);
  }
  await wakeWaiting(tx, events, now);
  const ids = await concerned(tx, events);
  for (let from = 0; from < ids.length; from += parcelsAtOnce)
    await judgeFulfillmentOrders(tx, { by, now, ids: ids.slice(from, from + parcelsAtOnce) }, vault);
}

/** Many are judged in lanes, unless lanes had to know of what a person has taken back just now. */
async function judgeBeside(
  merchant: Merchant,
  events: readonly JournalEvent[],
  { by, now }: SubscriberAsk,
): Promise<readonly JournalEvent[]> {
  if (events.length < worthLanes || events.some(({ event }) => event === fulfillmentWithdrawn.type.name)) return events;
  const ids = await concerned(merchant.db, events);
  if (ids.length < worthLanes) return events;
  await judgeInLanes(merchant, { by, now, ids });
  return events.filter(({ event }) => !aboutParcels.includes(event) && !aboutOrders.includes(event));
}

/** The fulfillment orders that news is about, each once. */
async function concerned(db: Db, events: readonly JournalEvent[]): Promise<readonly string[]> {
  const own = events.filter(({ event }) => aboutParcels.includes(event)).map(({ subjectId }) => subjectId);
  const told = events.filter((event) => aboutOrders.includes(event.event) && !isOwnEcho(event)).map(({ subjectId }) => subjectId);
  const ofOrders = await parcelsOfOrders(db, [...new Set(told)]);
  return [...new Set([...own, ...ofOrders])];
}

/** Fulfillment wakes as many as can be judged in one go; the others are due, and the next minute judges them. */
async function wakeWaiting(tx: Tx, events: readonly JournalEvent[], now: Instant): Promise<void> {
  const skuIds = events
    .filter(({ event }) => event === stockArrived.type.name)
    .flatMap(({ payload }) => (Array.isArray(payload['skuIds']) ? payload['skuIds'].map(String) : []));
  await judgeShortAgain(tx, [...new Set(skuIds)], now);
}

const ownKinds: readonly string[] = [...auditExceptionKinds, ...routeExceptionKinds];

/** What audit itself did is no news to it; a person who forces one of its exceptions is. */
function isOwnEcho({ event, actorId, payload }: JournalEvent): boolean {
  if (actorId.startsWith('audit.')) return true;
  return event === exceptionNews.orderExceptionRaised.type.name && ownKinds.includes(String(payload['kind']));
}

function orderIdsIn({ payload }: JournalEvent): readonly string[] {
  return Array.isArray(payload['orderIds']) ? payload['orderIds'].map(String) : [];
}

/** People and keys have ids, the system's own work has names. */
function isPerson(actorId: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-/.test(actorId);
}
