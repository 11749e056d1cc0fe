import { carrierServiceSaved } from '@zhidan/core/allocation/allocation-event.ts';
import type { changeCarrier as contract } from '@zhidan/core/allocation/carrier-api.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { openWarehouses } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { conditionsNews } from '../conditions-news.ts';
import { offerForUpdate, updateOffer } from './carrier-offer-store.ts';

/**
 * Says a carrier at a warehouse anew; the same again changes nothing.
 * @throws Refused `carrier_service.not_found`
 */
export async function changeCarrier(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, serviceId, ...change } = ask;
  const before = await offerForUpdate(tx, serviceId);
  const [warehouse] = before ? await openWarehouses(tx, [before.warehouseId], by) : [];
  if (!before || !warehouse) throw new Refused('carrier_service.not_found', { serviceId });
  const after = { ...before, ...change };
  if (canonicalJson(toJson(before)) === canonicalJson(toJson(after))) return { done: true };
  await updateOffer(tx, after, now);
  const { carrier, warehouseId } = before;
  await emit(tx, { by, now }, [
    carrierServiceSaved({ subjectId: serviceId, payload: {}, before, after: { ...after, warehouse: warehouse.name } }),
    conditionsNews({ cause: 'carrier', of: serviceId, carriers: [carrier], warehouseIds: [warehouseId], eases: true, restricts: true }),
  ]);
  return { done: true };
}
