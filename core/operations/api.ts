import { z } from 'zod';
import type { JsonObject } from '../kernel/canonical-json.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';

export type JournalEntryId = Id<'JournalEntryId'>;
export type JobId = Id<'JobId'>;
export type ParkedEventId = Id<'ParkedEventId'>;

const json = z.record(z.string(), z.json()).nullable() as unknown as z.ZodType<JsonObject | null>;
const done = z.object({ done: z.literal(true) });
const dropReason = z.string().trim().min(2).max(200);

export const journalEntryView = z.object({
  id: idSchema<JournalEntryId>(),
  at: instantSchema,
  event: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectSeq: z.int(),
  actorKind: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  reason: z.string().nullable(),
  ruleVersion: z.string().nullable(),
  payload: json,
  before: json,
  after: json,
  hash: z.string(),
});
export type JournalEntryView = z.output<typeof journalEntryView>;

export const listJournal = endpoint({
  method: 'GET',
  path: '/api/journal',
  permission: 'journal.display',
  title: { 'zh-CN': '操作日志', en: 'Journal' },
  input: z.object({
    ...pageInput,
    subjectKind: z.string().max(64).optional(),
    subjectId: z.string().max(64).optional(),
    event: z.string().max(64).optional(),
    actorId: z.string().max(64).optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
  }),
  output: pageOf(journalEntryView),
});
/** Recomputes the hash chain of one subject, or of the whole journal. */
export const verifyJournal = endpoint({
  method: 'POST',
  path: '/api/journal/verify',
  permission: 'journal.verify',
  title: { 'zh-CN': '校验日志链', en: 'Verify the chain' },
  input: z.object({ subjectKind: z.string().max(64).optional(), subjectId: z.string().max(64).optional() }),
  output: z.object({
    checkedCount: z.int(),
    subjectCount: z.int(),
    broken: z
      .array(
        z.object({
          entryId: z.string(),
          subjectKind: z.string(),
          subjectId: z.string(),
          subjectSeq: z.int(),
          problem: z.enum(['hash', 'link', 'gap']),
        }),
      )
      .max(100),
  }),
});

/** Only jobs a person can do something about are listed: waiting for a retry, or dead. */
export const jobView = z.object({
  id: idSchema<JobId>(),
  name: z.string(),
  title: z.string(),
  state: z.enum(['created', 'retry', 'active', 'dead']),
  attemptCount: z.int(),
  createdAt: instantSchema,
  startAfter: instantSchema.nullable(),
  failedAt: instantSchema.nullable(),
  error: z.string().nullable(),
  payload: json,
});
export type JobView = z.output<typeof jobView>;
export const listJobs = endpoint({
  method: 'GET',
  path: '/api/jobs',
  permission: 'jobs.display',
  title: { 'zh-CN': '后台任务', en: 'Background jobs' },
  input: z.object({ ...pageInput, state: z.enum(['created', 'retry', 'active', 'dead']).default('dead') }),
  output: pageOf(jobView),
});
export const queueView = z.object({
  name: z.string(),
  title: z.string(),
  waitingCount: z.int(),
  activeCount: z.int(),
  deadCount: z.int(),
  cron: z.string().nullable(),
});
export const listQueues = endpoint({
  method: 'GET',
  path: '/api/jobs/queues',
  permission: 'jobs.display',
  title: { 'zh-CN': '任务队列', en: 'Job queues' },
  input: z.object({}),
  output: z.object({ items: z.array(queueView) }),
});
export const retryJob = endpoint({
  method: 'POST',
  path: '/api/jobs/:jobId/retry',
  permission: 'jobs.manage',
  title: { 'zh-CN': '重试任务', en: 'Retry a job' },
  input: z.object({ jobId: idSchema<JobId>() }),
  output: done,
});
export const dropJob = endpoint({
  method: 'POST',
  path: '/api/jobs/:jobId/drop',
  permission: 'jobs.manage',
  title: { 'zh-CN': '放弃任务', en: 'Drop a job' },
  input: z.object({ jobId: idSchema<JobId>(), reason: dropReason }),
  output: done,
});

export const parkedEventView = z.object({
  id: idSchema<ParkedEventId>(),
  subscriber: z.string(),
  event: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  error: z.string(),
  attemptCount: z.int(),
  parkedAt: instantSchema,
  payload: json,
});
export type ParkedEventView = z.output<typeof parkedEventView>;
export const listParkedEvents = endpoint({
  method: 'GET',
  path: '/api/parked-events',
  permission: 'jobs.display',
  title: { 'zh-CN': '停放事件', en: 'Parked events' },
  input: z.object(pageInput),
  output: pageOf(parkedEventView),
});
export const subscriberView = z.object({ name: z.string(), behindMs: z.number(), parkedCount: z.int(), updatedAt: instantSchema });
export const listSubscribers = endpoint({
  method: 'GET',
  path: '/api/subscribers',
  permission: 'jobs.display',
  title: { 'zh-CN': '订阅者', en: 'Subscribers' },
  input: z.object({}),
  output: z.object({ items: z.array(subscriberView) }),
});
export const retryParkedEvent = endpoint({
  method: 'POST',
  path: '/api/parked-events/:parkedEventId/retry',
  permission: 'jobs.manage',
  title: { 'zh-CN': '重试停放事件', en: 'Retry a parked event' },
  input: z.object({ parkedEventId: idSchema<ParkedEventId>() }),
  output: done,
});
export const dropParkedEvent = endpoint({
  method: 'POST',
  path: '/api/parked-events/:parkedEventId/drop',
  permission: 'jobs.manage',
  title: { 'zh-CN': '放弃停放事件', en: 'Drop a parked event' },
  input: z.object({ parkedEventId: idSchema<ParkedEventId>(), reason: dropReason }),
  output: done,
});

export const showSettings = endpoint({
  method: 'GET',
  path: '/api/settings',
  permission: 'settings.display',
  title: { 'zh-CN': '商家设置', en: 'Merchant settings' },
  input: z.object({}),
  output: z.object({ values: z.record(z.string(), z.json()) }),
});
export const changeSetting = endpoint({
  method: 'POST',
  path: '/api/settings/:key/change',
  permission: 'settings.manage',
  title: { 'zh-CN': '修改设置', en: 'Change a setting' },
  input: z.object({ key: z.string().max(64), value: z.json() }),
  output: done,
});

export const checkView = z.object({ name: z.string(), ok: z.boolean(), detail: z.string() });
export const showAbout = endpoint({
  method: 'GET',
  path: '/api/about',
  permission: 'signed_in',
  title: { 'zh-CN': '关于与健康', en: 'About and health' },
  input: z.object({}),
  output: z.object({
    version: z.string(),
    nodeVersion: z.string(),
    databaseVersion: z.string(),
    isEmbeddedDatabase: z.boolean(),
    databaseBytes: z.number(),
    schemaVersion: z.string(),
    startedAt: instantSchema,
    workerSeenAt: instantSchema.nullable(),
    checks: z.array(checkView),
  }),
});
