import { carrierCodesField, carrierCodeThere, carrierOfCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { subscriptionsOf } from '@zhidan/core/waybills/cloud-print/answer.ts';
import { foundNumbers, reprint } from '@zhidan/core/waybills/cloud-print/reprint.ts';
import { isGivenBack } from '@zhidan/core/waybills/waybill-problem.ts';
import type { CarrierCode, WaybillAccess, WaybillAsk, WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { addresses } from '../address.ts';
import { call } from '../call.ts';
import { carrierCodes } from './carrier-codes.ts';
import { batchLimit, change, take } from './take.ts';

/** The platform's own e-waybill (拼多多电子面单), in Cainiao's format with names of its own. Source: logistics.md §5. */
export const pinduoduoWaybill: WaybillSource = {
  code: 'pinduoduo',
  words: { 'zh-CN': '拼多多电子面单', en: 'Pinduoduo e-waybill' },
  accountFields: [carrierCodesField],
  addresses: { gateway: addresses.gateway },
  batchLimit,
  carrierCodes,
  orderChannels: { pinduoduo: 'PDD', taobao: 'TB', tmall: 'TM', jd: 'JD', douyin: 'DY', youzan: 'YZ', other: 'OTHERS' },
  printClient: 'pinduoduo',
  async subscriptions(outside, access) {
    const answer = await call(outside, access, 'pdd.waybill.search', {});
    const names = { code: 'wp_code', type: 'wp_type' };
    return readable(() => subscriptionsOf(answer, names, (code) => carrierOfCode(carrierCodes, access.app, code)));
  },
  take,
  cancel,
  change,
  printData: (outside, access, { carrier, parcels }) =>
    reprint(parcels, batchLimit, (few) => query(outside, access, { carrier, parcels: few })),
  reachable: null,
  intercept: null,
};

/** A no without words is read back: a number that the platform no longer has was given back before. */
async function cancel(outside: Outside, access: WaybillAccess, { carrier, waybillNo, parcelId }: WaybillAsk<'cancel'>): Promise<void> {
  const wp_code = carrierCodeThere(carrierCodes, access.app, carrier);
  try {
    const answer = await call(outside, access, 'pdd.waybill.cancel', { wp_code, waybill_code: waybillNo });
    if (readable(() => read.isTrue(answer, 'cancel_result'))) return;
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.kind === 'business' && isGivenBack(fault.platformWords)) return;
    throw fault;
  }
  const rows = await query(outside, access, { carrier, parcels: [{ parcelId, waybillNo }] });
  if (rows.length === 0) return;
  throw new ConnectorFault({
    kind: 'business',
    platformCode: 'cancel_result',
    platformWords: `拼多多没有收回单号 ${waybillNo}，多半已被揽收 (the number was not taken back; most likely the parcel was picked up)`,
  });
}

/** What the platform has of some numbers. */
async function query(
  outside: Outside,
  access: WaybillAccess,
  { carrier, parcels }: Readonly<{ carrier: CarrierCode; parcels: readonly Pick<WaybillAsk<'cancel'>, 'parcelId' | 'waybillNo'>[] }>,
): Promise<readonly Part[]> {
  const wp_code = carrierCodeThere(carrierCodes, access.app, carrier);
  const answer = await call(outside, access, 'pdd.waybill.query.by.waybillcode', {
    param_list: parcels.map(({ parcelId, waybillNo }) => ({ wp_code, object_id: parcelId, waybill_code: waybillNo })),
  });
  return readable(() => foundNumbers(answer));
}
