import type * as api from '@zhidan/core/allocation/carrier-api.ts';
import { tableInForce } from '@zhidan/core/allocation/fee/freight.ts';
import { loadKey } from '@zhidan/core/allocation/routing/routing-conditions.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import { sql } from 'kysely';
import { inWarehousesOf } from '../../inventory/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { loadsOf, tablesInForce } from '../routing/conditions-query.ts';
import { offerColumns, type KnownOffer } from './carrier-offer-store.ts';

/** Carriers at the caller's warehouses in use, each with what prices it and how many parcels it has today. */
export async function listCarriers(db: Db, { by, now }: Asked): Promise<OutputOf<typeof api.listCarriers>> {
  const { rows } = await sql<KnownOffer & Readonly<{ warehouseName: string; warehouseCutoff: number | null }>>`
    select ${offerColumns}, offer.is_active as "isActive", warehouses.name as "warehouseName", warehouses.cutoff_minute as "warehouseCutoff"
    from carrier_services as offer
    join warehouses on warehouses.id = offer.warehouse_id and warehouses.state = 'active'
    where ${inWarehousesOf(by)}
    order by warehouses.is_default desc, warehouses.code, offer.is_active desc, offer.carrier, offer.service`.execute(db);
  const day = localDateOf(now);
  const tables = await tablesInForce(db, [day, day]);
  const loads = await loadsOf(db, [day]);
  return {
    items: rows.map(({ warehouseCutoff, ...offer }) => ({
      ...offer,
      cutoff: offer.cutoffMinute ?? warehouseCutoff,
      tableName: tableInForce(tables, { ...offer, day })?.name ?? null,
      todayCount: loads.get(loadKey(offer.id, day)) ?? 0,
    })),
  };
}
