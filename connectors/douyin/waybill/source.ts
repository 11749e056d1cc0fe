import { carrierCodeList, carrierCodesField, carrierCodeThere, carrierOfCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { isGivenBack } from '@zhidan/core/waybills/waybill-problem.ts';
import type {
  CarrierCode,
  TakenWaybill,
  WaybillAccess,
  WaybillAsk,
  WaybillSource,
  WaybillSubscription,
} from '@zhidan/core/waybills/waybill-source.ts';
import { addresses } from '../address.ts';
import { call } from '../call.ts';
import { carrierCodes } from '../carrier-codes.ts';
import { printDataOf } from './print-data.ts';
import { batchLimit, contactOf, itemsOf, receiverAddress, receiverContact, take } from './take.ts';

/** The platform's own e-waybill (抖音电商电子面单). Source: logistics.md §6. */
export const douyinWaybill: WaybillSource = {
  code: 'douyin',
  words: { 'zh-CN': '抖音电子面单', en: 'Douyin e-waybill' },
  accountFields: [carrierCodesField],
  addresses: { gateway: addresses.gateway },
  batchLimit,
  carrierCodes,
  // its own orders need no channel; the codes of others are those of the other services' list (unverified)
  orderChannels: { douyin: '', taobao: 'TB', tmall: 'TM', jd: 'JD', pinduoduo: 'PDD', youzan: 'YZ', other: 'OTHERS' },
  printClient: 'douyin',
  subscriptions,
  take,
  cancel,
  change,
  async printData(outside, access, { carrier, parcels, templateUrl }) {
    const code = carrierCodeThere(carrierCodes, access.app, carrier);
    const found = await printDataOf(outside, access, { code, templateUrl, waybillNos: parcels.map(({ waybillNo }) => waybillNo) });
    return parcels.flatMap(({ parcelId, waybillNo }) => {
      const printData = found.get(waybillNo);
      return printData ? { ...bare, parcelId, waybillNo, printData } : [];
    });
  },
  reachable: null,
  intercept: null,
};

const bare = {
  parentWaybillNo: null,
  routing: { sortCode: '', marker: '', bagName: '', bagCode: '' },
  orderNoThere: '',
  raw: {},
} satisfies Partial<TakenWaybill>;

/** Asked for all carriers at once; where the platform wants one named (unverified), each in turn, and those without a subscription say so. */
async function subscriptions(outside: Outside, access: WaybillAccess): Promise<readonly WaybillSubscription[]> {
  const ofCarrier = async (code: string | null): Promise<readonly WaybillSubscription[]> => {
    const answer = await call(outside, access, 'logistics.listShopNetsite', code ? { logistics_code: code } : {});
    return readable(() => branchesIn(answer, code ?? '', access));
  };
  try {
    return await ofCarrier(null);
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !/missing-parameter/.test(fault.platformCode)) throw fault;
  }
  const found: WaybillSubscription[] = [];
  for (const carrier of carrierCodeList.filter((code) => carrierCodes[code])) {
    try {
      found.push(...(await ofCarrier(carrierCodeThere(carrierCodes, access.app, carrier))));
    } catch (fault) {
      if (!(fault instanceof ConnectorFault) || fault.kind !== 'business') throw fault;
    }
  }
  return found;
}

/** 1 直营, 2 加盟, 3 落地配, 4 直营带网点: direct carriers count no numbers. The names of the fields are the official client's. */
function branchesIn(answer: Part, asked: string, access: WaybillAccess): readonly WaybillSubscription[] {
  if (!Array.isArray(answer.fields['netsites'])) throw new RangeError('netsites: is missing');
  return read.parts(answer, 'netsites').map((row) => {
    const carrierCodeThere = read.text(row, 'company') || read.text(answer, 'logistics_code') || asked;
    const isDirect = (read.text(row, 'company_type') || read.text(answer, 'company_type')) === '1';
    return {
      carrier: carrierOfCode(carrierCodes, access.app, carrierCodeThere),
      carrierCodeThere,
      branchCode: read.text(row, 'netsite_code'),
      branchName: read.text(row, 'netsite_name'),
      balance: isDirect || read.text(row, 'amount') === '' ? null : read.whole(row, 'amount'),
      senders: read.parts(row, 'sender_address').map((address) => ({
        name: '',
        phone: '',
        province: read.text(address, 'province_name'),
        city: read.text(address, 'city_name'),
        district: read.text(address, 'district_name'),
        town: read.text(address, 'street_name'),
        detail: read.text(address, 'detail_address'),
        ciphers: {},
      })),
      accountNos: [],
    };
  });
}

async function cancel(outside: Outside, access: WaybillAccess, { carrier, waybillNo }: WaybillAsk<'cancel'>): Promise<void> {
  try {
    const answer = await call(outside, access, 'logistics.cancelOrder', { ...numberAt(access, carrier, waybillNo) });
    if (readable(() => read.isTrue(read.part(answer, 'cancel_result'), 'success'))) return;
  } catch (fault) {
    if (fault instanceof ConnectorFault && isGivenBack(fault.platformWords)) return;
    throw fault;
  }
  throw new ConnectorFault({
    kind: 'business',
    platformCode: 'cancel_result',
    platformWords: `抖音没有收回单号 ${waybillNo}，多半已被揽收 (the number was not taken back; most likely the parcel was picked up)`,
  });
}

/** The platform answers a change with a word only; the new print data is asked for. Source of the fields: the official client. */
async function change(outside: Outside, access: WaybillAccess, ask: WaybillAsk<'change'>): Promise<TakenWaybill> {
  const { parcel, waybillNo, templateUrl } = ask;
  const number = numberAt(access, ask.carrier, waybillNo);
  await call(outside, access, 'logistics.updateOrder', {
    ...number,
    sender_info: { contact: contactOf(ask.sender) },
    receiver_info: { address: receiverAddress(parcel.receiver), contact: receiverContact(parcel.receiver) },
    items: itemsOf(parcel),
  });
  const found = await printDataOf(outside, access, { code: number.logistics_code, templateUrl, waybillNos: [waybillNo] });
  return { ...bare, parcelId: parcel.parcelId, waybillNo, printData: found.get(waybillNo) ?? null };
}

function numberAt({ app }: WaybillAccess, carrier: CarrierCode, waybillNo: string): Readonly<{ logistics_code: string; track_no: string }> {
  return { logistics_code: carrierCodeThere(carrierCodes, app, carrier), track_no: waybillNo };
}
