import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { taskOf } from '@zhidan/core/fulfillment/floor/station.ts';
import { foldCode } from '@zhidan/core/catalog/sku.ts';
import type { OutboxView } from '../line/outbox.ts';
import type { Work } from '../line/use-work.ts';

/** The parcel that goods in the hand go into: the most urgent one that still wants them checked; null when there is none. */
export function parcelWith(
  code: string,
  { work: { loaded, settings }, view }: Readonly<{ work: Work; view: OutboxView }>,
): FloorOrder | null {
  const folded = foldCode(code);
  if (folded === '') return null;
  const bears = (one: FloorOrder['goods'][number]): boolean => foldCode(one.code) === folded || foldCode(one.barcode) === folded;
  const found = waitingHere(loaded?.items ?? [], view).find((order) => {
    const task = taskOf(order, settings);
    return task.ok && task.value === 'check' && order.stops.length === 0 && order.goods.some(bears);
  });
  return found ?? null;
}

/** Those of the loaded parcels that nobody has worked on here since they were loaded. */
export function waitingHere(items: readonly FloorOrder[], { outcomes }: OutboxView): readonly FloorOrder[] {
  const gone = new Set(outcomes.filter(({ state }) => state === 'queued' || state === 'shipped').map((one) => one.fulfillmentOrderId));
  return items.filter(({ id }) => !gone.has(id));
}
