import { z } from 'zod';
import { carriers, type CarrierCode } from '../allocation/carrier.ts';
import { startingRoles } from '../identity/role.ts';
import type { Words } from '../kernel/words.ts';
import { sellerFlagColors } from '../orders/seller-flag.ts';
import type { AuditPhase } from './audit-phase.ts';
import type { AuditVerdict } from './audit-verdict.ts';

/**
 * What a rule may do. Of all verdicts that rules collect for one order the strictest wins (audit-verdict.ts); actions without one
 * only add to the order. `says` is the second half of the rule's sentence.
 */
export type AuditAction = Readonly<{
  words: Words;
  says: Words;
  asks: z.ZodObject;
  phases: readonly AuditPhase[];
  /** what it says on the verdict, if anything */
  verdict: AuditVerdict | null;
  /** why it cannot be done, and what to do instead: no rule is published with it */
  unable?: Words;
}>;

const any: readonly AuditPhase[] = ['memo', 'tag', 'gift', 'merge', 'warehouse', 'carrier', 'block', 'audit', 'finance'];
const verdicts: readonly AuditPhase[] = ['block', 'audit', 'finance'];

const text = z.string().trim().min(1).max(200);
const code = z.string().trim().min(1).max(60);
const minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 30);
const role = z.enum(Object.keys(startingRoles) as [keyof typeof startingRoles, ...(keyof typeof startingRoles)[]]);
const color = z.enum(Object.keys(sellerFlagColors) as [keyof typeof sellerFlagColors, ...(keyof typeof sellerFlagColors)[]]);

export const auditActions = {
  block: {
    words: { 'zh-CN': '拦截', en: 'Block' },
    says: { 'zh-CN': '暂停发货，交给{role}（{reason}）', en: 'stop shipping and hand it to {role} ({reason})' },
    asks: z.strictObject({ reason: text, role }),
    phases: verdicts,
    verdict: 'block',
  },
  hold: {
    words: { 'zh-CN': '暂缓', en: 'Hold' },
    says: { 'zh-CN': '暂缓，直到条件不再成立（{reason}）', en: 'hold it until this no longer applies ({reason})' },
    asks: z.strictObject({ reason: text }),
    phases: verdicts,
    verdict: 'hold',
  },
  hold_minutes: {
    words: { 'zh-CN': '暂缓一段时间', en: 'Hold for a while' },
    says: { 'zh-CN': '暂缓 {minutes} 分钟后自动放行（{reason}）', en: 'hold it for {minutes} minutes, then let it go ({reason})' },
    asks: z.strictObject({ reason: text, minutes }),
    phases: verdicts,
    verdict: 'hold',
  },
  ask_approval: {
    words: { 'zh-CN': '发起审批', en: 'Ask for approval' },
    says: { 'zh-CN': '等待{role}审批', en: 'wait for the approval of {role}' },
    asks: z.strictObject({ role }),
    phases: verdicts,
    verdict: 'approval',
  },
  to_finance: {
    words: { 'zh-CN': '转财审', en: 'To finance' },
    says: { 'zh-CN': '转财审', en: 'send it to finance' },
    asks: z.strictObject({}),
    phases: verdicts,
    verdict: 'finance',
  },
  pass: {
    words: { 'zh-CN': '通过', en: 'Pass' },
    says: { 'zh-CN': '自动通过', en: 'let it pass' },
    asks: z.strictObject({}),
    phases: ['audit'],
    verdict: 'pass',
  },
  tag: {
    words: { 'zh-CN': '打标签', en: 'Tag' },
    says: { 'zh-CN': '打标签 {tag}', en: 'tag it {tag}' },
    asks: z.strictObject({ tag: code }),
    phases: any,
    verdict: null,
  },
  untag: {
    words: { 'zh-CN': '去标签', en: 'Remove a tag' },
    says: { 'zh-CN': '去掉标签 {tag}', en: 'remove the tag {tag}' },
    asks: z.strictObject({ tag: code }),
    phases: any,
    verdict: null,
  },
  set_warehouse: {
    words: { 'zh-CN': '指定仓库', en: 'Set the warehouse' },
    says: { 'zh-CN': '从 {warehouse} 发货', en: 'ship it from {warehouse}' },
    asks: z.strictObject({ warehouse: code }),
    phases: ['memo', 'warehouse', 'carrier'],
    verdict: null,
  },
  set_carrier: {
    words: { 'zh-CN': '指定快递', en: 'Set the carrier' },
    says: { 'zh-CN': '用 {carrier} 发货', en: 'ship it with {carrier}' },
    asks: z.strictObject({ carrier: z.enum(Object.keys(carriers) as [CarrierCode, ...CarrierCode[]]) }),
    phases: ['memo', 'carrier'],
    verdict: null,
  },
  set_template: {
    words: { 'zh-CN': '指定面单模板', en: 'Set the label template' },
    says: { 'zh-CN': '用面单模板 {template}', en: 'use the label template {template}' },
    asks: z.strictObject({ template: code }),
    phases: ['carrier'],
    verdict: null,
  },
  raise_priority: {
    words: { 'zh-CN': '改优先级', en: 'Change the priority' },
    says: { 'zh-CN': '优先级 {points}', en: 'change its priority by {points}' },
    asks: z.strictObject({ points: z.int().min(-1_000).max(1_000) }),
    phases: any,
    verdict: null,
  },
  merge: {
    words: { 'zh-CN': '建议合单', en: 'Merge' },
    says: { 'zh-CN': '合并发货（最多 {orders} 单、{kilograms} kg）', en: 'merge it (up to {orders} orders and {kilograms} kg)' },
    asks: z.strictObject({ orders: z.int().min(2).max(50), kilograms: z.int().min(1).max(1_000) }),
    phases: ['merge'],
    verdict: null,
  },
  split_short: {
    words: { 'zh-CN': '缺货拆单', en: 'Split off what is short' },
    says: { 'zh-CN': '拆单先发有货部分', en: 'split it and ship what is there' },
    asks: z.strictObject({}),
    phases: ['merge'],
    verdict: null,
  },
  add_gift: {
    words: { 'zh-CN': '加赠品', en: 'Add a gift' },
    says: { 'zh-CN': '加赠品 {sku} × {quantity}', en: 'add the gift {sku} × {quantity}' },
    asks: z.strictObject({ sku: code, quantity: z.int().min(1).max(99) }),
    phases: ['gift'],
    verdict: null,
  },
  note: {
    words: { 'zh-CN': '写卖家备注', en: 'Write a memo' },
    says: { 'zh-CN': '写卖家备注「{note}」', en: 'write “{note}” into the seller’s memo' },
    asks: z.strictObject({ note: text }),
    phases: any,
    verdict: null,
  },
  set_flag: {
    words: { 'zh-CN': '插旗', en: 'Set a flag' },
    says: { 'zh-CN': '没有旗帜的插 {color} 旗', en: 'set the flag {color} where it has none' },
    asks: z.strictObject({ color }),
    phases: any,
    verdict: null,
  },
  notify: {
    words: { 'zh-CN': '通知', en: 'Notify' },
    says: { 'zh-CN': '通知{role}', en: 'tell {role}' },
    asks: z.strictObject({ role }),
    phases: any,
    verdict: null,
  },
  message_buyer: {
    words: { 'zh-CN': '给买家留言', en: 'Message the buyer' },
    says: {
      'zh-CN': '给买家发消息模板 {template}（平台不开放，不会发送）',
      en: 'send the buyer the message {template} (no platform lets us: it is not sent)',
    },
    asks: z.strictObject({ template: code }),
    phases: verdicts,
    verdict: null,
    unable: {
      'zh-CN': '已接入的平台都不开放给买家发消息的接口。改用「建任务」交给客服，由客服在平台的聊天窗口发送。',
      en: 'None of the connected platforms lets a program message buyers. Use "Open a task" for service, who write in the platform’s own chat.',
    },
  },
  open_task: {
    words: { 'zh-CN': '建任务', en: 'Open a task' },
    says: { 'zh-CN': '给{role}建任务「{task}」', en: 'give {role} the task “{task}”' },
    asks: z.strictObject({ role, task: text }),
    phases: any,
    verdict: null,
  },
  seal: {
    words: { 'zh-CN': '禁止合拆', en: 'No merging or splitting' },
    says: { 'zh-CN': '不合单不拆单', en: 'neither merge nor split it' },
    asks: z.strictObject({}),
    phases: ['memo', 'tag', 'merge'],
    verdict: null,
  },
  offer_cancel: {
    words: { 'zh-CN': '发起取消协商', en: 'Offer to cancel' },
    says: { 'zh-CN': '请客服与买家协商取消或改址', en: 'have service talk with the buyer about canceling or another address' },
    asks: z.strictObject({}),
    phases: verdicts,
    verdict: null,
  },
  webhook: {
    words: { 'zh-CN': '调用 Webhook', en: 'Call a webhook' },
    says: { 'zh-CN': '调用 Webhook {hook}', en: 'call the webhook {hook}' },
    asks: z.strictObject({ hook: code }),
    phases: any,
    verdict: null,
  },
  trip_breaker: {
    words: { 'zh-CN': '熔断', en: 'Trip a breaker' },
    says: {
      'zh-CN': '{minutes} 分钟内命中超过 {hits} 单时熔断',
      en: 'trip the breaker when more than {hits} orders match within {minutes} minutes',
    },
    asks: z.strictObject({ hits: z.int().min(1).max(10_000), minutes: z.int().min(1).max(1_440) }),
    phases: ['block'],
    verdict: null,
  },
  stop: {
    words: { 'zh-CN': '停止后续规则', en: 'Stop' },
    says: { 'zh-CN': '本阶段不再看后面的规则', en: 'look at no further rule of this phase' },
    asks: z.strictObject({}),
    phases: any,
    verdict: null,
  },
} as const satisfies Readonly<Record<string, AuditAction>>;

export type AuditActionCode = keyof typeof auditActions;
