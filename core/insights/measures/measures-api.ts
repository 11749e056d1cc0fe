import { z } from 'zod';
import { carriers, type CarrierCode } from '../../allocation/carrier.ts';
import { channels, type ChannelCode, type ShopId } from '../../channels/channel.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import type { OrderId } from '../../orders/order.ts';
import { baselineLimits } from './baseline.ts';
import { handlingPieceCodes } from './handling.ts';
import { measureCodes } from './measure-code.ts';

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as [Name, ...Name[]];
const measure = z.enum(measureCodes);

/** Days that one look may span. */
export const measureDaysLimit = 366;

/** What narrows the measures. Days are business days, both of them in it; without them the last thirty. Fields meet by "and". */
const measureFilter = {
  from: localDateSchema.optional(),
  to: localDateSchema.optional(),
  channel: z.enum(namesOf<ChannelCode>(channels)).optional(),
  shopId: idSchema<ShopId>().optional(),
  warehouseId: idSchema<Id<'WarehouseId'>>().optional(),
  carrier: z.enum(namesOf<CarrierCode>(carriers)).optional(),
  /** who audited, checked or shipped; who answered a buyer; who decided */
  personId: z.uuid().optional(),
};

/**
 * `value` and `high`: seconds (P50 and P90) or basis points (`high` is null then); null where there is nothing to measure. `count`: of a
 * time how many were measured, of a share how many hits among `of`.
 */
const figure = z.object({ value: z.number().nullable(), high: z.number().nullable(), count: z.int(), of: z.int() });
export type MeasureFigure = z.output<typeof figure>;

const baseline = z.object({ measure, value: z.int(), note: z.string(), changedAt: instantSchema, changedBy: z.string() });
export type MeasureBaseline = z.output<typeof baseline>;

/** All five at a glance, and the chosen one by day, part, shop and warehouse. */
export const showMeasures = endpoint({
  method: 'GET',
  path: '/api/measures',
  permission: 'measures.display',
  title: { 'zh-CN': '效果指标', en: 'Measures' },
  input: z.object({ ...measureFilter, measure: measure.default('handling') }),
  output: z.object({
    from: localDateSchema,
    to: localDateSchema,
    measures: z.array(z.object({ measure, ...figure.shape })),
    baselines: z.array(baseline),
    /** looks at the buyer's own page in this time: nobody had to answer them */
    selfServed: z.int(),
    /** days on which there was something to measure */
    days: z.array(z.object({ day: localDateSchema, ...figure.shape })),
    /** `mean`: seconds; those of handling add up to the mean of the whole */
    parts: z.array(z.object({ code: z.string(), mean: z.number().nullable(), ...figure.shape })),
    shops: z.array(z.object({ id: idSchema<ShopId>(), name: z.string(), ...figure.shape })),
  }),
});
export type Measures = z.output<typeof showMeasures.output>;

const measureRow = z.object({
  id: z.string(),
  at: instantSchema,
  orderId: idSchema<OrderId>(),
  orderNo: z.string(),
  shopName: z.string(),
  /** `FH-000042`, `QQ-000007`: what it is about besides the order; empty for nothing */
  no: z.string(),
  approvalId: z.uuid().nullable(),
  /** a part of the measure, where the row has one */
  part: z.string().nullable(),
  seconds: z.int().nullable(),
  /** what was scanned, what the reason says: long numbers hidden */
  text: z.string(),
  person: z.string(),
  /** seconds, of handling alone */
  pieces: z.record(z.enum(handlingPieceCodes), z.int()).nullable(),
});
export type MeasureListRow = z.output<typeof measureRow>;

const rowsFilter = { ...measureFilter, measure, part: z.string().max(40).optional() };

/** What stands behind a figure, each row once: times the longest first, the others the newest. `part` narrows, or ranks by a piece of handling. */
export const listMeasureRows = endpoint({
  method: 'GET',
  path: '/api/measures/rows',
  permission: 'measures.display',
  title: { 'zh-CN': '指标明细', en: 'What stands behind a measure' },
  input: z.object({ ...rowsFilter, ...pageInput }),
  output: pageOf(measureRow),
});

/** The same rows as a sheet, at most as many as a sheet of people can hold. */
export const fetchMeasureRows = endpoint({
  method: 'GET',
  path: '/api/measures/rows.xlsx',
  permission: 'measures.display',
  title: { 'zh-CN': '导出指标明细', en: 'Rows of a measure as a sheet' },
  input: z.object(rowsFilter),
  output: z.never(),
  file: 'answered',
});

/** The figure of a measure in the time before the product; null takes it away. Seconds or basis points. */
export const setMeasureBaseline = endpoint({
  method: 'POST',
  path: '/api/measures/baselines',
  permission: 'measures.manage',
  title: { 'zh-CN': '填写上线前指标', en: 'Type in a figure of the time before' },
  input: z.object({ measure, value: z.int().min(0).max(baselineLimits.seconds).nullable(), note: z.string().trim().max(200).default('') }),
  output: z.object({ done: z.literal(true) }),
});

/** A sheet of them: measure, figure, note. All of it or nothing. */
export const uploadMeasureBaselines = endpoint({
  method: 'POST',
  path: '/api/measures/baselines/sheet',
  permission: 'measures.manage',
  title: { 'zh-CN': '导入上线前指标', en: 'Figures of the time before by sheet' },
  input: z.object({ name: z.string().min(1).max(200) }),
  output: z.object({ measures: z.array(measure) }),
  file: 'sent',
});
