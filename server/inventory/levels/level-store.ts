import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { StockMoveKind } from '@zhidan/core/inventory/stock-move-kind.ts';
import { stockKey, type StockKey, type StockLevel, type StockLine, type StockReference } from '@zhidan/core/inventory/stock.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';

const keyColumns: readonly Column<StockKey>[] = [
  { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
  { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
];

const lineColumns: readonly Column<StockLine>[] = [...keyColumns, { name: 'quantity', type: 'integer', of: ({ quantity }) => quantity }];

/** Locks levels until the transaction ends, in the order of SKU and warehouse, and answers those that are there. */
export async function lockLevels(tx: Tx, keys: readonly StockKey[]): Promise<ReadonlyMap<string, StockLevel>> {
  const { rows } = await sql<StockLevel>`${levelsOf(keys)} order by level.sku_id, level.warehouse_id for no key update of level`.execute(
    tx,
  );
  return new Map(rows.map((level) => [stockKey(level), level]));
}

const levelsOf = (keys: readonly StockKey[]) => sql<StockLevel>`
  select
    level.sku_id as "skuId", level.warehouse_id as "warehouseId", level.on_hand as "onHand", level.reserved, level.safety
  from ${givenRows(keyColumns, distinct(keys))}
  join stock_levels as level on level.sku_id = given.sku_id and level.warehouse_id = given.warehouse_id`;

/** The same; levels that nobody has spoken of yet begin with nothing. */
export async function openLevels(tx: Tx, keys: readonly StockKey[], now: Instant): Promise<ReadonlyMap<string, StockLevel>> {
  await sql`
    insert into stock_levels (sku_id, warehouse_id, on_hand, reserved, safety, bin, changed_at)
    select sku_id, warehouse_id, 0, 0, 0, '', ${now} from ${givenRows(keyColumns, distinct(keys))}
    order by sku_id, warehouse_id
    on conflict do nothing`.execute(tx);
  return lockLevels(tx, keys);
}

/** How levels stand this moment: the next it may be otherwise. */
export async function seenLevels(tx: Tx, keys: readonly StockKey[]): Promise<ReadonlyMap<string, StockLevel>> {
  const { rows } = await levelsOf(keys).execute(tx);
  return new Map(rows.map((level) => [stockKey(level), level]));
}

/** What explains moves: their kind, document, reason, and who made them. */
export type MoveCause = Readonly<{ kind: StockMoveKind; reference: StockReference; reason: string; by: Caller; now: Instant }>;

/** Changes stock on hand, each level once, and writes the ledger: one statement. The levels are locked already. */
export async function moveStock(tx: Tx, moves: readonly StockLine[], cause: MoveCause): Promise<void> {
  if (moves.length === 0) return;
  const { kind, reference, reason, by, now } = cause;
  await sql`
    with wanted as (select * from ${givenRows(lineColumns, moves)}),
    changed as (
      update stock_levels as level set on_hand = level.on_hand + wanted.quantity, changed_at = ${now}
      from wanted
      where level.sku_id = wanted.sku_id and level.warehouse_id = wanted.warehouse_id
      returning level.sku_id, level.warehouse_id, wanted.quantity, level.on_hand
    )
    insert into stock_moves (
      sku_id, warehouse_id, kind, quantity, on_hand_after, reference_kind, reference_id, reason, actor_id, actor_name, at
    )
    select
      sku_id, warehouse_id, ${kind}, quantity, on_hand, ${reference.kind}, ${reference.id}::uuid, ${reason},
      ${by.actor.id}, ${by.actor.name}, ${now}
    from changed
    order by sku_id, warehouse_id`.execute(tx);
}

/** What people say of a level beside its stock; null stays as it is. */
export type LevelFacts = StockKey & Readonly<{ bin: string | null; safety: number | null; isCounted: boolean }>;

const factColumns: readonly Column<LevelFacts>[] = [
  ...keyColumns,
  { name: 'bin', type: 'text', of: ({ bin }) => bin },
  { name: 'safety', type: 'integer', of: ({ safety }) => safety },
  { name: 'is_counted', type: 'boolean', of: ({ isCounted }) => isCounted },
];

export async function saveLevelFacts(tx: Tx, facts: readonly LevelFacts[], now: Instant): Promise<void> {
  const told = facts.filter(({ bin, safety, isCounted }) => bin !== null || safety !== null || isCounted);
  if (told.length === 0) return;
  await sql`
    update stock_levels as level set
      bin = coalesce(given.bin, level.bin), safety = coalesce(given.safety, level.safety),
      counted_at = case when given.is_counted then ${now}::timestamptz else level.counted_at end, changed_at = ${now}
    from ${givenRows(factColumns, told)}
    where level.sku_id = given.sku_id and level.warehouse_id = given.warehouse_id`.execute(tx);
}

/** Bin and safety stock of one level, locked. */
export async function levelFactsForUpdate(
  tx: Tx,
  { skuId, warehouseId }: StockKey,
): Promise<Readonly<{ bin: string; safety: number }> | undefined> {
  return tx
    .selectFrom('stock_levels')
    .select(['bin', 'safety'])
    .where('sku_id', '=', skuId)
    .where('warehouse_id', '=', warehouseId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

function distinct(keys: readonly StockKey[]): readonly StockKey[] {
  return [...new Map(keys.map((key) => [stockKey(key), key])).values()];
}
