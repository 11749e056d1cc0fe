import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { SkuState } from '@zhidan/core/catalog/sku-life.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** What other modules call a SKU. */
export type SkuName = Readonly<{ id: SkuId; code: string; name: string; specification: string; isBundle: boolean; state: SkuState }>;

/** The names of these SKUs by their ids. One statement. */
export async function skuNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, SkuName>> {
  const { rows } = await sql<SkuName>`
    select id, code, name, specification, is_bundle as "isBundle", state from skus
    where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
