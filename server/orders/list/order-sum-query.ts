import { sumLimit, type sumOrders as contract } from '@zhidan/core/orders/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { orderingOf, ordersMeant } from './order-list-query.ts';

/** Where the list is walked for a search, each order takes longer. */
const commonSumLimit = 200;

type Limits = Readonly<{ usual: number; common: number }>;
type Row = Omit<OutputOf<typeof contract>, 'isCapped'> & Readonly<{ metCount: number }>;

/** Sums of the first orders up to a limit; one more is looked at, to know whether there are more. */
export async function sumOrders(
  db: Db,
  ask: Asked<InputOf<typeof contract>>,
  vault: Vault,
  limits: Limits = { usual: sumLimit, common: commonSumLimit },
): Promise<OutputOf<typeof contract>> {
  const { conditions, isCommon } = await ordersMeant(db, ask, vault);
  const limit = isCommon ? limits.common : limits.usual;
  const { rows } = await sql<Row>`
    ${plannedForValues}select count(*) as "metCount", count(*) filter (where place <= ${limit}) as "orderCount",
      coalesce(sum(piece_count) filter (where place <= ${limit}), 0)::bigint as "pieceCount",
      coalesce(sum(paid_fen) filter (where place <= ${limit}), 0)::bigint as paid,
      coalesce(sum(receivable_fen) filter (where place <= ${limit}), 0)::bigint as receivable
    from (
      select piece_count, paid_fen, receivable_fen, row_number() over (order by ${orderingOf(ask)}) as place
      from orders
      where ${sql.join(conditions, sql` and `)}
      order by ${orderingOf(ask)}
      limit ${limit + 1}
    ) as met`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('Sums without a group are always one row.');
  const { metCount, ...sums } = row;
  return { ...sums, isCapped: metCount > limit };
}
