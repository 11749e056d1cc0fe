import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import type { ShopId } from '../channel.ts';
import type { FaultKind } from '../connector-fault.ts';
import { pullKinds, pullOutcomes, type PullKind, type PullOutcome } from '../pull/pull-run.ts';

export type PullRunId = Id<'PullRunId'>;

const kind = z.enum(Object.keys(pullKinds) as [PullKind, ...PullKind[]]);
const outcome = z.enum(Object.keys(pullOutcomes) as [PullOutcome, ...PullOutcome[]]);
const faultKinds = ['auth_expired', 'permission', 'throttled', 'transient', 'invalid_request', 'business', 'unknown'] as const;

/** A call that went wrong: our kind, by which screens say what to do, and the platform's own code and words. */
export const shownFault = z.object({
  kind: z.enum(faultKinds) satisfies z.ZodType<FaultKind>,
  code: z.string(),
  words: z.string(),
  at: instantSchema.nullable(),
});
export type ShownFault = z.output<typeof shownFault>;

/** One fetch of a shop's orders. `unreadable` documents are kept and wait. */
export const pullRunView = z.object({
  id: idSchema<PullRunId>(),
  shopId: idSchema<ShopId>(),
  kind,
  /** a person's name, or what of ours asked */
  askedBy: z.string(),
  /** what was asked for; null when single orders were, by their numbers */
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  outcome,
  pageCount: z.int(),
  documentCount: z.int(),
  newCount: z.int(),
  changedCount: z.int(),
  unchangedCount: z.int(),
  olderCount: z.int(),
  unreadableCount: z.int(),
  fault: shownFault.nullable(),
});
export type PullRunView = z.output<typeof pullRunView>;

/** Newest first. */
export const listPullRuns = endpoint({
  method: 'GET',
  path: '/api/pull-runs',
  permission: 'shops.display',
  title: { 'zh-CN': '抓单记录', en: 'Pull runs' },
  input: z.object({
    ...pageInput,
    shopId: idSchema<ShopId>().optional(),
    kind: kind.optional(),
    outcome: outcome.optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
  }),
  output: pageOf(pullRunView),
});
