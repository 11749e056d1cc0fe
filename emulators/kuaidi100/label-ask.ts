import { z } from 'zod';

const words = z.union([z.string(), z.number().transform(String)]);
const said = words.nullish().transform((text) => text ?? '');

const personSchema = z.object({
  name: z.string().min(1),
  mobile: said,
  tel: said,
  printAddr: said,
  province: said,
  city: said,
  district: said,
  addr: said,
});
export type PersonAsk = z.output<typeof personSchema>;

/** The contract with the carrier that a call names. */
const partnerShape = { partnerId: said, partnerKey: said, partnerSecret: said, partnerName: said, net: said, code: said, checkMan: said };
export const partnerSchema = z.object({ kuaidicom: z.string().min(1), ...partnerShape });
export type PartnerAsk = z.output<typeof partnerSchema>;

export const orderSchema = partnerSchema.extend({
  recMan: personSchema,
  sendMan: personSchema,
  cargo: said,
  count: z.coerce.number().int().positive().default(1),
  weight: z.coerce.number().nonnegative().optional(),
  payType: z.enum(['SHIPPER', 'CONSIGNEE', 'MONTHLY', 'THIRDPARTY']).default('SHIPPER'),
  expType: said,
  remark: said,
  orderId: said,
  reorder: z.boolean().default(true),
  printType: z.enum(['HTML', 'IMAGE', 'CMD', 'CLOUD', 'NON']).default('NON'),
  siid: said,
  tempId: said,
  needSubscribe: z.boolean().default(false),
  pollCallBackUrl: said,
  salt: z.string().nullish(),
  resultv2: said,
});
export type OrderAsk = z.output<typeof orderSchema>;

export const cancelSchema = partnerSchema.extend({ kuaidinum: z.string().min(1), orderId: said, reason: said });
export const interceptSchema = cancelSchema.extend({
  interceptType: z.enum(['RETURN_SEND_STATION', 'RETURN_SEND_ADDR', 'MODIFY_ADDR']),
  recManInfo: personSchema.partial({ name: true }).optional(),
});
export const timeSchema = z.object({
  kuaidicom: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
  orderTime: said,
  expType: said,
});
export const reachableSchema = z.object({ kuaidicom: z.string().min(1), sendManPrintAddr: said, recManPrintAddr: z.string().min(1) });
