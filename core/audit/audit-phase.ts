import type { Moment } from '../conditions/field.ts';
import type { Words } from '../kernel/words.ts';

type Phase = Readonly<{ words: Words; moment: Moment }>;

/** In which order rules run, and what is known by then. Inside a phase the rank decides. */
export const auditPhases = {
  memo: { words: { 'zh-CN': '备注提取', en: 'Memos' }, moment: 'prepared' },
  tag: { words: { 'zh-CN': '打标', en: 'Tags' }, moment: 'prepared' },
  gift: { words: { 'zh-CN': '赠品', en: 'Gifts' }, moment: 'prepared' },
  merge: { words: { 'zh-CN': '合单拆单', en: 'Merge and split' }, moment: 'prepared' },
  warehouse: { words: { 'zh-CN': '选仓', en: 'Warehouse' }, moment: 'prepared' },
  carrier: { words: { 'zh-CN': '选快递', en: 'Carrier' }, moment: 'allocation' },
  block: { words: { 'zh-CN': '拦截', en: 'Blocks' }, moment: 'audit' },
  audit: { words: { 'zh-CN': '审单', en: 'Audit' }, moment: 'audit' },
  finance: { words: { 'zh-CN': '财审', en: 'Finance' }, moment: 'audit' },
} as const satisfies Readonly<Record<string, Phase>>;

export type AuditPhase = keyof typeof auditPhases;

export const auditPhaseCodes = Object.keys(auditPhases) as [AuditPhase, ...AuditPhase[]];
