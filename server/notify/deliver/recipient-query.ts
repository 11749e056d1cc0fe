import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { QuietHours } from '@zhidan/core/notify/quiet-hours.ts';
import type { RoadKind } from '@zhidan/core/notify/road.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** One person of an audience, with their own ends of roads in the order in which they are tried. */
export type Recipient = Readonly<{
  audience: string;
  personId: string;
  quiet: QuietHours | null;
  roads: readonly Readonly<{ personRoadId: string; roadId: string; kind: RoadKind }>[];
}>;

/** Who is behind these audiences: active people. Roads that are off, of the person or of the merchant, are left out. */
export async function recipientsOf(db: Db | Tx, audiences: readonly string[]): Promise<readonly Recipient[]> {
  const { rows } = await sql<Omit<Recipient, 'quiet'> & { quietFrom: number | null; quietTo: number | null }>`
    select asked.audience, people.id as "personId", settings.quiet_from as "quietFrom", settings.quiet_to as "quietTo",
      coalesce((
        select jsonb_agg(jsonb_build_object('personRoadId', own.id, 'roadId', roads.id, 'kind', roads.kind) order by own.rank, own.id)
        from person_roads as own join roads on roads.id = own.road_id
        where own.person_id = people.id and own.is_on and roads.is_active
      ), '[]') as roads
    from unnest(${[...new Set(audiences)]}::text[]) as asked (audience)
    cross join lateral (
      select person_roles.person_id from roles join person_roles on person_roles.role_id = roles.id where roles.code = asked.audience
      union
      select own.id from people as own where 'person:' || own.id = asked.audience
    ) as found (person_id)
    join people on people.id = found.person_id and people.status = 'active'
    left join person_notice_settings as settings on settings.person_id = people.id
    order by asked.audience, people.id`.execute(db);
  return rows.map(({ quietFrom, quietTo, ...row }) => ({
    ...row,
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
  }));
}

/** Roads to groups that are on, of these. */
export async function openGroups(db: Db | Tx, roadIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from roads where is_active and id::text = any(${[...roadIds]})`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** When the same was last told by a road to whom: key and target, `key person:…` or `key road:…`. */
export async function lastTold(
  db: Db | Tx,
  { groupKeys, since }: Readonly<{ groupKeys: readonly string[]; since: Instant }>,
): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<{ groupKey: string; target: string; at: Instant }>`
    select notices.group_key as "groupKey",
      case when deliveries.person_id is null then 'road:' || deliveries.road_id else 'person:' || deliveries.person_id end as target,
      max(deliveries.queued_at) as at
    from notices join deliveries on deliveries.notice_id = notices.id
    where notices.group_key = any(${[...groupKeys]}) and notices.last_at >= ${since} and deliveries.queued_at >= ${since}
      and notices.closed_at is null
    group by 1, 2`.execute(db);
  return new Map(rows.map(({ groupKey, target, at }) => [`${groupKey} ${target}`, at]));
}
