import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { z } from 'zod';
import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { WechatRefusal } from './wechat-error.ts';

/** Who asks, and where. */
export type Caller = Readonly<{ world: World; app: EmulatedApp; shop: EmulatedShop }>;
/** What is answered beside errcode and errmsg. */
export type Answer = Readonly<Record<string, unknown>>;
export type Call = Readonly<{ method: 'GET' | 'POST'; run(caller: Caller, body: Json): Answer }>;

/** A call below /channels/ec/ that reads its body by a schema. */
export function call<Input extends z.ZodType>(input: Input, run: (caller: Caller, ask: z.output<Input>) => Answer): Call {
  return { method: 'POST', run: (caller, body) => run(caller, readAsk(input, body)) };
}

/** @throws WechatRefusal 40097 naming the field */
export function readAsk<Input extends z.ZodType>(input: Input, body: Json): z.output<Input> {
  const parsed = input.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WechatRefusal(40097, `${issue?.path.join('.') || 'body'} ${issue?.message ?? ''}`.trim());
}

/** An id comes as text, or as a number that was too long for one. */
export const idSchema = z.union([z.string().min(1), z.int().nonnegative()]).transform(String);
export const unixSchema = z.int().nonnegative();

/** The shop's own order. @throws WechatRefusal 40097 */
export function orderOf({ world, shop }: Caller, orderId: string): Trade {
  const trade = world.tradeByNo(shop.seq, orderId);
  if (!trade) throw new WechatRefusal(40097, `order_id ${orderId}`);
  return trade;
}
