import { buyerLinkDays, type makeBuyerLink as contract } from '@zhidan/core/buyers/buyer-api.ts';
import { buyerLinkMade } from '@zhidan/core/buyers/buyer-event.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { orderInScope } from '../orders/index.ts';
import type { Exchange, OpenAsk } from '../platform/http/route.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { buyerToken } from './buyer-token.ts';

/**
 * A link for the buyer of an order; who has it may see the order masked and ask for changes until it ends. The journal keeps who made it.
 * @throws Refused `order.not_found`
 */
export async function makeBuyerLink(
  { vault }: Pick<Merchant, 'vault'>,
  { orderId, by, now }: OpenAsk<typeof contract>,
  { once, origin }: Pick<Exchange, 'once' | 'origin'>,
): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  const expiresAt = plusMs(now, buyerLinkDays * 86_400_000);
  await once(async (tx) => {
    await orderInScope(tx, { orderId, by }, vault);
    await emit(tx, { by, now }, [buyerLinkMade({ subjectId: orderId, payload: { days: buyerLinkDays } })]);
    return { done: true }; // the link itself is kept nowhere
  });
  return { url: `${origin}/b/${buyerToken(vault, { orderId, way: 'link', expiresAt })}`, expiresAt };
}
