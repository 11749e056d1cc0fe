import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';

export type FulfillmentOrderId = Id<'FulfillmentOrderId'>;
export type ParcelId = Id<'ParcelId'>;

/** Who chose a warehouse or a carrier, weakest first: what a stronger one chose, a weaker one leaves alone. */
export const choosers = {
  route: { 'zh-CN': '系统路由', en: 'Routing' },
  rule: { 'zh-CN': '审单规则', en: 'Audit rule' },
  platform: { 'zh-CN': '平台指定', en: 'Platform' },
  hand: { 'zh-CN': '人工指定', en: 'By hand' },
} as const satisfies Readonly<Record<string, Words>>;

export type Chooser = keyof typeof choosers;

/** Whether what `holder` chose may be changed by `comer`; nobody's choice may be changed by anybody. */
export function mayChoose(comer: Chooser, holder: Chooser | null): boolean {
  const ranks = Object.keys(choosers);
  return holder === null || ranks.indexOf(comer) >= ranks.indexOf(holder);
}

/** How its goods stand on the shelf. */
export const fulfillmentStocks = {
  none: { 'zh-CN': '未占用', en: 'Not reserved' },
  reserved: { 'zh-CN': '已占用', en: 'Reserved' },
  short: { 'zh-CN': '缺货', en: 'Short' },
  consumed: { 'zh-CN': '已出库', en: 'Left the shelf' },
} as const satisfies Readonly<Record<string, Words>>;

export type FulfillmentStock = keyof typeof fulfillmentStocks;

/** `FH-000042`, as people read and scan it. */
export function fulfillmentNo(no: number): string {
  return `FH-${String(no).padStart(6, '0')}`;
}

/** The number in what people type or scan: `FH-000042`, `fh42`; null when it is none. */
export function readFulfillmentNo(text: string): number | null {
  const digits = /^\s*fh-?0*(\d{1,15})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Of what somebody asked to go first: before all that rules put first. */
export const rushPriority = 1_000;
