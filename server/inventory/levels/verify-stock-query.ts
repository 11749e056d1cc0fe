import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A level whose counters are not what its ledger and its reservations say. */
export type StockBreak = Readonly<{
  code: string;
  warehouseName: string;
  onHand: number;
  /** the sum of its moves */
  moved: number;
  /** what the last move said it came to */
  lastSaid: number;
  reserved: number;
  /** the sum of its open reservations */
  held: number;
  /** moves whose result does not follow from the one before */
  gapCount: number;
}>;

export type StockVerdict = Readonly<{
  levelCount: number;
  moveCount: number;
  openCount: number;
  breakCount: number;
  /** the first ones, at most `breakLimit` */
  breaks: readonly StockBreak[];
}>;

const breakLimit = 100;

/** Counter = ledger = open reservations, for every level, in one view of the database. */
export async function verifyStock(db: Db): Promise<StockVerdict> {
  const { rows } = await sql<{
    levelCount: number;
    moveCount: number;
    openCount: number;
    breakCount: number;
    breaks: readonly StockBreak[];
  }>`
    with chained as (
      select sku_id, warehouse_id, quantity, on_hand_after,
        on_hand_after - quantity - coalesce(lag(on_hand_after) over level_moves, 0) as gap,
        lead(seq) over level_moves is null as is_last
      from stock_moves window level_moves as (partition by sku_id, warehouse_id order by seq)
    ),
    ledger as (
      select sku_id, warehouse_id, count(*) as move_count, sum(quantity) as moved,
        sum(on_hand_after) filter (where is_last) as last_said, count(*) filter (where gap <> 0) as gap_count
      from chained group by 1, 2
    ),
    promises as (
      select sku_id, warehouse_id, count(*) as open_count, sum(quantity) as held
      from stock_reservations where state = 'open' group by 1, 2
    ),
    checked as (
      select level.sku_id, level.warehouse_id, level.on_hand, level.reserved,
        coalesce(ledger.move_count, 0) as move_count, coalesce(ledger.moved, 0) as moved, coalesce(ledger.last_said, 0) as last_said,
        coalesce(ledger.gap_count, 0) as gap_count, coalesce(promises.open_count, 0) as open_count, coalesce(promises.held, 0) as held
      from stock_levels as level
      left join ledger on ledger.sku_id = level.sku_id and ledger.warehouse_id = level.warehouse_id
      left join promises on promises.sku_id = level.sku_id and promises.warehouse_id = level.warehouse_id
    ),
    broken as (
      select * from checked where on_hand <> moved or on_hand <> last_said or reserved <> held or gap_count > 0
    )
    select
      count(*) as "levelCount", coalesce(sum(move_count), 0)::bigint as "moveCount", coalesce(sum(open_count), 0)::bigint as "openCount",
      (select count(*) from broken) as "breakCount",
      (
        select coalesce(json_agg(shown order by shown.code, shown."warehouseName"), '[]') from (
          select skus.code, warehouses.name as "warehouseName", on_hand as "onHand", moved, last_said as "lastSaid", reserved, held,
            gap_count as "gapCount"
          from broken join skus on skus.id = broken.sku_id join warehouses on warehouses.id = broken.warehouse_id
          order by skus.code limit ${breakLimit}
        ) as shown
      ) as breaks
    from checked`.execute(db);
  return rows[0] ?? { levelCount: 0, moveCount: 0, openCount: 0, breakCount: 0, breaks: [] };
}
