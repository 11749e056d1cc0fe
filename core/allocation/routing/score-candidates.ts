import { basisPoints, fen, shareOf, type Fen } from '../../kernel/money.ts';
import type { CarrierOffer } from '../carrier-offer.ts';
import type { Freight } from '../fee/freight.ts';
import type { RouteCandidate } from './route.ts';
import { scorePartNames, type RoutingWeights, type ScorePart } from './routing-weights.ts';

const whole = 10_000;

/** A candidate with what its score is made of: `balance` what is left on its shelf, `load` its parcels of the day out of `all`. */
export type Judged = Readonly<{ candidate: RouteCandidate; offer: CarrierOffer; balance: number; load: number; all: number }>;

type Costed = Readonly<{ offer: CarrierOffer; freight: Freight | null; isLate: boolean }>;

/** Freight, packaging, and the late penalty times how likely it is: certain where it leaves too late. Null while the freight is not known. */
export function costOf({ latePenalty }: RoutingWeights, { offer, freight, isLate }: Costed): Fen | null {
  if (!freight) return null;
  const risk = basisPoints(isLate ? whole : whole - offer.reliability);
  return fen(freight.fee + offer.packagingFee + shareOf(latePenalty, risk));
}

/** Gives those that can be taken their scores. The cheapest and the fastest have 10,000 for that. */
export function scored(judged: readonly Judged[], weights: RoutingWeights): readonly RouteCandidate[] {
  const alive = judged.filter(({ candidate }) => candidate.rejections.length === 0);
  const cost = lowestBest(alive.map(({ candidate }) => candidate.cost));
  const eta = lowestBest(alive.map(({ candidate }) => candidate.etaDays));
  return judged.map((one) => {
    if (one.candidate.rejections.length > 0) return one.candidate;
    const parts: Readonly<Record<ScorePart, number>> = {
      cost: cost(one.candidate.cost),
      eta: eta(one.candidate.etaDays),
      reliability: one.offer.reliability,
      stock: one.balance,
      quota: quotaPart(one),
    };
    const total = Math.round(scorePartNames.reduce((sum, part) => sum + weights[part] * parts[part], 0) / 100);
    return { ...one.candidate, score: { total, parts } };
  });
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
function quotaPart({ offer, load, all }: Judged): number {
  if (offer.targetShare === null) return whole / 2;
  const share = all === 0 ? 0 : Math.round((load * whole) / all);
  return Math.min(whole, Math.max(0, whole / 2 + Math.round((offer.targetShare - share) / 2)));
}
