import type { chooseByHand as contract } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { fulfillmentChanged } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import { assignFulfillment, type Assigned } from './assign-fulfillment.ts';
import { standingsOf, isWarehouse } from './assign-store.ts';

/**
 * A person chooses warehouse, carrier or both: no rule changes it from then on. They are judged again, so that stock is reserved
 * where the goods now come from.
 * @throws Refused `warehouse.not_found`
 */
export async function chooseByHand(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<readonly Assigned[]> {
  const { by, now, ids, warehouseId, carrier } = ask;
  if (warehouseId && !(await isWarehouse(tx, by, warehouseId))) throw new Refused('warehouse.not_found', { warehouseId });
  const known = await lockForClaim(tx, by, ids);
  const before = await standingsOf(tx, [...known.keys()]);
  const assignments = ids.map((id) => {
    const was = before.get(id);
    return {
      id,
      warehouseId: warehouseId ?? was?.warehouseId ?? null,
      carrier: carrier ?? was?.carrier ?? null,
      service: carrier ? '' : (was?.service ?? ''),
      chooser: 'hand' as const,
      routeId: null,
      freightFen: carrier ? null : (was?.freightFen ?? null),
      weightGram: null,
      volumeMl: null,
    };
  });
  const answers = await assignFulfillment(tx, { by, now, assignments });
  await emit(
    tx,
    { by, now },
    answers.flatMap(({ id, outcome }) => {
      const facts = known.get(id);
      return outcome === 'assigned' && facts
        ? [fulfillmentChanged({ subjectId: id, payload: { orderIds: orderIdsOf(facts), fields: ['choice'] } })]
        : [];
    }),
  );
  return answers;
}
