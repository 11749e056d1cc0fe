import { fulfillmentMoved } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Choice } from '../assigning/assign-store.ts';
import type { StageMove } from './claim-store.ts';

type OfOrders = Readonly<{ orders: readonly Readonly<{ orderId: string }>[] }>;

/** Ids of the orders that a fulfillment order ships. */
export const orderIdsOf = ({ orders }: OfOrders): string[] => orders.map(({ orderId }) => orderId);

/** Warehouse and carrier as the journal keeps them. */
export const shownChoice = ({ warehouseId, carrier, service, warehouseBy, carrierBy }: Choice) => ({
  warehouseId,
  warehouseBy,
  carrier,
  carrierBy,
  service,
});

/** Warehouse and carrier before and after a step, where it changes them. */
export type Rechosen = Readonly<{ was: Choice; next: Choice }>;

type Why = Readonly<{ reason?: string | undefined; ruleVersion?: string | undefined; rechosen?: Rechosen | null }>;

/** What is told of a step, beside the news of its own that some steps have. */
export function moveNews(
  facts: OfOrders,
  { id, from, to, action }: Pick<StageMove, 'id' | 'from' | 'to' | 'action'>,
  { reason, ruleVersion, rechosen }: Why = {},
): Happened {
  return fulfillmentMoved({
    subjectId: id,
    payload: { orderIds: orderIdsOf(facts), from, to, action, ...(rechosen ? { isAssigned: true } : {}) },
    ...(rechosen ? { before: shownChoice(rechosen.was), after: shownChoice(rechosen.next) } : {}),
    ...(reason ? { reason } : {}),
    ...(ruleVersion ? { ruleVersion } : {}),
  });
}
