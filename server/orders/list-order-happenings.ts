import type { listOrderHappenings as contract, OrderHappening } from '@zhidan/core/orders/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { z } from 'zod';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';
import { subjectJournal, type SubjectEntry } from '../platform/journal/subject-journal.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { orderInScope } from './show-order.ts';

const cursor = pageCursor(z.object({ seq: z.int() }));

/**
 * What happened to an order, newest first.
 * @throws Refused `order.not_found`
 */
export async function listOrderHappenings(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  await orderInScope(db, ask, vault);
  const entries = await subjectJournal(db, {
    subjectKind: 'order',
    subjectId: ask.orderId,
    beforeSeq: cursor.read(ask.after)?.seq ?? null,
    limit: ask.limit + 1,
  });
  return cursor.page(entries, ask.limit, {
    place: ({ subjectSeq }) => ({ seq: subjectSeq }),
    item: ({ subjectSeq: _subjectSeq, ...entry }: SubjectEntry) => entry as OrderHappening,
  });
}
