import { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';
import { approverSchema, type Approver } from './approver.ts';

export type ApprovalId = Id<'ApprovalId'>;

/** Nothing passes by default: only people approve and reject. It lapses when its subject is gone. */
export const approvalLife = lifeCycle({
  open: { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn', lapse: 'lapsed' },
  approved: {},
  rejected: {},
  withdrawn: {},
  lapsed: {},
});

export type ApprovalState = keyof typeof approvalLife;
export const approvalStates = Object.keys(approvalLife) as [ApprovalState, ...ApprovalState[]];

export const approvalStateWords = {
  open: { 'zh-CN': '待审批', en: 'To be decided' },
  approved: { 'zh-CN': '已批准', en: 'Approved' },
  rejected: { 'zh-CN': '已拒绝', en: 'Rejected' },
  withdrawn: { 'zh-CN': '已撤回', en: 'Withdrawn' },
  lapsed: { 'zh-CN': '已失效', en: 'Lapsed' },
} as const satisfies Readonly<Record<ApprovalState, Words>>;

/** How several approvers decide together. */
export const approvalModes = {
  one: { 'zh-CN': '或签：任一人通过即可', en: 'One of them' },
  all: { 'zh-CN': '会签：每一方都要通过', en: 'All of them' },
  sequence: { 'zh-CN': '依次：按顺序逐个通过', en: 'One after the other' },
} as const satisfies Readonly<Record<string, Words>>;

export type ApprovalMode = keyof typeof approvalModes;
export const approvalModeCodes = Object.keys(approvalModes) as [ApprovalMode, ...ApprovalMode[]];

export const verdicts = ['approve', 'reject'] as const;
export type ApprovalVerdict = (typeof verdicts)[number];

const minutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60);
const approvers = z.array(approverSchema).min(1).max(10);

/** Who comes next when nobody decides in time. */
export const levelSchema = z.object({ approvers, minutes });
export type EscalationLevel = z.output<typeof levelSchema>;

/** Who approves a kind of thing, how, and within which time. */
export const policySchema = z.object({
  mode: z.enum(approvalModeCodes),
  approvers,
  minutes,
  levels: z.array(levelSchema).max(5),
  mayDecideOwn: z.boolean(),
});
export type ApprovalPolicy = z.output<typeof policySchema>;

/** One place among those who decide; `level` 0 was asked first. */
export type ApprovalSeat = Readonly<{
  ordinal: number;
  level: number;
  approver: Approver;
  verdict: ApprovalVerdict | null;
  decidedById: string | null;
}>;

/** The seats that may speak now. Those of a higher level always may: they are there because the others did not. */
export function seatsToDecide(mode: ApprovalMode, seats: readonly ApprovalSeat[]): readonly ApprovalSeat[] {
  const open = seats.filter(({ verdict }) => verdict === null);
  const [first] = open.filter(({ level }) => level === 0).toSorted((one, other) => one.ordinal - other.ordinal);
  return open.filter((seat) => seat.level > 0 || mode !== 'sequence' || seat === first);
}

/**
 * What the task has come to once a seat has spoken. A no ends it. A yes ends it in the mode `one` and from a higher level; else when
 * every seat that was asked first has said yes.
 */
export function stateAfter(mode: ApprovalMode, seats: readonly ApprovalSeat[], spoken: ApprovalSeat): ApprovalState {
  if (spoken.verdict === 'reject') return 'rejected';
  if (mode === 'one' || spoken.level > 0) return 'approved';
  const others = seats.filter(({ level, ordinal }) => level === 0 && ordinal !== spoken.ordinal);
  return others.every(({ verdict }) => verdict === 'approve') ? 'approved' : 'open';
}
