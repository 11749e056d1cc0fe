import { fen, type Fen } from '../../kernel/money.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { carriers } from '../carrier.ts';
import type { RegionPath } from '../region/region.ts';
import { weightRoundings, type FeeGroup, type FeePricing, type FeeSurcharge, type FeeTable, type FeeTableContent } from './fee-table.ts';

/** What is to be sent, in grams and cubic centimetres. */
export type Load = Readonly<{ weightGram: number; volumeMl: number; pieces: number }>;

/** How a fee came about. `counted`: which weight it was; `steps`: further weights or pieces, exact tables tell parts of a step. */
export type Freight = Readonly<{
  group: string;
  fee: Fen;
  billedWeightGram: number;
  counted: 'weight' | 'volume';
  base: Fen;
  steps: number;
  stepFee: Fen;
  surcharge: Fen;
  /** the fee was lifted to the least or cut to the most of its group */
  limited: 'min' | 'max' | null;
  etaDays: readonly [number, number];
}>;

/** A table with its regions in reach; made once for many parcels. */
export type PreparedTable<Content extends FeeTableContent = FeeTableContent> = Readonly<{
  table: Content;
  groups: ReadonlyMap<RegionPath, FeeGroup>;
  surcharges: ReadonlyMap<RegionPath, FeeSurcharge>;
}>;

export function prepareTable<Content extends FeeTableContent>(table: Content): PreparedTable<Content> {
  return { table, groups: byRegion(table.groups), surcharges: byRegion(table.surcharges) };
}

function byRegion<Named extends Readonly<{ regions: readonly RegionPath[] }>>(named: readonly Named[]): ReadonlyMap<RegionPath, Named> {
  return new Map(named.flatMap((one) => one.regions.map((region) => [region, one] as const)));
}

/**
 * What a table asks for a parcel to a place; `paths` as `withParents` gives them, the narrowest first.
 * Refuses `freight.region_not_covered` and `freight.on_request`, with the region.
 */
export function freightOf({ table, groups, surcharges }: PreparedTable, paths: readonly RegionPath[], load: Load): Result<Freight> {
  const group = nearest(groups, paths);
  if (!group) return refuse('freight.region_not_covered', { table: table.name, region: sayRegion(paths[0] ?? '') });
  if (group.pricing.by === 'quote') return refuse('freight.on_request', { table: table.name, group: group.name });
  const volumeGram = volumeWeight(table, load.volumeMl);
  const counted = volumeGram > load.weightGram ? 'volume' : 'weight';
  const unit = weightRoundings[table.rounding].gram;
  const heavier = Math.max(volumeGram, load.weightGram);
  const billedWeightGram = unit === 0 ? heavier : Math.ceil(heavier / unit) * unit;
  const { base, steps, stepFee, amount } = priced(group.pricing, { billedWeightGram, pieces: load.pieces, isExact: unit === 0 });
  const limited = amount < group.minFee ? 'min' : group.maxFee !== null && amount > group.maxFee ? 'max' : null;
  const within = limited === 'min' ? group.minFee : limited === 'max' ? (group.maxFee ?? amount) : amount;
  const surcharge = nearest(surcharges, paths)?.fee ?? fen(0);
  const fee = fen(within + surcharge);
  return ok({ group: group.name, fee, billedWeightGram, counted, base, steps, stepFee, surcharge, limited, etaDays: group.etaDays });
}

/** What a volume weighs by the table's divisor or the carrier's, rounded up to a gram; nothing where volume does not count. */
function volumeWeight({ volumeDivisor, carrier }: FeeTableContent, volumeMl: number): number {
  const divisor = volumeDivisor ?? carriers[carrier].volumeDivisor;
  return divisor === 0 ? 0 : Math.ceil((volumeMl * 1_000) / divisor);
}

type Priced = Readonly<{ base: Fen; steps: number; stepFee: Fen; amount: Fen }>;
type Billed = Readonly<{ billedWeightGram: number; pieces: number; isExact: boolean }>;

function priced(pricing: Exclude<FeePricing, { by: 'quote' }>, { billedWeightGram, pieces, isExact }: Billed): Priced {
  const { stepFee } = pricing;
  if (pricing.by === 'pieces')
    return stepped(pricing.firstFee, stepFee, Math.max(0, Math.ceil((pieces - pricing.firstPieces) / pricing.stepPieces)));
  const band = pricing.by === 'bands' ? pricing.bands.find(({ upToGram }) => billedWeightGram <= upToGram) : undefined;
  if (band) return stepped(band.fee, stepFee, 0);
  const last = pricing.by === 'bands' ? pricing.bands.at(-1) : undefined;
  const [firstGram, firstFee] =
    pricing.by === 'weight' ? [pricing.firstGram, pricing.firstFee] : [last?.upToGram ?? 0, last?.fee ?? fen(0)];
  const over = Math.max(0, billedWeightGram - firstGram);
  return stepped(firstFee, stepFee, isExact ? over / pricing.stepGram : Math.ceil(over / pricing.stepGram));
}

function stepped(base: Fen, stepFee: Fen, steps: number): Priced {
  return { base, steps, stepFee, amount: fen(base + Math.round(steps * stepFee)) };
}

/** What is said of the narrowest region around a place. */
function nearest<Named>(named: ReadonlyMap<RegionPath, Named>, paths: readonly RegionPath[]): Named | undefined {
  const path = paths.find((one) => named.has(one));
  return path === undefined ? undefined : named.get(path);
}

/** A table in force on a day for a warehouse: its own before the general one, then the latest. */
export function tableInForce(
  tables: readonly FeeTable[],
  ask: Pick<FeeTableContent, 'carrier' | 'service' | 'warehouseId'> & Readonly<{ day: string }>,
): FeeTable | null {
  const fitting = tables.filter(
    (table) =>
      table.carrier === ask.carrier &&
      table.service === ask.service &&
      (table.warehouseId === null || table.warehouseId === ask.warehouseId) &&
      table.effectiveFrom <= ask.day &&
      (table.effectiveUntil === null || table.effectiveUntil >= ask.day),
  );
  const [first] = fitting.toSorted(
    (one, other) =>
      Number(other.warehouseId !== null) - Number(one.warehouseId !== null) ||
      (one.effectiveFrom === other.effectiveFrom ? (one.id < other.id ? 1 : -1) : one.effectiveFrom < other.effectiveFrom ? 1 : -1),
  );
  return first ?? null;
}

const sayRegion = (path: RegionPath): string => path.replaceAll('/', ' ');
