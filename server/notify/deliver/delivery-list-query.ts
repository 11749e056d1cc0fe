import type { FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { DeliveryRow, listDeliveries as contract } from '@zhidan/core/notify/delivery-api.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { advised } from '../roads/advised-fault.ts';
import { currentRules } from '../rules/current-rules.ts';

const cursor = pageCursor(z.object({ queuedAt: instantSchema, id: z.uuid() }));

type Row = Omit<DeliveryRow, 'fault' | 'rule'> &
  Readonly<{ rule: string; faultKind: FaultKind | null; faultCode: string | null; faultWords: string | null }>;

/** What was sent to whom, the newest first; a rule by its name. */
export async function listDeliveries(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { state, roadId, limit, after, by } = ask;
  const place = cursor.read(after);
  const { rows } = await sql<Row>`
    select log.id, log.queued_at as "queuedAt", log.due_at as "dueAt", log.sent_at as "sentAt", log.state, log.skip_reason as "skipReason",
      log.rule, log.text, log.severity, log.road_id as "roadId", coalesce(roads.name, '') as "roadName", roads.kind, people.name as person,
      log.attempt_count as "attemptCount", log.fault_kind as "faultKind", log.fault_code as "faultCode", log.fault_words as "faultWords",
      log.opened_at as "openedAt"
    from deliveries as log
    left join roads on roads.id = log.road_id
    left join people on people.id = log.person_id
    where ${state ? sql`log.state = ${state}` : sql`true`} and ${roadId ? sql`log.road_id = ${roadId}` : sql`true`}
      and ${place ? sql`(log.queued_at, log.id) < (${place.queuedAt}, ${place.id}::uuid)` : sql`true`}
    order by log.queued_at desc, log.id desc limit ${limit + 1}`.execute(db);
  const names = new Map((await currentRules(db)).map(({ code, rule }) => [code, say(rule.name, by.language)]));
  return cursor.page(rows, limit, {
    place: ({ queuedAt, id }) => ({ queuedAt, id }),
    item: ({ faultKind, faultCode, faultWords, ...row }) => ({
      ...row,
      rule: names.get(row.rule) ?? row.rule,
      fault: faultKind && advised(row.kind, { kind: faultKind, code: faultCode ?? '', words: faultWords ?? '' }),
    }),
  });
}
