import { afterSalesDays, boardColumns, keptFromWarehouse, type BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import type { BoardFilter } from '@zhidan/core/insights/board/board-api.ts';
import { stagesUnderWay } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf, plusDays, startOfDay } from '@zhidan/core/kernel/local-date.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { spanBounds } from '@zhidan/core/orders/order-span.ts';
import { sql, type RawBuilder } from 'kysely';

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
    parts.push(sql`${source.openedAt} >= ${from} and ${source.openedAt} < ${before}`);
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
    select distinct gone.id from orders
    join fulfillment_members as member on member.order_id = orders.id
    join fulfillment_orders as gone on gone.id = member.fulfillment_order_id and ${among(sql`gone.stage`, stagesUnderWay)}
    where orders.refund = 'requested' and orders.ordered_at >= ${daysBack(now, afterSalesDays)}
  ),
  blocked as materialized (${cardsWith(sql`order_exceptions`, isOpen(blockingKinds))}),
  held as materialized (${cardsWith(sql`order_holds`, sql`found.ended_at is null`)})`;

const daysBack = (now: Instant, days: number): Instant => startOfDay(plusDays(localDateOf(now), 1 - days));

/**
 * Rows `(id, is_order, stage, opened_at, ship_by, is_blocked, is_held)` of the cards of a column that meet a filter. The statement has
 * to begin with `boardSets`.
 */
export function cardsOf(column: BoardColumn, ask: BoardAsk): Sql {
  return column === 'working' ? cardsInTheHouse(ask) : cardsGone(column, ask);
}

function cardsInTheHouse(ask: BoardAsk): Sql {
  const { part } = ask;
  const looks = { exceptions: [isIn('blocked')], held: [isIn('held')] };
  const isStage = part !== undefined && part !== 'exceptions' && part !== 'held';
  const look = part === undefined || isStage ? [] : looks[part];
  const stages = isStage ? [part] : boardColumns.working.stages;
  const standing = sql`
    select own.id, false as is_order, own.stage, own.opened_at, own.ship_by, ${isIn('blocked')} as is_blocked, ${isIn('held')} as is_held
    from fulfillment_orders as own
    where ${met([among(sql`own.stage`, stages), ...look, ...conditionsOf(fulfillments, ask)])}`;
  if (isStage && part !== 'pending') return standing;
  return sql`${standing}
    union all
    select own.id, true, 'pending', own.received_at, own.ship_by, ${isIn('blocked')}, ${isIn('held')}
    from orders as own
    where own.status = 'received' and own.closing = 'open'
      and own.id in (select found.order_id from order_exceptions as found where ${isOpen(keptFromWarehouse)})
      and not exists (select from fulfillment_members as member where member.order_id = own.id)
      and ${met([...look, ...conditionsOf(orders, ask)])}`;
}

function cardsGone(column: Exclude<BoardColumn, 'working'>, ask: BoardAsk): Sql {
  const { stages, days } = boardColumns[column];
  const parts = conditionsOf(fulfillments, ask);
  if (!ask.span) parts.unshift(sql`own.opened_at >= ${daysBack(ask.now, days)}`);
  const isRefunding = isIn('refunding');
  parts.unshift(column === 'after_sales' ? isRefunding : sql`not ${isRefunding}`);
  return sql`
    select own.id, false as is_order, own.stage, own.opened_at, own.ship_by, false as is_blocked, false as is_held
    from fulfillment_orders as own where ${met([among(sql`own.stage`, stages), ...parts])}`;
}
