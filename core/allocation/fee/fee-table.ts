import type { Id } from '../../kernel/id.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { Words } from '../../kernel/words.ts';
import type { WarehouseId } from '../../inventory/warehouse.ts';
import type { CarrierCode } from '../carrier.ts';
import type { CarrierService } from '../carrier-offer.ts';
import type { RegionPath } from '../region/region.ts';

export type FeeTableId = Id<'FeeTableId'>;

/** How billed weight is rounded up before it is priced, in grams; `exact`: by the gram, the price of a part of a step is its part. */
export const weightRoundings = {
  exact: { words: { 'zh-CN': '不进位', en: 'Not rounded' }, gram: 0 },
  tenth: { words: { 'zh-CN': '进到 0.1 kg', en: 'Up to 0.1 kg' }, gram: 100 },
  half: { words: { 'zh-CN': '进到 0.5 kg', en: 'Up to 0.5 kg' }, gram: 500 },
  whole: { words: { 'zh-CN': '进到 1 kg', en: 'Up to 1 kg' }, gram: 1_000 },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; gram: number }>>>;

export type WeightRounding = keyof typeof weightRoundings;

export const weightRoundingNames = Object.keys(weightRoundings) as [WeightRounding, ...WeightRounding[]];

/** `band`: all parcels up to this weight cost this; weights grow. */
export type FeeBand = Readonly<{ upToGram: number; fee: Fen }>;

/**
 * What a parcel costs in a group of regions. `weight`: 首重/续重. `bands`: flat up to each weight, then by the step. `pieces`: 首件/续件.
 * `quote`: the carrier prices each parcel, so that no route is taken by itself.
 */
export type FeePricing =
  | Readonly<{ by: 'weight'; firstGram: number; firstFee: Fen; stepGram: number; stepFee: Fen }>
  | Readonly<{ by: 'bands'; bands: readonly FeeBand[]; stepGram: number; stepFee: Fen }>
  | Readonly<{ by: 'pieces'; firstPieces: number; firstFee: Fen; stepPieces: number; stepFee: Fen }>
  | Readonly<{ by: 'quote' }>;

export type FeePricingKind = FeePricing['by'];

export const feePricingWords = {
  weight: { 'zh-CN': '首重 + 续重', en: 'First and further weight' },
  bands: { 'zh-CN': '重量区间', en: 'Weight bands' },
  pieces: { 'zh-CN': '首件 + 续件', en: 'First and further pieces' },
  quote: { 'zh-CN': '另行报价', en: 'Price on request' },
} as const satisfies Readonly<Record<FeePricingKind, Words>>;

/** Regions that cost the same. A region's children cost the same unless another group names them. */
export type FeeGroup = Readonly<{
  name: string;
  regions: readonly RegionPath[];
  pricing: FeePricing;
  minFee: Fen;
  maxFee: Fen | null;
  /** days from pickup to the door, the fewest and the most */
  etaDays: readonly [number, number];
}>;

/** What some regions cost on top: 上海加收 0.5. The narrowest region that is named counts, once. */
export type FeeSurcharge = Readonly<{ regions: readonly RegionPath[]; fee: Fen }>;

/** One version of a price sheet (运费模板): what a carrier asks for parcels from a warehouse. Money in fen, weight in grams. */
export type FeeTableContent = Readonly<{
  name: string;
  carrier: CarrierCode;
  service: CarrierService;
  /** null: from any warehouse that has no table of its own */
  warehouseId: WarehouseId | null;
  effectiveFrom: LocalDate;
  /** the last day; null: until another one follows */
  effectiveUntil: LocalDate | null;
  /** cubic centimetres that count as a kilogram by contract; null: the carrier's usual, 0: volume does not count */
  volumeDivisor: number | null;
  rounding: WeightRounding;
  groups: readonly FeeGroup[];
  surcharges: readonly FeeSurcharge[];
}>;

/** `version` grows with each change of the table. */
export type FeeTable = FeeTableContent & Readonly<{ id: FeeTableId; version: number }>;
