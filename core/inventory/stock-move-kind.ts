import type { Words } from '../kernel/words.ts';

/** Why stock on hand changed. `sign`: which way a move of the kind goes; undoing one goes the other way. */
export const stockMoveKinds = {
  inbound: { words: { 'zh-CN': '入库', en: 'Inbound' }, sign: '+' },
  count: { words: { 'zh-CN': '盘点差异', en: 'Count difference' }, sign: '±' },
  ship: { words: { 'zh-CN': '发货出库', en: 'Shipped' }, sign: '-' },
  return: { words: { 'zh-CN': '退货入库', en: 'Returned' }, sign: '+' },
  transfer: { words: { 'zh-CN': '调拨', en: 'Transfer' }, sign: '±' },
  adjust: { words: { 'zh-CN': '调整', en: 'Adjustment' }, sign: '±' },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; sign: '+' | '-' | '±' }>>>;

export type StockMoveKind = keyof typeof stockMoveKinds;

export const stockMoveKindNames = Object.keys(stockMoveKinds) as [StockMoveKind, ...StockMoveKind[]];
