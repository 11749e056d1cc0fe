import { fulfillmentMoved } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { StageMove } from './claim-store.ts';

type OfOrders = Readonly<{ orders: readonly Readonly<{ orderId: string }>[] }>;

/** Ids of the orders that a fulfillment order ships. */
export const orderIdsOf = ({ orders }: OfOrders): string[] => orders.map(({ orderId }) => orderId);

/** What is told of a step, beside the news of its own that some steps have. */
export function moveNews(
  facts: OfOrders,
  { id, from, to, action }: Pick<StageMove, 'id' | 'from' | 'to' | 'action'>,
  why: Readonly<{ reason?: string | undefined; ruleVersion?: string | undefined }> = {},
): Happened {
  const { reason, ruleVersion } = why;
  return fulfillmentMoved({
    subjectId: id,
    payload: { orderIds: orderIdsOf(facts), from, to, action },
    ...(reason ? { reason } : {}),
    ...(ruleVersion ? { ruleVersion } : {}),
  });
}
