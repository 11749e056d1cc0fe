import { changeReactions } from '@zhidan/core/fulfillment/change-reaction.ts';
import type { ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import { fulfillmentStopAsked, parcelInterceptUnwanted, parcelInterceptWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { openStages, stagesBeforeRelease, stagesOnTheFloor, stagesUnderWay } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { changeDetail, changesOf, type PlatformChange } from '@zhidan/core/orders/exceptions/platform-change.ts';
import type { FoundException } from '@zhidan/core/orders/order-exception.ts';
import { clearExceptions, lockOrders, matchOrders, openExceptionsOf, raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import { withdrawFulfillment } from '../claims/take-back.ts';
import { settleMembers } from '../joining/settle-members.ts';
import { holdPresales } from '../opening/hold-presales.ts';
import { fulfillmentIdsIn } from '../opening/open-ids-query.ts';
import { rebuildLines } from '../opening/rebuild-lines.ts';
import * as store from './change-store.ts';

type Ask = Asked<Readonly<{ orderIds: readonly string[] }>>;

/** A fulfillment order with what its platforms changed, by order. */
type Changed = Readonly<{ facts: ClaimFacts; changes: ReadonlyMap<string, readonly PlatformChange[]> }>;

/**
 * Deals with what platforms changed on orders that are to be shipped, by how far each has come (core/fulfillment/change-reaction.ts),
 * and lifts the lock `platform_changed` from those that may go on. It acts on the orders as they are now, with their rows locked, so
 * news that comes late or twice does no harm. An order that can no longer share its parcel leaves it first.
 */
export async function applyPlatformChanges(tx: Tx, { by, now, orderIds }: Ask): Promise<void> {
  await lockOrders(tx, orderIds);
  const open = (await openExceptionsOf(tx, orderIds)).filter(({ kind }) => kind === 'platform_changed');
  const told = new Map(open.map(({ orderId, detail }) => [orderId, changesOf(detail)]));
  if (told.size === 0) return;
  const goods = [...told].flatMap(([orderId, changes]) => (changes.includes('goods') ? [orderId] : []));
  await matchOrders(tx, { by, now }, goods.toSorted()); // what is to be shipped is known before anything is let go
  await holdPresales(tx, { by, now }, await store.presaleFacts(tx, [...told.keys()]));
  const readdressedIds = [...told].flatMap(([orderId, changes]) => (changes.includes('address') ? [orderId] : []));
  await settleMembers(tx, { by, now, orderIds: [...told.keys()], readdressedIds });
  const ids = await fulfillmentIdsIn(tx, [...told.keys()], [...openStages, ...stagesUnderWay]);
  const known = await lockForClaim(tx, by, ids);
  const all = [...known.values()].map((facts): Changed => {
    const own = orderIdsOf(facts).flatMap((orderId) => [[orderId, told.get(orderId) ?? []] as const]);
    return { facts, changes: new Map(own) };
  });
  const isIn = (stages: readonly string[]) => all.filter(({ facts }) => stages.includes(facts.stage));
  await shippedByOthers(tx, { by, now }, isIn(openStages));
  await rebuildChanged(tx, { by, now }, isIn(stagesBeforeRelease));
  await withdrawChanged(tx, { by, now }, isIn(['to_print']));
  const stopped = await stopChanged(tx, { by, now }, isIn(stagesOnTheFloor));
  await tellAway(tx, { by, now }, isIn(stagesUnderWay));
  const gone = [...told.keys()].filter((orderId) => !stopped.includes(orderId));
  await clearExceptions(
    tx,
    { by, now },
    gone.map((orderId) => ({ orderId, kind: 'platform_changed' }) as const),
  );
}

const namesOf = ({ changes }: Changed): readonly PlatformChange[] => [...new Set([...changes.values()].flat())];

/** What the platform shows as shipped, and not by us, must not be shipped a second time. */
async function shippedByOthers(tx: Tx, by: Pick<Asked, 'by' | 'now'>, open: readonly Changed[]): Promise<void> {
  const asked = open.flatMap(({ changes }) => [...changes].flatMap(([orderId, some]) => (some.includes('shipped') ? [orderId] : [])));
  const found = await store.shippedThere(tx, asked);
  await raiseExceptions(
    tx,
    by,
    [...found].map(([orderId, waybills]) => ({ orderId, kind: 'platform_shipped', detail: { waybills } }) as const),
  );
  const stopped = open.filter(
    ({ facts }) => stagesOnTheFloor.some((stage) => stage === facts.stage) && orderIdsOf(facts).some((id) => found.has(id)),
  );
  await askToStop(tx, by, stopped, '平台显示已发货');
}

async function rebuildChanged(tx: Tx, by: Pick<Asked, 'by' | 'now'>, early: readonly Changed[]): Promise<void> {
  const ids = early.map(({ facts }) => facts.id);
  await rebuildLines(tx, { ...by, ids, toldIds: new Set(ids), fields: [...new Set(early.flatMap(namesOf))] });
}

/** Released, not printed: the number may be for another address, the passing for another order. */
async function withdrawChanged(tx: Tx, by: Pick<Asked, 'by' | 'now'>, released: readonly Changed[]): Promise<void> {
  const refunded = await store.refundedLines(
    tx,
    released.map(({ facts }) => facts.id),
  );
  const ids = released
    .filter((one) => refunded.has(one.facts.id) || namesOf(one).some((change) => changeReactions[change].toPrint === 'withdraw'))
    .map(({ facts }) => facts.id);
  if (ids.length > 0) await withdrawFulfillment(tx, { ...by, ids, reason: '平台变更', isStopConfirmed: false });
}

/** Printed: what must not go on is stopped. Answers the orders whose lock stays until the warehouse has laid them aside. */
async function stopChanged(tx: Tx, by: Pick<Asked, 'by' | 'now'>, printed: readonly Changed[]): Promise<readonly string[]> {
  const refunded = await store.refundedLines(
    tx,
    printed.map(({ facts }) => facts.id),
  );
  const of = (one: Changed, reaction: 'stop' | 'look'): readonly (readonly [string, readonly PlatformChange[]])[] =>
    [...one.changes].flatMap(([orderId, some]) => {
      const those = some.filter((change) => changeReactions[change].onFloor === reaction);
      return those.length > 0 ? [[orderId, those] as const] : [];
    });
  const found: FoundException[] = printed.flatMap((one) => [
    ...of(one, 'look')
      .filter(([orderId]) => !of(one, 'stop').some(([stopped]) => stopped === orderId)) // the greater alarm says it
      .map(([orderId, some]) => ({ orderId, kind: 'changed_late' as const, detail: changeDetail(some) })),
    ...[...(refunded.get(one.facts.id) ?? [])].map(([orderId, count]) => ({
      orderId,
      kind: 'refund_recompute' as const,
      detail: { count },
    })),
  ]);
  await raiseExceptions(tx, by, found);
  const stopped = printed.filter((one) => refunded.has(one.facts.id) || of(one, 'stop').length > 0);
  await askToStop(tx, by, stopped, '平台变更');
  return printed.flatMap((one) => of(one, 'stop').map(([orderId]) => orderId));
}

async function askToStop(tx: Tx, by: Pick<Asked, 'by' | 'now'>, stopped: readonly Changed[], reason: string): Promise<void> {
  await emit(
    tx,
    by,
    stopped.map(({ facts }) => fulfillmentStopAsked({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts) }, reason })),
  );
}

/** It has left: a refund calls the parcel back and its end lets it go, whatever else matters is for somebody to settle. */
async function tellAway(tx: Tx, by: Pick<Asked, 'by' | 'now'>, away: readonly Changed[]): Promise<void> {
  const found = away.flatMap(({ changes }) =>
    [...changes].flatMap(([orderId, some]): FoundException[] => {
      const those = some.filter((change) => changeReactions[change].away === 'look');
      return those.length > 0 ? [{ orderId, kind: 'changed_late', detail: changeDetail(those) }] : [];
    }),
  );
  await raiseExceptions(tx, by, found);
  const retold = away.filter(({ changes }) => [...changes.values()].some((some) => some.includes('refund')));
  const isRefunding = ({ facts }: Changed): boolean => facts.orders.some(({ refund }) => refund !== 'none');
  await callBack(
    tx,
    by,
    retold.filter(isRefunding).map(({ facts }) => facts),
  );
  await letGo(
    tx,
    by,
    retold.filter((one) => !isRefunding(one)).map(({ facts }) => facts),
  );
}

/** Parcels that are on their way should come back. */
export async function callBack(tx: Tx, by: Pick<Asked, 'by' | 'now'>, away: readonly ClaimFacts[]): Promise<void> {
  await tellParcels(tx, by, away, parcelInterceptWanted);
}

/** The refund was withdrawn: their buyers want them after all, unless somebody has asked for another change of the order. */
async function letGo(tx: Tx, by: Pick<Asked, 'by' | 'now'>, away: readonly ClaimFacts[]): Promise<void> {
  const isWanted = ({ orders }: ClaimFacts): boolean =>
    orders.every(({ closing, blockers }) => closing !== 'canceled' && !blockers.includes('change_requested'));
  await tellParcels(tx, by, away.filter(isWanted), parcelInterceptUnwanted);
}

async function tellParcels(
  tx: Tx,
  by: Pick<Asked, 'by' | 'now'>,
  away: readonly ClaimFacts[],
  news: typeof parcelInterceptWanted | typeof parcelInterceptUnwanted,
): Promise<void> {
  const parcels = await store.parcelsUnderWay(
    tx,
    away.map(({ id }) => id),
  );
  const byId = new Map(away.map((facts) => [facts.id, facts]));
  await emit(
    tx,
    by,
    parcels.flatMap(({ parcelId, fulfillmentId }) => {
      const facts = byId.get(fulfillmentId);
      return facts ? [news({ subjectId: parcelId, payload: { fulfillmentOrderId: fulfillmentId, orderIds: orderIdsOf(facts) } })] : [];
    }),
  );
}
