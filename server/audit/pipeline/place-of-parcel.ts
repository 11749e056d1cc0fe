import type { Assignment, Settlement } from '../../fulfillment/index.ts';
import type { ReservedParcel } from './reserve-batch.ts';

/**
 * From where and by whom a parcel leaves, and how its goods stand. One without a route keeps what was chosen before; its exception
 * keeps it here.
 */
export function placeOfParcel({ parcel, route, stock }: ReservedParcel): Pick<Settlement, 'id' | 'assignment' | 'stock'> {
  const { id } = parcel;
  const goods = parcel.stock === 'consumed' ? {} : { stock };
  const { warehouseId, carrier, service, routeId, freightFen } = route;
  if (warehouseId === null || routeId === null) return { id, ...goods };
  // what a rule chose may only be changed in the name of rules
  const isRule = route.isRuled || parcel.warehouseBy === 'rule' || parcel.carrierBy === 'rule';
  const assignment: Assignment = {
    id,
    warehouseId,
    carrier,
    service,
    chooser: isRule ? 'rule' : 'route',
    routeId,
    freightFen,
    weightGram: sumOf(parcel.lines.map((line) => times(line.weightGram, line.quantity))),
    volumeMl: sumOf(parcel.lines.map((line) => times(millilitres(line.volumeMm3), line.quantity))),
  };
  return { id, assignment, ...goods };
}

const millilitres = (mm3: number | null): number | null => (mm3 === null ? null : Math.ceil(mm3 / 1_000));
const times = (each: number | null, quantity: number): number | null => (each === null ? null : each * quantity);

function sumOf(values: readonly (number | null)[]): number | null {
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
