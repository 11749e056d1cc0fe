import { planNotices, type PlannedNotice, type ShippedPart } from '@zhidan/core/channels/notice/plan-notices.ts';
import type { ShipNoticeId } from '@zhidan/core/channels/notice/notice-api.ts';
import { fulfillmentShipped } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { newId } from '../../platform/new-id.ts';
import { connectorOf } from '../call/connector-of.ts';
import { insertNotices, type NewNotice } from './notice-store.ts';
import { enqueueNotices, leaseEnd } from './send-notices-type.ts';
import { shippedOrders, type ShippedOrder } from './shipped-parts-query.ts';

/** What left the house is told to its platform: a notice for each order of each parcel, whether there is something to tell or why not. */
export const onShipped = on('channels.on-shipped', fulfillmentShipped, 'now', async (tx, events, { now }) => {
  await noteShipped(tx, { parcelIds: events.flatMap(({ payload }) => payload.parcelIds), now });
});

/** Makes the notices of shipped parcels and has them sent; of parcels that have theirs nothing happens. */
export async function noteShipped(tx: Tx, { parcelIds, now }: Readonly<{ parcelIds: readonly string[]; now: Instant }>): Promise<void> {
  const shipped = await shippedOrders(tx, parcelIds);
  const told = new Map<string, Pick<ShippedPart, 'isToldWhole' | 'told'>>();
  const notices = shipped.flatMap((order) => {
    const before = told.get(order.orderId) ?? { isToldWhole: order.toldWhole, told: new Map(Object.entries(order.told)) };
    const planned = planNotices(partOf(order, before));
    told.set(order.orderId, afterwards(before, planned)); // two parts of one order may leave in the same batch
    return planned.map((plan) => newNotice(order, plan, now));
  });
  const written = await insertNotices(tx, notices, { now, dueAt: leaseEnd(now) });
  await enqueueNotices(
    tx,
    notices.filter(({ id, state }) => state === 'waiting' && written.has(id)),
  );
}

function partOf(order: ShippedOrder, before: Pick<ShippedPart, 'isToldWhole' | 'told'>): ShippedPart {
  const { isPlatformOrder, isConnected, isWhole, lines, parcels } = order;
  const untold = !isPlatformOrder ? 'no_platform_order' : !isConnected ? 'not_connected' : null;
  const canSplit = untold ? 'no' : connectorOf(order.channel).write.canSplit;
  return { canSplit, untold, isWhole, lines, parcelIds: parcels.map(({ id }) => id), ...before };
}

function afterwards(
  { isToldWhole, told }: Pick<ShippedPart, 'isToldWhole' | 'told'>,
  planned: readonly PlannedNotice[],
): Pick<ShippedPart, 'isToldWhole' | 'told'> {
  const sum = new Map(told);
  const sent = planned.filter(({ isTold }) => isTold);
  for (const { lineNo, quantity } of sent.flatMap(({ lines }) => lines ?? [])) sum.set(lineNo, (sum.get(lineNo) ?? 0) + quantity);
  return { isToldWhole: isToldWhole || sent.some(({ lines }) => lines === null), told: sum };
}

function newNotice(order: ShippedOrder, { parcelId, lines, isTold, reason }: PlannedNotice, now: Instant): NewNotice {
  const parcel = order.parcels.find(({ id }) => id === parcelId);
  if (!parcel) throw new Error(`parcel ${parcelId} was planned for and did not leave`);
  const { shopId, orderId, channelOrderNo, shipBy } = order;
  const state = isTold ? 'waiting' : 'skipped';
  const { carrier, waybillNo } = parcel;
  return { id: newId<ShipNoticeId>(now), shopId, orderId, parcelId, channelOrderNo, carrier, waybillNo, lines, state, reason, shipBy };
}
