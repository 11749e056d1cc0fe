import { setTimeout as pause } from 'node:timers/promises';
import { buyerPassMinutes, type openBuyerOrder as contract } from '@zhidan/core/buyers/buyer-api.ts';
import { buyerLooked } from '@zhidan/core/buyers/buyer-event.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { Exchange, OpenAsk } from '../platform/http/route.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { limitAddress, limitOrderNo } from './buyer-limit.ts';
import { buyerOrderView, openedOrder } from './buyer-order-view.ts';
import { orderOfNumber } from './buyer-store.ts';
import { buyerToken } from './buyer-token.ts';

/** A refusal takes this long whatever it found, in milliseconds. */
const evenMs = 250;

/**
 * Opens an order for who knows its number and the end of the receiver's phone. A number that does not exist and a wrong phone are
 * answered by the same words after the same time.
 * @throws Refused `rate.limited`, `buyer.not_matched`
 */
export async function openBuyerOrder(
  merchant: Merchant,
  ask: OpenAsk<typeof contract>,
  { address }: Pick<Exchange, 'address'>,
): Promise<OutputOf<typeof contract>> {
  const { db, vault } = merchant;
  const { now, orderNo, phoneTail } = ask;
  await limitAddress(merchant, { address, now });
  await limitOrderNo(merchant, { orderNo, now });
  const evenly = pause(evenMs);
  const orderId = await orderOfNumber(db, { orderNo, phoneTail }, vault);
  if (orderId === null) {
    await evenly;
    throw new Refused('buyer.not_matched');
  }
  const opened = await openedOrder(db, orderId, vault);
  await inTransaction(db, (tx) => emit(tx, { by: opened.by, now }, [buyerLooked({ subjectId: orderId, payload: { way: 'number' } })]));
  const token = buyerToken(vault, { orderId, way: 'number', expiresAt: plusMs(now, buyerPassMinutes * 60_000) });
  return { token, order: await buyerOrderView(db, opened, { now, vault }) };
}
