import type { Words } from '../../kernel/words.ts';
import { flagOfColor, isNoFlag, type SellerFlagColor } from '../seller-flag.ts';

/** Something that a rule writes on an order: a note, or the colour of its flag. */
export type OrderMark = Readonly<{ orderId: string; ruleKey: string; ruleName: string; kind: 'note' | 'flag'; value: string }>;

/** How far the platform knows of an order's marks. */
export const memoStates = {
  wanted: { 'zh-CN': '待写到平台', en: 'To be written to the platform' },
  told: { 'zh-CN': '已写到平台', en: 'Written to the platform' },
  kept: { 'zh-CN': '只记在这里', en: 'Kept here alone' },
  refused: { 'zh-CN': '平台没有接受', en: 'Not taken by the platform' },
} as const satisfies Readonly<Record<string, Words>>;

export type MemoState = keyof typeof memoStates;
export const memoStateCodes = Object.keys(memoStates) as [MemoState, ...MemoState[]];

/** Why the marks of an order stay here. */
export const keptReasons = {
  no_platform: { 'zh-CN': '这单不在平台上', en: 'No platform has this order' },
  no_call: { 'zh-CN': '这个平台不能写备注', en: 'This platform takes no memos' },
} as const satisfies Readonly<Record<string, Words>>;

export type KeptReason = keyof typeof keptReasons;
export const isKeptReason = (text: string): text is KeptReason => Object.hasOwn(keptReasons, text);

/** The seller's memo and flag as a platform has them; flags by its own numbers, null: none is told. */
export type SellerMemo = Readonly<{ memo: string; flag: string | null }>;

const between = '；';

/**
 * The memo with the notes that it does not say yet behind it, and the first flag where the order has none; a flag that somebody set
 * stays. Null: there is nothing to write.
 */
export function memoWith(channel: string, now: SellerMemo, marks: readonly Pick<OrderMark, 'kind' | 'value'>[]): SellerMemo | null {
  const notes = marks.filter(({ kind }) => kind === 'note').map(({ value }) => value);
  const memo = notes.reduce((text, note) => (text.includes(note) ? text : text === '' ? note : `${text}${between}${note}`), now.memo);
  const color = marks.find(({ kind }) => kind === 'flag')?.value;
  const wanted = color === undefined || !isNoFlag(now.flag ?? '') ? null : flagOfColor(channel, color as SellerFlagColor);
  const flag = wanted === null || isNoFlag(wanted) ? null : wanted;
  return memo === now.memo && flag === null ? null : { memo, flag };
}
