import { basisPoints, fen, shareOf, type Fen } from '../../kernel/money.ts';
import type { Judgement } from './reject-candidate.ts';
import type { RouteCandidate } from './route.ts';
import type { PreparedOffer } from './routing-conditions.ts';
import { scorePartNames, type RoutingWeights, type ScorePart } from './routing-weights.ts';

const whole = 10_000;

/** A candidate with what its score is made of: `balance` what is left on its shelf, `load` its parcels of the day out of `all`. */
export type Judged = Readonly<{ prepared: PreparedOffer; judgement: Judgement; balance: number; load: number; all: number }>;

/** Freight, packaging, and the late penalty times how likely it is: certain where it leaves too late. Null while the freight is not known. */
function costOf({ latePenalty }: RoutingWeights, { prepared: { offer }, judgement: { freight, notices } }: Judged): Fen | null {
  if (!freight) return null;
  const risk = basisPoints(notices.some(({ code }) => code === 'leaves_late') ? whole : whole - offer.reliability);
  return fen(freight.fee + offer.packagingFee + shareOf(latePenalty, risk));
}

function etaOf({ prepared: { isPastCutoff }, judgement: { freight } }: Judged): number | null {
  return freight ? freight.etaDays[1] + (isPastCutoff ? 1 : 0) : null;
}

/** Gives those that can be taken their scores. The cheapest and the fastest have 10,000 for that. */
export function scored(judged: readonly Judged[], weights: RoutingWeights): readonly RouteCandidate[] {
  const costs = judged.map((one) => costOf(weights, one));
  const etas = judged.map(etaOf);
  const isAlive = (_: unknown, index: number): boolean => judged[index]?.judgement.rejections.length === 0;
  const cost = lowestBest(costs.filter(isAlive));
  const eta = lowestBest(etas.filter(isAlive));
  return judged.map((one, index): RouteCandidate => {
    const { offer, warehouse, shipsOn, table } = one.prepared;
    const { rejections, notices, freight } = one.judgement;
    const parts: Readonly<Record<ScorePart, number>> | null =
      rejections.length > 0
        ? null
        : {
            cost: cost(costs[index] ?? null),
            eta: eta(etas[index] ?? null),
            reliability: offer.reliability,
            stock: one.balance,
            quota: quotaPart(one),
          };
    return {
      warehouseId: warehouse.id,
      carrier: offer.carrier,
      service: offer.service,
      serviceId: offer.id,
      rejections,
      notices,
      shipsOn,
      freight: freight && table ? { ...freight, tableId: table.table.id, version: table.table.version } : null,
      cost: costs[index] ?? null,
      etaDays: etas[index] ?? null,
      score: parts && { total: totalOf(parts, weights), parts },
    };
  });
}

function totalOf(parts: Readonly<Record<ScorePart, number>>, weights: RoutingWeights): number {
  let sum = 0;
  for (const part of scorePartNames) sum += weights[part] * parts[part];
  return Math.round(sum / 100);
}

/**
 * The lowest as a share of a value: twice the cost is half the part. A share does not change when a candidate that nobody would take
 * comes or goes, which a scale from lowest to highest does. What is not known is worst, unless nothing is known.
 */
function lowestBest(values: readonly (number | null)[]): (value: number | null) => number {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  return (value) => {
    if (value === null) return known.length === 0 ? whole : 0;
    return value <= 0 ? whole : Math.round((Math.max(0, lowest) * whole) / value);
  };
}

/** How far a carrier is below its agreed share of the day's parcels: in the middle where none is agreed or the share is met. */
function quotaPart({ prepared: { offer }, load, all }: Judged): number {
  if (offer.targetShare === null) return whole / 2;
  const share = all === 0 ? 0 : Math.round((load * whole) / all);
  return Math.min(whole, Math.max(0, whole / 2 + Math.round((offer.targetShare - share) / 2)));
}
