import type { BuyerOrder, confirmAsBuyer as contract } from '@zhidan/core/buyers/buyer-api.ts';
import { buyerConfirmed } from '@zhidan/core/buyers/buyer-event.ts';
import type { Exchange, OpenAsk } from '../platform/http/route.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { limitAddress } from './buyer-limit.ts';
import { buyerOrderView, openedOrder, receiverIndexOf } from './buyer-order-view.ts';
import { saveConfirmation } from './buyer-store.ts';
import { readBuyerToken } from './buyer-token.ts';

/**
 * A buyer says that the receiver is right; said twice is said once, and another receiver asks anew.
 * @throws Refused `rate.limited`, `buyer.link_bad`, `buyer.link_expired`
 */
export async function confirmAsBuyer(
  merchant: Merchant,
  { token, now }: OpenAsk<typeof contract>,
  { address, once }: Pick<Exchange, 'address' | 'once'>,
): Promise<BuyerOrder> {
  const { db, vault } = merchant;
  await limitAddress(merchant, { address, now });
  const { orderId } = readBuyerToken(vault, token, now);
  await once(async (tx) => {
    const { order, by } = await openedOrder(tx, orderId, vault);
    const isNew = await saveConfirmation(tx, { orderId, receiverIndex: receiverIndexOf(vault, order), now });
    if (isNew) await emit(tx, { by, now }, [buyerConfirmed({ subjectId: orderId, payload: {} })]);
    return { done: true };
  });
  return buyerOrderView(db, await openedOrder(db, orderId, vault), { now, vault });
}
