import { freightOf, prepareTable, tableInForce, type Load } from '@zhidan/core/allocation/fee/freight.ts';
import type { FeeTable } from '@zhidan/core/allocation/fee/fee-table.ts';
import { pathOf, withParents } from '@zhidan/core/allocation/region/region.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import type { Db } from '../../platform/db/database.ts';
import { tablesInForce } from '../routing/conditions-query.ts';

/** A parcel by a carrier out of a warehouse. */
export type FreightAsk = Readonly<{
  warehouseId: string;
  carrier: string;
  place: Readonly<{ province: string; city: string; district: string }>;
  load: Load;
}>;

/** What parcels cost today, in their order: the cheapest service of each carrier; null where no table says. One statement. */
export async function freightsOf(
  db: Db,
  { asks, now }: Readonly<{ asks: readonly FreightAsk[]; now: Instant }>,
): Promise<readonly (Fen | null)[]> {
  if (asks.length === 0) return [];
  const day = localDateOf(now);
  const tables = await tablesInForce(db, [day, day]);
  const prepared = new Map(tables.map((table) => [table, prepareTable(table)]));
  const byRoute = new Map<string, readonly FeeTable[]>();
  const inForce = (warehouseId: string, carrier: string): readonly FeeTable[] => {
    const key = `${warehouseId} ${carrier}`;
    const known = byRoute.get(key);
    if (known) return known;
    const own = tables.filter((table) => table.carrier === carrier);
    const found = own.filter((table) => tableInForce(own, { ...table, warehouseId: warehouseId as WarehouseId, day }) === table);
    byRoute.set(key, found);
    return found;
  };
  return asks.map(({ warehouseId, carrier, place, load }) => {
    const paths = withParents(pathOf(place));
    const fees = inForce(warehouseId, carrier).flatMap((table) => {
      const one = prepared.get(table);
      const freight = one && freightOf(one, paths, load);
      return freight?.ok ? [freight.value.fee] : [];
    });
    return fees.toSorted((one, other) => one - other)[0] ?? null;
  });
}
