import type { addSku as contract } from '@zhidan/core/catalog/sku-api.ts';
import { checkBundle } from '@zhidan/core/catalog/bundle.ts';
import { skuCreated } from '@zhidan/core/catalog/catalog-event.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { matchWaiting } from '../listings/match-waiting.ts';
import { journaledSku } from './journaled-sku.ts';
import { componentFacts, insertSkus, nameOfCode } from './sku-store.ts';

/**
 * Adds a SKU and matches the listings that have waited for its code or barcode.
 * @throws Refused `sku.code_taken`, `sku.not_found` and what `checkBundle` refuses
 */
export async function addSku(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, ...content } = ask;
  const { code, components } = content;
  const known = await componentFacts(
    tx,
    components.map(({ skuId }) => skuId),
  );
  orRefuse(checkBundle({ code, skuId: null, components, known, heldBy: null }));
  const id = newId<SkuId>(now);
  const written = await insertSkus(tx, [{ id, content, now }]);
  if (!written.has(id)) throw new Refused('sku.code_taken', { code, name: (await nameOfCode(tx, code)) ?? '' });
  await emit(tx, { by, now }, [skuCreated({ subjectId: id, payload: {}, after: journaledSku(content) })]);
  const matchedCount = await matchWaiting(tx, { by, now }, [content]);
  return { id, matchedCount };
}
