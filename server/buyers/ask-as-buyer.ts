import type { askAsBuyer as contract, BuyerOrder } from '@zhidan/core/buyers/buyer-api.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import type { Exchange, OpenAsk } from '../platform/http/route.ts';
import type { Merchant } from '../platform/merchant.ts';
import { makeRequest } from '../requests/index.ts';
import { limitAddress, limitAsks } from './buyer-limit.ts';
import { buyerOrderView, openedOrder } from './buyer-order-view.ts';
import { readBuyerToken } from './buyer-token.ts';

/** What the house says to its own people is nothing for a buyer. */
const forPeople = ['request.gate_closed', 'request.gate_off', 'request.too_late', 'request.order_closed', 'request.already_open'];

/** Where an order has come to when it is seen locked; stands in the request for who decides. */
const reason = '买家自助申请';

/**
 * A buyer asks for another address, or not to be sent the goods: a request like any other, made as the buyer. It locks the order in the
 * same transaction and waits for who decides. What has left is for the service desk.
 * @throws Refused `rate.limited`, `buyer.link_bad`, `buyer.link_expired`, `buyer.cannot_ask`, and what is wrong with a receiver
 */
export async function askAsBuyer(
  merchant: Merchant,
  { token, ask, now }: OpenAsk<typeof contract>,
  { address, once }: Pick<Exchange, 'address' | 'once'>,
): Promise<BuyerOrder> {
  const { db, vault } = merchant;
  await limitAddress(merchant, { address, now });
  const { orderId } = readBuyerToken(vault, token, now);
  await limitAsks(merchant, { orderId, now });
  try {
    await once(async (tx) => {
      const opened = await openedOrder(tx, orderId, vault);
      const { may } = await buyerOrderView(tx, opened, { now, vault });
      if (!may[ask.kind]) throw new Refused('buyer.cannot_ask');
      return makeRequest(tx, { by: opened.by, now, orderId: orderId as OrderId, ask, reason }, vault);
    });
  } catch (error) {
    if (error instanceof Refused && forPeople.includes(error.refusal.code)) throw new Refused('buyer.cannot_ask');
    throw error;
  }
  return buyerOrderView(db, await openedOrder(db, orderId, vault), { now, vault });
}
