import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { WordValues } from '@zhidan/core/kernel/words.ts';
import { audienceOfPerson, type Audience } from '@zhidan/core/notify/audience.ts';
import type { NoticeId, NoticeSeverity } from '@zhidan/core/notify/notice.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../platform/db/given-rows.ts';
import { newId } from '../platform/new-id.ts';

/** What an audience has to know; `count` happenings of it at once. One row an audience and group. */
export type Telling = Readonly<{
  rule: string;
  audience: Audience;
  severity: NoticeSeverity;
  detail: WordValues;
  place: string;
  groupKey: string;
  count: number;
  /** when others are told, unless somebody looked; null: never */
  escalateAt: Instant | null;
}>;

export type Told = Readonly<{ id: NoticeId; rule: string; audience: Audience; groupKey: string; severity: NoticeSeverity; place: string }>;

const told = sql`id, rule, audience, group_key as "groupKey", severity, place`;

/** Notices of these; one that stands counts up and is the newest again. */
export async function saveNotices(tx: Tx, tellings: readonly Telling[], now: Instant): Promise<readonly Told[]> {
  if (tellings.length === 0) return [];
  const columns: readonly Column<Telling>[] = [
    { name: 'id', type: 'uuid', of: () => newId(now) },
    { name: 'rule', type: 'text', of: ({ rule }) => rule },
    { name: 'audience', type: 'text', of: ({ audience }) => audience },
    { name: 'severity', type: 'text', of: ({ severity }) => severity },
    { name: 'detail', type: 'jsonb', of: ({ detail }) => JSON.stringify(detail) },
    { name: 'place', type: 'text', of: ({ place }) => place },
    { name: 'group_key', type: 'text', of: ({ groupKey }) => groupKey },
    { name: 'count', type: 'integer', of: ({ count }) => count },
    { name: 'escalate_at', type: 'timestamptz', of: ({ escalateAt }) => escalateAt },
  ];
  const { rows } = await sql<Told>`
    insert into notices (${columnNames(columns)}, first_at, last_at)
    select ${columnNames(columns)}, ${now}, ${now} from ${givenRows(columns, tellings)} order by audience, group_key
    on conflict (audience, group_key) where closed_at is null
      do update set count = notices.count + excluded.count, last_at = excluded.last_at, detail = excluded.detail
    returning ${told}`.execute(tx);
  return rows;
}

/** Notices for the roles that the caller has, and for them alone. */
function forRolesOf(by: Caller): RawBuilder<unknown> {
  return sql`notices.audience in (
    select ${audienceOfPerson(by.actor.id)} union all
    select roles.code from person_roles join roles on roles.id = person_roles.role_id where person_roles.person_id::text = ${by.actor.id}
  )`;
}

export type StoredNotice = Readonly<{
  id: NoticeId;
  rule: string;
  severity: NoticeSeverity;
  detail: WordValues;
  place: string;
  groupKey: string;
  count: number;
  firstAt: Instant;
  lastAt: Instant;
  isNew: boolean;
  closedAt: Instant | null;
  closedBy: string | null;
}>;

/** What stands, and what was dealt with since a moment. The same notice to two roles of one person is listed once, by its newest. */
export async function noticesFor(
  db: Db,
  { by, closedSince, limit }: Readonly<{ by: Caller; closedSince: Instant; limit: number }>,
): Promise<readonly StoredNotice[]> {
  const { rows } = await sql<StoredNotice>`
    with mine as (
      select distinct on (group_key, closed_at is null) notices.* from notices
      where ${forRolesOf(by)} and (closed_at is null or closed_at > ${closedSince})
      order by group_key, closed_at is null, last_at desc, id desc
    )
    select
      id, rule, severity, detail, place, group_key as "groupKey", count, first_at as "firstAt", last_at as "lastAt", closed_at as "closedAt",
      closed_by as "closedBy",
      closed_at is null
        and last_at > coalesce((select seen_at from notice_marks where person_id::text = ${by.actor.id}), '-infinity') as "isNew"
    from mine order by closed_at is not null, last_at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

export async function saveSeen(tx: Tx, personId: string, until: Instant): Promise<void> {
  await sql`
    insert into notice_marks (person_id, seen_at) values (${personId}, ${until})
    on conflict (person_id) do update set seen_at = greatest(notice_marks.seen_at, excluded.seen_at)`.execute(tx);
}

type Closing = Readonly<{ id: NoticeId; by: Caller; now: Instant }>;

/** Closes a notice of the caller, and the same one for the caller's other roles. Answers those closed. */
export async function markClosed(tx: Tx, { id, by, now }: Closing): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    update notices set closed_at = ${now}, closed_by = ${by.actor.name}
    where closed_at is null and ${forRolesOf(by)}
      and group_key = (select one.group_key from notices as one where one.id = ${id})
    returning ${told}`.execute(tx);
  return rows;
}

/** Whether a notice is one of the caller's, and whether the same stands again. */
export async function noticeState(tx: Tx, { id, by }: Omit<Closing, 'now'>): Promise<Readonly<{ hasTwin: boolean }> | undefined> {
  const { rows } = await sql<{ hasTwin: boolean }>`
    select exists (
      select from notices as twin
      where twin.audience = notices.audience and twin.group_key = notices.group_key and twin.closed_at is null and twin.id <> notices.id
    ) as "hasTwin"
    from notices where id = ${id} and ${forRolesOf(by)} for update`.execute(tx);
  return rows[0];
}

export async function markReopened(tx: Tx, id: NoticeId): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    update notices set closed_at = null, closed_by = null where id = ${id} and closed_at is not null returning ${told}`.execute(tx);
  return rows;
}

/** Ends notices of some rules that bear one of these values: what they asked for is done. */
export async function closeAnswered(
  tx: Tx,
  {
    rules,
    field,
    values,
    by,
    now,
  }: Readonly<{ rules: readonly string[]; field: string; values: readonly string[]; by: string; now: Instant }>,
): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    update notices set closed_at = ${now}, closed_by = ${by}
    where closed_at is null and rule = any(${[...rules]}) and detail ->> ${field} = any(${[...values]})
    returning ${told}`.execute(tx);
  return rows;
}

/** What is due to be told to others, taken once; `isSeen`: somebody it was for has looked since it came, or opened its message. */
export async function takeEscalations(
  tx: Tx,
  { now, limit }: Readonly<{ now: Instant; limit: number }>,
): Promise<readonly (Told & Readonly<{ detail: WordValues; count: number; isSeen: boolean }>)[]> {
  const { rows } = await sql<Told & { detail: WordValues; count: number; isSeen: boolean }>`
    with due as (
      select id from notices where escalate_at <= ${now} and closed_at is null order by escalate_at limit ${limit} for update skip locked
    )
    update notices set escalate_at = null from due where notices.id = due.id
    returning notices.id, rule, audience, group_key as "groupKey", severity, place, detail, count,
      exists (
        select from notice_marks as mark
        where mark.seen_at >= notices.first_at and (
          notices.audience = 'person:' || mark.person_id or exists (
            select from person_roles join roles on roles.id = person_roles.role_id
            where person_roles.person_id = mark.person_id and roles.code = notices.audience
          )
        )
      ) or exists (select from deliveries where deliveries.notice_id = notices.id and deliveries.opened_at is not null) as "isSeen"`.execute(
    tx,
  );
  return rows;
}
