import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { takenOf } from '@zhidan/core/waybills/cloud-print/answer.ts';
import { addressFields, applyRequest, personOf, updateRequest, type CloudPrintDialect } from '@zhidan/core/waybills/cloud-print/request.ts';
import { rowsIn } from '@zhidan/core/waybills/cloud-print/rows-in.ts';
import { takeTogether } from '@zhidan/core/waybills/take-together.ts';
import type { TakeAsk, TakeOutcome, WaybillAccess, WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { call } from '../call.ts';
import { carrierCodes } from './carrier-codes.ts';
import { isOfParcels, problemSigns } from './problem-signs.ts';

/** Source: logistics.md §2.1. */
export const batchLimit = 10;

/** With an OAID the masks beside it are legal, and the trade it belongs to must be named. Source: taobao.md §6. */
const dialect: CloudPrintDialect = {
  code: 'cp_code',
  recipientOf({ receiver, channelOrderNos: [tid] }: TakeAsk): JsonObject {
    const { oaid, caid } = receiver.ciphers;
    return {
      ...personOf(receiver),
      address: addressFields(receiver),
      ...(oaid ? { oaid } : {}),
      ...(oaid && tid ? { tid } : {}),
      ...(caid ? { caid } : {}),
    };
  },
};

/** The seller, as a number where it fits: numbers of one account may belong to several shops. */
function userIdOf({ grant }: WaybillAccess): number | string {
  const no = grant?.platformShopNo ?? '';
  return Number.isSafeInteger(Number(no)) && no !== '' ? Number(no) : no;
}

/** TOP has no key for repeated calls; trade numbers and package id together get the same number again. */
export const take: WaybillSource['take'] = async (outside, access, batch) => {
  const code = carrierCodeThere(carrierCodes, access.app, batch.carrier);
  return takeTogether(batch.parcels, { atOnce: batchLimit, signs: problemSigns, isOfParcels }, async (few) => {
    const request = applyRequest(dialect, batch, few, { code, userId: userIdOf(access) });
    const answer = await call(outside, access, 'cainiao.waybill.ii.get', {
      param_waybill_cloud_print_apply_new_request: JSON.stringify(request),
    });
    return readable(() =>
      rowsIn(answer, 'modules').map((row): TakeOutcome => ({ isTaken: true, waybill: takenOf(row, read.needText(row, 'object_id')) })),
    );
  });
};

export const change: WaybillSource['change'] = async (outside, access, ask) => {
  const there = { code: carrierCodeThere(carrierCodes, access.app, ask.carrier), waybillNo: ask.waybillNo };
  const answer = await call(outside, access, 'cainiao.waybill.ii.update', {
    param_waybill_cloud_print_update_request: JSON.stringify(updateRequest(dialect, ask, there)),
  });
  return readable(() => takenOf({ ...answer, fields: { waybill_code: ask.waybillNo, ...answer.fields } }, ask.parcel.parcelId));
};
