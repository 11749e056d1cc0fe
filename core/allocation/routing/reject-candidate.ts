import { normalText } from '../../conditions/normal-text.ts';
import { instantMs, type Instant } from '../../kernel/instant.ts';
import type { Result } from '../../kernel/result.ts';
import { suspends, type SuspendedArea } from '../area/suspended-area.ts';
import { freightOf, type Freight, type Load, type PreparedTable } from '../fee/freight.ts';
import { withParents, type RegionPath } from '../region/region.ts';
import type { Notice, Rejection } from './rejection.ts';
import type { RouteAsk, RouteLine } from './route.ts';
import type { PreparedOffer, RoutingConditions } from './routing-conditions.ts';

/** What is left while a batch is decided: stock and parcels a day, taken by the asks before. */
export type Standing = Readonly<{ available: Map<string, number>; loads: Map<string, number> }>;

/**
 * What is asked, read once for all candidates. `paths`: the receiver's regions as `withParents` gives them; `reached`: the same with the
 * town before; `text`: the rest of the address; `unknownCount`: SKUs without a weight; `priced`: what each table asks, found as needed.
 */
export type AskedParcel = Readonly<{
  ask: RouteAsk;
  paths: readonly RegionPath[];
  reached: readonly RegionPath[];
  text: string;
  load: Load;
  unknownCount: number;
  priced: Map<PreparedTable, Result<Freight>>;
}>;

/** Reads an ask for `rejectionsOf`; its lines name each SKU once. */
export function readAsk(ask: RouteAsk, region: RegionPath): AskedParcel {
  const { town, detail } = ask.receiver;
  const paths = withParents(region);
  return {
    ask,
    paths,
    reached: town === '' ? paths : [`${region}/${town}`, ...paths],
    text: normalText(town + detail),
    load: loadOf(ask.lines),
    unknownCount: ask.lines.filter(({ weightGram }) => weightGram === null).length,
    priced: new Map(),
  };
}

type World = Readonly<{ conditions: RoutingConditions; standing: Standing; now: Instant }>;
type Judging = Readonly<{ parcel: AskedParcel; prepared: PreparedOffer; lacks: readonly RouteLine[] }>;
export type Judgement = Readonly<{ rejections: readonly Rejection[]; notices: readonly Notice[]; freight: Freight | null }>;
type Found = Readonly<{ rejections: Rejection[]; notices: Notice[] }>;

/** Everything that speaks against a candidate, not the first thing alone: who mends one wants to know of the others. */
export function rejectionsOf(world: World, judging: Judging): Judgement {
  const found: Found = { rejections: [], notices: [] };
  wishesAgainst(world, judging, found);
  areasAgainst(world, judging, found);
  const freight = freightFor(judging, found);
  shelfAgainst(world, judging, found);
  timeNotices(judging, found);
  return { ...found, freight };
}

/** What platform, rules and carriers themselves said. */
function wishesAgainst({ conditions }: World, { parcel, prepared }: Judging, { rejections: found }: Found): void {
  const { ask, paths, reached } = parcel;
  const { imposedCarrier, ruledCarrier, imposedWarehouseId, excludedCarriers } = ask;
  const { offer, warehouse } = prepared;
  const { carrier } = offer;
  if (paths.length < 2) found.push({ code: 'address_unknown', values: {} });
  if (imposedWarehouseId !== null && imposedWarehouseId !== warehouse.id) {
    const imposed = conditions.warehouses.find(({ id }) => id === imposedWarehouseId);
    found.push({ code: 'warehouse_imposed', values: { warehouse: imposed?.name ?? imposedWarehouseId } });
  }
  if (imposedCarrier !== null && imposedCarrier !== carrier) found.push({ code: 'carrier_imposed', values: { carrier: imposedCarrier } });
  if (imposedCarrier === null && ruledCarrier !== null && ruledCarrier !== carrier)
    found.push({ code: 'carrier_ruled', values: { carrier: ruledCarrier } });
  if (excludedCarriers.includes(carrier)) found.push({ code: 'carrier_refused', values: { carrier } });
  const refusal = conditions.refusals.find((one) => one.carrier === carrier && reached.includes(one.region));
  if (refusal) found.push({ code: 'not_reachable', values: { region: sayRegion(refusal.region), words: refusal.words } });
}

const sayRegion = (region: RegionPath): string => region.replaceAll('/', ' ');

function areasAgainst({ conditions, now }: World, { parcel, prepared }: Judging, { rejections, notices }: Found): void {
  for (const area of conditions.areas) {
    if (area.carrier !== null && area.carrier !== prepared.offer.carrier) continue;
    if (!suspends(area, parcel, now)) continue;
    const values = areaValues(area);
    if (area.effect === 'remind') notices.push({ code: 'area_reminded', values });
    else rejections.push({ code: area.effect === 'hold' ? 'area_held' : 'area_suspended', values });
  }
}

const shanghaiOffsetMs = 8 * 3_600_000;

function areaValues({ region, keyword, reason, note, until }: SuspendedArea): Record<string, string> {
  const end = until === null ? '' : new Date(instantMs(until) + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
  return { region: [sayRegion(region), keyword].filter(Boolean).join(' '), reason: reason === 'other' && note ? note : reason, until: end };
}

function freightFor({ parcel, prepared }: Judging, { rejections, notices }: Found): Freight | null {
  const { priced, paths, load, unknownCount } = parcel;
  if (unknownCount > 0) notices.push({ code: 'weight_unknown', values: { count: unknownCount } });
  const { table } = prepared;
  if (!table) {
    notices.push({ code: 'no_fee_table', values: {} });
    return null;
  }
  const result = priced.get(table) ?? freightOf(table, paths, load);
  priced.set(table, result);
  if (result.ok) return result.value;
  const { code, values } = result.refusal;
  rejections.push({ code: code === 'freight.on_request' ? 'on_request' : 'region_not_covered', values });
  return null;
}

/** What is not known of a piece weighs nothing: the first weight is billed in any case. */
function loadOf(lines: readonly RouteLine[]): Load {
  return {
    weightGram: lines.reduce((sum, { quantity, weightGram }) => sum + quantity * (weightGram ?? 0), 0),
    volumeMl: lines.reduce((sum, { quantity, volumeMl }) => sum + quantity * (volumeMl ?? 0), 0),
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** Goods, and parcels a day. */
function shelfAgainst({ conditions, standing }: World, { prepared, lacks }: Judging, { rejections }: Found): void {
  const { offer, warehouse, shipsOn, offerKey, warehouseKey } = prepared;
  if (lacks.length > 0)
    rejections.push({
      code: 'stock_short',
      values: { goods: lacks.map(({ skuId, quantity }) => `${conditions.codeOf(skuId)} ×${quantity}`).join(', ') },
    });
  if (offer.dailyCapacity !== null && (standing.loads.get(offerKey) ?? 0) >= offer.dailyCapacity)
    rejections.push({ code: 'capacity_full', values: { day: shipsOn, limit: offer.dailyCapacity } });
  if (warehouse.dailyCapacity !== null && (standing.loads.get(warehouseKey) ?? 0) >= warehouse.dailyCapacity)
    rejections.push({ code: 'warehouse_full', values: { warehouse: warehouse.name, day: shipsOn, limit: warehouse.dailyCapacity } });
}

function timeNotices({ parcel, prepared }: Judging, { notices }: Found): void {
  const { isPastCutoff, shipsOn, leavesAt } = prepared;
  const { shipBy } = parcel.ask;
  if (shipBy !== null && leavesAt > shipBy) notices.push({ code: 'leaves_late', values: { day: shipsOn } });
  else if (isPastCutoff) notices.push({ code: 'past_cutoff', values: { day: shipsOn } });
}
