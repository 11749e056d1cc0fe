import type { restoreSkus as contract } from '@zhidan/core/catalog/sku-api.ts';
import { skuRestored } from '@zhidan/core/catalog/catalog-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { matchWaiting } from '../listings/match-waiting.ts';
import { saveSkuStates, skusForUpdate } from './sku-store.ts';

/**
 * Takes SKUs into use again, and matches the listings that wait for them.
 * @throws Refused `sku.not_found`
 */
export async function restoreSkus(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, skuIds } = ask;
  const skus = await skusForUpdate(tx, skuIds);
  const missing = skuIds.find((skuId) => !skus.some(({ id }) => id === skuId));
  if (missing) throw new Refused('sku.not_found', { skuId: missing });
  const restoring = skus.filter(({ state }) => state === 'retired');
  await saveSkuStates(
    tx,
    restoring.map(({ id }) => id),
    { state: 'active', now },
  );
  await emit(
    tx,
    { by, now },
    restoring.map(({ id, code }) => skuRestored({ subjectId: id, payload: {}, after: { code } })),
  );
  await matchWaiting(tx, { by, now }, restoring);
  return { done: true };
}
