import { z } from 'zod';
import { warehouseId } from '../inventory/warehouse-api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { localDateSchema } from '../kernel/local-date.ts';
import { fenSchema } from '../kernel/money.ts';
import { carriers, type CarrierCode } from './carrier.ts';
import { carrierServiceNames } from './carrier-offer.ts';
import { weightRoundingNames, type FeeTableId } from './fee/fee-table.ts';

export const carrierCode = z.enum(Object.keys(carriers) as [CarrierCode, ...CarrierCode[]]);
export const carrierService = z.enum(carrierServiceNames);
const feeTableId = idSchema<FeeTableId>();
const region = z.string().trim().max(60);

/** What a parcel may cost at most, in fen: 10,000 yuan. */
const fee = fenSchema.refine((amount) => amount >= 0 && amount <= 1_000_000);
const gram = z.int().min(1).max(1_000_000);
const pieces = z.int().min(1).max(999);
const days = z.int().min(0).max(60);

const pricing = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('weight'), firstGram: gram, firstFee: fee, stepGram: gram, stepFee: fee }),
  z.strictObject({
    by: z.literal('bands'),
    bands: z.array(z.strictObject({ upToGram: gram, fee })).max(20),
    stepGram: gram,
    stepFee: fee,
  }),
  z.strictObject({ by: z.literal('pieces'), firstPieces: pieces, firstFee: fee, stepPieces: pieces, stepFee: fee }),
  z.strictObject({ by: z.literal('quote') }),
]);

/** A table as people write it. Regions are read as people write them and kept as paths. */
const content = {
  name: z.string().trim().min(1).max(60),
  carrier: carrierCode,
  service: carrierService.default('standard'),
  warehouseId: warehouseId.nullable().default(null),
  effectiveFrom: localDateSchema,
  effectiveUntil: localDateSchema.nullable().default(null),
  volumeDivisor: z.int().min(0).max(100_000).nullable().default(null),
  rounding: z.enum(weightRoundingNames),
  groups: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(40),
        regions: z.array(region).min(1).max(500),
        pricing,
        minFee: fee,
        maxFee: fee.nullable(),
        etaDays: z.tuple([days, days]),
      }),
    )
    .min(1)
    .max(60),
  surcharges: z
    .array(z.object({ regions: z.array(region).min(1).max(500), fee }))
    .max(40)
    .default([]),
};

/** A table with where it stands: `current` is in force today, `coming` begins later, `past` has ended or was followed by another. */
export const feeTableRow = z.object({
  id: feeTableId,
  version: z.int(),
  ...content,
  warehouseName: z.string().nullable(),
  state: z.enum(['current', 'coming', 'past']),
});
export type FeeTableRow = z.output<typeof feeTableRow>;

/** Tables that a merchant may have at once: they are listed whole. */
export const feeTableLimit = 500;

/** By carrier, service, warehouse, the newest first. */
export const listFeeTables = endpoint({
  method: 'GET',
  path: '/api/fee-tables',
  permission: 'allocation.display',
  title: { 'zh-CN': '运费模板', en: 'Fee tables' },
  input: z.object({}),
  output: z.object({ items: z.array(feeTableRow) }),
});

/** Adds a table, or says one anew: `seen` is the version that was changed. */
export const saveFeeTable = endpoint({
  method: 'POST',
  path: '/api/fee-tables/save',
  permission: 'allocation.manage',
  title: { 'zh-CN': '保存运费模板', en: 'Save a fee table' },
  input: z.object({ feeTableId: feeTableId.nullable().default(null), seen: z.int().default(0), ...content }),
  output: z.object({ id: feeTableId, version: z.int() }),
});

/** Takes a table out of use, or brings it back. What was routed by it keeps its name and version. */
export const removeFeeTable = endpoint({
  method: 'POST',
  path: '/api/fee-tables/:feeTableId/remove',
  permission: 'allocation.manage',
  title: { 'zh-CN': '删除运费模板', en: 'Remove a fee table' },
  input: z.object({ feeTableId, isRemoved: z.boolean().default(true) }),
  output: z.object({ done: z.literal(true) }),
});

const quoteInput = {
  province: z.string().trim().max(60),
  city: z.string().trim().max(60).default(''),
  district: z.string().trim().max(60).default(''),
  weightGram: z.coerce.number().int().min(0).max(10_000_000),
  volumeMl: z.coerce.number().int().min(0).max(100_000_000).default(0),
  pieces: z.coerce.number().int().min(1).max(10_000).default(1),
};

/** What every carrier with a table in force asks for a parcel, the cheapest first, and how each fee is made. */
export const quoteFreights = endpoint({
  method: 'GET',
  path: '/api/fee-tables/quote',
  permission: 'allocation.display',
  title: { 'zh-CN': '试算运费', en: 'Try freight' },
  input: z.object({ ...quoteInput, warehouseId: warehouseId.optional(), day: localDateSchema.optional() }),
  output: z.object({
    /** the place as tables know it */
    region: z.string(),
    quotes: z.array(
      z.object({
        feeTableId,
        version: z.int(),
        table: z.string(),
        carrier: carrierCode,
        service: carrierService,
        warehouseName: z.string().nullable(),
        /** null: the table does not price it, `problem` says why */
        freight: z
          .object({
            group: z.string(),
            fee: fenSchema,
            billedWeightGram: z.int(),
            counted: z.enum(['weight', 'volume']),
            base: fenSchema,
            steps: z.number(),
            stepFee: fenSchema,
            surcharge: fenSchema,
            limited: z.enum(['min', 'max']).nullable(),
            etaDays: z.tuple([z.int(), z.int()]),
          })
          .nullable(),
        problem: z.enum(['region_not_covered', 'on_request']).nullable(),
      }),
    ),
  }),
});
export type FreightQuote = z.output<typeof quoteFreights.output>['quotes'][number];
