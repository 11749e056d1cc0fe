import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { MyRoadView } from '@zhidan/core/notify/my-notices-api.ts';
import type { QuietHours } from '@zhidan/core/notify/quiet-hours.ts';
import type { PersonRoadId } from '@zhidan/core/notify/road.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

const purpose = 'person_roads.address';

/** A person's ends of roads, in the order in which they are tried. */
export async function personRoads(db: Db | Tx, personId: string): Promise<readonly MyRoadView[]> {
  const { rows } = await sql<MyRoadView>`
    select own.id, own.road_id as "roadId", roads.name as "roadName", roads.kind, own.label, own.is_on as "isOn",
      roads.is_active as "isRoadActive", own.added_at as "addedAt"
    from person_roads as own join roads on roads.id = own.road_id
    where own.person_id::text = ${personId} order by own.rank, own.id`.execute(db);
  return rows;
}

export async function quietOf(db: Db | Tx, personId: string): Promise<QuietHours | null> {
  const { rows } = await sql<QuietHours>`
    select quiet_from as "from", quiet_to as "to" from person_notice_settings where person_id::text = ${personId}`.execute(db);
  return rows[0] ?? null;
}

export async function saveQuiet(tx: Tx, personId: string, quiet: QuietHours | null): Promise<void> {
  if (quiet === null) return void (await sql`delete from person_notice_settings where person_id = ${personId}`.execute(tx));
  await sql`
    insert into person_notice_settings (person_id, quiet_from, quiet_to) values (${personId}, ${quiet.from}, ${quiet.to})
    on conflict (person_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to`.execute(tx);
}

type Binding = Readonly<{ id: PersonRoadId; personId: string; roadId: string; address: string; same: string; label: string; now: Instant }>;

/** A new end behind the others; the same end again is switched on and brought up to date. `same` tells whether it is. */
export async function bindEnd(tx: Tx, vault: Vault, { id, personId, roadId, address, same, label, now }: Binding): Promise<PersonRoadId> {
  const { rows } = await sql<{ id: PersonRoadId }>`
    insert into person_roads (id, person_id, road_id, address_sealed, address_index, label, rank, is_on, added_at)
    select ${id}, ${personId}, ${roadId}, ${vault.seal(purpose, address)}, ${vault.blindIndex(purpose, same)}, ${label},
      coalesce((select max(rank) + 1 from person_roads where person_id = ${personId}), 0), true, ${now}
    on conflict (person_id, road_id, address_index) do update
      set address_sealed = excluded.address_sealed, label = excluded.label, is_on = true
    returning id`.execute(tx);
  return rows[0]?.id ?? id;
}

/** The first end of a road that a person has, opened; null: none. */
export async function endOf(
  db: Db,
  vault: Vault,
  { personId, roadId }: Readonly<{ personId: string; roadId: string }>,
): Promise<string | null> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select address_sealed as sealed from person_roads where person_id::text = ${personId} and road_id = ${roadId}
    order by rank, id limit 1`.execute(db);
  return rows[0] ? vault.open(purpose, rows[0].sealed) : null;
}

export async function switchEnd(
  tx: Tx,
  { id, personId, isOn }: Readonly<{ id: string; personId: string; isOn: boolean }>,
): Promise<boolean> {
  const { rows } = await sql`
    update person_roads set is_on = ${isOn} where id = ${id} and person_id::text = ${personId} returning id`.execute(tx);
  return rows.length > 0;
}

export async function removeEnd(tx: Tx, { id, personId }: Readonly<{ id: string; personId: string }>): Promise<boolean> {
  const { rows } = await sql`delete from person_roads where id = ${id} and person_id::text = ${personId} returning id`.execute(tx);
  return rows.length > 0;
}

/** Those that are named first, in this order; others keep theirs behind them. */
export async function orderEnds(tx: Tx, personId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update person_roads set rank = ordered.rank
    from (
      select own.id, row_number() over (order by array_position(${[...ids]}::uuid[], own.id) nulls last, own.rank, own.id)::int as rank
      from person_roads as own where own.person_id::text = ${personId}
    ) as ordered
    where person_roads.id = ordered.id`.execute(tx);
}
