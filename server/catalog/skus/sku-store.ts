import type { KnownCode } from '@zhidan/core/catalog/plan-skus.ts';
import type { MatchCandidate } from '@zhidan/core/catalog/match-listing.ts';
import type { ComponentFacts } from '@zhidan/core/catalog/bundle.ts';
import { foldCode, type BundleComponent, type SkuContent, type SkuId } from '@zhidan/core/catalog/sku.ts';
import type { SkuState } from '@zhidan/core/catalog/sku-life.ts';
import { textGrams } from '@zhidan/core/catalog/text-grams.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Tables } from '../../platform/db/tables.ts';
import { assignments, columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A SKU as commands see it. */
export type Sku = SkuContent & Readonly<{ id: SkuId; state: SkuState }>;

export type SkuToSave = Readonly<{ id: SkuId; content: SkuContent; now: Instant }>;

const id: Column<SkuToSave> = { name: 'id', type: 'uuid', of: (sku) => sku.id };

/** What a change may write; the grams follow from it. */
const contentColumns: readonly Column<SkuToSave>[] = [
  { name: 'code', type: 'text', of: ({ content }) => content.code },
  { name: 'code_folded', type: 'text', of: ({ content }) => foldCode(content.code) },
  { name: 'name', type: 'text', of: ({ content }) => content.name },
  { name: 'specification', type: 'text', of: ({ content }) => content.specification },
  { name: 'barcode', type: 'text', of: ({ content }) => content.barcode },
  { name: 'brand', type: 'text', of: ({ content }) => content.brand },
  { name: 'category', type: 'text', of: ({ content }) => content.category },
  { name: 'picture_url', type: 'text', of: ({ content }) => content.pictureUrl },
  { name: 'weight_gram', type: 'integer', of: ({ content }) => content.weightGram },
  { name: 'volume_mm3', type: 'bigint', of: ({ content }) => content.volumeMm3 },
  { name: 'length_mm', type: 'integer', of: ({ content }) => content.lengthMm },
  { name: 'width_mm', type: 'integer', of: ({ content }) => content.widthMm },
  { name: 'height_mm', type: 'integer', of: ({ content }) => content.heightMm },
  { name: 'cost_fen', type: 'bigint', of: ({ content }) => content.cost },
  { name: 'floor_fen', type: 'bigint', of: ({ content }) => content.floorPrice },
  { name: 'is_bundle', type: 'boolean', of: ({ content }) => content.components.length > 0 },
  // an array of arrays would come out flat: grams hold no blanks, so they travel as one text
  { name: 'name_grams', type: 'text', of: ({ content }) => textGrams(`${content.name} ${content.specification}`).join(' ') },
  { name: 'search_grams', type: 'text', of: ({ content }) => textGrams(searchTextOf(content)).join(' ') },
  { name: 'changed_at', type: 'timestamptz', of: ({ now }) => now },
];

const gramColumns = new Set(['name_grams', 'search_grams']);

/** The given columns with their grams as arrays again. */
const asStored = (columns: readonly Column<never>[]) =>
  sql.raw(columns.map(({ name }) => (gramColumns.has(name) ? `string_to_array(${name}, ' ') as ${name}` : name)).join(', '));

function searchTextOf({ code, name, specification, barcode, brand, category }: SkuContent): string {
  return [code, name, specification, barcode, brand, category].join(' ');
}

/** Writes new SKUs in use with their components. Answers those written: a code that is there already is left as it is. */
export async function insertSkus(tx: Tx, skus: readonly SkuToSave[]): Promise<ReadonlySet<SkuId>> {
  if (skus.length === 0) return new Set();
  await lockCodes(tx);
  const columns = [id, ...contentColumns];
  const { rows } = await sql<{ id: SkuId }>`
    insert into skus (${columnNames(columns)}, state, created_at)
    select ${asStored(columns)}, 'active', changed_at from ${givenRows(columns, skus)}
    on conflict (code) do nothing
    returning id`.execute(tx);
  const written = new Set(rows.map((row) => row.id));
  const entered = skus.filter((sku) => written.has(sku.id));
  await insertComponents(tx, entered);
  await insertGrams(tx, entered);
  return written;
}

/** False when another SKU has the code. */
export async function updateSku(tx: Tx, sku: SkuToSave): Promise<boolean> {
  await lockCodes(tx);
  const twin = await tx.selectFrom('skus').select('id').where('code', '=', sku.content.code).where('id', '<>', sku.id).executeTakeFirst();
  if (twin) return false;
  await sql`
    update skus set ${assignments(contentColumns, 'given')}
    from (select ${asStored([id, ...contentColumns])} from ${givenRows([id, ...contentColumns], [sku])}) as given
    where skus.id = given.id`.execute(tx);
  await tx.deleteFrom('bundle_components').where('bundle_sku_id', '=', sku.id).execute();
  await insertComponents(tx, [sku]);
  await tx.deleteFrom('sku_grams').where('sku_id', '=', sku.id).execute();
  await insertGrams(tx, [sku]);
  return true;
}

async function insertGrams(tx: Tx, skus: readonly SkuToSave[]): Promise<void> {
  await sql`
    insert into sku_grams (gram, sku_id)
    select pair, id from skus cross join unnest(name_grams) as pair
    where id = any(${skus.map((sku) => sku.id)}::uuid[])`.execute(tx);
}

/** Whoever gives out codes waits here for the other, so that a code that is taken is refused and never a fault. */
async function lockCodes(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('skus.code'))`.execute(tx);
}

async function insertComponents(tx: Tx, skus: readonly SkuToSave[]): Promise<void> {
  const rows = skus.flatMap((sku) =>
    sku.content.components.map(({ skuId, quantity }, position) => ({ bundle_sku_id: sku.id, sku_id: skuId, position, quantity })),
  );
  if (rows.length > 0) await tx.insertInto('bundle_components').values(rows).execute();
}

/** Locks the SKUs until the transaction ends, in the order of their ids. */
export async function skusForUpdate(tx: Tx, ids: readonly SkuId[]): Promise<readonly Sku[]> {
  await sql`select id from skus where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
  return skusByIds(tx, ids);
}

export async function skusByIds(db: Db, ids: readonly SkuId[]): Promise<readonly Sku[]> {
  if (ids.length === 0) return [];
  const wanted = sql<string>`any(${[...ids]}::uuid[])`;
  const rows = await db.selectFrom('skus').selectAll().where('id', '=', wanted).execute();
  const components = await componentsOfBundles(db, ids);
  return rows.map((row) => ({
    id: row.id as SkuId,
    state: row.state as SkuState,
    ...skuFacts(row),
    components: components.get(row.id as SkuId) ?? [],
  }));
}

async function componentsOfBundles(db: Db, ids: readonly SkuId[]): Promise<ReadonlyMap<SkuId, readonly BundleComponent[]>> {
  const rows = await db
    .selectFrom('bundle_components')
    .select(['bundle_sku_id', 'sku_id', 'quantity'])
    .where('bundle_sku_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('bundle_sku_id')
    .orderBy('position')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.bundle_sku_id as SkuId);
  return new Map(
    [...grouped].map(([bundle, parts]) => [bundle, parts.map((part) => ({ skuId: part.sku_id as SkuId, quantity: part.quantity }))]),
  );
}

/** Facts of would-be components, locked so that none of them becomes a bundle or is retired meanwhile. */
export async function componentFacts(tx: Tx, ids: readonly SkuId[]): Promise<ReadonlyMap<SkuId, ComponentFacts>> {
  const rows = await sql<{ id: SkuId; code: string; is_bundle: boolean; state: SkuState }>`
    select id, code, is_bundle, state from skus where id = any(${[...ids]}::uuid[]) order by id for share`.execute(tx);
  return new Map(rows.rows.map((row) => [row.id, { code: row.code, isBundle: row.is_bundle, state: row.state }]));
}

/** Of these SKUs those that are a component, each with the code of a bundle that holds it. */
export async function holdersOf(db: Db, ids: readonly SkuId[]): Promise<ReadonlyMap<SkuId, string>> {
  const rows = await db
    .selectFrom('bundle_components')
    .innerJoin('skus', 'skus.id', 'bundle_components.bundle_sku_id')
    .select(['bundle_components.sku_id', 'skus.code'])
    .where('bundle_components.sku_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('skus.state', '=', 'active')
    .execute();
  return new Map(rows.map((row) => [row.sku_id as SkuId, row.code]));
}

export async function saveSkuStates(tx: Tx, ids: readonly SkuId[], ask: Readonly<{ state: SkuState; now: Instant }>): Promise<void> {
  await tx
    .updateTable('skus')
    .set({ state: ask.state, changed_at: ask.now })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** The name of whoever has a code. */
export async function nameOfCode(db: Db, code: string): Promise<string | undefined> {
  return (await db.selectFrom('skus').select('name').where('code', '=', code).executeTakeFirst())?.name;
}

/** SKUs in use that have one of these codes, however it is typed, or one of these barcodes. */
export async function candidatesFor(db: Db, codes: readonly string[], barcodes: readonly string[]): Promise<readonly MatchCandidate[]> {
  const known = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== '');
  const { rows } = await sql<MatchCandidate>`
    select id, code, barcode from skus where code_folded = any(${known(codes.map(foldCode))}) and state = 'active'
    union
    select id, code, barcode from skus
    where barcode <> '' and barcode = any(${known(barcodes.map((barcode) => barcode.trim()))}) and state = 'active'`.execute(db);
  return rows;
}

/** SKUs of any state that have one of these codes, however it is typed. */
export async function knownCodes(db: Db, codes: readonly string[]): Promise<readonly KnownCode[]> {
  const { rows } = await sql<KnownCode>`
    select id as "skuId", code, state from skus where code_folded = any(${[...new Set(codes.map(foldCode))]})`.execute(db);
  return rows;
}

export async function hasSkus(db: Db): Promise<boolean> {
  return (await db.selectFrom('skus').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** A row of `skus` as it is read. */
export type FoundSku = Selectable<Tables['skus']>;

/** What a row of `skus` says of the goods themselves. */
export function skuFacts(row: Omit<FoundSku, 'id' | 'state'>) {
  return {
    code: row.code,
    name: row.name,
    specification: row.specification,
    barcode: row.barcode,
    brand: row.brand,
    category: row.category,
    pictureUrl: row.picture_url,
    weightGram: row.weight_gram,
    volumeMm3: row.volume_mm3,
    lengthMm: row.length_mm,
    widthMm: row.width_mm,
    heightMm: row.height_mm,
    cost: row.cost_fen === null ? null : fen(row.cost_fen),
    floorPrice: row.floor_fen === null ? null : fen(row.floor_fen),
  };
}

/** Writes a weight over the one that was known; false when somebody has said another one meanwhile. */
export async function saveSkuWeight(
  tx: Tx,
  { skuId, from, weightGram, now }: Readonly<{ skuId: SkuId; from: number | null; weightGram: number; now: Instant }>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update skus set weight_gram = ${weightGram}, changed_at = ${now}
    where id = ${skuId} and weight_gram is not distinct from ${from}::integer`.execute(tx);
  return numAffectedRows === 1n;
}
