import type { Words } from '../kernel/words.ts';

/** Whether a fulfillment order that waits for its label may have it now. */
export const readinessWords = {
  ready: { 'zh-CN': '可打印', en: 'Ready' },
  number: { 'zh-CN': '等运单号', en: 'Waits for a number' },
  blocked: { 'zh-CN': '有异常', en: 'Held up' },
} as const satisfies Readonly<Record<string, Words>>;
export type Readiness = keyof typeof readinessWords;
export const readinesses = Object.keys(readinessWords) as [Readiness, ...Readiness[]];
