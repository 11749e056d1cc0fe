import type { Words } from '../../kernel/words.ts';

/** Why a shop was asked for orders. */
export const pullKinds = {
  incremental: { 'zh-CN': '定时抓单', en: 'Scheduled pull' },
  first_load: { 'zh-CN': '首次抓取', en: 'First load' },
  sweep: { 'zh-CN': '夜间补漏', en: 'Nightly sweep' },
  gap: { 'zh-CN': '漏单补抓', en: 'Gap filling' },
  news: { 'zh-CN': '平台通知', en: 'Platform news' },
} as const satisfies Readonly<Record<string, Words>>;

export type PullKind = keyof typeof pullKinds;

export const pullOutcomes = {
  running: { 'zh-CN': '进行中', en: 'Running' },
  done: { 'zh-CN': '完成', en: 'Done' },
  failed: { 'zh-CN': '失败', en: 'Failed' },
} as const satisfies Readonly<Record<string, Words>>;

export type PullOutcome = keyof typeof pullOutcomes;
