import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language, WordValues } from '@zhidan/core/kernel/words.ts';
import type { NoticeId, NoticeSeverity } from '@zhidan/core/notify/notice.ts';
import type { DeliveryId, DeliveryState, RoadId, SkipReason } from '@zhidan/core/notify/road.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A message to one person or group as it is written down. */
export type NewDelivery = Readonly<{
  id: DeliveryId;
  noticeId: NoticeId | null;
  rule: string;
  severity: NoticeSeverity;
  place: string;
  personId: string | null;
  roadId: string | null;
  personRoadId: string | null;
  state: DeliveryState;
  skipReason: SkipReason | null;
  queuedAt: Instant;
  /** when the person's first road was asked, where this is a next one */
  beganAt: Instant;
  dueAt: Instant;
}>;

const columns: readonly Column<NewDelivery>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'notice_id', type: 'uuid', of: ({ noticeId }) => noticeId },
  { name: 'rule', type: 'text', of: ({ rule }) => rule },
  { name: 'severity', type: 'text', of: ({ severity }) => severity },
  { name: 'place', type: 'text', of: ({ place }) => place },
  { name: 'person_id', type: 'uuid', of: ({ personId }) => personId },
  { name: 'road_id', type: 'uuid', of: ({ roadId }) => roadId },
  { name: 'person_road_id', type: 'uuid', of: ({ personRoadId }) => personRoadId },
  { name: 'state', type: 'text', of: ({ state }) => state },
  { name: 'skip_reason', type: 'text', of: ({ skipReason }) => skipReason },
  { name: 'queued_at', type: 'timestamptz', of: ({ queuedAt }) => queuedAt },
  { name: 'began_at', type: 'timestamptz', of: ({ beganAt }) => beganAt },
  { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt },
];

export async function insertDeliveries(tx: Tx, rows: readonly NewDelivery[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into deliveries (${columnNames(columns)}) select * from ${givenRows(columns, rows)}`.execute(tx);
}

/** A message that a worker has taken: what it says is composed now, by how things stand now. */
export type Claimed = Omit<NewDelivery, 'state' | 'skipReason' | 'queuedAt' | 'dueAt'> &
  Readonly<{
    attemptCount: number;
    /** of the notice: values of its words, how often it happened, whether it was dealt with */
    detail: WordValues;
    count: number;
    isClosed: boolean;
    /** a worker meant to send it under this key, at that moment, with this text, and nobody knows whether it did */
    intent: DeliveryId | null;
    intendedAt: Instant | null;
    intendedText: string;
    /** the person's end, sealed; null: a group, or it was removed meanwhile */
    addressSealed: Buffer | null;
    language: Language;
  }>;

type Claiming = Readonly<{ roadId: RoadId; now: Instant; lostSince: Instant; limit: number }>;

/** Takes what is due by a road, the most pressing first; what a lost worker took before `lostSince` counts as due. */
export async function claimDeliveries(db: Db, { roadId, now, lostSince, limit }: Claiming): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select id from deliveries
      where road_id = ${roadId} and state in ('queued', 'sending') and due_at <= ${now}
        and (state = 'queued' or claimed_at < ${lostSince})
      order by severity <> 'alarm', due_at, id limit ${limit} for update skip locked
    ), taken as (
      update deliveries set state = 'sending', claimed_at = ${now}, attempt_count = attempt_count + 1
      from due where deliveries.id = due.id returning deliveries.*
    )
    select taken.id, taken.notice_id as "noticeId", taken.rule, taken.severity, taken.place, taken.person_id as "personId",
      taken.road_id as "roadId", taken.person_road_id as "personRoadId", taken.attempt_count as "attemptCount", taken.began_at as "beganAt",
      coalesce(notices.detail, '{}') as detail, coalesce(notices.count, 1) as count, notices.closed_at is not null as "isClosed",
      taken.intent, taken.intended_at as "intendedAt", taken.text as "intendedText", own.address_sealed as "addressSealed", coalesce(people.language, 'zh-CN') as language
    from taken
    left join notices on notices.id = taken.notice_id
    left join people on people.id = taken.person_id
    left join person_roads as own on own.id = taken.person_road_id and own.is_on
    order by taken.severity <> 'alarm', taken.due_at, taken.id`.execute(db);
  return rows;
}

/** Messages that went out by a road since a moment, and those under way. */
export async function sentSince(db: Db, roadId: RoadId, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      (select count(*) from deliveries where road_id = ${roadId} and sent_at > ${since})
      + (select count(*) from deliveries where road_id = ${roadId} and state = 'sending' and claimed_at > ${since})
    )::int as count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Notes what is about to be sent as one message, before it is. */
export async function markIntended(
  db: Db,
  { ids, text, now }: Readonly<{ ids: readonly DeliveryId[]; text: string; now: Instant }>,
): Promise<void> {
  await sql`
    update deliveries set intent = ${ids[0]}, intended_at = ${now}, text = ${text}
    where id = any(${[...ids]}::uuid[]) and state = 'sending'`.execute(db);
}

/** One message that went out, with those that went inside it. */
export async function markSent(
  tx: Tx,
  { ids, text, now }: Readonly<{ ids: readonly DeliveryId[]; text: string; now: Instant }>,
): Promise<void> {
  const [first] = ids;
  await sql`
    update deliveries set claimed_at = null, text = ${text}, fault_kind = null, fault_code = null, fault_words = null,
      state = case when id = ${first} then 'sent' else 'merged' end,
      sent_at = case when id = ${first} then ${now}::timestamptz end,
      merged_into = case when id = ${first} then null else ${first}::uuid end
    where id = any(${[...ids]}::uuid[]) and state = 'sending'`.execute(tx);
}

export async function markSkipped(db: Db | Tx, ids: readonly DeliveryId[], reason: SkipReason): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update deliveries set state = 'skipped', skip_reason = ${reason}, claimed_at = null
    where id = any(${[...ids]}::uuid[]) and state in ('queued', 'sending')`.execute(db);
}

type Failing = Readonly<{ ids: readonly DeliveryId[]; fault: ConnectorFault; text: string }>;

/** To be tried again at a moment; a pause that the messenger asked for is no attempt, and says that nothing was sent. */
export async function markAgain(
  tx: Tx,
  { ids, fault, text, dueAt, counts }: Failing & Readonly<{ dueAt: Instant; counts: boolean }>,
): Promise<void> {
  await sql`
    update deliveries set state = 'queued', claimed_at = null, due_at = ${dueAt}, text = ${text}, fault_kind = ${fault.kind},
      fault_code = ${fault.platformCode}, fault_words = ${fault.platformWords}, attempt_count = attempt_count - ${counts ? 0 : 1},
      intent = case when ${counts} then intent end, intended_at = case when ${counts} then intended_at end
    where id = any(${[...ids]}::uuid[]) and state = 'sending'`.execute(tx);
}

export async function markRefused(tx: Tx, { ids, fault, text }: Failing): Promise<void> {
  await sql`
    update deliveries set state = 'refused', claimed_at = null, text = ${text}, fault_kind = ${fault.kind},
      fault_code = ${fault.platformCode}, fault_words = ${fault.platformWords}
    where id = any(${[...ids]}::uuid[]) and state = 'sending'`.execute(tx);
}

/** One telling of a notice to a person, by however many roads. */
type Series = Readonly<{ personId: string; noticeId: NoticeId; beganAt: Instant }>;

/** The next end of a road of a person that was not tried in this telling; null: none is left. */
export async function nextRoad(
  tx: Tx,
  { personId, noticeId, beganAt }: Series,
): Promise<Readonly<{ roadId: string; personRoadId: string }> | null> {
  const { rows } = await sql<{ roadId: string; personRoadId: string }>`
    select own.road_id as "roadId", own.id as "personRoadId"
    from person_roads as own join roads on roads.id = own.road_id and roads.is_active
    where own.person_id = ${personId} and own.is_on and not exists (
      select from deliveries where deliveries.notice_id = ${noticeId} and deliveries.person_road_id = own.id
        and deliveries.began_at = ${beganAt}
    )
    order by own.rank, own.id limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Whether another message of the same telling went out or is under way. */
export async function isReached(tx: Tx, { personId, noticeId, beganAt }: Series): Promise<boolean> {
  const { rows } = await sql`
    select 1 from deliveries where notice_id = ${noticeId} and person_id = ${personId} and began_at = ${beganAt} and state in ('queued', 'sending', 'sent', 'merged')
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** A browser that unsubscribed. */
export async function forgetEnd(tx: Tx, personRoadId: string): Promise<void> {
  await sql`delete from person_roads where id = ${personRoadId}::uuid`.execute(tx);
}

/** Roads with something to send. */
export async function roadsDue(
  db: Db | Tx,
  { now, lostSince }: Readonly<{ now: Instant; lostSince: Instant }>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select roads.id from roads
    where (roads.paused_until is null or roads.paused_until <= ${now}) and exists (
      select from deliveries where deliveries.road_id = roads.id and state in ('queued', 'sending') and due_at <= ${now}
        and (state = 'queued' or claimed_at < ${lostSince})
    )`.execute(db);
  return rows.map(({ id }) => id);
}
