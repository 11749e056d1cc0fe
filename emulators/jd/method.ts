import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { z } from 'zod';
import { beijingMsOf } from '../world/beijing-time.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { ServiceRefusal } from './jd-error.ts';

/** Who asks, and where. */
export type Caller = Readonly<{ world: World; app: EmulatedApp; shop: EmulatedShop }>;
/** What stands beside `code` in the wrapper. */
export type Answer = Readonly<Record<string, unknown>>;
export type Method = (caller: Caller, params: Json) => Answer;

/** How a service says no: its own place in the answer, with the code and the words. */
type Refuse = (failure: Failure) => Answer;
type Failure = Readonly<{ errorCode: string; chineseErrCode: string }>;

/** A method whose business JSON is read by a schema; what its service refuses goes where that service puts it. */
export function method<Input extends z.ZodType>(
  input: Input,
  refuse: Refuse,
  run: (caller: Caller, ask: z.output<Input>) => Answer,
): Method {
  return (caller, params) => {
    try {
      const parsed = input.safeParse(params);
      if (parsed.success) return run(caller, parsed.data);
      const [issue] = parsed.error.issues;
      throw new ServiceRefusal('argument', `参数${issue?.path.join('.') || ''}错误`);
    } catch (error) {
      if (error instanceof ServiceRefusal) return refuse({ errorCode: error.code, chineseErrCode: error.message });
      if (error instanceof RefusedAct) return refuse({ errorCode: '10300001', chineseErrCode: '订单当前状态不允许该操作' });
      throw error;
    }
  };
}

/** `apiResult` as the order services put it; its booleans are booleans. */
export const apiResult = (failure: Failure | null): Answer => ({
  success: failure === null,
  errorCode: failure?.errorCode ?? '',
  numberCode: Number(failure?.errorCode ?? 0),
  chineseErrCode: failure?.chineseErrCode ?? '',
  englishErrCode: failure ? 'failed' : '',
});

/** The result of services that write booleans as text. */
export const textResult = (failure: Failure | null, done = ''): Answer => ({
  success: failure === null ? 'true' : 'false',
  errorCode: failure?.errorCode ?? '0',
  numberCode: Number(failure?.errorCode ?? 0),
  chineseErrCode: failure?.chineseErrCode ?? done,
  englishErrCode: failure ? 'failed' : 'success',
});

/** A number or its text. */
export const numberSchema = z.union([z.int(), z.string().regex(/^\d+$/u).transform(Number)]);
export const idSchema = z.union([z.int(), z.string().regex(/^\d+$/u)]).transform(String);
/** `2026-11-11 00:00:00` in Beijing, as Unix milliseconds; null and '' mean: not said */
export const momentSchema = z
  .string()
  .nullish()
  .transform((text, context) => {
    if (!text) return null;
    const ms = beijingMsOf(text);
    if (ms === null) context.addIssue({ code: 'custom', message: 'no moment' });
    return ms;
  });

/** The shop's own order that it may see. @throws ServiceRefusal */
export function orderOf({ world, shop }: Caller, orderId: string, isVisible: (trade: Trade) => boolean): Trade {
  const trade = world.tradeByNo(shop.seq, orderId);
  if (!trade || !isVisible(trade)) throw new ServiceRefusal('not_found', `订单${orderId}不存在`);
  return trade;
}
