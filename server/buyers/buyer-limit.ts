import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { countAttempt, type AttemptLimit } from '../platform/http/attempt-limit.ts';
import type { Merchant } from '../platform/merchant.ts';

const hourMs = 3_600_000;

/** A household asks some times; who goes through numbers asks many. */
const addressLimit: AttemptLimit = { name: 'buyers.address', limit: 60, windowMs: hourMs };
/** Four digits are ten thousand tries: at this pace they take weeks. */
const orderLimit: AttemptLimit = { name: 'buyers.order', limit: 10, windowMs: hourMs };
/** Asking again and again would keep an order locked. */
const askLimit: AttemptLimit = { name: 'buyers.ask', limit: 5, windowMs: 24 * hourMs };

type Trying = Readonly<{ address: string; now: Instant }>;

async function count(merchant: Merchant, limit: AttemptLimit, what: string, now: Instant): Promise<void> {
  const { isAllowed, retryAfterSeconds } = await countAttempt(merchant, limit, { what, now });
  if (!isAllowed) throw new Refused('rate.limited', { retryAfterSeconds });
}

/** Any request of a stranger. @throws Refused `rate.limited` */
export async function limitAddress(merchant: Merchant, { address, now }: Trying): Promise<void> {
  await count(merchant, addressLimit, address, now);
}

/** Guessing at one order, whether there is one or not. @throws Refused `rate.limited` */
export async function limitOrderNo(merchant: Merchant, { orderNo, now }: Readonly<{ orderNo: string; now: Instant }>): Promise<void> {
  await count(merchant, orderLimit, orderNo, now);
}

/** @throws Refused `rate.limited` */
export async function limitAsks(merchant: Merchant, { orderId, now }: Readonly<{ orderId: string; now: Instant }>): Promise<void> {
  await count(merchant, askLimit, orderId, now);
}
