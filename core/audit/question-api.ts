import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import type { OrderId } from '../orders/order.ts';

export type AuditQuestionId = Id<'AuditQuestionId'>;

const orderId = idSchema<OrderId>();
const questionId = idSchema<AuditQuestionId>();
const text = z.string().trim().min(2).max(500);
const done = z.object({ done: z.literal(true) });

/** What an auditor asks service about an order. `endedAt` without an answer: withdrawn. */
export const auditQuestion = z.object({
  id: questionId,
  orderId,
  channelOrderNo: z.string(),
  question: z.string(),
  askedAt: instantSchema,
  askedBy: z.string(),
  answer: z.string().nullable(),
  endedAt: instantSchema.nullable(),
  endedBy: z.string().nullable(),
});
export type AuditQuestion = z.output<typeof auditQuestion>;

/** What was asked about an order, the newest first. */
export const listOrderQuestions = endpoint({
  method: 'GET',
  path: '/api/audit/orders/:orderId/questions',
  permission: 'audit.display',
  title: { 'zh-CN': '审单提问', en: 'Questions about an order' },
  input: z.object({ orderId }),
  output: z.object({ items: z.array(auditQuestion) }),
});

/** A question that waits for service, with what says how urgent it is. */
const openQuestion = auditQuestion
  .pick({ id: true, orderId: true, channelOrderNo: true, question: true, askedAt: true, askedBy: true })
  .extend({ shopName: z.string(), shipBy: instantSchema.nullable(), paidFen: fenSchema });
export type OpenQuestion = z.output<typeof openQuestion>;

/** What waits for an answer in the caller's shops, the longest wait first. */
export const listOpenQuestions = endpoint({
  method: 'GET',
  path: '/api/audit/questions',
  permission: 'requests.make',
  title: { 'zh-CN': '待回答的审单提问', en: 'Open questions' },
  input: z.object(pageInput),
  output: pageOf(openQuestion),
});

/** The order waits until it is answered or withdrawn. */
export const askQuestion = endpoint({
  method: 'POST',
  path: '/api/audit/orders/:orderId/ask',
  permission: 'audit.decide',
  title: { 'zh-CN': '问客服', en: 'Ask service' },
  input: z.object({ orderId, question: text }),
  output: z.object({ questionId }),
});

/** Whoever talks with buyers answers; the order goes back to the auditor. */
export const answerQuestion = endpoint({
  method: 'POST',
  path: '/api/audit/questions/:questionId/answer',
  permission: 'requests.make',
  title: { 'zh-CN': '回答审单提问', en: 'Answer a question' },
  input: z.object({ questionId, answer: text }),
  output: done,
});

export const withdrawQuestion = endpoint({
  method: 'POST',
  path: '/api/audit/questions/:questionId/withdraw',
  permission: 'audit.decide',
  title: { 'zh-CN': '撤回审单提问', en: 'Withdraw a question' },
  input: z.object({ questionId }),
  output: done,
});
