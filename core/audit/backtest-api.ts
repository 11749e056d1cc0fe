import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import type { OrderId } from '../orders/order.ts';
import { auditRuleSchema } from './audit-rule.ts';
import { auditVerdictCodes } from './audit-verdict.ts';

const words = z.object({ 'zh-CN': z.string(), en: z.string() });

const sample = z.object({
  orderId: idSchema<OrderId>(),
  channelOrderNo: z.string(),
  judgedAt: instantSchema,
  /** what audit said then */
  verdict: z.enum(auditVerdictCodes),
  /** the tests that decided, in words */
  because: z.array(words),
  isLiveHit: z.boolean(),
});

/** What a rule would have found among the orders that were judged. */
export const backtest = z.object({
  days: z.int(),
  /** the newest evaluation that is looked at; later ones are filed within moments */
  until: instantSchema,
  orderCount: z.int(),
  hitCount: z.int(),
  /** of the version in force, on the same orders; null: none is */
  liveHitCount: z.int().nullable(),
  /** hits that the version in force does not have, and its hits that this one has not */
  addedCount: z.int(),
  removedCount: z.int(),
  hitsByDay: z.array(z.object({ day: z.string(), hits: z.int(), liveHits: z.int(), orders: z.int() })),
  samples: z.array(sample),
  /** snapshot: judged on what was logged then. approximate: what is personal was read as it is today */
  fidelity: z.enum(['snapshot', 'approximate']),
  warnings: z.array(words),
});
export type Backtest = z.output<typeof backtest>;

/** Tries the draft of a rule, or the version in force where it has none, on the orders of the last days. Writes nothing. */
export const backtestRule = endpoint({
  method: 'GET',
  path: '/api/audit/rules/:ruleKey/backtest',
  permission: 'audit.display',
  title: { 'zh-CN': '回测规则', en: 'Backtest a rule' },
  input: z.object({ ruleKey: z.string().max(60), days: z.coerce.number().int().min(1).max(365).default(30) }),
  output: backtest,
});

/**
 * Tries a rule that is being written, stored or not, held against the one in force with its key. Writes nothing. `isQuick`: only when
 * counting is enough; what is personal takes opening the orders, and is tried when somebody asks for it.
 */
export const tryRule = endpoint({
  method: 'POST',
  path: '/api/audit/try',
  permission: 'audit.display',
  title: { 'zh-CN': '试算规则', en: 'Try a rule' },
  input: z.object({ rule: auditRuleSchema, days: z.int().min(1).max(365).default(30), isQuick: z.boolean().default(false) }),
  output: z.object({
    /** null: it was to be quick and cannot be */
    found: backtest.nullable(),
    /** how many orders each part of the outermost group finds alone, in its order; null where that takes opening the orders */
    parts: z.array(z.int().nullable()),
  }),
});
export type TriedRule = z.output<typeof tryRule.output>;
