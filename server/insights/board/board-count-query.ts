import {
  boardColumnCodes,
  boardLooks,
  boardPartCodes,
  type BoardColumn,
  type BoardPart,
} from '@zhidan/core/insights/board/board-column.ts';
import type { BoardCounts } from '@zhidan/core/insights/board/board-api.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { boardPlan, boardSets, cardsGone, cardsOf, houseSet, type BoardAsk, type GoneColumn } from './board-source-query.ts';

/** What has left the house is looked through card by card for its goods and tags: no farther than this. */
export const walkedLimit = 1_000;

/** A row of `countRows`. */
export type CountRow = Readonly<{ column: BoardColumn; part: string | null; count: number }>;

/**
 * How many cards each column has, as rows `(column, part, count)`: the first by the partial index of what is open, the others from an
 * index alone, as far back as the board shows. The statement has to begin with `boardSets` and `houseSet`.
 */
export function countRows(ask: BoardAsk): RawBuilder<unknown> {
  const gone = boardColumnCodes.flatMap((column) =>
    column === 'working'
      ? []
      : [
          sql`select ${sql.lit(column)}::text as column, null::text as part, (${isWalked(ask) ? walkedCount(column, ask) : goneCount(column, ask)})::integer as count`,
        ],
  );
  return sql`
    select 'working' as column, stage as part, count(*)::integer as count from house group by stage
    union all
    select 'working', looked.part, looked.count from (
      select count(*) filter (where is_blocked) as exceptions, count(*) filter (where is_held) as held, count(*) filter (where ship_by < ${ask.now}) as late
      from house
    ) as sums cross join lateral (values ('exceptions', exceptions::integer), ('held', held::integer), ('late', late::integer)) as looked (part, count)
    union all ${sql.join(gone, sql` union all `)}`;
}

/** Those with an open refund are few and at hand: they are taken off instead of being looked for among all. */
function goneCount(column: GoneColumn, ask: BoardAsk): RawBuilder<unknown> {
  const count = (set: 'fulfillment_orders' | 'refunding') => sql`select count(*) from (${cardsGone(column, ask, set)}) as card`;
  return column === 'after_sales' ? count('refunding') : sql`(${count('fulfillment_orders')}) - (${count('refunding')})`;
}

const walkedCount = (column: GoneColumn, ask: BoardAsk): RawBuilder<unknown> =>
  sql`select count(*) from (${cardsOf(column, ask)} limit ${sql.lit(walkedLimit + 1)}) as card`;

const isWalked = ({ category, tag }: BoardAsk): boolean => category !== undefined || tag !== undefined;

/** What the rows say. Parts of the first column are counted whatever part is looked at. */
export function countsFrom(rows: readonly CountRow[], ask: BoardAsk): BoardCounts {
  const parts = new Map(rows.flatMap((row) => (row.part === null ? [] : [[row.part, row.count]])));
  const countOf = (one: BoardPart | 'late'): number => parts.get(one) ?? 0;
  const stages = boardPartCodes.filter((one) => !Object.hasOwn(boardLooks, one));
  const working = ask.part === undefined ? stages.reduce((sum, stage) => sum + countOf(stage), 0) : countOf(ask.part);
  return {
    columns: boardColumnCodes.map((column) => {
      const count = column === 'working' ? working : (rows.find((row) => row.column === column)?.count ?? 0);
      const isCapped = column !== 'working' && isWalked(ask) && count > walkedLimit;
      return { column, count: isCapped ? walkedLimit : count, isCapped };
    }),
    parts: boardPartCodes.map((one) => ({ part: one, count: countOf(one) })),
    lateCount: countOf('late'),
  };
}

/** The counts of a board alone. */
export async function countBoard(db: Db, ask: BoardAsk): Promise<BoardCounts> {
  const { rows } = await sql<CountRow>`${boardPlan(ask)}with ${boardSets(ask.now)}, ${houseSet(ask)} ${countRows(ask)}`.execute(db);
  return countsFrom(rows, ask);
}
