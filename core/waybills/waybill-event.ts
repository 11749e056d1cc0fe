import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

const subjectKind = 'waybill_account';
const empty = z.object({});

export const waybillAccountAdded = eventType({
  name: 'waybill_account.added',
  subjectKind,
  payload: empty,
  words: { 'zh-CN': '添加面单账户', en: 'E-waybill account added' },
});
/** Credentials are told by the names of their fields, never by what they hold. */
export const waybillAccountChanged = eventType({
  name: 'waybill_account.changed',
  subjectKind,
  payload: z.object({ credentials: z.array(z.string()) }),
  words: { 'zh-CN': '修改面单账户', en: 'E-waybill account changed' },
});
/** The service said what there is, or why it does not. Told when that is something else than before. */
export const waybillAccountRead = eventType({
  name: 'waybill_account.read',
  subjectKind,
  payload: z.object({ subscriptionCount: z.int(), faultCode: z.string().nullable() }),
  words: { 'zh-CN': '刷新订购关系和余额', en: 'Subscriptions and balance read' },
});
/** Fewer numbers than the merchant wants to have; told once until there are enough again. */
export const waybillBalanceLow = eventType({
  name: 'waybill_account.balance_low',
  subjectKind,
  payload: z.object({ carriers: z.array(z.object({ carrier: z.string(), balance: z.int() })), lowBalance: z.int() }),
  words: { 'zh-CN': '电子面单余额不足', en: 'Few e-waybill numbers left' },
});
/** Each night: numbers that nobody used, and what they cost. */
export const unusedNumbersFound = eventType({
  name: 'waybill_account.unused_found',
  subjectKind: 'waybill_review',
  payload: z.object({ count: z.int(), costFen: z.int() }),
  words: { 'zh-CN': '未使用的单号', en: 'Unused numbers found' },
});

/** Who may hear news about numbers on the live stream. */
export const waybillSubjects = { waybill_account: 'waybills.display', waybill_review: 'waybills.display' } as const;
