import type { ApprovalKind } from '../approvals/approval-kind.ts';
import type { Condition } from '../conditions/condition.ts';
import type { Permission } from '../identity/permission.ts';
import type { Words } from '../kernel/words.ts';
import type { RequestStage } from './request-stage.ts';
import type { RequestStep } from './request-step.ts';

/** What is done at a stage: its steps in their order, or why nothing can be done. */
export type RequestReaction = readonly RequestStep[] | Readonly<{ refused: Words }>;

type RequestKindRow = Readonly<{
  words: Words;
  /** the one character that everybody in the trade reads at a glance */
  sign: Words;
  /** who may ask */
  permission: Permission;
  approval: ApprovalKind;
  /** the order can neither be numbered nor printed nor shipped while it is asked for */
  isLocking: boolean;
  /** when it may be asked for, until the merchant says otherwise */
  gate: Condition;
  /** why a gate that is closed is closed, and what to do instead; the condition itself is said besides */
  advice: Words;
  at: Readonly<Record<RequestStage, RequestReaction>>;
}>;

const unshipped: Condition = { f: 'request.stage', op: 'in', v: ['early', 'audited', 'printed'] };
const open: Condition = { f: 'order.closing', op: 'in', v: ['open'] };
const isAway: Words = { 'zh-CN': '包裹已经发出', en: 'the parcel has left' };
const notBlocked: Words = {
  'zh-CN': '核对订单状态，或请主管调整「申请设置」里的条件。',
  en: 'Look where the order stands, or have a supervisor change the conditions of requests.',
};

/**
 * What people may ask to change on an order, by how far it has come. Nothing outside this table says what a stage does: the page, the
 * carrying out and the tests read it. What is printed waits for the warehouse's hand (`take_back`), the others do not.
 */
export const requestKinds = {
  change_address: {
    words: { 'zh-CN': '改地址', en: 'Change address' },
    sign: { 'zh-CN': '址', en: 'Adr' },
    permission: 'requests.make',
    approval: 'request.change_address',
    isLocking: true,
    // 宁波晚报 2026-11: 订单创建满 2 小时未发货，客服可申请
    gate: { all: [open, { f: 'order.ordered_at', op: 'before', v: { ago: [2, 'hour'] } }, unshipped] },
    advice: {
      'zh-CN': '下单不久的请买家自己在平台修改；已发货的请申请拦截。',
      en: 'A fresh order the buyer can change on the platform; for a shipped one ask to have it stopped.',
    },
    at: {
      early: ['part', 'rewrite', 'unlock', 'tell'],
      audited: ['take_back', 'part', 'rewrite', 'unlock', 'tell'],
      printed: ['take_back', 'part', 'rewrite', 'unlock', 'tell'],
      away: ['intercept', 'unlock'],
    },
  },
  exchange: {
    words: { 'zh-CN': '换货', en: 'Exchange goods' },
    sign: { 'zh-CN': '换', en: 'Exc' },
    permission: 'requests.make',
    approval: 'request.exchange',
    isLocking: true,
    gate: { all: [open] },
    advice: notBlocked,
    at: {
      early: ['replace', 'unlock'],
      audited: ['take_back', 'replace', 'unlock'],
      printed: ['take_back', 'replace', 'unlock'],
      away: ['follow', 'unlock'],
    },
  },
  rush: {
    words: { 'zh-CN': '加急', en: 'Rush' },
    sign: { 'zh-CN': '急', en: 'Urg' },
    permission: 'requests.make',
    approval: 'request.rush',
    isLocking: false, // a lock would do the opposite
    gate: { all: [open, unshipped] },
    advice: notBlocked,
    at: { early: ['rush'], audited: ['rush'], printed: ['rush'], away: { refused: isAway } },
  },
  cancel: {
    words: { 'zh-CN': '取消、拦截', en: 'Cancel or stop' },
    sign: { 'zh-CN': '消', en: 'Cnl' },
    permission: 'requests.make',
    approval: 'request.cancel',
    isLocking: true,
    gate: { all: [open] },
    advice: notBlocked,
    at: {
      early: ['part', 'stop', 'hold', 'unlock'],
      audited: ['take_back', 'part', 'stop', 'hold', 'unlock'],
      printed: ['take_back', 'part', 'stop', 'hold', 'unlock'],
      away: ['intercept', 'unlock'],
    },
  },
  resend: {
    words: { 'zh-CN': '补发', en: 'Send again' },
    sign: { 'zh-CN': '补', en: 'Rsd' },
    permission: 'requests.make',
    approval: 'request.resend',
    isLocking: false, // the order itself goes on
    gate: { all: [] },
    advice: notBlocked,
    at: { early: ['follow'], audited: ['follow'], printed: ['follow'], away: ['follow'] },
  },
  release: {
    words: { 'zh-CN': '强制放行', en: 'Force to go on' },
    sign: { 'zh-CN': '放', en: 'Frc' },
    permission: 'requests.make',
    approval: 'request.release',
    isLocking: false, // it is stopped already
    gate: { all: [open, unshipped] },
    advice: notBlocked,
    at: { early: ['force'], audited: ['force'], printed: ['force'], away: { refused: isAway } },
  },
} as const satisfies Readonly<Record<string, RequestKindRow>>;

export type RequestKind = keyof typeof requestKinds;
export const requestKindCodes = Object.keys(requestKinds) as [RequestKind, ...RequestKind[]];

export function reactionOf(kind: RequestKind, stage: RequestStage): RequestReaction {
  return requestKinds[kind].at[stage];
}

/** The steps of a stage; none where it is refused. */
export function stepsOf(kind: RequestKind, stage: RequestStage): readonly RequestStep[] {
  const reaction = reactionOf(kind, stage);
  return 'refused' in reaction ? [] : reaction;
}
