import { openStages, stagesUnderWay } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { stageOfFulfillment, stageOfOrder, type RequestStage } from '@zhidan/core/requests/request-stage.ts';
import type { RequestSubject } from '@zhidan/core/requests/request-catalog.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { channelOfShop } from '../channels/index.ts';
import { fulfillmentIdsIn, fulfillmentsOf, type FulfillmentRow } from '../fulfillment/index.ts';
import { lockOrders, openExceptionsOf, ordersByIds, type OpenException, type StoredOrder } from '../orders/index.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { isAddedOrder, requestCount } from './request-store.ts';

/** An order as requests see it: how far it has come, with whom it travels, what stands against it. */
export type OrderStanding = Readonly<{
  order: StoredOrder;
  stage: RequestStage;
  /** those that have not left, and those that have */
  fulfillments: readonly FulfillmentRow[];
  exceptions: readonly OpenException[];
  /** people added it: no platform knows of it */
  isAdded: boolean;
  subject: RequestSubject & Readonly<{ orderNo: string }>;
}>;

const stages = [...openStages, ...stagesUnderWay];

/** Locks an order with those that share a parcel with it, in the order of the house. */
export async function lockWithMembers(tx: Tx, orderId: string): Promise<void> {
  const rows = await fulfillmentsOf(tx, await fulfillmentIdsIn(tx, [orderId], openStages));
  await lockOrders(tx, [orderId, ...rows.flatMap(({ orderIds }) => orderIds)]);
}

/** @throws Refused `order.not_found`, also for orders of shops that are not the caller's */
export async function standingOfOrder(
  db: Db,
  { orderId, by }: Readonly<{ orderId: string; by: Caller }>,
  vault: Vault,
): Promise<OrderStanding> {
  const [order] = await ordersByIds(db, vault, [orderId]);
  if (!order || (by.shops !== 'all' && !by.shops.includes(order.shopId))) throw new Refused('order.not_found', { orderId });
  const fulfillments = await fulfillmentsOf(db, await fulfillmentIdsIn(db, [orderId], stages));
  const exceptions = await openExceptionsOf(db, [orderId]);
  const isAdded = await isAddedOrder(db, orderId);
  const channel = (await channelOfShop(db, order.shopId as ShopId)) ?? '';
  const isShippedElsewhere = order.status === 'shipped' || order.status === 'completed';
  const stage = stageOfOrder(
    fulfillments.map((one) => one.stage),
    isShippedElsewhere,
  );
  const { shopId, status, content } = order;
  const subject = {
    orderNo: order.channelOrderNo,
    order: { shopId, channel, status, content, exceptions: exceptions.map(({ kind }) => kind) },
    stage,
    isMerged: inHouse(fulfillments).some(({ orderIds }) => orderIds.length > 1),
    openRequests: await requestCount(db, orderId),
  };
  return { order, stage, fulfillments, exceptions, isAdded, subject };
}

/** Those that have not left the house, or that stand there by stage. */
export function inHouse(fulfillments: readonly FulfillmentRow[], ...only: RequestStage[]): readonly FulfillmentRow[] {
  return fulfillments.filter(({ stage }) => {
    const found = stageOfFulfillment(stage);
    return only.length > 0 ? only.some((one) => one === found) : found !== null && found !== 'away';
  });
}
