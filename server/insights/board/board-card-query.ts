import type { Board, BoardCard, listBoardCards, showBoard, showBoardNews } from '@zhidan/core/insights/board/board-api.ts';
import { boardColumnCodes, boardColumns, type BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { cardDetails } from './card-detail-query.ts';
import { countBoard } from './board-count-query.ts';
import { cardsOf, boardSets, type BoardAsk } from './board-source-query.ts';

type Place = Readonly<{ at: Instant | null; id: string }>;

const cursor = pageCursor<Place>(z.object({ at: instantSchema.nullable(), id: z.uuid() }));

/** A card that is to be shown, before what stands on it is looked up. */
type Found = Readonly<{ column: BoardColumn; id: string; isOrder: boolean; shipBy: Instant | null; openedAt: Instant }>;

const foundColumns = (column: BoardColumn): RawBuilder<unknown> =>
  sql`${sql.lit(column)}::text as column, id, is_order as "isOrder", ship_by as "shipBy", opened_at as "openedAt"`;

/** The first cards of a column behind a place, stage by stage along their index: what is open by its deadline, the others newest first. */
function firstOf(
  column: BoardColumn,
  ask: BoardAsk,
  { place, limit }: Readonly<{ place: Place | null; limit: number }>,
): RawBuilder<unknown> {
  const order = column === 'working' ? sql`ship_by, id` : sql`opened_at desc, id desc`;
  const ofStages = boardColumns[column].stages.map(
    (stage) => sql`(
      select * from (${cardsOf(column, ask)}) as card where stage = ${sql.lit(stage)} and ${behind(column, place)} order by ${order} limit ${limit}
    )`,
  );
  return sql`(
    select ${foundColumns(column)} from (${sql.join(ofStages, sql` union all `)}) as staged order by ${order} limit ${limit}
  )`;
}

/** Those without a deadline come last. */
function behind(column: BoardColumn, place: Place | null): RawBuilder<unknown> {
  if (place === null) return sql`true`;
  if (column !== 'working') return sql`(opened_at, id) < (${place.at}::timestamptz, ${place.id}::uuid)`;
  return place.at === null
    ? sql`ship_by is null and id > ${place.id}::uuid`
    : sql`((ship_by, id) > (${place.at}::timestamptz, ${place.id}::uuid) or ship_by is null)`;
}

async function find(db: Db, ask: BoardAsk, parts: readonly RawBuilder<unknown>[]): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    ${plannedForValues}with ${boardSets(ask.now)}
    ${sql.join([...parts], sql` union all `)}`.execute(db);
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

/** Counts and the first cards of all columns. */
export async function boardOf(db: Db, { limit, ...ask }: Asked<InputOf<typeof showBoard>>): Promise<Board> {
  const firsts = boardColumnCodes.map((column) => firstOf(column, ask, { place: null, limit: limit + 1 }));
  const [counts, found] = await Promise.all([countBoard(db, ask), find(db, ask, firsts)]);
  const cards = await shown(db, found);
  return {
    asOf: ask.now,
    counts,
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
  const found = await find(db, ask, [firstOf(column, ask, { place: cursor.read(after), limit: limit + 1 })]);
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
  const [counts, found] = await Promise.all([countBoard(db, ask), find(db, ask, parts)]);
  return { counts, cards: [...(await shown(db, found)).values()] };
}
