import type { Board, BoardCard, listBoardCards, showBoard, showBoardNews } from '@zhidan/core/insights/board/board-api.ts';
import { boardColumnCodes, boardColumns, type BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { cardDetails } from './card-detail-query.ts';
import { countBoard, countRows, countsFrom, type CountRow } from './board-count-query.ts';
import { boardPlan, boardSets, cardsOf, goneSet, housePart, houseSet, listedGone, type BoardAsk } from './board-source-query.ts';

type Place = Readonly<{ at: Instant | null; id: string }>;

const cursor = pageCursor<Place>(z.object({ at: instantSchema.nullable(), id: z.uuid() }));

/** A card that is to be shown, before what stands on it is looked up. */
type Found = Readonly<{ column: BoardColumn; id: string; isOrder: boolean; shipBy: Instant | null; openedAt: Instant }>;

const foundColumns = (column: BoardColumn): RawBuilder<unknown> =>
  sql`${sql.lit(column)}::text as column, id, is_order as "isOrder", ship_by as "shipBy", opened_at as "openedAt"`;

type Page = Readonly<{ place: Place | null; limit: number }>;

/** The first cards of a column behind a place, stage by stage along their index: what is open by its deadline, the others newest first. */
function firstOf(column: BoardColumn, ask: BoardAsk, page: Page): RawBuilder<unknown> {
  const cards = column === 'working' ? cardsOf(column, ask) : listedGone(column, ask);
  const ofStages = boardColumns[column].stages.map((stage) => {
    const staged = sql`select * from (${cards}) as card where stage = ${sql.lit(stage)}`;
    return sql`(${inOrder(column, staged, page)})`;
  });
  return sql`select ${foundColumns(column)} from (${inOrder(column, sql.join(ofStages, sql` union all `), page)}) as card`;
}

function inOrder(column: BoardColumn, cards: RawBuilder<unknown>, { place, limit }: Page): RawBuilder<unknown> {
  const order = column === 'working' ? sql`ship_by, id` : sql`opened_at desc, id desc`;
  return sql`select * from (${cards}) as listed where ${behind(column, place)} order by ${order} limit ${sql.lit(limit)}`;
}

/** Those without a deadline come last. */
function behind(column: BoardColumn, place: Place | null): RawBuilder<unknown> {
  if (place === null) return sql`true`;
  if (column !== 'working') return sql`(opened_at, id) < (${place.at}::timestamptz, ${place.id}::uuid)`;
  return place.at === null
    ? sql`ship_by is null and id > ${place.id}::uuid`
    : sql`((ship_by, id) > (${place.at}::timestamptz, ${place.id}::uuid) or ship_by is null)`;
}

async function find(db: Db, ask: BoardAsk, found: RawBuilder<unknown>): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`${boardPlan(ask)}with ${boardSets}${found}`.execute(db);
  return rows;
}

const placeOf = ({ column, shipBy, openedAt, id }: Found): Place => ({ at: column === 'working' ? shipBy : openedAt, id });

/** What stands on each of these cards. One that went away between two statements is left out. */
async function shown(db: Db, found: readonly Found[]): Promise<ReadonlyMap<string, BoardCard>> {
  const details = await cardDetails(db, found);
  return new Map(
    found.flatMap(({ id, column, isOrder }) => {
      const detail = details.get(id);
      return detail ? [[id, { ...detail, column, isOrder }]] : [];
    }),
  );
}

const isCard = (card: BoardCard | undefined): card is BoardCard => card !== undefined;

type Row = (CountRow & Readonly<{ id: null }>) | (Found & Readonly<{ part: null; count: null }>);

/** Counts and the first cards of all columns, in one statement: of one moment, and what both are made of is looked up once. */
export async function boardOf(db: Db, { limit, ...ask }: Asked<InputOf<typeof showBoard>>): Promise<Board> {
  const page = { place: null, limit: limit + 1 };
  const firsts = boardColumnCodes.map((column) =>
    column === 'working'
      ? sql`select ${foundColumns(column)} from (${inOrder(column, housePart(ask.part), page)}) as card`
      : firstOf(column, ask, page),
  );
  const { rows } = await sql<Row>`
    ${boardPlan(ask)}with ${boardSets}, ${houseSet(ask)}${goneSet(ask)}
    select found.*, null as part, null::integer as count from (${sql.join(firsts, sql` union all `)}) as found
    union all
    select counted.column, null, null, null, null, counted.part, counted.count from (${countRows(ask)}) as counted`.execute(db);
  const found = rows.filter((row) => row.id !== null);
  const cards = await shown(db, found);
  return {
    asOf: ask.now,
    counts: countsFrom(
      rows.filter((row) => row.id === null),
      ask,
    ),
    columns: boardColumnCodes.map((column) => {
      const own = found.filter((one) => one.column === column);
      const { items, next } = cursor.page(own, limit, { place: placeOf, item: ({ id }) => cards.get(id) });
      return { column, items: items.filter(isCard), next };
    }),
  };
}

/** A page of one column. */
export async function pageOfBoard(
  db: Db,
  { after, limit, column, ...ask }: Asked<InputOf<typeof listBoardCards>>,
): Promise<OutputOf<typeof listBoardCards>> {
  const page = firstOf(column, ask, { place: cursor.read(after), limit: limit + 1 });
  const found = await find(db, ask, sql`${column === 'working' ? sql`` : goneSet(ask, [column])} ${page}`);
  const cards = await shown(db, found);
  const { items, next } = cursor.page(found, limit, { place: placeOf, item: ({ id }) => cards.get(id) });
  return { items: items.filter(isCard), next };
}

/** Counts as they are now, and those of the named cards that are on this board. */
export async function newsOfBoard(
  db: Db,
  { ids, orderIds, ...ask }: Asked<InputOf<typeof showBoardNews>>,
): Promise<OutputOf<typeof showBoardNews>> {
  const named = sql`id = any(array(
    select unnest(${[...ids, ...orderIds]}::uuid[])
    union select fulfillment_order_id from fulfillment_members where order_id = any(${[...orderIds]}::uuid[])
  ))`;
  const parts = boardColumnCodes.map((column) => sql`select ${foundColumns(column)} from (${cardsOf(column, ask)}) as card where ${named}`);
  const [counts, found] = await Promise.all([countBoard(db, ask), find(db, ask, sql` ${sql.join(parts, sql` union all `)}`)]);
  return { counts, cards: [...(await shown(db, found)).values()] };
}
