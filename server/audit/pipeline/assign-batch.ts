import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { assignFulfillment } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { RoutedParcel } from './route-batch.ts';

/**
 * Writes down from where and by whom parcels leave, before goods are asked for: what is promised in another warehouse is given back.
 * One without a route keeps what was chosen before; its exception keeps it here.
 */
export async function assignBatch(tx: Tx, by: Pick<Asked, 'by' | 'now'>, parcels: readonly RoutedParcel[]): Promise<void> {
  const routed = parcels.filter(({ route }) => route.warehouseId !== null && route.routeId !== null);
  await assignFulfillment(tx, {
    ...by,
    assignments: routed.map(({ parcel, route }) => {
      // what a rule chose may only be changed in the name of rules
      const isRule = route.isRuled || parcel.warehouseBy === 'rule' || parcel.carrierBy === 'rule';
      const { warehouseId, carrier, service, routeId, freightFen } = route;
      return {
        id: parcel.id,
        warehouseId,
        carrier,
        service,
        chooser: isRule ? ('rule' as const) : ('route' as const),
        routeId,
        freightFen,
        weightGram: sumOf(parcel.lines.map((line) => times(line.weightGram, line.quantity))),
        volumeMl: sumOf(parcel.lines.map((line) => times(millilitres(line.volumeMm3), line.quantity))),
      };
    }),
  });
}

const millilitres = (mm3: number | null): number | null => (mm3 === null ? null : Math.ceil(mm3 / 1_000));
const times = (each: number | null, quantity: number): number | null => (each === null ? null : each * quantity);

function sumOf(values: readonly (number | null)[]): number | null {
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
