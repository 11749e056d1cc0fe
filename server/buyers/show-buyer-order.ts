import type { BuyerOrder, showBuyerOrder as contract } from '@zhidan/core/buyers/buyer-api.ts';
import { buyerLooked } from '@zhidan/core/buyers/buyer-event.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { Exchange, OpenAsk } from '../platform/http/route.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { limitAddress } from './buyer-limit.ts';
import { buyerOrderView, openedOrder } from './buyer-order-view.ts';
import { readBuyerToken } from './buyer-token.ts';

/**
 * The order that a link or a pass opens; a look by a link is journaled, once a press.
 * @throws Refused `rate.limited`, `buyer.link_bad`, `buyer.link_expired`
 */
export async function showBuyerOrder(
  merchant: Merchant,
  { token, now }: OpenAsk<typeof contract>,
  { address }: Pick<Exchange, 'address'>,
): Promise<BuyerOrder> {
  const { db, vault } = merchant;
  await limitAddress(merchant, { address, now });
  const { orderId, way } = readBuyerToken(vault, token, now);
  const opened = await openedOrder(db, orderId, vault);
  if (way === 'link')
    await inTransaction(db, (tx) => emit(tx, { by: opened.by, now }, [buyerLooked({ subjectId: orderId, payload: { way } })]));
  return buyerOrderView(db, opened, { now, vault });
}
