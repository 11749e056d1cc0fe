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
import { isOfParcels } from './problem-signs.ts';
import { reachable } from './reachable.ts';
import { batchLimit, change, take } from './take.ts';

/** Cainiao's e-waybill (菜鸟电子面单) over TOP. Source: logistics.md §2. */
export const cainiao: WaybillSource = {
  code: 'cainiao',
  words: { 'zh-CN': '菜鸟电子面单', en: 'Cainiao e-waybill' },
  accountFields: [carrierCodesField],
  addresses: { gateway: addresses.gateway },
  batchLimit,
  carrierCodes,
  orderChannels: { taobao: 'TB', tmall: 'TM', jd: 'JD', pinduoduo: 'PDD', douyin: 'DY', youzan: 'YZ', other: 'OTHERS' },
  printClient: 'cainiao',
  async subscriptions(outside, access) {
    const answer = await call(outside, access, 'cainiao.waybill.ii.search', {});
    const names = { code: 'cp_code', type: 'cp_type' };
    return readable(() => subscriptionsOf(answer, names, (code) => carrierOfCode(carrierCodes, access.app, code)));
  },
  take,
  cancel,
  change,
  printData: (outside, access, { carrier, parcels }) =>
    reprint(parcels, batchLimit, (few) => query(outside, access, { carrier, parcels: few })),
  reachable,
  intercept: null,
};

/** A no without words is read back: a number that Cainiao no longer has was given back before. */
async function cancel(outside: Outside, access: WaybillAccess, { carrier, waybillNo, parcelId }: WaybillAsk<'cancel'>): Promise<void> {
  const cp_code = carrierCodeThere(carrierCodes, access.app, carrier);
  try {
    const answer = await call(outside, access, 'cainiao.waybill.ii.cancel', { cp_code, waybill_code: waybillNo });
    if (readable(() => read.isTrue(answer, 'cancel_result'))) return;
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !isOfParcels(fault)) throw fault;
    if (isGivenBack(fault.platformWords)) return;
    const { platformCode, platformWords } = fault; // the service says no with the code of a wrong argument: logistics.md §1
    throw new ConnectorFault({ kind: 'business', platformCode, platformWords });
  }
  const rows = await query(outside, access, { carrier, parcels: [{ parcelId, waybillNo }] });
  if (rows.length === 0) return;
  throw new ConnectorFault({
    kind: 'business',
    platformCode: 'cancel_result',
    platformWords: `菜鸟没有收回单号 ${waybillNo}，多半已被揽收 (Cainiao did not take the number back; most likely the parcel was picked up)`,
  });
}

/** What Cainiao has of some numbers. */
async function query(
  outside: Outside,
  access: WaybillAccess,
  { carrier, parcels }: Readonly<{ carrier: CarrierCode; parcels: readonly Pick<WaybillAsk<'cancel'>, 'parcelId' | 'waybillNo'>[] }>,
): Promise<readonly Part[]> {
  const cp_code = carrierCodeThere(carrierCodes, access.app, carrier);
  const answer = await call(outside, access, 'cainiao.waybill.ii.query.by.waybillcode', {
    param_list: JSON.stringify(parcels.map(({ parcelId, waybillNo }) => ({ cp_code, object_id: parcelId, waybill_code: waybillNo }))),
  });
  return readable(() => foundNumbers(answer));
}
