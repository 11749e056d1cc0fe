import type { SkuId } from '../../catalog/sku.ts';
import type { WarehouseContent, WarehouseId } from '../../inventory/warehouse.ts';
import { instantMs, plusMs, type Instant } from '../../kernel/instant.ts';
import { localDateOf, plusDays, startOfDay, type LocalDate } from '../../kernel/local-date.ts';
import type { SuspendedArea } from '../area/suspended-area.ts';
import type { CarrierCode } from '../carrier.ts';
import type { CarrierOffer } from '../carrier-offer.ts';
import type { FeeTable } from '../fee/fee-table.ts';
import { prepareTable, tableInForce, type PreparedTable } from '../fee/freight.ts';
import type { RegionPath } from '../region/region.ts';
import type { RoutingWeights } from './routing-weights.ts';

/** A warehouse in use, the default first. */
export type RoutedWarehouse = Readonly<{ id: WarehouseId }> & Pick<WarehouseContent, 'code' | 'name' | 'cutoffMinute' | 'dailyCapacity'>;

/** A carrier refused a number for this place lately: the region's path, the town as its last name where it is known. */
export type LearnedRefusal = Readonly<{ carrier: CarrierCode; region: RegionPath; words: string }>;

/** All that routes are decided by, of one moment. */
export type RoutingConditions = Readonly<{
  warehouses: readonly RoutedWarehouse[];
  /** carriers in use, at warehouses in use */
  offers: readonly CarrierOffer[];
  tables: readonly FeeTable[];
  areas: readonly SuspendedArea[];
  refusals: readonly LearnedRefusal[];
  weightsOf(shopId: string): RoutingWeights;
  /** how people call a SKU */
  codeOf(skuId: SkuId): string;
  /** pieces that can be promised, by `stockKey` */
  available: ReadonlyMap<string, number>;
  /** pieces that a document holds already, by `referenceKey` and `stockKey` with a blank between */
  held: ReadonlyMap<string, number>;
  /** parcels that leave on a day, by `loadKey` of a service or a warehouse */
  loads: ReadonlyMap<string, number>;
}>;

export const loadKey = (of: string, day: LocalDate): string => `${of} ${day}`;

/** An offer with what holds for all parcels that are routed at this moment. */
export type PreparedOffer = Readonly<{
  offer: CarrierOffer;
  warehouse: RoutedWarehouse;
  table: PreparedTable<FeeTable> | null;
  shipsOn: LocalDate;
  /** the latest moment at which it leaves */
  leavesAt: Instant;
  isPastCutoff: boolean;
  /** where `loads` counts the parcels of its day: its own and the warehouse's */
  offerKey: string;
  warehouseKey: string;
}>;

/** When no cut-off is agreed, what is routed leaves by this minute of the day. */
const lastMinute = 23 * 60 + 59;

/** The offers by warehouse, then carrier, then service, each with its table in force and the day on which it would leave. */
export function prepareOffers({ warehouses, offers, tables }: RoutingConditions, now: Instant): readonly PreparedOffer[] {
  const today = localDateOf(now);
  const made = new Map<FeeTable, PreparedTable<FeeTable>>();
  const prepared = (table: FeeTable): PreparedTable<FeeTable> => {
    const known = made.get(table) ?? prepareTable(table);
    made.set(table, known);
    return known;
  };
  const minute = Math.floor((instantMs(now) - instantMs(startOfDay(today))) / 60_000);
  return warehouses.flatMap((warehouse) =>
    offers
      .filter(({ warehouseId }) => warehouseId === warehouse.id)
      .toSorted((one, other) => (offerOrder(one) < offerOrder(other) ? -1 : 1))
      .map((offer) => {
        const cutoff = offer.cutoffMinute ?? warehouse.cutoffMinute ?? lastMinute;
        const isPastCutoff = minute > cutoff;
        const shipsOn = isPastCutoff ? plusDays(today, 1) : today;
        const leavesAt = plusMs(startOfDay(shipsOn), cutoff * 60_000);
        const table = tableInForce(tables, { ...offer, day: shipsOn });
        const [offerKey, warehouseKey] = [loadKey(offer.id, shipsOn), loadKey(warehouse.id, shipsOn)];
        return { offer, warehouse, table: table && prepared(table), shipsOn, leavesAt, isPastCutoff, offerKey, warehouseKey };
      }),
  );
}

const offerOrder = ({ carrier, service, id }: CarrierOffer): string => `${carrier} ${service} ${id}`;
