import type { Words } from '../kernel/words.ts';

/** What audit says of an order, the strictest first. `wait`: time alone brings it on, nobody has to look. */
export const auditVerdicts = {
  block: { 'zh-CN': '拦截', en: 'Blocked' },
  hold: { 'zh-CN': '暂缓', en: 'Held' },
  approval: { 'zh-CN': '等待审批', en: 'Waits for approval' },
  review: { 'zh-CN': '待人工审核', en: 'For a person' },
  wait: { 'zh-CN': '到点自动通过', en: 'Passes by itself' },
  finance: { 'zh-CN': '转财审', en: 'To finance' },
  pass: { 'zh-CN': '通过', en: 'Passed' },
} as const satisfies Readonly<Record<string, Words>>;

export type AuditVerdict = keyof typeof auditVerdicts;

export const auditVerdictCodes = Object.keys(auditVerdicts) as [AuditVerdict, ...AuditVerdict[]];

/** The strictest of several verdicts, be it of rules or of orders in one parcel; without any a person has to look. */
export function strictestOf(verdicts: readonly AuditVerdict[]): AuditVerdict {
  return auditVerdictCodes.find((code) => verdicts.includes(code)) ?? 'review';
}
