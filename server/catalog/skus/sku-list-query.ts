import type { listSkus as contract, SkuRow, SkuView } from '@zhidan/core/catalog/sku-api.ts';
import { gapsOf, type SkuGap } from '@zhidan/core/catalog/sku-gap.ts';
import type { SkuState } from '@zhidan/core/catalog/sku-life.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { textGrams, wordsOf } from '@zhidan/core/catalog/text-grams.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { skuFacts, type FoundSku } from './sku-store.ts';

const cursor = pageCursor(z.object({ createdAt: instantSchema, id: idSchema<SkuId>() }));

/** A gap as SQL says it; the same as `skuGaps` of core. */
const gapConditions: Readonly<Record<SkuGap, RawBuilder<unknown>>> = {
  barcode: sql`not is_bundle and barcode = ''`,
  weight: sql`not is_bundle and weight_gram is null`,
  cost: sql`not is_bundle and cost_fen is null`,
};

const rowColumns = sql`
  skus.*,
  (select count(*) from bundle_components where bundle_sku_id = skus.id)::int as component_count,
  (select count(*) from listings where sku_id = skus.id)::int as listing_count`;

type Row = Omit<FoundSku, 'id' | 'state'> & Readonly<{ id: SkuId; state: SkuState; component_count: number; listing_count: number }>;

/** The merchant's SKUs, newest first. */
export async function listSkus(db: Db, ask: InputOf<typeof contract>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  const conditions = [sql`true`];
  if (place) conditions.push(sql`(created_at, id) < (${place.createdAt}::timestamptz, ${place.id}::uuid)`);
  if (ask.state) conditions.push(sql`state = ${ask.state}`);
  if (ask.kind) conditions.push(sql`is_bundle = ${ask.kind === 'bundle'}`);
  if (ask.missing) conditions.push(gapConditions[ask.missing]);
  if (ask.search) conditions.push(found(ask.search));
  const { rows } = await sql<Row>`
    select ${rowColumns} from skus where ${sql.join(conditions, sql` and `)}
    order by created_at desc, id desc limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, { place: ({ created_at, id }) => ({ createdAt: created_at, id }), item: skuRow });
}

/** @throws Refused `sku.not_found` */
export async function showSku(db: Db, { skuId }: Readonly<{ skuId: SkuId }>): Promise<SkuView> {
  const { rows } = await sql<Row>`select ${rowColumns} from skus where id = ${skuId}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refused('sku.not_found', { skuId });
  const components = await sql<Brief & { quantity: number; cost: Fen | null; state: SkuState }>`
    select ${briefColumns}, part.quantity, sku.cost_fen as cost, sku.state
    from bundle_components as part join skus as sku on sku.id = part.sku_id
    where part.bundle_sku_id = ${skuId} order by part.position`.execute(db);
  const bundles = await sql<Brief & { quantity: number }>`
    select ${briefColumns}, part.quantity
    from bundle_components as part join skus as sku on sku.id = part.bundle_sku_id
    where part.sku_id = ${skuId} order by sku.code limit 100`.execute(db);
  return { ...skuRow(row), components: components.rows, bundles: bundles.rows };
}

type Brief = Readonly<{ id: SkuId; code: string; name: string; specification: string; isBundle: boolean }>;

const briefColumns = sql`sku.id, sku.code, sku.name, sku.specification, sku.is_bundle as "isBundle"`;

/** SKUs in which every word of a text is found: the index narrows by pairs of letters, then the words themselves decide. */
function found(search: string): RawBuilder<unknown> {
  const text = sql`lower(normalize(concat_ws(' ', code, name, specification, barcode, brand, category), NFKC))`;
  const words = wordsOf(search).map((word) => sql`position(${word} in ${text}) > 0`);
  return sql.join([sql`search_grams @> ${textGrams(search)}::text[]`, ...words], sql` and `);
}

function skuRow(row: Row): SkuRow {
  const facts = skuFacts(row);
  return {
    id: row.id,
    ...facts,
    isBundle: row.is_bundle,
    state: row.state,
    gaps: gapsOf({ ...facts, isBundle: row.is_bundle }),
    componentCount: row.component_count,
    listingCount: row.listing_count,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
