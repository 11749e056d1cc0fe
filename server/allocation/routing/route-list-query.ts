import type { RouteView } from '@zhidan/core/allocation/route-api.ts';
import { unpackCandidates, unpackWeights, type PackedCandidates } from '@zhidan/core/allocation/routing/pack-candidates.ts';
import type { StockReference } from '@zhidan/core/inventory/stock.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type Stored = Omit<RouteView, 'chosen' | 'warehouseNames' | 'weights' | 'candidates'> &
  NonNullable<RouteView['chosen']> &
  Readonly<{ hasRoute: boolean; weights: string; candidates: PackedCandidates }>;

/** How a document was routed: the newest few, the current one first. */
export async function routesOf(db: Db, { kind, id }: StockReference): Promise<readonly RouteView[]> {
  const { rows } = await sql<Stored>`
    select id, routed_at as "routedAt", is_current as "isCurrent", region, warehouse_id is not null as "hasRoute",
      warehouse_id as "warehouseId", carrier, service, freight_fen as "freightFen", billed_weight_gram as "billedWeightGram",
      eta_days as "etaDays", ships_on as "shipsOn", weights, candidates
    from routes where reference_kind = ${kind} and reference_id = ${id}
    order by is_current desc, routed_at desc, id desc`.execute(db);
  if (rows.length === 0) return [];
  const names = await warehouseNames(db);
  return rows.map(({ id: routeId, routedAt, isCurrent, region, weights, candidates, hasRoute, ...chosen }) => ({
    id: routeId,
    routedAt,
    isCurrent,
    region,
    weights: unpackWeights(weights),
    candidates: unpackCandidates(candidates),
    chosen: hasRoute ? { ...chosen, warehouseName: names[chosen.warehouseId] ?? '' } : null,
    warehouseNames: names,
  }));
}

async function warehouseNames(db: Db): Promise<Record<string, string>> {
  const rows = await db.selectFrom('warehouses').select(['id', 'name']).execute();
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
