import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { CarrierContract } from '@zhidan/core/waybills/contract-lines.ts';
import { refusedParcel, takeTogether } from '@zhidan/core/waybills/take-together.ts';
import { phoneFields } from '@zhidan/core/waybills/waybill-contact.ts';
import { isGivenBack, type ProblemSign } from '@zhidan/core/waybills/waybill-problem.ts';
import type {
  CarrierCode,
  TakeAsk,
  TakeBatch,
  TakenWaybill,
  WaybillAccess,
  WaybillAsk,
  WaybillContact,
  WaybillSource,
} from '@zhidan/core/waybills/waybill-source.ts';
import { contractsIn, waybillFields } from './account.ts';
import { addresses } from './address.ts';
import { call } from './call.ts';
import { carrierCodes } from './carrier-codes.ts';

/** Numbers of the merchant's own contracts with carriers, by KdNiao's e-waybill. Source: logistics.md §9. */
export const kdniaoWaybill: WaybillSource = {
  code: 'kdniao',
  words: { 'zh-CN': '快递鸟电子面单', en: 'KdNiao e-waybill' },
  accountFields: waybillFields,
  addresses: { waybill: addresses.waybill },
  batchLimit: 10, // each call takes one; a batch is as long as a call may last
  carrierCodes,
  orderChannels: { other: '' },
  printClient: null,
  subscriptions: (_outside, access) => Promise.resolve().then(() => subscriptionsOf(access.app)),
  take,
  cancel,
  change: null,
  printData: null,
  reachable: null,
  intercept: null,
};

/** KdNiao takes any sender, and how many numbers are left is asked of the carrier: what there is stands in the account. */
function subscriptionsOf(app: ChannelApp) {
  return Array.from(contractsIn(app), ([carrier, contract]) => ({
    carrier,
    carrierCodeThere: carrierCodeThere(carrierCodes, app, carrier),
    branchCode: '',
    branchName: contract['SendSite'] ?? '',
    balance: null,
    senders: [],
    accountNos: [contract['MonthCode'] ?? contract['CustomerName'] ?? ''].filter(Boolean),
  }));
}

const problemSigns: readonly ProblemSign[] = [
  { problem: 'not_subscribed', code: /^no_contract$/ },
  { problem: 'bad_sender', words: /Sender/i },
  { problem: 'bad_receiver', words: /Receiver/i },
  { problem: 'not_subscribed', words: /Customer(?:Name|Pwd)|MonthCode|电子面单(?:账号|客户)/i },
];

/** 1 现付 2 到付 3 月结 4 第三方付 */
const byMonth = '3';

async function take(outside: Outside, access: WaybillAccess, batch: TakeBatch) {
  const shipperCode = carrierCodeThere(carrierCodes, access.app, batch.carrier);
  const contract = contractsIn(access.app).get(batch.carrier);
  if (!contract) return batch.parcels.map(({ parcelId }) => refusedParcel(parcelId, noContract(batch.carrier), problemSigns));
  const together = { atOnce: 1, signs: problemSigns, isOfParcels: ({ kind }: ConnectorFault) => kind === 'business' };
  return takeTogether(batch.parcels, together, async (few) =>
    Promise.all(
      few.map(async (parcel) => {
        const answer = await call(outside, access.app, {
          at: 'waybill',
          type: '1007',
          data: orderOf(parcel, batch, { ...contract, ShipperCode: shipperCode }),
        });
        return { isTaken: true, waybill: readable(() => takenOf(answer, parcel)) } as const;
      }),
    ),
  );
}

const noContract = (carrier: CarrierCode) => ({
  platformCode: 'no_contract',
  platformWords: `面单账号的快递账号里没有 ${carrier} 这一行 (the carrier accounts have no line for ${carrier})`,
});

/** The parcel's id is the order code: it cannot be used twice, and asked again KdNiao answers with the number it gave. */
function orderOf(parcel: TakeAsk, batch: TakeBatch, { PayType, ExpType, TemplateSize, ...contract }: CarrierContract): JsonObject {
  const kilograms = Math.max(parcel.weightGram, 10) / 1_000;
  return {
    OrderCode: parcel.parcelId,
    ...contract,
    ...(batch.accountNo ? { MonthCode: batch.accountNo } : {}),
    PayType: Number(PayType ?? byMonth),
    ExpType: batch.product || (ExpType ?? '1'),
    Sender: personOf(batch.sender),
    Receiver: personOf(parcel.receiver),
    Commodity: parcel.goods.map(({ name, quantity }) => ({ GoodsName: name, Goodsquantity: quantity })),
    Weight: kilograms,
    Quantity: 1,
    ...(parcel.volumeMl > 0 ? { Volume: parcel.volumeMl / 1_000_000 } : {}),
    ...(parcel.insured ? { AddService: [{ Name: 'INSURE', Value: fenToYuan(parcel.insured) }] } : {}),
    IsNotice: 1, // no courier is called: the warehouse hands over
    IsReturnPrintTemplate: TemplateSize ? '1' : '0',
    ...(TemplateSize ? { TemplateSize } : {}),
  };
}

function personOf(contact: WaybillContact): JsonObject {
  const phone = phoneFields(contact.phone);
  return {
    Name: contact.name,
    ...('phone' in phone ? { Tel: phone.phone } : { Mobile: phone.mobile }),
    ProvinceName: contact.province,
    CityName: contact.city,
    ExpAreaName: contact.district,
    Address: `${contact.town}${contact.detail}`,
  };
}

/** The names inside the answer are unverified. */
function takenOf(answer: Part, { parcelId }: TakeAsk): TakenWaybill {
  const { PrintTemplate: template, ...raw } = answer.fields;
  const order = read.part(answer, 'Order');
  const marker = read.text(order, 'MarkDestination');
  return {
    parcelId,
    waybillNo: read.needText(order, 'LogisticCode'),
    parentWaybillNo: null,
    routing: {
      sortCode: read.text(order, 'SortingCode') || marker,
      marker,
      bagName: read.text(order, 'PackageName'),
      bagCode: read.text(order, 'PackageCode'),
    },
    printData: typeof template === 'string' && template !== '' ? { html: template } : null,
    orderNoThere: '',
    raw,
  };
}

async function cancel(outside: Outside, { app }: WaybillAccess, ask: WaybillAsk<'cancel'>): Promise<void> {
  const { CustomerName, CustomerPwd } = contractsIn(app).get(ask.carrier) ?? {};
  try {
    await call(outside, app, {
      at: 'waybill',
      type: '1147',
      data: {
        OrderCode: ask.parcelId,
        ShipperCode: carrierCodeThere(carrierCodes, app, ask.carrier),
        ExpNo: ask.waybillNo,
        ...(CustomerName ? { CustomerName } : {}),
        ...(CustomerPwd ? { CustomerPwd } : {}),
      },
    });
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !isGivenBack(fault.platformWords)) throw fault;
  }
}
