import type { RouteDecision } from '@zhidan/core/allocation/routing/decide-routes.ts';
import type { RouteId } from '@zhidan/core/allocation/routing/route.ts';
import type { RoutingWeights } from '@zhidan/core/allocation/routing/routing-weights.ts';
import type { StockReference } from '@zhidan/core/inventory/stock.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
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
  { name: 'wishes', type: 'jsonb', of: ({ decision }) => JSON.stringify(wishesOf(decision)) },
  { name: 'weights', type: 'jsonb', of: ({ weights }) => JSON.stringify(weights) },
  { name: 'candidates', type: 'jsonb', of: ({ decision }) => JSON.stringify(decision.candidates) },
];

/** Routes of one document that are kept. */
const keptCount = 5;

function wishesOf({ ask }: RouteDecision): object {
  const { channel, imposedCarrier, imposedWarehouseId, ruledCarrier, excludedCarriers, shipBy } = ask;
  return { channel, imposedCarrier, imposedWarehouseId, ruledCarrier, excludedCarriers, shipBy };
}

/** Keeps new routes, each the current one of its document from now on; the oldest of many are forgotten. Three statements. */
export async function keepRoutes(tx: Tx, routes: readonly KeptRoute[], now: Instant): Promise<void> {
  const given = givenRows(referenceColumns, routes);
  await sql`
    update routes set is_current = false from ${given}
    where routes.reference_kind = given.reference_kind and routes.reference_id = given.reference_id and is_current`.execute(tx);
  await sql`
    insert into routes (is_current, routed_at, ${columnNames(columns)})
    select true, ${now}::timestamptz, ${columnNames(columns)} from ${givenRows(columns, routes)}`.execute(tx);
  await sql`
    delete from routes using (
      select old.id from ${given}
      cross join lateral (
        select id from routes
        where reference_kind = given.reference_kind and reference_id = given.reference_id
        order by is_current desc, routed_at desc, id desc offset ${keptCount}
      ) as old
    ) as surplus
    where routes.id = surplus.id`.execute(tx);
}

/** Documents that will not be sent any more, or whose choice is to be forgotten: they count for no capacity. */
export async function retireRoutes(tx: Tx, references: readonly StockReference[]): Promise<void> {
  if (references.length === 0) return;
  await sql`
    update routes set is_current = false
    from ${givenRows(
      [
        { name: 'kind', type: 'text', of: ({ kind }: StockReference) => kind },
        { name: 'id', type: 'uuid', of: ({ id }: StockReference) => id },
      ],
      references,
    )}
    where routes.reference_kind = given.kind and routes.reference_id = given.id and is_current`.execute(tx);
}
