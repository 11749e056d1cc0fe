import type { Instant } from '../../kernel/instant.ts';
import { instantMs } from '../../kernel/instant.ts';
import { suspends, type SuspendedArea } from '../area/suspended-area.ts';
import { freightOf, type Freight, type Load } from '../fee/freight.ts';
import type { RegionPath } from '../region/region.ts';
import type { Notice, Rejection } from './rejection.ts';
import type { RouteAsk, RouteLine } from './route.ts';
import { loadKey, type PreparedOffer, type RoutingConditions } from './routing-conditions.ts';

/** What is left while a batch is decided: stock and parcels a day, taken by the asks before. */
export type Standing = Readonly<{ available: Map<string, number>; loads: Map<string, number> }>;

/** The receiver's place: `paths` as `withParents` gives them, `reached` the same with the town before, `text` the rest of the address. */
export type AskedPlace = Readonly<{ paths: readonly RegionPath[]; reached: readonly RegionPath[]; text: string }>;

type World = Readonly<{ conditions: RoutingConditions; standing: Standing; now: Instant }>;
type Judging = Readonly<{ ask: RouteAsk; place: AskedPlace; prepared: PreparedOffer; lacks: readonly RouteLine[] }>;
type Found = Readonly<{ rejections: readonly Rejection[]; notices: readonly Notice[]; freight: Freight | null }>;

/** Everything that speaks against a candidate, not the first thing alone: who mends one wants to know of the others. */
export function rejectionsOf(world: World, judging: Judging): Found {
  const { freight, notices: ofFreight, rejections: ofFreightAgainst } = freightFor(judging);
  const { rejections: ofAreas, notices: reminders } = areasAgainst(world, judging);
  return {
    rejections: [...wishesAgainst(world, judging), ...ofAreas, ...ofFreightAgainst, ...shelfAgainst(world, judging)],
    notices: [...ofFreight, ...reminders, ...timeNotices(judging)],
    freight,
  };
}

/** What platform, rules and carriers themselves said. */
function wishesAgainst({ conditions }: World, { ask, place, prepared }: Judging): Rejection[] {
  const { imposedCarrier, ruledCarrier, imposedWarehouseId, excludedCarriers } = ask;
  const { offer, warehouse } = prepared;
  const { carrier } = offer;
  const found: Rejection[] = [];
  if (place.paths.length < 2) found.push({ code: 'address_unknown', values: {} });
  if (imposedWarehouseId !== null && imposedWarehouseId !== warehouse.id) {
    const imposed = conditions.warehouses.find(({ id }) => id === imposedWarehouseId);
    found.push({ code: 'warehouse_imposed', values: { warehouse: imposed?.name ?? imposedWarehouseId } });
  }
  if (imposedCarrier !== null && imposedCarrier !== carrier) found.push({ code: 'carrier_imposed', values: { carrier: imposedCarrier } });
  if (imposedCarrier === null && ruledCarrier !== null && ruledCarrier !== carrier)
    found.push({ code: 'carrier_ruled', values: { carrier: ruledCarrier } });
  if (excludedCarriers.includes(carrier)) found.push({ code: 'carrier_refused', values: { carrier } });
  const refusal = conditions.refusals.find((one) => one.carrier === carrier && place.reached.includes(one.region));
  if (refusal) found.push({ code: 'not_reachable', values: { region: sayRegion(refusal.region), words: refusal.words } });
  return found;
}

const sayRegion = (region: RegionPath): string => region.replaceAll('/', ' ');

function areasAgainst({ conditions, now }: World, { place, prepared }: Judging): Pick<Found, 'rejections' | 'notices'> {
  const touching = conditions.areas.filter(
    (area) => (area.carrier === null || area.carrier === prepared.offer.carrier) && suspends(area, place, now),
  );
  const of = (effect: SuspendedArea['effect']) => touching.filter((area) => area.effect === effect).map(areaValues);
  return {
    rejections: [
      ...of('disable_carrier').map((values) => ({ code: 'area_suspended', values }) as const),
      ...of('hold').map((values) => ({ code: 'area_held', values }) as const),
    ],
    notices: of('remind').map((values) => ({ code: 'area_reminded', values }) as const),
  };
}

const shanghaiOffsetMs = 8 * 3_600_000;

function areaValues({ region, keyword, reason, note, until }: SuspendedArea): Record<string, string> {
  const end = until === null ? '' : new Date(instantMs(until) + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
  return { region: [sayRegion(region), keyword].filter(Boolean).join(' '), reason: reason === 'other' && note ? note : reason, until: end };
}

function freightFor({ ask, place, prepared }: Judging): Found {
  const unknown = new Set(ask.lines.filter(({ weightGram }) => weightGram === null).map(({ skuId }) => skuId)).size;
  const notices: Notice[] = unknown > 0 ? [{ code: 'weight_unknown', values: { count: unknown } }] : [];
  if (!prepared.table) return { rejections: [], notices: [...notices, { code: 'no_fee_table', values: {} }], freight: null };
  const result = freightOf(prepared.table, place.paths, loadOf(ask.lines));
  if (result.ok) return { rejections: [], notices, freight: result.value };
  const { code, values } = result.refusal;
  return {
    rejections: [{ code: code === 'freight.on_request' ? 'on_request' : 'region_not_covered', values }],
    notices,
    freight: null,
  };
}

/** What is not known of a piece weighs nothing: the first weight is billed in any case. */
export function loadOf(lines: readonly RouteLine[]): Load {
  return {
    weightGram: lines.reduce((sum, { quantity, weightGram }) => sum + quantity * (weightGram ?? 0), 0),
    volumeMl: lines.reduce((sum, { quantity, volumeMl }) => sum + quantity * (volumeMl ?? 0), 0),
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** Goods, and parcels a day. */
function shelfAgainst({ conditions, standing }: World, { prepared, lacks }: Judging): Rejection[] {
  const { offer, warehouse, shipsOn } = prepared;
  const found: Rejection[] = [];
  if (lacks.length > 0)
    found.push({
      code: 'stock_short',
      values: { goods: lacks.map(({ skuId, quantity }) => `${conditions.codeOf(skuId)} ×${quantity}`).join(', ') },
    });
  const load = (of: string): number => standing.loads.get(loadKey(of, shipsOn)) ?? 0;
  if (offer.dailyCapacity !== null && load(offer.id) >= offer.dailyCapacity)
    found.push({ code: 'capacity_full', values: { day: shipsOn, limit: offer.dailyCapacity } });
  if (warehouse.dailyCapacity !== null && load(warehouse.id) >= warehouse.dailyCapacity)
    found.push({ code: 'warehouse_full', values: { warehouse: warehouse.name, day: shipsOn, limit: warehouse.dailyCapacity } });
  return found;
}

function timeNotices({ ask, prepared }: Judging): Notice[] {
  const { isPastCutoff, shipsOn, leavesAt } = prepared;
  if (ask.shipBy !== null && leavesAt > ask.shipBy) return [{ code: 'leaves_late', values: { day: shipsOn } }];
  return isPastCutoff ? [{ code: 'past_cutoff', values: { day: shipsOn } }] : [];
}
