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
import { boardPlan, boardSets, goneColumns, goneSet, houseSet, listedGone, type BoardAsk } from './board-source-query.ts';

/** A row of `countRows`. */
export type CountRow = Readonly<{ column: BoardColumn; part: string | null; count: number }>;

/**
 * How many cards each column has, as rows `(column, part, count)`: the first by the partial index of what is open, the others from an
 * index alone, as far back as the board shows. The statement has to begin with `boardSets`, `houseSet` and `goneSet`.
 */
export function countRows(ask: BoardAsk): RawBuilder<unknown> {
  const gone = goneColumns.map(
    (column) => sql`select ${sql.lit(column)}, null, (select count(*)::integer from (${listedGone(column, ask)}) as card)`,
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

/** What the rows say. Parts of the first column are counted whatever part is looked at. */
export function countsFrom(rows: readonly CountRow[], ask: BoardAsk): BoardCounts {
  const parts = new Map(rows.flatMap((row) => (row.part === null ? [] : [[row.part, row.count]])));
  const countOf = (one: BoardPart | 'late'): number => parts.get(one) ?? 0;
  const stages = boardPartCodes.filter((one) => !Object.hasOwn(boardLooks, one));
  const working = ask.part === undefined ? stages.reduce((sum, stage) => sum + countOf(stage), 0) : countOf(ask.part);
  return {
    columns: boardColumnCodes.map((column) => {
      const count = column === 'working' ? working : (rows.find((row) => row.column === column)?.count ?? 0);
      return { column, count };
    }),
    parts: boardPartCodes.map((one) => ({ part: one, count: countOf(one) })),
    lateCount: countOf('late'),
  };
}

/** The counts of a board alone. */
export async function countBoard(db: Db, ask: BoardAsk): Promise<BoardCounts> {
  const { rows } = await sql<CountRow>`${boardPlan(ask)}with ${boardSets}, ${houseSet(ask)}${goneSet(ask)} ${countRows(ask)}`.execute(db);
  return countsFrom(rows, ask);
}
