import type { saveFeeTable, FeeTableRow } from '@zhidan/core/allocation/fee-api.ts';
import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import type { CarrierService } from '@zhidan/core/allocation/carrier-offer.ts';
import { exampleGroups } from '@zhidan/core/allocation/fee/example-fees.ts';
import type { FeeGroup, FeePricing, FeePricingKind, FeeTableContent, WeightRounding } from '@zhidan/core/allocation/fee/fee-table.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { wholeCountry } from '@zhidan/core/allocation/region/region.ts';

/** A group as a form holds it: yuan and kilograms. Fields of other ways to price keep what was typed. */
export type GroupFields = Readonly<{
  name: string;
  regions: readonly string[];
  by: FeePricingKind;
  firstKg?: number | null;
  firstPieces?: number | null;
  firstYuan?: number | null;
  stepKg?: number | null;
  stepPieces?: number | null;
  stepYuan?: number | null;
  bands?: readonly Readonly<{ upToKg?: number | null; yuan?: number | null }>[];
  minYuan?: number | null;
  maxYuan?: number | null;
  fewestDays: number;
  mostDays: number;
}>;

export type FeeFields = Readonly<{
  name: string;
  carrier?: CarrierCode;
  service: CarrierService;
  warehouseId: string | null;
  effectiveFrom: string;
  effectiveUntil?: string | null;
  volumeDivisor?: number | null;
  rounding: WeightRounding;
  groups: readonly GroupFields[];
  surcharges?: readonly Readonly<{ regions: readonly string[]; yuan?: number | null }>[];
}>;

const yuan = (fen: number): number => fen / 100;
const fen = (amount: number | null | undefined): number => Math.round((amount ?? 0) * 100);
const kg = (gram: number): number => gram / 1_000;
const gram = (amount: number | null | undefined): number => Math.round((amount ?? 0) * 1_000);
const ticked = (regions: readonly string[]): string[] => regions.map((path) => path || wholeCountry);

/** What a new table starts with: common groups with example prices. */
export function startFields(today: LocalDate): FeeFields {
  return {
    name: '',
    service: 'standard',
    warehouseId: null,
    effectiveFrom: today,
    rounding: 'whole',
    groups: exampleGroups.map(groupFields),
    surcharges: [],
  };
}

export function feeFields(table: FeeTableRow): FeeFields {
  const { name, carrier, service, warehouseId, effectiveFrom, effectiveUntil, volumeDivisor, rounding } = table;
  return {
    name,
    carrier,
    service,
    warehouseId,
    effectiveFrom,
    effectiveUntil,
    volumeDivisor,
    rounding,
    groups: table.groups.map(groupFields),
    surcharges: table.surcharges.map(({ regions, fee }) => ({ regions: ticked(regions), yuan: yuan(fee) })),
  };
}

function groupFields({ name, regions, pricing, minFee, maxFee, etaDays }: FeeGroup): GroupFields {
  return {
    name,
    regions: ticked(regions),
    ...pricingFields(pricing),
    minYuan: minFee === 0 ? null : yuan(minFee),
    maxYuan: maxFee === null ? null : yuan(maxFee),
    fewestDays: etaDays[0],
    mostDays: etaDays[1],
  };
}

const usualSteps = { firstKg: 1, stepKg: 1, firstPieces: 1, stepPieces: 1 };

function pricingFields(pricing: FeePricing): Omit<GroupFields, 'name' | 'regions' | 'fewestDays' | 'mostDays'> {
  if (pricing.by === 'quote') return { ...usualSteps, by: 'quote' };
  const stepYuan = yuan(pricing.stepFee);
  if (pricing.by === 'pieces') {
    const { by, firstPieces, stepPieces, firstFee } = pricing;
    return { ...usualSteps, by, firstPieces, stepPieces, firstYuan: yuan(firstFee), stepYuan };
  }
  if (pricing.by === 'weight')
    return {
      ...usualSteps,
      by: 'weight',
      firstKg: kg(pricing.firstGram),
      firstYuan: yuan(pricing.firstFee),
      stepKg: kg(pricing.stepGram),
      stepYuan,
    };
  const bands = pricing.bands.map(({ upToGram, fee }) => ({ upToKg: kg(upToGram), yuan: yuan(fee) }));
  return { ...usualSteps, by: 'bands', bands, stepKg: kg(pricing.stepGram), stepYuan };
}

type Content = Omit<QuestionOf<typeof saveFeeTable>, 'feeTableId' | 'seen'>;

/** What the form says, as the server takes it: fen and grams. */
export function contentOf(fields: FeeFields & Readonly<{ carrier: CarrierCode }>): Content {
  const { name, carrier, service, warehouseId, effectiveFrom, rounding } = fields;
  return {
    name,
    carrier,
    service,
    warehouseId,
    effectiveFrom,
    rounding,
    effectiveUntil: fields.effectiveUntil || null,
    volumeDivisor: fields.volumeDivisor ?? null,
    groups: fields.groups.map((group) => ({
      name: group.name,
      regions: [...group.regions],
      pricing: pricingOf(group),
      minFee: fen(group.minYuan),
      maxFee: group.maxYuan === null || group.maxYuan === undefined ? null : fen(group.maxYuan),
      etaDays: [group.fewestDays, group.mostDays],
    })),
    surcharges: (fields.surcharges ?? []).map(({ regions, yuan: amount }) => ({ regions: [...regions], fee: fen(amount) })),
  };
}

function pricingOf(group: GroupFields): Content['groups'][number]['pricing'] {
  const firstFee = fen(group.firstYuan);
  const stepFee = fen(group.stepYuan);
  if (group.by === 'quote') return { by: 'quote' };
  if (group.by === 'pieces')
    return { by: 'pieces', firstPieces: group.firstPieces ?? 1, firstFee, stepPieces: group.stepPieces ?? 1, stepFee };
  if (group.by === 'weight') return { by: 'weight', firstGram: gram(group.firstKg), firstFee, stepGram: gram(group.stepKg), stepFee };
  const bands = (group.bands ?? []).map(({ upToKg, yuan: amount }) => ({ upToGram: gram(upToKg), fee: fen(amount) }));
  return { by: 'bands', bands, stepGram: gram(group.stepKg), stepFee };
}

/** What a parcel costs at least: the lowest first price of a table, for lists. Null where every group is on request. */
export function nearestFee({ groups }: Pick<FeeTableContent, 'groups'>): number | null {
  const fees = groups.flatMap(({ pricing, minFee }) => {
    if (pricing.by === 'quote') return [];
    const first = pricing.by === 'bands' ? (pricing.bands[0]?.fee ?? 0) : pricing.firstFee;
    return [Math.max(first, minFee)];
  });
  return fees.length > 0 ? Math.min(...fees) : null;
}
