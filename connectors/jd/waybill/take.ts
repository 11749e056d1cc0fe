import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { takeTogether } from '@zhidan/core/waybills/take-together.ts';
import { addressText, phoneFields } from '@zhidan/core/waybills/waybill-contact.ts';
import type { ProblemSign } from '@zhidan/core/waybills/waybill-problem.ts';
import type {
  TakeAsk,
  TakeBatch,
  TakenWaybill,
  WaybillAccess,
  WaybillContact,
  WaybillSource,
} from '@zhidan/core/waybills/waybill-source.ts';
import { accountOf } from './account.ts';
import { carrierCodes } from './carrier-codes.ts';
import { addPrintData } from './print-data.ts';
import { resultOf } from './result.ts';

/** Each call takes one number; a batch is as long as a call may last. */
export const batchLimit = 10;

/** JD's codes are not documented; the common words (core) tell. */
const problemSigns: readonly ProblemSign[] = [{ problem: 'not_subscribed', words: /商家编码|customerCode|vendorCode|providerCode/i }];

/** The parcel's id is the order number that JD knows: asked again, it tells the number it gave (unverified). */
export const take: WaybillSource['take'] = async (outside, access, batch) => {
  const code = carrierCodeThere(carrierCodes, access.app, batch.carrier);
  const together = { atOnce: 1, signs: problemSigns, isOfParcels: ({ kind }: ConnectorFault) => kind === 'business' };
  const takeOne = batch.carrier === 'JD' ? takeFromJd : takeFromProvider;
  const outcomes = await takeTogether(batch.parcels, together, async (few) =>
    Promise.all(few.map(async (parcel) => ({ isTaken: true, waybill: await takeOne(outside, access, { batch, parcel, code }) }) as const)),
  );
  return addPrintData(outside, access, { code, batch, outcomes });
};

type TakeOne = Readonly<{ batch: TakeBatch; parcel: TakeAsk; code: string }>;

/** JD Express (京东物流接单). Source: logistics.md §7. */
async function takeFromJd(outside: Outside, access: WaybillAccess, { batch, parcel }: TakeOne): Promise<TakenWaybill> {
  const customerCode = accountOf(access, 'customer_code', batch.accountNo);
  const { sender } = batch;
  const { receiver } = parcel;
  const result = await resultOf(outside, access, {
    method: 'jingdong.ldop.waybill.receive',
    params: {
      salePlat: parcel.orderChannel,
      customerCode,
      orderId: parcel.parcelId,
      ...(parcel.channelOrderNos.length > 0 ? { thrOrderId: parcel.channelOrderNos.join(',') } : {}),
      senderName: sender.name,
      senderAddress: addressText(sender),
      ...phones('sender', sender.phone),
      receiveName: receiver.name,
      receiveAddress: addressText(receiver),
      province: receiver.province,
      city: receiver.city,
      county: receiver.district,
      ...(receiver.town ? { town: receiver.town } : {}),
      ...phones('receive', receiver.phone),
      packageCount: 1,
      weight: kilograms(parcel),
      vloumn: parcel.volumeMl, // their spelling; cubic centimetres
      description: goodsText(parcel),
      goods: goodsText(parcel),
      goodsCount: parcel.goods.reduce((sum, { quantity }) => sum + quantity, 0),
      ...(parcel.insured ? { guaranteeValue: 1, guaranteeValueAmount: Number(fenToYuan(parcel.insured)) } : {}),
      ...(batch.product ? { promiseTimeType: Number(batch.product) } : {}),
    },
    isDone: (told) => read.text(told, 'deliveryId') !== '', // a repetition is refused, and its number told
  });
  return readable(() => takenOf(result, parcel, read.needText(result, 'deliveryId')));
}

/** Other carriers by 无界电子面单; the fields are those of public clients (unverified). Source: jd.md §6. */
async function takeFromProvider(outside: Outside, access: WaybillAccess, { batch, parcel, code }: TakeOne): Promise<TakenWaybill> {
  const { insured, channelOrderNos, orderChannel } = parcel;
  const content: JsonObject = {
    waybillType: 1,
    waybillCount: 1,
    providerCode: code,
    branchCode: batch.branchCode,
    settlementCode: batch.accountNo,
    salePlatform: orderChannel,
    platformOrderNo: channelOrderNos[0] ?? parcel.parcelId,
    vendorCode: accountOf(access, 'vendor_code'),
    vendorName: access.app.fields['vendor_name'] ?? '',
    vendorOrderCode: parcel.parcelId,
    fromAddress: providerAddress(batch.sender),
    toAddress: providerAddress(parcel.receiver),
    weight: kilograms(parcel),
    volume: parcel.volumeMl,
    goodsName: goodsText(parcel),
    promiseTimeType: 0,
    payType: 0,
    goodsMoney: 0,
    shouldPayMoney: 0,
    needGuarantee: insured !== null,
    guaranteeMoney: insured ? Number(fenToYuan(insured)) : 0,
    receiveTimeType: 0,
    ...(batch.product ? { expressType: batch.product } : {}),
  };
  const result = await resultOf(outside, access, { method: 'jingdong.ldop.alpha.waybill.receive', params: { content } });
  return readable(() => {
    const [waybillNo] = read.texts(read.part(result, 'data'), 'waybillCodeList');
    if (!waybillNo) throw new RangeError('data.waybillCodeList: is empty');
    return takenOf(result, parcel, waybillNo);
  });
}

function takenOf(result: Part, { parcelId }: TakeAsk, waybillNo: string): TakenWaybill {
  const routing = { sortCode: '', marker: '', bagName: '', bagCode: '' }; // stands in the print data
  return { parcelId, waybillNo, parentWaybillNo: null, routing, printData: null, orderNoThere: '', raw: result.fields };
}

function phones(whose: 'sender' | 'receive', phone: string): JsonObject {
  return 'phone' in phoneFields(phone) ? { [`${whose}Tel`]: phone } : { [`${whose}Mobile`]: phone };
}

function providerAddress(contact: WaybillContact): JsonObject {
  return {
    provinceName: contact.province,
    cityName: contact.city,
    countryName: contact.district, // their word for a county
    ...(contact.town ? { countrysideName: contact.town } : {}),
    address: contact.detail,
    contact: contact.name,
    phone: contact.phone,
    mobile: contact.phone,
  };
}

const kilograms = ({ weightGram }: TakeAsk): number => Math.max(weightGram, 10) / 1_000; // JD refuses 0

const goodsText = ({ goods }: TakeAsk): string =>
  goods
    .map(({ name, quantity }) => `${name}*${quantity}`)
    .join('、')
    .slice(0, 200);
