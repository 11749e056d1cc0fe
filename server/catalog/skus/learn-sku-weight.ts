import { skuChanged } from '@zhidan/core/catalog/catalog-event.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { saveSkuWeight } from './sku-store.ts';

/** What one piece weighs by the scales of the warehouse, in place of `from`; a weight that somebody typed meanwhile stays. */
export async function learnSkuWeight(
  tx: Tx,
  { by, now, skuId, from, weightGram }: Asked<Readonly<{ skuId: SkuId; from: number | null; weightGram: number }>>,
): Promise<void> {
  if (!(await saveSkuWeight(tx, { skuId, from, weightGram, now }))) return;
  await emit(tx, { by, now }, [
    skuChanged({ subjectId: skuId, payload: { fields: ['weightGram'] }, before: { weightGram: from }, after: { weightGram } }),
  ]);
}
