import type { ClaimFacts, ClaimOrder, ClaimParcel, FulfillmentAction } from '@zhidan/core/fulfillment/claim.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { inOneTurn } from '../../platform/db/in-one-turn.ts';
import { assignments, givenIds, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { standingColumns, type Standing } from '../assigning/assign-store.ts';
import { scopeOf } from '../scope-query.ts';

type OrderRow = Omit<ClaimOrder, 'blockers'> & Readonly<{ fulfillmentId: string; blockingCount: number }>;

/**
 * Locks fulfillment orders with all that decides over them, in the one order of the house: their orders, they themselves, their
 * parcels, each by id. What it answers stays true until the transaction ends. Those that are not the caller's are left out.
 */
export function lockForClaim(tx: Tx, by: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, ClaimFacts>> {
  return factsOf(tx, { by, ids, lock: sql`for no key update of locked` });
}

/** The same to look at: it may be otherwise the next moment. */
export function readForClaim(db: Db, by: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, ClaimFacts>> {
  return factsOf(db, { by, ids, lock: sql`` });
}

type Ask = Readonly<{ by: Caller; ids: readonly string[]; lock: RawBuilder<unknown> }>;

/** One turn to the database, in the order of the locks: each statement sees what was committed when the lock before it was given. */
async function factsOf(db: Db, { by, ids, lock }: Ask): Promise<ReadonlyMap<string, ClaimFacts>> {
  if (ids.length === 0) return new Map();
  const asked = [orderRows(ids, lock), fulfillmentRows(ids, lock), parcelRows(ids, lock)] as const;
  const [members, rows, parcels] = await inOneTurn<[OrderRow, FulfillmentRow, ParcelRow]>(db, ...asked);
  const orders = await withBlockers(db, members);
  const inOrder = parcels.toSorted((one, other) => one.ordinal - other.ordinal);
  const parcelsOf = Map.groupBy(inOrder, ({ fulfillmentId }) => fulfillmentId);
  const facts = rows.filter(await scopeOf(db, by)).map((row): ClaimFacts => {
    const own = parcelsOf.get(row.id) ?? [];
    return { ...row, orders: orders.get(row.id) ?? [], parcels: own.map(({ fulfillmentId: _of, ...parcel }) => parcel) };
  });
  return new Map(facts.map((one) => [one.id, one]));
}

/** Members of a fulfillment order never change, so they are found without a lock. */
function orderRows(ids: readonly string[], lock: Ask['lock']): RawBuilder<OrderRow> {
  return sql<OrderRow>`
    select member.fulfillment_order_id as "fulfillmentId", locked.id as "orderId", locked.channel_order_no as "orderNo",
      locked.status, locked.closing, locked.refund, locked.may_ship as "mayShip", locked.blocking_count as "blockingCount"
    from fulfillment_members as member join orders as locked on locked.id = member.order_id
    where member.fulfillment_order_id = any(${givenIds(ids)})
    order by locked.id ${lock}`;
}

async function withBlockers(db: Db, rows: readonly OrderRow[]): Promise<ReadonlyMap<string, readonly ClaimOrder[]>> {
  const blockers = await blockersOf(
    db,
    rows.filter(({ blockingCount }) => blockingCount > 0).map(({ orderId }) => orderId),
  );
  const orders = rows.map(({ blockingCount, ...row }) => ({
    ...row,
    blockers: blockingCount === 0 ? [] : (blockers.get(row.orderId) ?? ['unknown']),
  }));
  return Map.groupBy(orders, ({ fulfillmentId }) => fulfillmentId);
}

async function blockersOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await sql<{ orderId: string; blocker: string }>`
    select order_id as "orderId", kind as blocker, 0 as rank from order_exceptions
    where order_id = any(${givenIds(orderIds)}) and cleared_at is null and kind = any(${[...blockingKinds]})
    union all
    select order_id, 'hold:' || source, 1 from order_holds where order_id = any(${givenIds(orderIds)}) and ended_at is null
    order by rank, blocker`.execute(db);
  return new Map([...Map.groupBy(rows, ({ orderId }) => orderId)].map(([orderId, some]) => [orderId, some.map(({ blocker }) => blocker)]));
}

type FulfillmentRow = Omit<ClaimFacts, 'orders' | 'parcels'>;

function fulfillmentRows(ids: readonly string[], lock: Ask['lock']): RawBuilder<FulfillmentRow> {
  return sql<FulfillmentRow>`
    select id, no, shop_id as "shopId", stage, stock, warehouse_id as "warehouseId", carrier, service, piece_count as "pieceCount"
    from fulfillment_orders as locked where id = any(${givenIds(ids)})
    order by id ${lock}`;
}

type ParcelRow = ClaimParcel & Readonly<{ fulfillmentId: string }>;

function parcelRows(ids: readonly string[], lock: Ask['lock']): RawBuilder<ParcelRow> {
  return sql<ParcelRow>`
    select fulfillment_order_id as "fulfillmentId", id as "parcelId", ordinal, state, carrier, source, waybill_no as "waybillNo"
    from parcels as locked where fulfillment_order_id = any(${givenIds(ids)})
    order by id ${lock}`;
}

/** A step along the life cycle. `isClaim`: only while all of its orders may ship. */
export type StageMove = Readonly<{
  id: string;
  from: FulfillmentStage;
  to: FulfillmentStage;
  action: FulfillmentAction;
  isClaim: boolean;
  weighedGram?: number | null;
  at?: Instant;
}>;

const moveColumns: readonly Column<StageMove>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'stage_from', type: 'text', of: ({ from }) => from },
  { name: 'stage_to', type: 'text', of: ({ to }) => to },
  { name: 'action', type: 'text', of: ({ action }) => action },
  { name: 'is_claim', type: 'boolean', of: ({ isClaim }) => isClaim },
  { name: 'gram', type: 'integer', of: ({ weighedGram }) => weighedGram ?? null },
  { name: 'at', type: 'timestamptz', of: ({ at }) => at ?? null },
];

/**
 * Moves locked fulfillment orders: the one statement by which a stage changes. A claim moves none whose orders must not ship,
 * whatever was decided before.
 * @throws Error when one was not moved: it was decided on something else than its locked row
 */
export function saveMoves(tx: Tx, moves: readonly StageMove[], now: Instant): Promise<void> {
  return moved(tx, moves, { columns: moveColumns, others: sql``, now });
}

/** The same, with what audit settled besides: a new version of the row and of its places in the indexes is written once and not twice. */
export function saveSettledMoves(tx: Tx, moves: readonly (StageMove & Standing)[], now: Instant): Promise<void> {
  return moved<StageMove & Standing>(tx, moves, {
    columns: [...moveColumns, ...standingColumns],
    others: sql`, ${assignments(standingColumns, 'given')}`,
    now,
  });
}

type Moving<Move> = Readonly<{ columns: readonly Column<Move>[]; others: RawBuilder<unknown>; now: Instant }>;

async function moved<Move extends StageMove>(tx: Tx, moves: readonly Move[], { columns, others, now }: Moving<Move>): Promise<void> {
  if (moves.length === 0) return;
  const { numAffectedRows } = await sql`
    update fulfillment_orders as moved set
      stage = given.stage_to, stage_since = coalesce(given.at, ${now}), changed_at = ${now},
      printed_at = case when given.action = 'print' then ${now} when given.stage_to in ('pending', 'audit') then null else moved.printed_at end,
      print_count = moved.print_count + case when given.action = 'print' then 1 else 0 end,
      picked_at = case when given.action in ('pick', 'pick_unchecked', 'pick_last') then ${now}
        when given.stage_to in ('pending', 'audit') then null else moved.picked_at end,
      checked_at = case when given.action in ('check', 'check_last') then ${now}
        when given.stage_to in ('pending', 'audit') then null else moved.checked_at end,
      weighed_at = case when given.action = 'weigh' then ${now} when given.stage_to in ('pending', 'audit') then null else moved.weighed_at end,
      weighed_gram = case when given.stage_to in ('pending', 'audit') then null else coalesce(given.gram, moved.weighed_gram) end,
      shipped_at = case when given.stage_to = 'shipped' then ${now} else moved.shipped_at end,
      signed_at = case when given.action = 'sign' then coalesce(given.at, ${now}) else moved.signed_at end,
      completed_at = case when given.action = 'complete' then coalesce(given.at, ${now}) else moved.completed_at end
      ${others}
    from ${givenRows(columns, moves)}
    where moved.id = given.id and moved.stage = given.stage_from and (not given.is_claim or not exists (
      select from fulfillment_members as member join orders on orders.id = member.order_id
      where member.fulfillment_order_id = moved.id and not orders.may_ship
    ))`.execute(tx);
  if (numAffectedRows !== BigInt(moves.length))
    throw new Error(
      `${moves.length - Number(numAffectedRows)} of ${moves.length} fulfillment orders were not moved: decided on rows that were not locked`,
    );
}
