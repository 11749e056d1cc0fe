import { z } from 'zod';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { orderChannels } from '../../world/waybills/order-channels.ts';
import { textOf, type ShopCall } from '../method.ts';
import { invalid } from '../top-error.ts';

const words = z.union([z.string(), z.number().transform(String)]);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).min(1).max(most));

const addressSchema = z.object({
  province: z.string().min(1).max(19),
  city: z.string().max(19).default(''),
  district: z.string().max(19).default(''),
  town: z.string().max(29).default(''),
  detail: z.string().min(1).max(255),
});
export type AddressDto = z.output<typeof addressSchema>;

const personSchema = z.object({
  name: z.string().min(1).max(39),
  mobile: z.string().max(19).default(''),
  phone: z.string().max(19).default(''),
});
const recipientSchema = personSchema.extend({
  address: addressSchema,
  oaid: z.string().max(128).default(''),
  tid: words.default(''),
  caid: z.string().default(''),
});
export type RecipientDto = z.output<typeof recipientSchema>;

const packageSchema = z.object({
  id: z.string().regex(/^\w*$/u).default(''),
  items: list(z.object({ name: z.string().min(1), count: z.coerce.number().int().positive() }), 100),
  weight: z.coerce.number().int().nonnegative().default(0),
  volume: z.coerce.number().int().nonnegative().default(0),
  goods_description: z.string().default(''),
});

const parcelSchema = z.object({
  object_id: words.pipe(z.string().min(1)),
  logistics_services: z.string().default(''),
  order_info: z.object({
    order_channels_type: z.string().refine((code) => orderChannels.has(code)),
    trade_order_list: list(words.pipe(z.string().regex(/^[\w-]+$/u)), 100),
  }),
  package_info: packageSchema,
  recipient: recipientSchema,
  template_url: z.string().min(1),
  user_id: words.pipe(z.string().regex(/^\d+$/u)),
});
export type ParcelDto = z.output<typeof parcelSchema>;

export const applySchema = z.object({
  cp_code: z.string().min(1).max(19),
  sender: personSchema.extend({ address: addressSchema }),
  trade_order_info_dtos: list(parcelSchema, 10),
  need_encrypt: flag.default(false),
  customer_code: z.string().default(''),
  multi_packages_shipment: flag.default(false),
});
export type ApplyDto = z.output<typeof applySchema>;

export const updateSchema = z.object({
  cp_code: z.string().min(1),
  waybill_code: z.string().min(1),
  object_id: words.default(''),
  package_info: packageSchema.partial().optional(),
  recipient: recipientSchema.partial().optional(),
  sender: personSchema.partial().optional(),
  template_url: z.string().optional(),
});

export const namedSchema = list(z.object({ cp_code: z.string().min(1), object_id: words, waybill_code: z.string().min(1) }), 20);
export const tradesSchema = list(z.object({ biz_sub_code: z.string().default(''), object_id: words }), 20);
export const reachableSchema = z.object({
  cp_code: z.string().default(''),
  address: z.object({
    province_name: z.string().min(1),
    city_name: z.string().default(''),
    area_name: z.string().default(''),
    town_name: z.string().default(''),
    address_detail: z.string().default(''),
  }),
});

/** A parameter that holds JSON, read by its schema. @throws TopError 41 that names the place */
export function readParam<Schema extends z.ZodType>(call: ShopCall, name: string, schema: Schema): z.output<Schema> {
  let given: unknown;
  try {
    given = parseJson(textOf(call, name));
  } catch {
    throw invalid(name, '不是合法的 JSON');
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw invalid(place === '' ? name : `${name}.${place}`);
}
