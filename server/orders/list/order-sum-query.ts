import { sumLimit, type sumOrders as contract } from '@zhidan/core/orders/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { conditionsOf, orderingOf } from './order-list-query.ts';

type Row = Omit<OutputOf<typeof contract>, 'isCapped'>;

/** Sums of the first `sumLimit` orders; one more is looked at, to know whether there are more. */
export async function sumOrders(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { rows } = await sql<Row & Readonly<{ metCount: number }>>`
    ${plannedForValues}select count(*) as "metCount", count(*) filter (where place <= ${sumLimit}) as "orderCount",
      coalesce(sum(piece_count) filter (where place <= ${sumLimit}), 0)::bigint as "pieceCount",
      coalesce(sum(paid_fen) filter (where place <= ${sumLimit}), 0)::bigint as paid,
      coalesce(sum(receivable_fen) filter (where place <= ${sumLimit}), 0)::bigint as receivable
    from (
      select piece_count, paid_fen, receivable_fen, row_number() over (order by ${orderingOf(ask)}) as place
      from orders
      where ${sql.join(await conditionsOf(db, ask, vault), sql` and `)}
      order by ${orderingOf(ask)}
      limit ${sumLimit + 1}
    ) as met`.execute(db);
  const { metCount = 0, ...sums } = rows[0] ?? ({} as Row & { metCount: number });
  return { ...sums, isCapped: metCount > sumLimit };
}
