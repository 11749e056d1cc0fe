import type { retireSkus as contract } from '@zhidan/core/catalog/sku-api.ts';
import { skuRetired } from '@zhidan/core/catalog/catalog-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { unmatchSkus } from '../listings/unmatch-skus.ts';
import { holdersOf, saveSkuStates, skusForUpdate } from './sku-store.ts';

/**
 * Takes SKUs out of use; those that are out already stay so. Their listings keep them, unless `isUnmatching`.
 * @throws Refused `sku.not_found`, `sku.in_bundle`
 */
export async function retireSkus(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, skuIds, isUnmatching } = ask;
  const skus = await skusForUpdate(tx, skuIds);
  const missing = skuIds.find((skuId) => !skus.some(({ id }) => id === skuId));
  if (missing) throw new Refused('sku.not_found', { skuId: missing });
  const retiring = skus.filter(({ state }) => state === 'active');
  const ids = retiring.map(({ id }) => id);
  const held = await holdersOf(tx, ids);
  const inBundle = retiring.find(({ id }) => held.has(id));
  if (inBundle) throw new Refused('sku.in_bundle', { code: inBundle.code, bundle: held.get(inBundle.id) ?? '' });
  await saveSkuStates(tx, ids, { state: 'retired', now });
  await emit(
    tx,
    { by, now },
    retiring.map(({ id, code }) => skuRetired({ subjectId: id, payload: {}, after: { code } })),
  );
  if (isUnmatching) await unmatchSkus(tx, { by, now }, skuIds);
  return { done: true };
}
