import type { RouteDecision } from '@zhidan/core/allocation/routing/decide-routes.ts';
import { packCandidates, packWeights } from '@zhidan/core/allocation/routing/pack-candidates.ts';
import type { RouteId } from '@zhidan/core/allocation/routing/route.ts';
import type { RoutingWeights } from '@zhidan/core/allocation/routing/routing-weights.ts';
import type { StockReference } from '@zhidan/core/inventory/stock.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A decision to be kept, with the weights that it was made by. */
export type KeptRoute = Readonly<{ id: RouteId; decision: RouteDecision; weights: RoutingWeights }>;

const referenceColumns: readonly Column<KeptRoute>[] = [
  { name: 'reference_kind', type: 'text', of: ({ decision }) => decision.ask.reference.kind },
  { name: 'reference_id', type: 'uuid', of: ({ decision }) => decision.ask.reference.id },
];

const columns: readonly Column<KeptRoute>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  ...referenceColumns,
  { name: 'region', type: 'text', of: ({ decision }) => decision.region },
  { name: 'warehouse_id', type: 'uuid', of: ({ decision }) => decision.chosen?.warehouseId ?? null },
  { name: 'service_id', type: 'uuid', of: ({ decision }) => decision.chosenService },
  { name: 'ships_on', type: 'date', of: ({ decision }) => decision.chosen?.shipsOn ?? null },
  { name: 'carrier', type: 'text', of: ({ decision }) => decision.chosen?.carrier ?? null },
  { name: 'service', type: 'text', of: ({ decision }) => decision.chosen?.service ?? null },
  { name: 'freight_fen', type: 'bigint', of: ({ decision }) => decision.chosen?.freightFen ?? null },
  { name: 'billed_weight_gram', type: 'integer', of: ({ decision }) => decision.chosen?.billedWeightGram ?? null },
  { name: 'eta_days', type: 'smallint', of: ({ decision }) => decision.chosen?.etaDays ?? null },
  { name: 'wishes', type: 'json', of: ({ decision }) => JSON.stringify(wishesOf(decision)) },
  { name: 'weights', type: 'text', of: ({ weights }) => packWeights(weights) },
  { name: 'candidates', type: 'json', of: ({ decision }) => JSON.stringify(packCandidates(decision.candidates)) },
];

/** Routes of one document that are kept. */
const keptCount = 5;

function wishesOf({ ask }: RouteDecision): object {
  const { channel, imposedCarrier, imposedWarehouseId, ruledCarrier, excludedCarriers, shipBy } = ask;
  return { channel, imposedCarrier, imposedWarehouseId, ruledCarrier, excludedCarriers, shipBy };
}

const givenReferences = (references: readonly StockReference[]) =>
  givenRows(
    [
      { name: 'kind', type: 'text', of: ({ kind }: StockReference) => kind },
      { name: 'id', type: 'uuid', of: ({ id }: StockReference) => id },
    ],
    references,
  );

/**
 * Ends the current routes of documents, which count for no capacity from now on: they are routed anew, or not sent any more. Answers
 * those that had one.
 */
export async function retireRoutes(tx: Tx, references: readonly StockReference[]): Promise<readonly StockReference[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<StockReference>`
    with retired as (
      update routes set is_current = false from ${givenReferences(references)}
      where routes.reference_kind = given.kind and routes.reference_id = given.id and is_current
      returning routes.reference_kind as kind, routes.reference_id as id, ships_on, service_id, warehouse_id
    ),
    freed as (
      insert into route_loads (ships_on, service_id, warehouse_id, parcels)
      select ships_on, service_id, warehouse_id, -count(*) from retired where service_id is not null group by 1, 2, 3
    )
    select kind, id from retired`.execute(tx);
  return rows;
}

/** Keeps new routes as the current ones of documents that have none. */
export async function insertRoutes(tx: Tx, routes: readonly KeptRoute[], now: Instant): Promise<void> {
  await sql`
    with kept as (
      insert into routes (is_current, routed_at, ${columnNames(columns)})
      select true, ${now}::timestamptz, ${columnNames(columns)} from ${givenRows(columns, routes)}
      returning ships_on, service_id, warehouse_id
    )
    insert into route_loads (ships_on, service_id, warehouse_id, parcels)
    select ships_on, service_id, warehouse_id, count(*) from kept where service_id is not null group by 1, 2, 3`.execute(tx);
}

/** Forgets the oldest of many routes of these documents. */
export async function forgetOldRoutes(tx: Tx, references: readonly StockReference[]): Promise<void> {
  if (references.length === 0) return;
  await sql`
    delete from routes using (
      select old.id from ${givenReferences(references)}
      cross join lateral (
        select id from routes
        where reference_kind = given.kind and reference_id = given.id
        order by is_current desc, routed_at desc, id desc offset ${keptCount}
      ) as old
    ) as surplus
    where routes.id = surplus.id`.execute(tx);
}

/** Adds up what was counted row by row; days long gone are forgotten. */
export async function sumLoads(tx: Tx, since: LocalDate): Promise<void> {
  await sql`
    with taken as (delete from route_loads returning ships_on, service_id, warehouse_id, parcels)
    insert into route_loads (ships_on, service_id, warehouse_id, parcels)
    select ships_on, service_id, warehouse_id, sum(parcels) from taken
    where ships_on >= ${since} group by 1, 2, 3 having sum(parcels) <> 0`.execute(tx);
}
