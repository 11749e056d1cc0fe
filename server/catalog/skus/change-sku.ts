import type { changeSku as contract } from '@zhidan/core/catalog/sku-api.ts';
import { checkBundle } from '@zhidan/core/catalog/bundle.ts';
import { skuChanged } from '@zhidan/core/catalog/catalog-event.ts';
import type { SkuContent } from '@zhidan/core/catalog/sku.ts';
import { canonicalJson, toJson, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { matchWaiting } from '../listings/match-waiting.ts';
import { journaledSku } from './journaled-sku.ts';
import { componentFacts, holdersOf, nameOfCode, skusForUpdate, updateSku } from './sku-store.ts';

/**
 * Says a SKU anew. Listings that have waited for a new code or barcode are matched; orders that wait follow changed
 * components. The same again changes nothing.
 * @throws Refused `sku.not_found`, `sku.code_taken` and what `checkBundle` refuses
 */
export async function changeSku(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, skuId, ...content } = ask;
  const { code, components } = content;
  const [before] = await skusForUpdate(tx, [skuId]);
  if (!before) throw new Refused('sku.not_found', { skuId });
  const fields = changedFields(before, content);
  if (fields.length === 0) return { matchedCount: 0 };
  const known = await componentFacts(
    tx,
    components.map((component) => component.skuId),
  );
  const heldBy = (await holdersOf(tx, [skuId])).get(skuId) ?? null;
  orRefuse(checkBundle({ code, skuId, components, known, heldBy }));
  if (!(await updateSku(tx, { id: skuId, content, now })))
    throw new Refused('sku.code_taken', { code, name: (await nameOfCode(tx, code)) ?? '' });
  const { id: _id, state, ...told } = before;
  await emit(tx, { by, now }, [
    skuChanged({ subjectId: skuId, payload: { fields }, before: journaledSku(told), after: journaledSku(content) }),
  ]);
  const isFindable = state === 'active' && (fields.includes('code') || fields.includes('barcode'));
  return { matchedCount: isFindable ? await matchWaiting(tx, { by, now }, [content]) : 0 };
}

function changedFields(before: SkuContent, next: SkuContent): string[] {
  const [one, other] = [toJson(before) as JsonObject, toJson(next) as JsonObject];
  return Object.keys(other).filter((field) => canonicalJson(one[field] ?? null) !== canonicalJson(other[field] ?? null));
}
