import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import type { Words } from '../kernel/words.ts';
import type { ShopId } from './channel.ts';
import type { FaultKind } from './connector-fault.ts';

export type PullRunId = Id<'PullRunId'>;

/** Why orders were fetched. */
export const pullRunKinds = {
  incremental: { 'zh-CN': '增量拉单', en: 'Changes' },
  first_load: { 'zh-CN': '首次加载', en: 'First load' },
  sweep: { 'zh-CN': '夜间全量核对', en: 'Nightly sweep' },
  gap: { 'zh-CN': '补缺', en: 'Gap filling' },
  news: { 'zh-CN': '推送重读', en: 'After a message' },
} as const satisfies Readonly<Record<string, Words>>;
export type PullRunKind = keyof typeof pullRunKinds;

export const pullRunOutcomes = {
  running: { 'zh-CN': '进行中', en: 'Running' },
  done: { 'zh-CN': '完成', en: 'Done' },
  failed: { 'zh-CN': '失败', en: 'Failed' },
} as const satisfies Readonly<Record<string, Words>>;
export type PullRunOutcome = keyof typeof pullRunOutcomes;

const kind = z.enum(Object.keys(pullRunKinds) as [PullRunKind, ...PullRunKind[]]);
const outcome = z.enum(Object.keys(pullRunOutcomes) as [PullRunOutcome, ...PullRunOutcome[]]);
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
  from: instantSchema,
  to: instantSchema,
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
  title: { 'zh-CN': '拉单记录', en: 'Pull runs' },
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
