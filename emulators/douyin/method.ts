import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { failed, invalid, missing } from './douyin-error.ts';

export type Params = Readonly<Record<string, Json>>;
export type DouyinObject = Readonly<Record<string, unknown>>;
/** A call after the gateway has let it in. */
export type AppCall = Readonly<{ world: World; app: EmulatedApp; params: Params }>;
export type ShopCall = AppCall & Readonly<{ shop: EmulatedShop }>;

/** An API of the platform; what it returns is the answer's `data`. */
export type DouyinMethod = Readonly<
  { required: readonly string[] } & (
    | { needsToken: true; run(call: ShopCall): unknown }
    | { needsToken: false; run(call: AppCall): unknown }
  )
>;

export const forShop = (required: readonly string[], run: (call: ShopCall) => unknown): DouyinMethod => ({
  needsToken: true,
  required,
  run,
});
export const forApp = (required: readonly string[], run: (call: AppCall) => unknown): DouyinMethod => ({
  needsToken: false,
  required,
  run,
});

/** Numbers and texts alike, as a text: the platform takes ids in both forms. */
export const textOf = (params: Params, name: string): string => {
  const value = params[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};
export const isTrue = (params: Params, name: string): boolean => params[name] === true || params[name] === 'true';

/** @throws DouyinError when it is no whole number between the limits */
export function numberOf(params: Params, name: string, rule: Readonly<{ fallback: number; least: number; most: number }>): number {
  if (params[name] === undefined) return rule.fallback;
  const value = Number(params[name]);
  if (!Number.isSafeInteger(value) || value < rule.least || value > rule.most) throw invalid(name);
  return value;
}

export function recordsOf(params: Params, name: string): Params[] {
  const value = params[name];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid(name, '应为数组');
  return value as Params[];
}

/** The seller's own order that the call names; a trailing `A` of old order numbers is ignored. */
export function tradeOf(call: ShopCall, name = 'order_id', params = call.params): Trade {
  const orderId = textOf(params, name).replace(/A$/u, '');
  if (orderId === '') throw missing(name);
  const trade = call.world.tradeByNo(call.shop.seq, orderId);
  if (!trade) throw failed('2010007', '订单不存在');
  return trade;
}

export const seconds = (ms: number | null): number => (ms === null ? 0 : Math.floor(ms / 1_000));
