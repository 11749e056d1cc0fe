import { normalText } from '../../conditions/normal-text.ts';
import { referenceKey, stockKey } from '../../inventory/stock.ts';
import type { WarehouseId } from '../../inventory/warehouse.ts';
import type { Instant } from '../../kernel/instant.ts';
import { pathOf, withParents } from '../region/region.ts';
import { rejectionsOf, type AskedPlace, type Standing } from './reject-candidate.ts';
import type { RejectionCode } from './rejection.ts';
import type { ChosenRoute, Coverable, RouteAsk, RouteCandidate, RouteLine } from './route.ts';
import { loadKey, prepareOffers, type PreparedOffer, type RoutingConditions } from './routing-conditions.ts';
import { costOf, scored } from './score-candidates.ts';

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
  return asks.map((ask) => {
    const decision = decideOne({ conditions, offers, standing, now }, ask);
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

type World = Readonly<{ conditions: RoutingConditions; offers: readonly PreparedOffer[]; standing: Standing; now: Instant }>;

function decideOne(world: World, ask: RouteAsk): RouteDecision {
  const { conditions, offers } = world;
  const region = pathOf(ask.receiver);
  const { town, detail } = ask.receiver;
  const paths = withParents(region);
  const reached = town === '' ? paths : [`${region}/${town}`, ...paths];
  const place: AskedPlace = { paths, reached, text: normalText(town + detail) };
  const wanted = summed(ask.lines);
  const covers = new Map(conditions.warehouses.map(({ id }) => [id, coverOf(world, { ...ask, lines: wanted }, id)]));
  const judged = offers.map((prepared) => candidateOf(world, { ask, place, prepared, cover: covers.get(prepared.warehouse.id) ?? empty }));
  const without = conditions.warehouses
    .filter(({ id }) => !offers.some(({ warehouse }) => warehouse.id === id))
    .map(({ id, name }) => bare(id, name));
  const candidates = [...scored(judged, conditions.weightsOf(ask.shopId)), ...without];
  const [best] = candidates.filter((candidate) => candidate.score !== null).toSorted((one, other) => compare(one, other, world.standing));
  const isStockAlone = candidates.some(({ rejections }) => rejections.length > 0 && rejections.every(({ code }) => code === 'stock_short'));
  return {
    ask,
    region,
    candidates,
    chosen: best ? chosenOf(best) : null,
    chosenService: best?.serviceId ?? null,
    because: best ? [] : mostTelling(candidates),
    coverable: best || !isStockAlone ? null : bestCover(candidates, covers),
  };
}

/** What a warehouse could give of an ask. */
export type Cover = Readonly<{ lines: Coverable['lines']; pieces: number; lacks: readonly RouteLine[]; balance: number }>;

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

type Judging = Readonly<{ ask: RouteAsk; place: AskedPlace; prepared: PreparedOffer; cover: Cover }>;

function candidateOf({ conditions, standing, now }: World, { ask, place, prepared, cover }: Judging) {
  const { offer, warehouse, shipsOn } = prepared;
  const { rejections, notices, freight } = rejectionsOf({ conditions, standing, now }, { ask, place, prepared, lacks: cover.lacks });
  const table = prepared.table?.table;
  const candidate: RouteCandidate = {
    warehouseId: warehouse.id,
    carrier: offer.carrier,
    service: offer.service,
    serviceId: offer.id,
    rejections,
    notices,
    shipsOn,
    freight: freight && table ? { ...freight, tableId: table.id, version: table.version } : null,
    cost: costOf(conditions.weightsOf(ask.shopId), { offer, freight, isLate: notices.some(({ code }) => code === 'leaves_late') }),
    etaDays: freight ? freight.etaDays[1] + (prepared.isPastCutoff ? 1 : 0) : null,
    score: null,
  };
  const load = standing.loads.get(loadKey(offer.id, shipsOn)) ?? 0;
  const all = standing.loads.get(loadKey(warehouse.id, shipsOn)) ?? 0;
  return { candidate, offer, balance: cover.balance, load, all };
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
  const able = candidates.filter(({ rejections }) => rejections.every(({ code }) => code === 'stock_short'));
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
