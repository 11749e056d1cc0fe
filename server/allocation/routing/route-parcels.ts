import { decideRoutes } from '@zhidan/core/allocation/routing/decide-routes.ts';
import { pathOf, withParents, type RegionPath } from '@zhidan/core/allocation/region/region.ts';
import type { RouteAsk, RouteId, RouteOutcome } from '@zhidan/core/allocation/routing/route.ts';
import type { RoutingConditions } from '@zhidan/core/allocation/routing/routing-conditions.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { localDateOf, plusDays } from '@zhidan/core/kernel/local-date.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { stockToRoute } from '../../inventory/index.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { areasAround, loadsOf, offersInUse, refusalsAround, routingWeights, tablesInForce } from './conditions-query.ts';
import { forgetOldRoutes, insertRoutes, retireRoutes } from './route-store.ts';

/**
 * Chooses warehouse and carrier of up to 500 documents, in their order, and keeps how it was decided. No route is an outcome, with what
 * spoke against every candidate. Reserves nothing. The number of statements does not depend on that of the asks; who routes a document
 * has locked it, two at once would be refused by the table.
 */
export async function routeParcels(tx: Tx, ask: Asked<Readonly<{ asks: readonly RouteAsk[] }>>): Promise<readonly RouteOutcome[]> {
  const { asks, now } = ask;
  if (asks.length === 0) return [];
  // their room is free before anybody counts
  const again = await retireRoutes(
    tx,
    asks.map(({ reference }) => reference),
  );
  const conditions = await conditionsFor(tx, asks, now);
  const kept = decideRoutes(conditions, asks, now).map((decision) => ({
    id: newId<RouteId>(now),
    decision,
    weights: conditions.weightsOf(decision.ask.shopId),
  }));
  await insertRoutes(tx, kept, now);
  await forgetOldRoutes(tx, again);
  return kept.map(({ id, decision: { ask: one, chosen, because, coverable } }) => ({
    reference: one.reference,
    routeId: id,
    chosen,
    because,
    coverable,
  }));
}

async function conditionsFor(db: Db, asks: readonly RouteAsk[], now: Instant): Promise<RoutingConditions> {
  const today = localDateOf(now);
  const days = [today, plusDays(today, 1)] as const;
  const references = asks.map(({ reference }) => reference);
  const regions = [...new Set(asks.flatMap(({ receiver }) => reachedBy(receiver)))];
  const stock = await stockToRoute(db, { skuIds: asks.flatMap(({ lines }) => lines.map(({ skuId }) => skuId)), references });
  return {
    warehouses: stock.warehouses,
    available: stock.available,
    held: stock.held,
    codeOf: (skuId) => stock.codes.get(skuId) ?? skuId,
    offers: await offersInUse(db),
    tables: await tablesInForce(db, days),
    areas: await areasAround(db, regions, now),
    refusals: await refusalsAround(db, regions, now),
    weightsOf: await routingWeights(db),
    loads: await loadsOf(db, days),
  };
}

/** The regions around a receiver, the town as the narrowest. */
function reachedBy(receiver: RouteAsk['receiver']): readonly RegionPath[] {
  const region = pathOf(receiver);
  return receiver.town === '' ? withParents(region) : [`${region}/${receiver.town}`, ...withParents(region)];
}
