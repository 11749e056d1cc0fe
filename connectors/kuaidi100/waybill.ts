import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { CarrierContract } from '@zhidan/core/waybills/contract-lines.ts';
import { refusedParcel, takeTogether } from '@zhidan/core/waybills/take-together.ts';
import { addressText, phoneFields } from '@zhidan/core/waybills/waybill-contact.ts';
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
import { callLabel } from './call.ts';
import { carrierCodes } from './carrier-codes.ts';

/** Numbers of the merchant's own contracts with carriers, by Kuaidi100's e-waybill V2. Source: logistics.md §8. */
export const kuaidi100Waybill: WaybillSource = {
  code: 'kuaidi100',
  words: { 'zh-CN': '快递100电子面单', en: 'Kuaidi100 e-waybill' },
  accountFields: waybillFields,
  addresses: { api: addresses.api },
  batchLimit: 10, // each call takes one; a batch is as long as a call may last
  carrierCodes,
  orderChannels: { other: '' },
  printClient: null,
  subscriptions: (_outside, access) => Promise.resolve().then(() => subscriptionsOf(access.app)),
  take,
  cancel,
  change: null,
  printData: null,
  reachable,
  intercept,
};

/** Kuaidi100 counts no numbers and takes any sender: what there is stands in the account. */
function subscriptionsOf(app: ChannelApp) {
  return Array.from(contractsIn(app), ([carrier, contract]) => ({
    carrier,
    carrierCodeThere: carrierCodeThere(carrierCodes, app, carrier),
    branchCode: '',
    branchName: contract['net'] ?? '',
    balance: null,
    senders: [],
    accountNos: contract['partnerId'] ? [contract['partnerId']] : [],
  }));
}

const problemSigns: readonly ProblemSign[] = [
  { problem: 'not_subscribed', code: /^no_contract$/ },
  { problem: 'not_subscribed', words: /partner(?:Id|Key|Secret)?|电子面单(?:账号|客户)/i },
  { problem: 'unreachable', code: /^70[12]$/ },
];

/** The parcel's id is the order id: asked again within 48 hours it is answered as the first time. */
async function take(outside: Outside, access: WaybillAccess, batch: TakeBatch) {
  const kuaidicom = carrierCodeThere(carrierCodes, access.app, batch.carrier);
  const contract = contractsIn(access.app).get(batch.carrier);
  if (!contract) return batch.parcels.map(({ parcelId }) => refusedParcel(parcelId, noContract(batch.carrier), problemSigns));
  const together = { atOnce: 1, signs: problemSigns, isOfParcels: ({ kind }: ConnectorFault) => kind === 'business' };
  return takeTogether(batch.parcels, together, async (few) =>
    Promise.all(
      few.map(async (parcel) => {
        const param = orderOf(parcel, batch, { ...contract, kuaidicom });
        const data = await callLabel(outside, access.app, { path: '/label/order', method: 'order', param });
        return { isTaken: true, waybill: readable(() => takenOf(data, parcel)) } as const;
      }),
    ),
  );
}

const noContract = (carrier: CarrierCode) => ({
  platformCode: 'no_contract',
  platformWords: `面单账号的快递账号里没有 ${carrier} 这一行 (the carrier accounts have no line for ${carrier})`,
});

/** How the label comes: as a picture where the contract names a template, else only the number, for a label of our own. */
function orderOf(parcel: TakeAsk, batch: TakeBatch, { payType, expType, printType, tempId, ...contract }: CarrierContract): JsonObject {
  const { oaid, caid } = parcel.receiver.ciphers;
  const [orderNo] = parcel.channelOrderNos;
  return {
    ...contract,
    ...(batch.accountNo ? { partnerId: batch.accountNo } : {}),
    recMan: personOf(parcel.receiver),
    sendMan: personOf(batch.sender),
    cargo: cargoOf(parcel),
    count: 1,
    ...(parcel.weightGram > 0 ? { weight: parcel.weightGram / 1_000 } : {}),
    payType: payType ?? 'SHIPPER',
    expType: batch.product || (expType ?? '标准快递'),
    ...(parcel.insured ? { valinsPay: Number(fenToYuan(parcel.insured)) } : {}),
    orderId: parcel.parcelId,
    reorder: false,
    ...(oaid ? { oaid } : {}),
    ...(caid ? { caid } : {}),
    ...((oaid || caid) && orderNo ? { thirdOrderId: orderNo } : {}),
    ...(batch.templateUrl ? { thirdTemplateURL: batch.templateUrl } : {}),
    printType: printType ?? (tempId ? 'IMAGE' : 'NON'),
    ...(tempId ? { tempId } : {}),
  };
}

function personOf(contact: WaybillContact): JsonObject {
  const phone = phoneFields(contact.phone);
  return {
    name: contact.name,
    ...('phone' in phone ? { tel: phone.phone } : phone),
    province: contact.province,
    city: contact.city,
    district: contact.district,
    addr: `${contact.town}${contact.detail}`,
  };
}

const cargoOf = ({ goods }: TakeAsk): string =>
  goods
    .map(({ name, quantity }) => `${name}*${quantity}`)
    .join('、')
    .slice(0, 100);

function takenOf(data: Part, { parcelId }: TakeAsk): TakenWaybill {
  const { label, printData, ...raw } = data.fields;
  const text = (name: string): string => read.text(data, name);
  const sortCode = text('destSortingCode') || text('bulkpen');
  return {
    parcelId,
    waybillNo: read.needText(data, 'kuaidinum'),
    parentWaybillNo: null,
    routing: { sortCode, marker: text('bulkpen'), bagName: text('pkgName'), bagCode: text('pkgCode') },
    printData: label || printData ? { ...(label ? { label } : {}), ...(printData ? { printData: asJson(printData) } : {}) } : null,
    orderNoThere: text('kdComOrderNum'),
    raw,
  };
}

/** A text of JSON as what it says; any other text as it is. */
function asJson(written: NonNullable<JsonObject[string]>): JsonObject[string] {
  if (typeof written !== 'string') return written;
  try {
    return parseJson(written);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return written;
  }
}

/** What names a number for the calls about it. */
function numberAt({ app }: WaybillAccess, ask: Readonly<{ carrier: CarrierCode; waybillNo: string; orderNoThere: string }>): JsonObject {
  const contract = contractsIn(app).get(ask.carrier);
  if (!contract) throw new ConnectorFault({ kind: 'invalid_request', ...noContract(ask.carrier) });
  const names = ['partnerId', 'partnerKey', 'partnerSecret', 'partnerName', 'net', 'code', 'expType'];
  return {
    ...Object.fromEntries(names.flatMap((name) => (contract[name] ? [[name, contract[name]]] : []))),
    kuaidicom: carrierCodeThere(carrierCodes, app, ask.carrier),
    kuaidinum: ask.waybillNo,
    ...(ask.orderNoThere ? { orderId: ask.orderNoThere } : {}),
  };
}

async function cancel(outside: Outside, access: WaybillAccess, ask: WaybillAsk<'cancel'>): Promise<void> {
  try {
    const param = { ...numberAt(access, ask), reason: '商家取消发货' };
    await callLabel(outside, access.app, { path: '/label/order', method: 'cancel', param });
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !isGivenBack(fault.platformWords)) throw fault;
  }
}

/** The names of the fields are those of the vendor's own clients. */
async function intercept(outside: Outside, access: WaybillAccess, ask: WaybillAsk<'intercept'>): Promise<void> {
  if (ask.kind === 'change_address' && !ask.to)
    throw new ConnectorFault({
      kind: 'invalid_request',
      platformCode: 'no_address',
      platformWords: '改址拦截要有新地址 (no new address was given)',
    });
  const how = ask.kind === 'return' ? { interceptType: 'RETURN_SEND_ADDR' } : { interceptType: 'MODIFY_ADDR' };
  const to: JsonObject = ask.to ? { recManInfo: personOf(ask.to) } : {};
  await callLabel(outside, access.app, {
    path: '/label/order',
    method: 'interceptOrder',
    param: { ...numberAt(access, ask), ...how, ...to },
  });
}

/** The names inside the answer are unverified. Source: logistics.md §13.3. */
async function reachable(outside: Outside, access: WaybillAccess, { carrier, receiver, sender }: WaybillAsk<'reachable'>) {
  const param = {
    sendManPrintAddr: addressText(sender),
    recManPrintAddr: addressText(receiver),
    recManName: receiver.name,
    recManMobile: receiver.phone,
    kuaidicom: carrierCodeThere(carrierCodes, access.app, carrier),
  };
  const data = await callLabel(outside, access.app, { path: '/reachable.do', method: 'reachable', param });
  return readable(() => {
    if (read.text(data, 'reachable') === '') throw new RangeError('data.reachable: is missing');
    return { isReachable: read.isTrue(data, 'reachable'), reason: read.text(data, 'reason'), until: null };
  });
}
