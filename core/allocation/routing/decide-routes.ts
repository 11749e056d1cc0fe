import { referenceKey, stockKey } from '../../inventory/stock.ts';
import type { WarehouseId } from '../../inventory/warehouse.ts';
import type { Instant } from '../../kernel/instant.ts';
import { pathOf } from '../region/region.ts';
import { readAsk, rejectionsOf, type Standing } from './reject-candidate.ts';
import type { RejectionCode } from './rejection.ts';
import type { ChosenRoute, Coverable, RouteAsk, RouteCandidate, RouteLine } from './route.ts';
import { loadKey, prepareOffers, type PreparedOffer, type RoutingConditions } from './routing-conditions.ts';
import { scored, type Judged } from './score-candidates.ts';

export type RouteDecision = Readonly<{
  ask: RouteAsk;
  region: string;
  candidates: readonly RouteCandidate[];
  chosen: ChosenRoute | null;
  chosenService: RouteCandidate['serviceId'];
  because: readonly RejectionCode[];
  coverable: Coverable | null;
}>;

/**
 * Chooses warehouse and carrier for each ask, in their order: what one is given, the next finds gone from stock and capacity. Every
 * candidate is kept with the reasons against it or its score. Nothing is reserved by this.
 */
export function decideRoutes(conditions: RoutingConditions, asks: readonly RouteAsk[], now: Instant): readonly RouteDecision[] {
  const offers = prepareOffers(conditions, now);
  const standing: Standing = { available: new Map(conditions.available), loads: new Map(conditions.loads) };
  const without = conditions.warehouses
    .filter(({ id }) => !offers.some(({ warehouse }) => warehouse.id === id))
    .map(({ id, name }) => bare(id, name));
  return asks.map((ask) => {
    const decision = decideOne({ conditions, offers, without, standing, now }, ask);
    const { chosen, chosenService } = decision;
    if (!chosen || !chosenService) return decision;
    for (const { skuId, quantity } of ask.lines) {
      const key = stockKey({ skuId, warehouseId: chosen.warehouseId });
      const own = conditions.held.get(`${referenceKey(ask.reference)} ${key}`) ?? 0;
      standing.available.set(key, (standing.available.get(key) ?? 0) - Math.max(0, quantity - own));
    }
    for (const id of [chosenService, chosen.warehouseId]) {
      const key = loadKey(id, chosen.shipsOn);
      standing.loads.set(key, (standing.loads.get(key) ?? 0) + 1);
    }
    return decision;
  });
}

type World = Readonly<{
  conditions: RoutingConditions;
  offers: readonly PreparedOffer[];
  /** warehouses in which no carrier picks up */
  without: readonly RouteCandidate[];
  standing: Standing;
  now: Instant;
}>;

function decideOne(world: World, asked: RouteAsk): RouteDecision {
  const { conditions, offers, standing } = world;
  const ask = { ...asked, lines: summed(asked.lines) };
  const region = pathOf(ask.receiver);
  const parcel = readAsk(ask, region);
  const weights = conditions.weightsOf(ask.shopId);
  const covers = new Map(conditions.warehouses.map(({ id }) => [id, coverOf(world, ask, id)]));
  const judged = offers.map((prepared): Judged => {
    const cover = covers.get(prepared.warehouse.id) ?? empty;
    const judgement = rejectionsOf(world, { parcel, prepared, lacks: cover.lacks });
    const load = standing.loads.get(prepared.offerKey) ?? 0;
    return { prepared, judgement, balance: cover.balance, load, all: standing.loads.get(prepared.warehouseKey) ?? 0 };
  });
  const candidates = [...scored(judged, weights), ...world.without];
  const best = bestOf(candidates, standing);
  const isStockAlone = !best && candidates.some(isShortAlone);
  return {
    ask: asked,
    region,
    candidates,
    chosen: best && chosenOf(best),
    chosenService: best?.serviceId ?? null,
    because: best ? [] : mostTelling(candidates),
    coverable: isStockAlone ? bestCover(candidates, covers) : null,
  };
}

const isShortAlone = ({ rejections }: RouteCandidate): boolean =>
  rejections.length > 0 && rejections.every(({ code }) => code === 'stock_short');

/** What a warehouse could give of an ask. */
type Cover = Readonly<{ lines: Coverable['lines']; pieces: number; lacks: readonly RouteLine[]; balance: number }>;

const empty: Cover = { lines: [], pieces: 0, lacks: [], balance: 0 };

function coverOf({ conditions, standing }: World, { reference, lines }: RouteAsk, warehouseId: WarehouseId): Cover {
  const given: { skuId: RouteLine['skuId']; quantity: number }[] = [];
  const lacks: RouteLine[] = [];
  let balance = 10_000;
  for (const line of lines) {
    const key = stockKey({ skuId: line.skuId, warehouseId });
    const free = (standing.available.get(key) ?? 0) + (conditions.held.get(`${referenceKey(reference)} ${key}`) ?? 0);
    const quantity = Math.max(0, Math.min(free, line.quantity));
    if (quantity > 0) given.push({ skuId: line.skuId, quantity });
    if (quantity < line.quantity) lacks.push({ ...line, quantity: line.quantity - quantity });
    balance = Math.min(balance, free > 0 ? Math.round(((free - quantity) * 10_000) / free) : 0);
  }
  return { lines: given, pieces: given.reduce((sum, { quantity }) => sum + quantity, 0), lacks, balance };
}

const bare = (warehouseId: WarehouseId, warehouse: string): RouteCandidate => ({
  warehouseId,
  carrier: null,
  service: null,
  serviceId: null,
  rejections: [{ code: 'no_carrier', values: { warehouse } }],
  notices: [],
  shipsOn: null,
  freight: null,
  cost: null,
  etaDays: null,
  score: null,
});

function bestOf(candidates: readonly RouteCandidate[], standing: Standing): RouteCandidate | null {
  let best: RouteCandidate | null = null;
  for (const candidate of candidates)
    if (candidate.score !== null && (best === null || compare(candidate, best, standing) < 0)) best = candidate;
  return best;
}

/** The better first: score, then lower cost, lower load, id. */
function compare(one: RouteCandidate, other: RouteCandidate, { loads }: Standing): number {
  const load = ({ serviceId, shipsOn }: RouteCandidate) => (serviceId && shipsOn ? (loads.get(loadKey(serviceId, shipsOn)) ?? 0) : 0);
  return (
    (other.score?.total ?? 0) - (one.score?.total ?? 0) ||
    (one.cost ?? Number.MAX_SAFE_INTEGER) - (other.cost ?? Number.MAX_SAFE_INTEGER) ||
    load(one) - load(other) ||
    ((one.serviceId ?? '') < (other.serviceId ?? '') ? -1 : 1)
  );
}

function chosenOf({ warehouseId, carrier, service, freight, etaDays, shipsOn }: RouteCandidate): ChosenRoute | null {
  if (carrier === null || shipsOn === null) return null;
  return {
    warehouseId,
    carrier,
    service: service === 'standard' || service === null ? '' : service,
    freightFen: freight?.fee ?? null,
    billedWeightGram: freight?.billedWeightGram ?? 0,
    etaDays,
    shipsOn,
  };
}

/** What somebody wanted is no obstacle by itself: it stands last. */
const wishes: ReadonlySet<RejectionCode> = new Set(['warehouse_imposed', 'carrier_imposed', 'carrier_ruled']);

function mostTelling(candidates: readonly RouteCandidate[]): readonly RejectionCode[] {
  const counts = new Map<RejectionCode, number>();
  for (const { code } of candidates.flatMap(({ rejections }) => rejections)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, some], [other, others]) => Number(wishes.has(one)) - Number(wishes.has(other)) || others - some)
    .map(([code]) => code);
}

/** The warehouse that could send the most pieces, of those that nothing but stock speaks against. */
function bestCover(candidates: readonly RouteCandidate[], covers: ReadonlyMap<WarehouseId, Cover>): Coverable | null {
  const able = candidates.filter(isShortAlone);
  const [best] = [...new Set(able.map(({ warehouseId }) => warehouseId))]
    .map((warehouseId) => ({ warehouseId, cover: covers.get(warehouseId) ?? empty }))
    .toSorted((one, other) => other.cover.pieces - one.cover.pieces);
  return best && best.cover.pieces > 0 ? { warehouseId: best.warehouseId, lines: best.cover.lines } : null;
}

/** Each SKU once. */
function summed(lines: readonly RouteLine[]): readonly RouteLine[] {
  const sums = new Map<string, RouteLine>();
  for (const line of lines) sums.set(line.skuId, { ...line, quantity: (sums.get(line.skuId)?.quantity ?? 0) + line.quantity });
  return [...sums.values()];
}
