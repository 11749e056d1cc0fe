import { z } from 'zod';
import { orderChannels } from './order-channels.ts';

/** a number or its text */
export const words = z.union([z.string(), z.number().transform(String)]);
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
/** one or more; a single one may stand without its list */
export const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).min(1).max(most));

export const addressSchema = z.object({
  province: z.string().min(1).max(19),
  city: z.string().max(19).default(''),
  district: z.string().max(19).default(''),
  town: z.string().max(29).default(''),
  detail: z.string().min(1).max(255),
});
/** What Cainiao's and Pinduoduo's asks for numbers have in common. Spec: logistics §2.1, §5. */
export type AddressDto = z.output<typeof addressSchema>;

export const personSchema = z.object({
  name: z.string().min(1).max(39),
  mobile: z.string().max(19).default(''),
  phone: z.string().max(19).default(''),
});
export const recipientSchema = personSchema.extend({
  address: addressSchema,
  oaid: z.string().max(128).default(''),
  tid: words.default(''),
  caid: z.string().default(''),
});
export type RecipientDto = z.output<typeof recipientSchema>;

export const packageSchema = z.object({
  id: z.string().regex(/^\w*$/u).default(''),
  items: listOf(z.object({ name: z.string().min(1), count: z.coerce.number().int().positive() }), 100),
  weight: z.coerce.number().int().nonnegative().default(0),
  volume: z.coerce.number().int().nonnegative().default(0),
  goods_description: z.string().default(''),
});

export const parcelSchema = z.object({
  object_id: words.pipe(z.string().min(1)),
  logistics_services: z.string().default(''),
  order_info: z.object({
    order_channels_type: z.string().refine((code) => orderChannels.has(code)),
    trade_order_list: listOf(words.pipe(z.string().regex(/^[\w-]+$/u)), 100),
  }),
  package_info: packageSchema,
  recipient: recipientSchema,
  template_url: z.string().min(1),
  user_id: words.pipe(z.string().regex(/^\d+$/u)),
});
export type ParcelDto = z.output<typeof parcelSchema>;
