import { carrierServiceSaved } from '@zhidan/core/allocation/allocation-event.ts';
import type { addCarrier as contract } from '@zhidan/core/allocation/carrier-api.ts';
import type { ServiceId } from '@zhidan/core/allocation/carrier-offer.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { openWarehouses } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { conditionsNews } from '../conditions-news.ts';
import { insertOffer } from './carrier-offer-store.ts';

/**
 * Says that a carrier picks up at a warehouse.
 * @throws Refused `warehouse.not_found`, `carrier_service.twice`
 */
export async function addCarrier(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, ...content } = ask;
  const { warehouseId, carrier } = content;
  const [warehouse] = await openWarehouses(tx, [warehouseId], by);
  if (!warehouse) throw new Refused('warehouse.not_found', { warehouseId });
  const id = newId<ServiceId>(now);
  if (!(await insertOffer(tx, id, content, now)))
    throw new Refused('carrier_service.twice', { warehouse: warehouse.name, carrier: carriers[carrier].words[by.language] });
  await emit(tx, { by, now }, [
    carrierServiceSaved({ subjectId: id, payload: {}, after: { ...content, warehouse: warehouse.name, isActive: true } }),
    conditionsNews({ cause: 'carrier', of: id, carriers: [carrier], warehouseIds: [warehouseId], eases: true, restricts: true }),
  ]);
  return { id };
}
