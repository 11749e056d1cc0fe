import {
  afterSalesDays,
  boardColumns,
  keptFromWarehouse,
  type BoardColumn,
  type BoardPart,
} from '@zhidan/core/insights/board/board-column.ts';
import type { BoardFilter } from '@zhidan/core/insights/board/board-api.ts';
import { stagesUnderWay } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf, plusDays, startOfDay } from '@zhidan/core/kernel/local-date.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { spanBounds } from '@zhidan/core/orders/order-span.ts';
import { sql, type RawBuilder } from 'kysely';
import { plannedForValues } from '../../platform/db/name-statements.ts';

export type BoardAsk = Asked<BoardFilter>;

type Sql = RawBuilder<unknown>;

/** Values of a closed set, written out, so that the planner finds the partial index that holds them. */
export const among = (column: Sql, values: readonly string[]): Sql =>
  sql`${column} in (${sql.join(values.map((value) => sql.lit(value)))})`;

/** Where a card comes from, and how conditions name its parts: a fulfillment order as `own`, or an order as `own`. */
type Source = Readonly<{ warehouseId: Sql; carrier: Sql; openedAt: Sql; hasTag(tag: string): Sql; hasCategory(name: string): Sql }>;

const fulfillments: Source = {
  warehouseId: sql`own.warehouse_id`,
  carrier: sql`own.carrier`,
  openedAt: sql`own.opened_at`,
  hasTag: (tag) => sql`exists (
    select from fulfillment_members as member join order_tags as marked on marked.order_id = member.order_id and marked.is_on and marked.tag = ${tag}
    where member.fulfillment_order_id = own.id
  )`,
  hasCategory: (name) => sql`exists (
    select from fulfillment_lines as line join skus on skus.id = line.sku_id and skus.category = ${name}
    where line.fulfillment_order_id = own.id and line.dropped_at is null
  )`,
};

const orders: Source = {
  warehouseId: sql`null::uuid`,
  carrier: sql`null::text`,
  openedAt: sql`own.received_at`,
  hasTag: (tag) => sql`exists (select from order_tags as marked where marked.order_id = own.id and marked.is_on and marked.tag = ${tag})`,
  hasCategory: () => sql`false`,
};

const isOpen = (kinds: readonly string[]): Sql => sql`found.cleared_at is null and ${among(sql`found.kind`, kinds)}`;

const isIn = (set: string): Sql => sql`own.id in (select id from ${sql.ref(set)})`;

function inScopeOf(source: Source, { shops, warehouses }: Caller): Sql[] {
  const parts: Sql[] = [];
  if (shops !== 'all') parts.push(sql`own.shop_id::text = any(${[...shops]}::text[])`);
  // one without a warehouse belongs to all
  if (warehouses !== 'all')
    parts.push(sql`(${source.warehouseId} is null or ${source.warehouseId}::text = any(${[...warehouses]}::text[]))`);
  return parts;
}

/** What a filter asks of a card, whatever its column. */
function conditionsOf(source: Source, { by, now, ...filter }: BoardAsk): Sql[] {
  const parts = inScopeOf(source, by);
  const { span, channel, shopId, category, warehouseId, carrier, tag, exception } = filter;
  if (span) {
    const { from, before } = spanBounds(span, now);
    parts.push(sql`${source.openedAt} >= ${day(from)} and ${source.openedAt} < ${day(before)}`);
  }
  if (shopId) parts.push(sql`own.shop_id = ${shopId}`);
  if (channel) parts.push(sql`own.shop_id in (select id from shops where channel = ${channel})`);
  if (warehouseId) parts.push(sql`${source.warehouseId} = ${warehouseId}`);
  if (carrier) parts.push(sql`${source.carrier} = ${carrier}`);
  if (category) parts.push(source.hasCategory(category));
  if (tag) parts.push(source.hasTag(tag));
  if (exception) parts.push(sql`own.id in (${cardsWith(sql`order_exceptions`, isOpen([exception]))})`);
  return parts;
}

const met = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : sql.join([...parts], sql` and `));

/** Ids of cards one of whose orders has a row in a table, which is `found`: looked up from the rows, because they are few. */
const cardsWith = (table: Sql, condition: Sql): Sql => sql`
  select member.fulfillment_order_id as id from ${table} as found join fulfillment_members as member on member.order_id = found.order_id
  where ${condition}
  union all select found.order_id from ${table} as found where ${condition}`;

/**
 * The sets that the columns are made of, as the head of a statement. `refunding`: left the house and has an order whose refund is open,
 * which makes it a card after sales and of no other column. `blocked`, `held`: something stops one of its orders, or it waits by intention.
 */
export const boardSets = (now: Instant): Sql => sql`
  refunding as materialized (
    select own.id, own.stage, own.opened_at, own.ship_by, own.shop_id, own.warehouse_id, own.carrier from fulfillment_orders as own
    where ${among(sql`own.stage`, stagesUnderWay)} and own.id in (
      select member.fulfillment_order_id from orders join fulfillment_members as member on member.order_id = orders.id
      where orders.refund = 'requested' and orders.ordered_at >= ${sinceDay(now, afterSalesDays)}
    )
  ),
  blocked as materialized (${cardsWith(sql`order_exceptions`, isOpen(blockingKinds))}),
  held as materialized (${cardsWith(sql`order_holds`, sql`found.ended_at is null`)})`;

/**
 * How a statement over the board begins: one that nobody narrows has no values that its plan could depend on, and is planned once; a
 * filter may mean a few cards or a million.
 */
export const boardPlan = ({ by, now: _now, part: _part, span: _span, ...filter }: BoardAsk): Sql =>
  by.shops === 'all' && by.warehouses === 'all' && Object.values(filter).every((value) => value === undefined) ? sql`` : plannedForValues;

/** Another set, `house`: all cards of the first column that meet a filter, whatever part of it is looked at. */
export const houseSet = ({ part: _part, ...whole }: BoardAsk): Sql => sql`house as materialized (${cardsInTheHouse(whole)})`;

/** Those of the house that belong to a part of it. */
export const housePart = (part: BoardPart | undefined): Sql => sql`select * from house where ${inPart(part)}`;

function inPart(part: BoardPart | undefined): Sql {
  if (part === undefined) return sql`true`;
  if (part === 'exceptions') return sql`is_blocked`;
  return part === 'held' ? sql`is_held` : sql`stage = ${sql.lit(part)}`;
}

/** A day's beginning as a text in the statement, which is one a day: the planner sees what it means. */
const sinceDay = (now: Instant, days: number): Sql => day(startOfDay(plusDays(localDateOf(now), 1 - days)));
const day = (at: Instant): Sql => sql`${sql.lit(at)}::timestamptz`;

/** Rows `(id, is_order, stage, opened_at, ship_by)` of the cards of a column that meet a filter. The statement has to begin with `boardSets`. */
export function cardsOf(column: BoardColumn, ask: BoardAsk): Sql {
  if (column === 'working') return sql`select * from (${cardsInTheHouse(ask)}) as card where ${inPart(ask.part)}`;
  if (column === 'after_sales') return cardsGone(column, ask, 'refunding');
  return sql`${cardsGone(column, ask, 'fulfillment_orders')} and not ${isIn('refunding')}`;
}

/** These rows have `is_blocked` and `is_held` as well. */
function cardsInTheHouse(ask: BoardAsk): Sql {
  return sql`
    select own.id, false as is_order, own.stage, own.opened_at, own.ship_by, ${isIn('blocked')} as is_blocked, ${isIn('held')} as is_held
    from fulfillment_orders as own
    where ${met([among(sql`own.stage`, boardColumns.working.stages), ...conditionsOf(fulfillments, ask)])}
    union all
    select own.id, true, 'pending', own.received_at, own.ship_by, ${isIn('blocked')}, ${isIn('held')}
    from orders as own
    where own.status = 'received' and own.closing = 'open'
      and own.id in (select found.order_id from order_exceptions as found where ${isOpen(keptFromWarehouse)})
      and not exists (select from fulfillment_members as member where member.order_id = own.id)
      and ${met(conditionsOf(orders, ask))}`;
}

export type GoneColumn = Exclude<BoardColumn, 'working'>;

/** What has left the house and stands in the stages and days of a column, of all fulfillment orders or of those with an open refund. */
export function cardsGone(column: GoneColumn, ask: BoardAsk, set: 'fulfillment_orders' | 'refunding'): Sql {
  const { stages, days } = boardColumns[column];
  const since = ask.span ? [] : [sql`own.opened_at >= ${sinceDay(ask.now, days)}`];
  return sql`
    select own.id, false as is_order, own.stage, own.opened_at, own.ship_by
    from ${sql.ref(set)} as own where ${met([among(sql`own.stage`, stages), ...since, ...conditionsOf(fulfillments, ask)])}`;
}
