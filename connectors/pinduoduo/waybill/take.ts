import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { takenOf } from '@zhidan/core/waybills/cloud-print/answer.ts';
import { addressFields, applyRequest, updateRequest, type CloudPrintDialect } from '@zhidan/core/waybills/cloud-print/request.ts';
import { rowsIn } from '@zhidan/core/waybills/cloud-print/rows-in.ts';
import { takeTogether } from '@zhidan/core/waybills/take-together.ts';
import { cipherOr, phoneFields } from '@zhidan/core/waybills/waybill-contact.ts';
import type { TakeOutcome, WaybillAccess, WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { call } from '../call.ts';
import { carrierCodes } from './carrier-codes.ts';
import { isOfParcels, problemSigns } from './problem-signs.ts';

/** Source: logistics.md §5. */
export const batchLimit = 10;

/** Ciphers of the order go as they came; no plain text is needed. */
const dialect: CloudPrintDialect = {
  code: 'wp_code',
  recipientOf: ({ receiver }) => ({
    name: cipherOr(receiver, 'receiver_name', 'name'),
    ...phoneFields(cipherOr(receiver, 'receiver_phone', 'phone')),
    address: { ...addressFields(receiver), detail: cipherOr(receiver, 'receiver_address', 'detail') },
  }),
};

function userIdOf({ grant }: WaybillAccess): number | string {
  const no = grant?.platformShopNo ?? '';
  return Number.isSafeInteger(Number(no)) && no !== '' ? Number(no) : no;
}

/** Order numbers and package id together get the same number again. */
export const take: WaybillSource['take'] = async (outside, access, batch) => {
  const code = carrierCodeThere(carrierCodes, access.app, batch.carrier);
  return takeTogether(batch.parcels, { atOnce: batchLimit, signs: problemSigns, isOfParcels }, async (few) => {
    const answer = await call(outside, access, 'pdd.waybill.get', {
      param_waybill_cloud_print_apply_new_request: applyRequest(dialect, batch, few, { code, userId: userIdOf(access) }),
    });
    return readable(() =>
      rowsIn(answer, 'modules').map((row): TakeOutcome => ({ isTaken: true, waybill: takenOf(row, read.needText(row, 'object_id')) })),
    );
  });
};

export const change: WaybillSource['change'] = async (outside, access, ask) => {
  const there = { code: carrierCodeThere(carrierCodes, access.app, ask.carrier), waybillNo: ask.waybillNo };
  const answer = await call(outside, access, 'pdd.waybill.update', {
    param_waybill_cloud_print_update_request: updateRequest(dialect, ask, there),
  });
  return readable(() => takenOf({ ...answer, fields: { waybill_code: ask.waybillNo, ...answer.fields } }, ask.parcel.parcelId));
};
