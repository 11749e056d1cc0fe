import type { Words } from '../kernel/words.ts';

/** Why an order exists: a platform's sale, or one that people added. */
export const orderKinds = {
  sale: { 'zh-CN': '销售', en: 'Sale' },
  exchange: { 'zh-CN': '换货', en: 'Exchange' },
  resend: { 'zh-CN': '补发', en: 'Resent' },
  manual: { 'zh-CN': '手工', en: 'By hand' },
} as const satisfies Readonly<Record<string, Words>>;

export type OrderKind = keyof typeof orderKinds;
export type AddedKind = Exclude<OrderKind, 'sale'>;

export const addedKinds = ['resend', 'exchange', 'manual'] as const satisfies readonly AddedKind[];
