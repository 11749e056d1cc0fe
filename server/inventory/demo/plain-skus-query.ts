import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** The SKUs in use that can have stock, by code. */
export async function plainSkus(db: Db): Promise<readonly Readonly<{ id: SkuId; code: string }>[]> {
  const { rows } = await sql<{ id: SkuId; code: string }>`
    select id, code from skus where not is_bundle and state = 'active' order by code`.execute(db);
  return rows;
}
