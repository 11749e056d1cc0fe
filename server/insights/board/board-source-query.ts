import {
  boardColumnCodes,
  boardColumns,
  keptFromWarehouse,
  type BoardColumn,
  type BoardPart,
} from '@zhidan/core/insights/board/board-column.ts';
import type { BoardFilter } from '@zhidan/core/insights/board/board-api.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
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
type Source = Readonly<{
  warehouseId: Sql;
  carrier: Sql;
  openedAt: Sql;
  /** `since`: none of the cards that are asked about was opened before */
  hasTag(tag: string, since: Instant | null): Sql;
  hasCategory(name: string, since: Instant | null): Sql;
}>;

/** The id of a fulfillment order bears when it was opened: history that a column does not show is left out before it is joined. */
const idSince = (since: Instant | null, column: Sql): Sql =>
  since === null ? sql`true` : sql`${column} >= ${sql.lit(uuidV7(instantMs(since), new Uint8Array(10)))}::uuid`;

const fulfillments: Source = {
  warehouseId: sql`own.warehouse_id`,
  carrier: sql`own.carrier`,
  openedAt: sql`own.opened_at`,
  hasTag: (tag, since) => sql`exists (
    select from fulfillment_members as member join order_tags as marked on marked.order_id = member.order_id and marked.is_on and marked.tag = ${tag}
    where member.fulfillment_order_id = own.id and ${idSince(since, sql`member.fulfillment_order_id`)}
  )`,
  hasCategory: (name, since) => sql`exists (
    select from fulfillment_lines as line join skus on skus.id = line.sku_id and skus.category = ${name}
    where line.fulfillment_order_id = own.id and line.dropped_at is null and ${idSince(since, sql`line.fulfillment_order_id`)}
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

/** What a filter asks of a card, whatever its column, besides what is in it. */
function conditionsOf(source: Source, { by, now, ...filter }: BoardAsk): Sql[] {
  const parts = inScopeOf(source, by);
  const { span, channel, shopId, warehouseId, carrier, exception } = filter;
  if (span) {
    const { from, before } = spanBounds(span, now);
    parts.push(sql`${source.openedAt} >= ${day(from)} and ${source.openedAt} < ${day(before)}`);
  }
  if (shopId) parts.push(sql`own.shop_id = ${shopId}`);
  if (channel) parts.push(sql`own.shop_id in (select id from shops where channel = ${channel})`);
  if (warehouseId) parts.push(sql`${source.warehouseId} = ${warehouseId}`);
  if (carrier) parts.push(sql`${source.carrier} = ${carrier}`);
  if (exception) parts.push(sql`own.id in (${cardsWith(sql`order_exceptions`, isOpen([exception]))})`);
  return parts;
}

/** What a filter asks of the goods and tags of a card: no index of cards answers that. */
function contentsOf(source: Source, { category, tag }: BoardAsk, since: Instant | null = null): Sql[] {
  return [...(category ? [source.hasCategory(category, since)] : []), ...(tag ? [source.hasTag(tag, since)] : [])];
}

const met = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`true` : sql.join([...parts], sql` and `));

/** Ids of cards one of whose orders has a row in a table, which is `found`: looked up from the rows, because they are few. */
const cardsWith = (table: Sql, condition: Sql): Sql => sql`
  select member.fulfillment_order_id as id from ${table} as found join fulfillment_members as member on member.order_id = found.order_id
  where ${condition}
  union all select found.order_id from ${table} as found where ${condition}`;

/** The sets that the house is made of, as the head of a statement: something stops one of a card's orders, or it waits by intention. */
export const boardSets: Sql = sql`
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

/** From when on a column shows cards. */
const sinceOf = (column: GoneColumn, { span, now }: BoardAsk): Instant =>
  span ? spanBounds(span, now).from : startOfDay(plusDays(localDateOf(now), 1 - boardColumns[column].days));

/** A day's beginning as a text in the statement, which is one a day: the planner sees what it means. */
const day = (at: Instant): Sql => sql`${sql.lit(at)}::timestamptz`;

/** Rows `(id, is_order, stage, opened_at, ship_by)` of the cards of a column that meet a filter. The statement has to begin with `boardSets`. */
export function cardsOf(column: BoardColumn, ask: BoardAsk): Sql {
  if (column === 'working') return sql`select * from (${cardsInTheHouse(ask)}) as card where ${inPart(ask.part)}`;
  return sql`${cardsGone(column, ask)} and ${met(contentsOf(fulfillments, ask))}`;
}

/** These rows have `is_blocked` and `is_held` as well. */
function cardsInTheHouse(ask: BoardAsk): Sql {
  return sql`
    select own.id, false as is_order, own.stage, own.opened_at, own.ship_by, ${isIn('blocked')} as is_blocked, ${isIn('held')} as is_held
    from fulfillment_orders as own
    where ${met([among(sql`own.stage`, boardColumns.working.stages), ...conditionsOf(fulfillments, ask), ...contentsOf(fulfillments, ask)])}
    union all
    select own.id, true, 'pending', own.received_at, own.ship_by, ${isIn('blocked')}, ${isIn('held')}
    from orders as own
    where own.status = 'received' and own.closing = 'open'
      and own.id in (select found.order_id from order_exceptions as found where ${isOpen(keptFromWarehouse)})
      and not exists (select from fulfillment_members as member where member.order_id = own.id)
      and ${met([...conditionsOf(orders, ask), ...contentsOf(orders, ask)])}`;
}

export type GoneColumn = Exclude<BoardColumn, 'working'>;

export const goneColumns = boardColumnCodes.filter((column) => column !== 'working');

/** What has left the house and stands in the stages and days of a column, whatever is in it: along an index alone. */
function cardsGone(column: GoneColumn, ask: BoardAsk): Sql {
  const { stages } = boardColumns[column];
  const since = sql`own.opened_at >= ${day(sinceOf(column, ask))}`;
  const isRefunding = column === 'after_sales' ? sql`own.is_refunding` : sql`not own.is_refunding`;
  return sql`
    select own.id, false as is_order, own.stage, own.opened_at, null::timestamptz as ship_by
    from fulfillment_orders as own where ${met([among(sql`own.stage`, stages), isRefunding, since, ...conditionsOf(fulfillments, ask)])}`;
}

/**
 * One more set for a filter by goods or tags, `gone`: all cards of these columns that meet it, found at once from whichever side has
 * fewer. A walk along the cards until a page is full would look at all of them for a tag that is rare.
 */
export function goneSet(ask: BoardAsk, columns: readonly GoneColumn[] = goneColumns): Sql {
  if (!asksForContents(ask)) return sql``;
  // after sales is a few cards of a long time
  const groups = [columns.filter((column) => column !== 'after_sales'), columns.filter((column) => column === 'after_sales')];
  const sets = groups.flatMap((group) => {
    const cards = group.map((column) => sql`select ${sql.lit(column)}::text as column, * from (${cardsGone(column, ask)}) as card`);
    const [since = null] = group.map((column) => sinceOf(column, ask)).toSorted();
    return group.length === 0
      ? []
      : [sql`select own.* from (${sql.join(cards, sql` union all `)}) as own where ${met(contentsOf(fulfillments, ask, since))}`];
  });
  return sql`, gone as materialized (${sql.join(sets, sql` union all `)})`;
}

const asksForContents = ({ category, tag }: BoardAsk): boolean => category !== undefined || tag !== undefined;

/** The same rows as `cardsOf`, from `goneSet` where there is one. */
export const listedGone = (column: GoneColumn, ask: BoardAsk): Sql =>
  asksForContents(ask) ? sql`select * from gone where "column" = ${sql.lit(column)}` : cardsGone(column, ask);
