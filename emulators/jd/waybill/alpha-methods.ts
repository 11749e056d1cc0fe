import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { z } from 'zod';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { carriers, type EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';
import type { Address } from '../../world/trade.ts';
import { cancelNumber, takeNumber } from '../../world/waybills/desk.ts';
import type { Contact, Subscription } from '../../world/waybills/desk-state.ts';
import { isMasked, isPhone } from '../../world/waybills/phone.ts';
import { branchFor, subscriptionsOf } from '../../world/waybills/subscriptions.ts';
import { venderIdOf } from '../native-number.ts';
import type { Answer, Caller, Method } from '../method.ts';
import { ownPlatform, shippableTrade } from './receiver.ts';
import { WaybillRefusal, waybillRefusal } from './waybill-refusal.ts';

const words = z.union([z.string(), z.number().transform(String)]);
const said = words.nullish().transform((text) => text ?? '');
const required = words.pipe(z.string().min(1));
const addressSchema = z.object({
  provinceName: required,
  cityName: required,
  countryName: required, // a county
  countrysideName: said,
  address: required,
  contact: required,
  phone: said,
  mobile: said,
});
type AddressAsk = z.output<typeof addressSchema>;

const contentSchema = z.object({
  waybillType: words,
  waybillCount: words.pipe(z.literal('1')),
  providerCode: required,
  branchCode: said,
  settlementCode: said,
  salePlatform: required,
  platformOrderNo: required,
  vendorCode: required,
  vendorOrderCode: said,
  fromAddress: addressSchema,
  toAddress: addressSchema,
  weight: z.coerce.number().nonnegative().default(0),
  goodsName: said,
});
const unbindSchema = z.object({ providerCode: required, waybillCode: required });
const vendorSchema = z.object({ vendorCode: required });

/** 无界电子面单: other carriers' numbers by JD. Spec: jd §6; field names of the answers are those of JD's own client. */
export const alphaMethods: Readonly<Record<string, Method>> = {
  'jingdong.ldop.alpha.waybill.receive': alpha((caller, params) => {
    const { content } = z.object({ content: z.unknown() }).parse(params);
    return { data: receive(caller, read(contentSchema, typeof content === 'string' ? parseJson(content) : content)) };
  }),
  'jingdong.ldop.alpha.waybill.api.unbind': alpha((caller, params) => {
    const { providerCode, waybillCode } = read(unbindSchema, params);
    const { code: carrier } = providerNamed(providerCode);
    cancelNumber(caller.world, { source: 'jd', owner: String(caller.shop.seq), carrier, waybillNo: waybillCode });
    return {};
  }),
  'jingdong.ldop.alpha.provider.sign.success': alpha((caller, params) => {
    checkVendor(caller, read(vendorSchema, params).vendorCode);
    const all = subscriptionsOf(caller.world, { source: 'jd', owner: String(caller.shop.seq) });
    return { data: all.filter(({ carrier }) => carrier !== 'JD').flatMap(contractDocuments) };
  }),
};

/** A method of this service: its result, or what it refuses, stands in `resultInfo`. */
function alpha(run: (caller: Caller, params: Json) => Answer): Method {
  return (caller, params) => {
    try {
      return { resultInfo: { statusCode: 0, statusMessage: 'success', ...run(caller, params) } };
    } catch (error) {
      const refusal = error instanceof SyntaxError ? new WaybillRefusal('argument', 'content 不是合法的 JSON') : waybillRefusal(error);
      if (!refusal) throw error;
      return { resultInfo: { statusCode: refusal.code, statusMessage: refusal.message } };
    }
  };
}

function read<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new WaybillRefusal('argument', `参数${parsed.error.issues[0]?.path.join('.') ?? ''}不合法`);
}

function providerNamed(providerCode: string): EmulatedCarrier {
  const carrier = carriers.find(({ code }) => code === providerCode && code !== 'JD');
  if (!carrier) throw new WaybillRefusal('customer', `承运商编码providerCode ${providerCode}不存在`);
  return carrier;
}

function checkVendor({ shop }: Caller, vendorCode: string): void {
  if (vendorCode !== venderIdOf(shop)) throw new WaybillRefusal('customer', `商家编码vendorCode ${vendorCode}不属于该店铺`);
}

/** One number; the same order and vendor's number get the same one. */
function receive(caller: Caller, ask: z.output<typeof contentSchema>): Answer {
  checkVendor(caller, ask.vendorCode);
  const carrier = providerNamed(ask.providerCode);
  const sender = contactOf(ask.fromAddress);
  const branch = branchFor(caller.world, { source: 'jd', owner: String(caller.shop.seq), carrier: carrier.code }, sender.address);
  if (branch.balance !== null && ask.branchCode !== branch.branchCode)
    throw new WaybillRefusal('customer', `网点编码branchCode ${ask.branchCode}与签约不符`);
  const waybill = takeNumber(caller.world, branch, {
    key: [ask.platformOrderNo, ask.vendorOrderCode].join('|'),
    objectId: ask.vendorOrderCode || ask.platformOrderNo,
    tradeNos: [ask.platformOrderNo],
    packageId: '',
    sender,
    receiver: receiverOf(caller, ask),
    goods: [{ name: ask.goodsName || '商品', count: 1 }],
    weightGram: Math.round(ask.weight * 1_000),
    templateUrl: '',
    isEncrypted: true,
    own: {},
  });
  return { platformOrderNo: ask.platformOrderNo, vendorCode: ask.vendorCode, waybillCodeList: [waybill.waybillNo] };
}

function receiverOf(caller: Caller, { salePlatform, platformOrderNo, toAddress }: z.output<typeof contentSchema>): Contact {
  const told = contactOf(toAddress);
  const isHidden = [told.name, told.phone, told.address.detail].some(isMasked);
  if (salePlatform === ownPlatform) {
    const trade = shippableTrade(caller, platformOrderNo);
    if (isHidden) return trade.receiver;
  }
  if (isHidden) throw new WaybillRefusal('argument', '收件人信息不能脱敏');
  if (!isPhone(told.phone)) throw new WaybillRefusal('argument', '收件人电话格式错误');
  return told;
}

function contactOf({ provinceName, cityName, countryName, countrysideName, address, contact, phone, mobile }: AddressAsk): Contact {
  const place: Address = {
    province: provinceName,
    city: cityName,
    district: countryName,
    town: countrysideName,
    detail: address,
    postcode: '',
  };
  return { name: contact, phone: mobile || phone, address: place };
}

/** One row for each sender of a contract. */
function contractDocuments(contract: Subscription): readonly Answer[] {
  const carrier = carriers.find(({ code }) => code === contract.carrier);
  return contract.senders.map(({ province, city, district, town, detail }) => ({
    providerCode: contract.carrier,
    providerId: carriers.findIndex(({ code }) => code === contract.carrier) + 1,
    providerName: carrier?.name ?? contract.carrier,
    providerType: carrier?.kind === 1 ? 1 : 2,
    supportCod: false,
    operationType: carrier?.kind === 1 ? 1 : 2,
    branchCode: contract.branchCode,
    branchName: contract.branchName,
    settlementCode: contract.balance === null ? contract.customerCode : '',
    ...(contract.balance !== null && { amount: contract.balance }),
    address: { provinceName: province, cityName: city, countryName: district, countrysideName: town, address: detail },
  }));
}
