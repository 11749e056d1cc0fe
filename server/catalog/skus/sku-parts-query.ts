import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** What one piece of a SKU is made of: of a plain one itself, once. */
export type SkuPart = Readonly<{ skuId: SkuId; quantity: number; cost: Fen | null }>;

/** The parts of each of these SKUs, in the order in which people sorted them. One statement. */
export async function skuParts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly SkuPart[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ of: string; sku_id: SkuId; quantity: number; cost_fen: number | null }>`
    select asked.id as of, coalesce(part.sku_id, asked.id) as sku_id, coalesce(part.quantity, 1) as quantity, sku.cost_fen
    from unnest(${[...new Set(ids)]}::uuid[]) as asked (id)
    left join bundle_components as part on part.bundle_sku_id = asked.id
    join skus as sku on sku.id = coalesce(part.sku_id, asked.id)
    order by asked.id, part.position`.execute(db);
  const parts = rows.map((row) => ({ ...row, cost: row.cost_fen === null ? null : fen(row.cost_fen) }));
  const grouped = Map.groupBy(parts, (row) => row.of);
  return new Map([...grouped].map(([of, some]) => [of, some.map(({ sku_id, quantity, cost }) => ({ skuId: sku_id, quantity, cost }))]));
}
