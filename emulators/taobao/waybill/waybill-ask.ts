import { z } from 'zod';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import {
  addressSchema,
  flag,
  listOf,
  packageSchema,
  parcelSchema,
  personSchema,
  recipientSchema,
  words,
} from '../../world/waybills/cloud-print-ask.ts';
import { textOf, type ShopCall } from '../method.ts';
import { invalid } from '../top-error.ts';

export const applySchema = z.object({
  cp_code: z.string().min(1).max(19),
  sender: personSchema.extend({ address: addressSchema }),
  trade_order_info_dtos: listOf(parcelSchema, 10),
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

export const namedSchema = listOf(z.object({ cp_code: z.string().min(1), object_id: words, waybill_code: z.string().min(1) }), 20);
export const tradesSchema = listOf(z.object({ biz_sub_code: z.string().default(''), object_id: words }), 20);
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
