import { z } from 'zod';
import { addressSchema, flag, listOf, packageSchema, parcelSchema, personSchema, words } from '../../world/waybills/cloud-print-ask.ts';
import { objectOf, type Params } from '../params.ts';
import { invalid } from '../pop-error.ts';

/** province, city, district and detail must all be there */
const wholeAddressSchema = addressSchema.extend({ province: z.string().min(1), city: z.string().min(1), district: z.string().min(1) });

/** ciphers are longer than what they hide */
const recipientSchema = z.object({
  name: z.string().min(1),
  mobile: z.string().default(''),
  phone: z.string().default(''),
  address: wholeAddressSchema.extend({ detail: z.string().min(1) }),
});
const wholeParcelSchema = parcelSchema.extend({ recipient: recipientSchema });
export type ParcelAsk = z.output<typeof wholeParcelSchema>;

export const applySchema = z.object({
  wp_code: z.string().min(1),
  sender: personSchema.extend({ address: wholeAddressSchema }),
  trade_order_info_dtos: listOf(wholeParcelSchema, 10),
  need_encrypt: flag.default(false),
});

export const updateSchema = z.object({
  wp_code: z.string().min(1),
  waybill_code: z.string().min(1),
  object_id: words.default(''),
  package_info: packageSchema.partial().optional(),
  recipient: recipientSchema
    .extend({ mobile: z.string().default(''), phone: z.string().default('') })
    .partial()
    .optional(),
  sender: personSchema.partial().optional(),
  template_url: z.string().optional(),
});

/** A nested parameter, read by its schema. @throws PopError that names the place */
export function readAsk<Schema extends z.ZodType>(params: Params, name: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(objectOf(params, name));
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues[0]?.path.join('.') || name, '参数错误');
}
