import type { Holding } from '@zhidan/core/inventory/decide-reservations.ts';
import { stockKey, type StockKey, type StockLevel, type StockLine, type StockReference } from '@zhidan/core/inventory/stock.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { newId } from '../../platform/new-id.ts';

/** Pieces that a document holds, held until now, or is about to hold. */
export type HeldLine = StockLine & Readonly<{ reference: StockReference }>;

const referenceColumns: readonly Column<StockReference>[] = [
  { name: 'reference_kind', type: 'text', of: ({ kind }) => kind },
  { name: 'reference_id', type: 'uuid', of: ({ id }) => id },
];

const holdingColumns = sql`
  held.sku_id as "skuId", held.warehouse_id as "warehouseId", held.quantity, held.state,
  json_build_object('kind', held.reference_kind, 'id', held.reference_id) as reference`;

/** What these documents hold, or held until their goods left. */
export async function holdingsOf(tx: Tx, references: readonly StockReference[]): Promise<readonly Holding[]> {
  const { rows } = await sql<Holding>`
    select ${holdingColumns} from ${givenRows(referenceColumns, references)}
    join stock_reservations as held
      on held.reference_kind = given.reference_kind and held.reference_id = given.reference_id and held.state <> 'released'`.execute(tx);
  return rows;
}

const heldColumns = (now: Instant): readonly Column<HeldLine>[] => [
  { name: 'id', type: 'uuid', of: () => newId(now) },
  { name: 'reference_kind', type: 'text', of: ({ reference }) => reference.kind },
  { name: 'reference_id', type: 'uuid', of: ({ reference }) => reference.id },
  { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
  { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
  { name: 'quantity', type: 'integer', of: ({ quantity }) => quantity },
];

/** Writes reservations; the counters of their levels are another statement. */
function made(lines: readonly HeldLine[], now: Instant): RawBuilder<unknown> {
  const columns = heldColumns(now);
  return sql`
    insert into stock_reservations (${columnNames(columns)}, state, reserved_at)
    select ${columnNames(columns)}, 'open', ${now} from ${givenRows(columns, lines)}`;
}

/** Promises pieces of locked levels: one statement, refused by the table itself if it were more than there is. */
export async function insertReservations(tx: Tx, lines: readonly HeldLine[], now: Instant): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    with made as (${made(lines, now)} returning sku_id, warehouse_id, quantity)
    update stock_levels as level set reserved = level.reserved + sums.quantity, changed_at = ${now}
    from (select sku_id, warehouse_id, sum(quantity)::integer as quantity from made group by 1, 2) as sums
    where level.sku_id = sums.sku_id and level.warehouse_id = sums.warehouse_id`.execute(tx);
}

/** Promises pieces whose levels nobody has locked: `takeLevels` must follow in the same transaction. */
export async function insertUntakenReservations(tx: Tx, lines: readonly HeldLine[], now: Instant): Promise<void> {
  if (lines.length > 0) await made(lines, now).execute(tx);
}

/**
 * Counts pieces as promised where so many are still there; locks the levels in the order of SKU and warehouse, until the transaction
 * ends. One statement. Each level once. Answers how many levels had enough.
 */
export async function takeLevels(tx: Tx, lines: readonly StockLine[], now: Instant): Promise<number> {
  const columns: readonly Column<StockLine>[] = [
    { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
    { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
    { name: 'quantity', type: 'integer', of: ({ quantity }) => quantity },
  ];
  const { numAffectedRows } = await sql`
    with locked as materialized (
      select level.sku_id, level.warehouse_id, given.quantity from ${givenRows(columns, lines)}
      join stock_levels as level on level.sku_id = given.sku_id and level.warehouse_id = given.warehouse_id
      order by level.sku_id, level.warehouse_id
      for no key update of level
    )
    update stock_levels as level set reserved = level.reserved + locked.quantity, changed_at = ${now}
    from locked
    where level.sku_id = locked.sku_id and level.warehouse_id = locked.warehouse_id
      and level.on_hand - level.reserved >= locked.quantity`.execute(tx);
  return Number(numAffectedRows);
}

/** Locks the levels on which these documents hold something, in the order of SKU and warehouse. */
export async function lockLevelsHeldBy(tx: Tx, references: readonly StockReference[]): Promise<void> {
  await sql`
    select from stock_levels as level
    where (level.sku_id, level.warehouse_id) in (
      select held.sku_id, held.warehouse_id from ${givenRows(referenceColumns, references)}
      join stock_reservations as held
        on held.reference_kind = given.reference_kind and held.reference_id = given.reference_id and held.state = 'open'
    )
    order by level.sku_id, level.warehouse_id
    for no key update of level`.execute(tx);
}

/** Locks these levels and those on which the documents hold something, in one order, and answers how they stand. */
export async function lockSwappedLevels(
  tx: Tx,
  references: readonly StockReference[],
  keys: readonly StockKey[],
): Promise<ReadonlyMap<string, StockLevel>> {
  const columns: readonly Column<StockKey>[] = [
    { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
    { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
  ];
  const { rows } = await sql<StockLevel>`
    select
      level.sku_id as "skuId", level.warehouse_id as "warehouseId", level.on_hand as "onHand", level.reserved, level.safety
    from stock_levels as level
    where (level.sku_id, level.warehouse_id) in (
      select sku_id, warehouse_id from ${givenRows(columns, keys)}
      union all
      select held.sku_id, held.warehouse_id from ${givenRows(referenceColumns, references)}
      join stock_reservations as held
        on held.reference_kind = given.reference_kind and held.reference_id = given.reference_id and held.state = 'open'
    )
    order by level.sku_id, level.warehouse_id
    for no key update of level`.execute(tx);
  return new Map(rows.map((level) => [stockKey(level), level]));
}

/** What these documents hold ends in a state; the counters follow in the same statement. Answers what ended. */
const endedAs = (references: readonly StockReference[], state: 'released' | 'consumed', now: Instant): RawBuilder<unknown> => sql`
  ended as (
    update stock_reservations as held set state = ${state}, ended_at = ${now}
    from ${givenRows(referenceColumns, references)}
    where held.reference_kind = given.reference_kind and held.reference_id = given.reference_id and held.state = 'open'
    returning held.*
  ),
  sums as (select sku_id, warehouse_id, sum(quantity)::integer as quantity from ended group by 1, 2)`;

/** Gives back what these documents hold, on levels that are locked. */
export async function releaseReservations(tx: Tx, references: readonly StockReference[], now: Instant): Promise<readonly HeldLine[]> {
  const { rows } = await sql<HeldLine>`
    with ${endedAs(references, 'released', now)},
    changed as (
      update stock_levels as level set reserved = level.reserved - sums.quantity, changed_at = ${now}
      from sums where level.sku_id = sums.sku_id and level.warehouse_id = sums.warehouse_id
    )
    select ${holdingColumns} from ended as held`.execute(tx);
  return rows;
}

/** What these documents hold leaves: on hand and reserved fall together, and the ledger says so. The levels are locked. */
export async function consumeReservations(
  tx: Tx,
  references: readonly StockReference[],
  { by, now }: Readonly<{ by: Caller; now: Instant }>,
): Promise<readonly HeldLine[]> {
  const { rows } = await sql<HeldLine>`
    with ${endedAs(references, 'consumed', now)},
    changed as (
      update stock_levels as level
      set on_hand = level.on_hand - sums.quantity, reserved = level.reserved - sums.quantity, changed_at = ${now}
      from sums where level.sku_id = sums.sku_id and level.warehouse_id = sums.warehouse_id
      returning level.sku_id, level.warehouse_id, level.on_hand
    ),
    told as (
      insert into stock_moves (
        sku_id, warehouse_id, kind, quantity, on_hand_after, reference_kind, reference_id, reason, actor_id, actor_name, at
      )
      select
        held.sku_id, held.warehouse_id, 'ship', -held.quantity,
        changed.on_hand + coalesce(sum(held.quantity) over later, 0), -- several parcels of one level: each as it stood after it
        held.reference_kind, held.reference_id, '', ${by.actor.id}, ${by.actor.name}, ${now}
      from ended as held join changed on changed.sku_id = held.sku_id and changed.warehouse_id = held.warehouse_id
      window later as (
        partition by held.sku_id, held.warehouse_id order by held.id rows between 1 following and unbounded following
      )
      order by held.sku_id, held.warehouse_id, held.id
    )
    select ${holdingColumns} from ended as held`.execute(tx);
  return rows;
}

/** The documents that were promised last, as many as make up for pieces that are not there; `quantity` is how many. */
export async function lastPromised(tx: Tx, missing: readonly StockLine[]): Promise<readonly StockReference[]> {
  const columns: readonly Column<StockLine>[] = [
    { name: 'sku_id', type: 'uuid', of: ({ skuId }: StockKey) => skuId },
    { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }: StockKey) => warehouseId },
    { name: 'missing', type: 'integer', of: ({ quantity }) => quantity },
  ];
  const { rows } = await sql<StockReference>`
    select distinct reference_kind as kind, reference_id as id from (
      select held.reference_kind, held.reference_id, given.missing,
        coalesce(sum(held.quantity) over (
          partition by held.sku_id, held.warehouse_id order by held.reserved_at desc, held.id desc
          rows between unbounded preceding and 1 preceding
        ), 0) as given_back
      from ${givenRows(columns, missing)}
      join stock_reservations as held
        on held.sku_id = given.sku_id and held.warehouse_id = given.warehouse_id and held.state = 'open'
    ) as newest
    where given_back < missing`.execute(tx);
  return rows;
}
