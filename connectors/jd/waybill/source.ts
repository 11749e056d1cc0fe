import { carrierCodeThere, carrierOfCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { isGivenBack } from '@zhidan/core/waybills/waybill-problem.ts';
import type { TakenWaybill, WaybillAccess, WaybillAsk, WaybillSource, WaybillSubscription } from '@zhidan/core/waybills/waybill-source.ts';
import { addresses } from '../address.ts';
import { accountFields, accountOf } from './account.ts';
import { carrierCodes } from './carrier-codes.ts';
import { otherOrders, ownOrders } from './order-channels.ts';
import { printDataOf } from './print-data.ts';
import { resultOf } from './result.ts';
import { batchLimit, take } from './take.ts';

/** JD's e-waybills: its own couriers, and others by 无界电子面单. Source: logistics.md §7, jd.md §6. */
export const jdWaybill: WaybillSource = {
  code: 'jd',
  words: { 'zh-CN': '京东电子面单', en: 'JD e-waybill' },
  accountFields,
  addresses: { gateway: addresses.gateway },
  batchLimit,
  carrierCodes,
  orderChannels: { jd: ownOrders, other: otherOrders },
  printClient: 'jd',
  subscriptions,
  take,
  cancel,
  change: null, // no call is known: cancel and take again
  async printData(outside, access, { carrier, parcels, templateUrl }) {
    const code = carrierCodeThere(carrierCodes, access.app, carrier);
    const found = await printDataOf(outside, access, { code, templateUrl, parcels });
    return parcels.flatMap(({ parcelId, waybillNo }): readonly TakenWaybill[] => {
      const printData = found.get(waybillNo);
      const routing = { sortCode: '', marker: '', bagName: '', bagCode: '' };
      return printData ? [{ parcelId, waybillNo, parentWaybillNo: null, routing, printData, orderNoThere: '', raw: {} }] : [];
    });
  },
  reachable: null,
  intercept,
};

/** JD Express goes by the account alone and takes any sender; other carriers are read from their contracts. */
async function subscriptions(outside: Outside, access: WaybillAccess): Promise<readonly WaybillSubscription[]> {
  const { customer_code: customerCode, vendor_code: vendorCode } = access.app.fields;
  const express: WaybillSubscription = {
    carrier: 'JD',
    carrierCodeThere: 'JD',
    branchCode: '',
    branchName: '京东快递',
    balance: null,
    senders: [],
    accountNos: customerCode ? [customerCode] : [],
  };
  const own = customerCode ? [express] : [];
  if (!vendorCode) return own;
  const result = await resultOf(outside, access, { method: 'jingdong.ldop.alpha.provider.sign.success', params: { vendorCode } });
  return readable(() => [...own, ...read.parts(result, 'data').map((row) => contractOf(row, access))]);
}

/** The fields are those of public clients (unverified); `amount` is missing where a carrier settles by month. */
function contractOf(row: Part, { app }: WaybillAccess): WaybillSubscription {
  const carrierCodeThere = read.needText(row, 'providerCode');
  const address = read.part(row, 'address');
  const settlementCode = read.text(row, 'settlementCode');
  return {
    carrier: carrierOfCode(carrierCodes, app, carrierCodeThere),
    carrierCodeThere,
    branchCode: read.text(row, 'branchCode'),
    branchName: read.text(row, 'branchName'),
    balance: settlementCode !== '' || read.text(row, 'amount') === '' ? null : read.whole(row, 'amount'),
    senders: [
      {
        name: '',
        phone: '',
        province: read.text(address, 'provinceName'),
        city: read.text(address, 'cityName'),
        district: read.text(address, 'countryName'),
        town: read.text(address, 'countrysideName'),
        detail: read.text(address, 'address'),
        ciphers: {},
      },
    ],
    accountNos: settlementCode ? [settlementCode] : [],
  };
}

/** The number of a parcel that was canceled before, by JD's own code. */
const canceledBefore = '108';

async function cancel(outside: Outside, access: WaybillAccess, { carrier, waybillNo }: WaybillAsk<'cancel'>): Promise<void> {
  try {
    if (carrier === 'JD') await cancelExpress(outside, access, waybillNo);
    else {
      const providerCode = carrierCodeThere(carrierCodes, access.app, carrier);
      await resultOf(outside, access, {
        method: 'jingdong.ldop.alpha.waybill.api.unbind',
        params: { providerCode, waybillCode: waybillNo },
      });
    }
  } catch (fault) {
    const isDone = fault instanceof ConnectorFault && (fault.platformCode === canceledBefore || isGivenBack(fault.platformWords));
    if (!isDone) throw fault;
  }
}

/** The name of the call is unverified; where the gateway does not know it, the interception does the same before pickup. */
async function cancelExpress(outside: Outside, access: WaybillAccess, waybillNo: string): Promise<void> {
  const customerCode = accountOf(access, 'customer_code');
  try {
    await resultOf(outside, access, { method: 'jingdong.ldop.waybill.cancel', params: { customerCode, waybillCode: waybillNo } });
  } catch (fault) {
    const isUnknownCall =
      fault instanceof ConnectorFault && fault.kind !== 'business' && /method|方法|接口不存在/i.test(fault.platformWords);
    if (!isUnknownCall) throw fault;
    await interceptExpress(outside, access, waybillNo);
  }
}

async function intercept(outside: Outside, access: WaybillAccess, { carrier, waybillNo, kind }: WaybillAsk<'intercept'>): Promise<void> {
  if (carrier === 'JD' && kind === 'return') return interceptExpress(outside, access, waybillNo);
  throw new ConnectorFault({
    kind: 'invalid_request',
    platformCode: 'no_interception',
    platformWords:
      '京东只能拦截退回京东快递的包裹，改地址或其他快递请联系承运商 (JD intercepts parcels of JD Express for return only; ask the carrier)',
  });
}

/** Source of the fields: public clients (unverified). */
async function interceptExpress(outside: Outside, access: WaybillAccess, waybillNo: string): Promise<void> {
  await resultOf(outside, access, {
    method: 'jingdong.ldop.receive.order.intercept',
    params: { vendorCode: accountOf(access, 'customer_code'), deliveryId: waybillNo, interceptReason: '商家取消发货' },
  });
}
