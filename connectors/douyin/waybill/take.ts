import { createHash } from 'node:crypto';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { refusedParcel, takeTogether } from '@zhidan/core/waybills/take-together.ts';
import { cipherOr, phoneFields } from '@zhidan/core/waybills/waybill-contact.ts';
import type { TakeAsk, TakeBatch, TakeOutcome, WaybillContact, WaybillSource } from '@zhidan/core/waybills/waybill-source.ts';
import { call } from '../call.ts';
import { carrierCodes } from '../carrier-codes.ts';
import { addPrintData } from './print-data.ts';
import { isOfParcels, problemSigns } from './problem-signs.ts';

/** Source: logistics.md §6. */
export const batchLimit = 50;

/** The same order, and for a further parcel the same pack id, gets the number it got. Part of a batch may fail. */
export const take: WaybillSource['take'] = async (outside, access, batch) => {
  const code = carrierCodeThere(carrierCodes, access.app, batch.carrier);
  const together = { atOnce: batchLimit, groupOf: ({ orderChannel }: TakeAsk) => orderChannel, signs: problemSigns, isOfParcels };
  const outcomes = await takeTogether(batch.parcels, together, async (few) => {
    const answer = await call(outside, access, 'logistics.newCreateOrder', requestOf(batch, few, code));
    return readable(() => outcomesIn(answer, few));
  });
  return addPrintData(outside, access, { code, templateUrl: batch.templateUrl, outcomes });
};

function requestOf(batch: TakeBatch, parcels: readonly TakeAsk[], code: string): JsonObject {
  const orderChannel = parcels[0]?.orderChannel ?? '';
  return {
    sender_info: { address: senderAddress(batch.sender), contact: contactOf(batch.sender) },
    logistics_code: code,
    order_infos: parcels.map((parcel) => orderOf(parcel, batch)),
    ...(orderChannel ? { order_channel: orderChannel } : {}),
  };
}

function orderOf(parcel: TakeAsk, { product, branchCode, accountNo }: TakeBatch): JsonObject {
  const combined = parcel.channelOrderNos.slice(1).map(orderIdOf);
  return {
    ...keyOf(parcel),
    receiver_info: { address: receiverAddress(parcel.receiver), contact: receiverContact(parcel.receiver) },
    items: itemsOf(parcel),
    ...(parcel.insured ? { service_list: [{ service_code: 'SVC-INSURE', service_value: JSON.stringify({ value: parcel.insured }) }] } : {}),
    ...(product ? { product_type: product } : {}),
    ...(combined.length > 0 ? { combine_orders: combined } : {}),
    ...(branchCode || accountNo ? { net_info: netOf(branchCode, accountNo) } : {}),
  };
}

/** Carriers with branches want the branch, direct ones the monthly account. */
function netOf(branchCode: string, accountNo: string): JsonObject {
  return {
    category: branchCode ? '加盟' : '直营',
    ...(branchCode ? { net_code: branchCode } : {}),
    ...(accountNo ? { monthly_account: accountNo } : {}),
  };
}

/** What the platform knows a parcel by. An order of no platform is known by the parcel's id, in the letters that are allowed. */
function keyOf({ parcelId, channelOrderNos: [no], isFurther }: TakeAsk): Readonly<{ order_id: string; pack_id?: string }> {
  const order_id = no === undefined ? parcelId.replaceAll(/[^\dA-Za-z/]/g, '').slice(0, 32) : orderIdOf(no);
  return isFurther ? { order_id, pack_id: packIdOf(parcelId) } : { order_id };
}

/** Pages of the platform show order numbers with an A at the end that its calls do not know. */
const orderIdOf = (no: string): string => no.replace(/A$/, '');

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Fifteen letters and digits, always the same for a parcel: its id is too long. */
export function packIdOf(parcelId: string): string {
  const digest = createHash('sha256').update(parcelId).digest();
  return Array.from(digest.subarray(0, 15), (byte) => alphabet[byte % alphabet.length]).join('');
}

export function itemsOf({ goods }: TakeAsk): readonly JsonObject[] {
  return goods.map(({ name, quantity }) => ({ item_name: name, item_count: quantity }));
}

export function contactOf({ name, phone }: WaybillContact): JsonObject {
  return { name, ...phoneFields(phone) };
}

export function receiverContact(receiver: WaybillContact): JsonObject {
  return {
    name: cipherOr(receiver, 'encrypt_post_receiver', 'name'),
    ...phoneFields(cipherOr(receiver, 'encrypt_post_tel', 'phone')),
  };
}

/** A street may only be named with its code, which orders do not bring: it goes before a plain detail, and a cipher holds its own. */
export function receiverAddress(receiver: WaybillContact): JsonObject {
  const cipher = receiver.ciphers['encrypt_detail'];
  return { ...regionOf(receiver), detail_address: cipher || `${receiver.town}${receiver.detail}` };
}

/** Exactly as the subscription has it. */
const senderAddress = (sender: WaybillContact): JsonObject => ({
  ...regionOf(sender),
  ...(sender.town ? { street_name: sender.town } : {}),
  detail_address: sender.detail,
});

const regionOf = ({ province, city, district }: WaybillContact): JsonObject => ({
  country_code: 'CHN',
  province_name: province,
  city_name: city,
  district_name: district,
});

function outcomesIn(answer: Part, asked: readonly TakeAsk[]): readonly TakeOutcome[] {
  const parcelIds = new Map(asked.map((parcel) => [textOf(keyOf(parcel)), parcel.parcelId]));
  const parcelIdIn = (row: Part): string | undefined =>
    parcelIds.get(textOf({ order_id: orderIdOf(read.text(row, 'order_id')), pack_id: read.text(row, 'pack_id') }));
  const taken = read.parts(answer, 'ebill_infos').flatMap((row): TakeOutcome[] => {
    const parcelId = parcelIdIn(row);
    return parcelId === undefined ? [] : [{ isTaken: true, waybill: { ...numberIn(row), parcelId } }];
  });
  const refused = read.parts(answer, 'err_infos').flatMap((row): TakeOutcome[] => {
    const parcelId = parcelIdIn(row);
    const said = { platformCode: read.text(row, 'err_code'), platformWords: read.text(row, 'err_msg') };
    return parcelId === undefined ? [] : [refusedParcel(parcelId, said, problemSigns)];
  });
  if (taken.length + refused.length === 0) throw new RangeError('ebill_infos: names no parcel that was asked for');
  return [...taken, ...refused];
}

const textOf = ({ order_id, pack_id = '' }: Readonly<{ order_id: string; pack_id?: string }>): string => `${order_id}/${pack_id}`;

function numberIn(row: Part) {
  return {
    waybillNo: read.needText(row, 'track_no'),
    parentWaybillNo: null,
    routing: {
      sortCode: read.text(row, 'sort_code'),
      marker: read.text(row, 'short_address_name') || read.text(row, 'short_address_code'),
      bagName: read.text(row, 'package_center_name'),
      bagCode: read.text(row, 'package_center_code'),
    },
    printData: null,
    orderNoThere: '',
    raw: row.fields,
  };
}
