import type { JobId, listJobs as contract, listQueues as queuesContract } from '@zhidan/core/operations/api.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import type { Language, Words } from '@zhidan/core/kernel/words.ts';
import { z } from 'zod';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';
import { listJobs as jobRows, queueCounts } from '../platform/jobs/job-query.ts';

/** What each queue is called, by its name: from the jobs of all modules. */
export type JobTitles = Readonly<Record<string, Words>>;

const cursor = pageCursor(z.object({ createdAt: instantSchema, id: idSchema<JobId>() }));

export async function listJobs(db: Db, ask: Asked<InputOf<typeof contract>>, titles: JobTitles): Promise<OutputOf<typeof contract>> {
  const after = cursor.read(ask.after) ?? undefined;
  const rows = await jobRows(db, { state: ask.state, limit: ask.limit + 1, after });
  return cursor.page(rows, ask.limit, {
    place: (row) => ({ createdAt: row.createdAt, id: row.id as JobId }),
    item: (row) => ({
      ...row,
      id: row.id as JobId,
      title: titleOf(titles, row.name, ask.by.language),
      payload: row.payload as JsonObject | null,
    }),
  });
}

export async function listQueues(db: Db, { by }: Asked, titles: JobTitles): Promise<OutputOf<typeof queuesContract>> {
  const queues = await queueCounts(db);
  return { items: queues.map((queue) => ({ ...queue, title: titleOf(titles, queue.name, by.language) })) };
}

/** A queue of a module that is gone is called by its name. */
function titleOf(titles: JobTitles, name: string, language: Language): string {
  return titles[name]?.[language] ?? name;
}
