import { z } from 'zod';
import { missing, invalid } from '../douyin-error.ts';
import type { Params } from '../method.ts';

const words = z.union([z.string(), z.number().transform(String)]);

const addressSchema = z.object({
  country_code: z.literal('CHN'),
  province_name: z.string().min(1),
  city_name: z.string().min(1),
  district_name: z.string().min(1),
  street_name: z.string().default(''),
  detail_address: z.string().min(1),
});
export type AddressAsk = z.output<typeof addressSchema>;
const contactSchema = z.object({ name: z.string().default(''), phone: z.string().default(''), mobile: z.string().default('') });
const personSchema = z.object({ address: addressSchema, contact: contactSchema });
export type PersonAsk = z.output<typeof personSchema>;

const itemsSchema = z
  .array(
    z.object({
      item_name: z.string().min(1),
      item_count: z.coerce.number().int().positive(),
      item_weight: z.coerce.number().nonnegative().default(0),
    }),
  )
  .min(1);

/** One parcel. What is wrong with it is told beside those that went well, so it is read loosely here. */
export const orderSchema = z.object({
  order_id: words.pipe(z.string().min(1)),
  pack_id: words.default(''),
  receiver_info: personSchema,
  items: itemsSchema,
  net_info: z.object({ category: words.default(''), net_code: z.string().default('') }).optional(),
});
export type OrderAsk = z.output<typeof orderSchema>;

export const createSchema = z.object({
  sender_info: personSchema,
  logistics_code: z.string().min(1),
  order_infos: z.array(z.unknown()).min(1).max(50),
  user_id: words.default(''),
  order_channel: words.default(''),
});

export const applySchema = z.object({
  waybill_applies: z
    .array(z.object({ logistics_code: z.string().min(1), track_no: z.string().min(1) }))
    .min(1)
    .max(50),
});
export const namedSchema = z.object({ logistics_code: z.string().min(1), track_no: z.string().min(1) });
export const updateSchema = namedSchema.extend({
  receiver_info: personSchema.optional(),
  sender_info: z.object({ contact: contactSchema }).optional(),
  items: itemsSchema.optional(),
});
export const outRangeSchema = z.object({
  logistics_code: z.string().min(1),
  receiver_address: addressSchema.partial({ detail_address: true }),
});
export const siteSchema = z.object({ logistics_code: z.string().default('') });

/** The parameters of a call by their schema. @throws DouyinError 40001 or 40003 that names the place */
export function readAsk<Schema extends z.ZodType>(params: Params, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw issue?.code === 'invalid_type' && issue.input === undefined ? missing(place) : invalid(place);
}
