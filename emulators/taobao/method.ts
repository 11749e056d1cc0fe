import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { beijingMsOf } from '../world/beijing-time.ts';
import { invalid, noTrade } from './top-error.ts';
import type { TopObject } from './trade-document.ts';

/** One call after the gateway has let it in. */
export type AppCall = Readonly<{ world: World; app: EmulatedApp; params: ReadonlyMap<string, string> }>;
/** A call with a session of a shop. */
export type ShopCall = AppCall & Readonly<{ shop: EmulatedShop }>;

/** An API of the platform: what it must be told, and what it answers inside its envelope. */
export type TopMethod = Readonly<
  { required: readonly string[] } & (
    | { needsSession: true; run(call: ShopCall): TopObject }
    | { needsSession: false; run(call: AppCall): TopObject }
  )
>;

export const forShop = (required: readonly string[], run: (call: ShopCall) => TopObject): TopMethod => ({
  needsSession: true,
  required,
  run,
});
export const forApp = (required: readonly string[], run: (call: AppCall) => TopObject): TopMethod => ({
  needsSession: false,
  required,
  run,
});

export const textOf = ({ params }: AppCall, name: string): string => params.get(name) ?? '';
export const isTrue = (call: AppCall, name: string): boolean => textOf(call, name) === 'true';

/** @throws TopError 41 when it is no whole number between the limits */
export function numberOf(call: AppCall, name: string, rule: Readonly<{ fallback: number; least: number; most: number }>): number {
  const text = textOf(call, name);
  if (text === '') return rule.fallback;
  const value = Number(text);
  if (!/^-?\d+$/u.test(text) || value < rule.least || value > rule.most) throw invalid(name);
  return value;
}

/** @throws TopError 41 when it is no moment */
export function momentOf(call: AppCall, name: string): number {
  const ms = beijingMsOf(textOf(call, name));
  if (ms === null) throw invalid(name, '日期格式应为 yyyy-MM-dd HH:mm:ss');
  return ms;
}

/** The seller's own trade that the call names. */
export function tradeOf(call: ShopCall): Trade {
  const tid = textOf(call, 'tid');
  if (!/^\d{1,19}$/u.test(tid)) throw invalid('tid');
  const trade = call.world.tradeByNo(call.shop.seq, tid);
  if (!trade) throw noTrade();
  return trade;
}

/** A whole page of the list, newest first as it comes; `total` counts what is there now: rows move while a caller pages. */
export function pageOf<Row>(
  call: AppCall,
  rows: readonly Row[],
  mostPerPage: number,
): Readonly<{ rows: readonly Row[]; count: TopObject }> {
  const page = numberOf(call, 'page_no', { fallback: 1, least: 1, most: 1_000_000 });
  const size = numberOf(call, 'page_size', { fallback: Math.min(40, mostPerPage), least: 1, most: mostPerPage });
  const given = rows.slice((page - 1) * size, page * size);
  return { rows: given, count: isTrue(call, 'use_has_next') ? { has_next: rows.length > page * size } : { total_results: rows.length } };
}
