import { z } from 'zod';

const words = z.union([z.string(), z.number().transform(String)]);
/** not said: absent, null or empty */
const said = words
  .nullish()
  .transform((text) => text ?? '')
  .pipe(z.string());
const required = words.pipe(z.string().min(1));
const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(?:\.\d+)?$/u)
      .transform(Number),
  ])
  .pipe(z.number().nonnegative());

/** 京东物流接单: the fields a parcel must have, and those this stand-in reads. Spec: logistics §7. */
export const receiveSchema = z.object({
  salePlat: required,
  customerCode: required,
  orderId: required.pipe(z.string().max(50)),
  thrOrderId: said.pipe(z.string().max(100)),
  senderName: required,
  senderAddress: required,
  senderTel: said,
  senderMobile: said,
  receiveName: required,
  receiveAddress: required,
  province: said,
  city: said,
  county: said,
  town: said,
  receiveTel: said,
  receiveMobile: said,
  packageCount: amount.pipe(z.number().int().min(1).max(999)),
  weight: amount,
  vloumn: amount,
  goods: said,
  goodsCount: amount.nullish(),
  promiseTimeType: amount.nullish(),
});
export type ReceiveAsk = z.output<typeof receiveSchema>;

export const cancelSchema = z.object({ customerCode: required, waybillCode: required });
export const interceptSchema = z.object({ vendorCode: required, deliveryId: required, interceptReason: said });

export const pullSchema = z.object({
  param1: z.object({
    cpCode: required,
    objectId: required,
    parameters: z.unknown().optional(),
    wayBillInfos: z
      .array(z.object({ orderNo: said, popFlag: amount.nullish(), wayBillCode: said, jdWayBillCode: said }))
      .min(1)
      .max(50),
  }),
});
