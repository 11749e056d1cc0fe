import type { Words } from '../kernel/words.ts';
import type { ApprovalPolicy } from './approval.ts';

type ApprovalKindRow = Readonly<{ words: Words; start: ApprovalPolicy }>;

/** The owner comes last: what nobody decides reaches them. */
const thenOwner = [{ approvers: [{ kind: 'role' as const, code: 'owner' }], minutes: 60 }];
const supervisor = { kind: 'role' as const, code: 'supervisor' };

/** The article's: the supervisor decides, after thirty minutes the owner is asked too. */
const usual: ApprovalPolicy = { mode: 'one', approvers: [supervisor], minutes: 30, levels: thenOwner, mayDecideOwn: false };

/** What may be put before approvers, with who they are until the merchant says otherwise. A key never changes: tasks bear it. */
export const approvalKinds = {
  'request.change_address': { words: { 'zh-CN': '改地址', en: 'Change of address' }, start: usual },
  'request.exchange': { words: { 'zh-CN': '换货', en: 'Exchange of goods' }, start: usual },
  'request.rush': { words: { 'zh-CN': '加急', en: 'Rush' }, start: usual },
  'request.cancel': { words: { 'zh-CN': '取消、拦截', en: 'Cancel or stop' }, start: usual },
  'request.resend': { words: { 'zh-CN': '补发', en: 'Send again' }, start: usual },
  'request.release': { words: { 'zh-CN': '强制放行', en: 'Forced release' }, start: usual },
} as const satisfies Readonly<Record<string, ApprovalKindRow>>;

export type ApprovalKind = keyof typeof approvalKinds;
export const approvalKindCodes = Object.keys(approvalKinds) as [ApprovalKind, ...ApprovalKind[]];

export function isApprovalKind(text: string): text is ApprovalKind {
  return Object.hasOwn(approvalKinds, text);
}
