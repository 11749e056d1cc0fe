import type { AreaContent, AreaId, SuspendedArea } from '@zhidan/core/allocation/area/suspended-area.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A row of `suspended_areas as area` as core knows it. */
export const areaColumns = sql`
  area.id, area.carrier, area.region, area.keyword, area.effect, area.reason, area.note, area.starts_at as "from", area.ends_at as until`;

type NewArea = SuspendedArea & Readonly<{ hasBegun: boolean }>;

const columns: readonly Column<NewArea>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
  { name: 'region', type: 'text', of: ({ region }) => region },
  { name: 'keyword', type: 'text', of: ({ keyword }) => keyword },
  { name: 'effect', type: 'text', of: ({ effect }) => effect },
  { name: 'reason', type: 'text', of: ({ reason }) => reason },
  { name: 'note', type: 'text', of: ({ note }) => note },
  { name: 'starts_at', type: 'timestamptz', of: ({ from }) => from },
  { name: 'ends_at', type: 'timestamptz', of: ({ until }) => until },
  { name: 'told_start', type: 'boolean', of: ({ hasBegun }) => hasBegun },
];

/** Whoever adds areas waits here for the other, so that the same is not added twice. */
export async function lockAreas(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('suspended_areas'))`.execute(tx);
}

export async function insertAreas(
  tx: Tx,
  areas: readonly NewArea[],
  { now, addedBy }: Readonly<{ now: Instant; addedBy: string }>,
): Promise<void> {
  if (areas.length === 0) return;
  await sql`
    insert into suspended_areas (told_end, added_at, added_by, ${columnNames(columns)})
    select false, ${now}::timestamptz, ${addedBy}, ${columnNames(columns)} from ${givenRows(columns, areas)}`.execute(tx);
}

/** What is suspended in these regions and has not ended. */
export async function unendedIn(tx: Tx, regions: readonly string[], now: Instant): Promise<readonly SuspendedArea[]> {
  const { rows } = await sql<SuspendedArea>`
    select ${areaColumns} from suspended_areas as area
    where region = any(${[...regions]}) and (ends_at is null or ends_at > ${now})`.execute(tx);
  return rows;
}

export async function areasForUpdate(tx: Tx, ids: readonly AreaId[]): Promise<readonly SuspendedArea[]> {
  const { rows } = await sql<SuspendedArea>`
    select ${areaColumns} from suspended_areas as area where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
  return rows;
}

export type AreaEnd = Readonly<{ id: AreaId; until: Instant | null; hasEnded: boolean }>;

const endColumns: readonly Column<AreaEnd>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'ends_at', type: 'timestamptz', of: ({ until }) => until },
  { name: 'has_ended', type: 'boolean', of: ({ hasEnded }) => hasEnded },
];

/** Moves ends; an area that ends before it began never was in force. */
export async function saveEnds(tx: Tx, ends: readonly AreaEnd[]): Promise<void> {
  await sql`
    update suspended_areas as area
    set ends_at = greatest(given.ends_at, case when given.ends_at is not null then area.starts_at end), told_end = given.has_ended
    from ${givenRows(endColumns, ends)} where area.id = given.id`.execute(tx);
}

/** Areas that began or ended since somebody last looked; they are marked as told. */
export async function takeUntold(
  tx: Tx,
  now: Instant,
): Promise<readonly (Pick<AreaContent, 'carrier' | 'region'> & Readonly<{ id: AreaId; began: boolean; ended: boolean }>)[]> {
  const { rows } = await sql<Pick<AreaContent, 'carrier' | 'region'> & { id: AreaId; began: boolean; ended: boolean }>`
    with due as (
      select id, not told_start and starts_at <= ${now} as began, not told_end and ends_at <= ${now} as ended from suspended_areas
      where (not told_start and starts_at <= ${now}) or (not told_end and ends_at <= ${now})
      order by id for update
    )
    update suspended_areas as area
    set told_start = area.told_start or due.began, told_end = area.told_end or coalesce(due.ended, false)
    from due where area.id = due.id
    returning area.id, area.carrier, area.region, due.began, coalesce(due.ended, false) as ended`.execute(tx);
  return rows;
}
