import { setReceiver, ship } from '../world/merchant-acts.ts';
import { isFullyPaid, shippingOf } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { carrierOfId } from './carrier-fixture.ts';
import type { PopObject } from './order-document.ts';
import { refundStatus } from './order-status.ts';
import { listOf, memberOf, textOf, wholeOf, type Params } from './params.ts';
import { invalid, rejected } from './pop-error.ts';
import { orderOf, type PopCall, type PopContext } from './pop-call.ts';

const longestNote = 300;
const longestTagName = 3;

/** 发货、备注、改地址 */
export const orderWrites = {
  'pdd.logistics.online.send': { wrapper: 'logistics_online_send_response', run: send },
  'pdd.order.upload.extra.logistics': { wrapper: 'upload_extra_logistics_response', run: addParcels },
  'pdd.order.note.update': { wrapper: 'order_note_update_response', run: updateNote },
  'pdd.order.update.address': { wrapper: 'order_update_address_response', run: updateAddress },
  'pdd.erp.order.sync': { wrapper: 'erp_order_sync_response', run: markPrinted },
} as const satisfies Readonly<Record<string, PopCall>>;

function carrierCode(id: string): string {
  const carrier = carrierOfId(id);
  if (!carrier) throw rejected('快递公司不存在或不可用');
  return carrier.code;
}

function waybillOf(written: string): string {
  if (!/^[A-Za-z0-9-]{5,32}$/u.test(written)) throw rejected('快递单号格式不正确');
  return written;
}

/** The whole order leaves in one parcel: it is one SKU. `redelivery_type` 2 puts another waybill in its place. */
function send(context: PopContext, params: Params): PopObject {
  const { world } = context;
  const trade = orderOf(context, params);
  const parcel = {
    carrierCode: carrierCode(textOf(params, 'logistics_id')),
    waybillNo: waybillOf(textOf(params, 'tracking_number')),
  };
  if (wholeOf(params, 'redelivery_type', { min: 1, max: 2, fallback: 1 }) === 2) {
    if (trade.shipments.length === 0) throw rejected('订单未发货，不能修改运单');
    world.change(trade, 'other', { shipments: trade.shipments.map((shipment) => ({ ...shipment, ...parcel })) });
    return { is_success: true };
  }
  refuseHeld(trade);
  ship(world, trade, [{ ...parcel, lines: null }]);
  return { is_success: true };
}

function refuseHeld(trade: Trade): void {
  if (trade.isUnderRisk) throw rejected('订单审核中，暂不支持发货');
  if (!isFullyPaid(trade)) throw rejected('定金订单尾款未支付，不能发货');
  if (refundStatus(trade) === 4) throw rejected('订单已退款，不能发货');
  if (shippingOf(trade) !== 'none') throw rejected('订单已发货，请勿重复发货');
}

const extraLists: Readonly<Record<number, string>> = { 1: 'extra_delivery_list', 2: 'resend_delivery_list', 3: 'gift_delivery_list' };

/** More waybills beside the first one: 1 分包, 2 补发, 3 赠品. Shown to the buyer, they change nothing else. */
function addParcels(context: PopContext, params: Params): PopObject {
  const trade = orderOf(context, params);
  const list = extraLists[wholeOf(params, 'extra_track_type', { min: 1, max: 3 })] ?? '';
  if (trade.shipments.length === 0) throw rejected('订单未发货，不能上传额外运单');
  const parcels = listOf(params, 'extra_track_list', 10).map((track) => {
    const shippingId = memberOf(track, 'shipping_id');
    carrierCode(shippingId);
    return { logistics_id: Number(shippingId), tracking_number: waybillOf(memberOf(track, 'tracking_number')) };
  });
  const before = trade.extras[list];
  context.world.change(trade, 'other', { extras: { ...trade.extras, [list]: [...(Array.isArray(before) ? before : []), ...parcels] } });
  return { success: true };
}

/** Overwrites note and flag; without a flag the old one goes. */
function updateNote(context: PopContext, params: Params): PopObject {
  const trade = orderOf(context, params);
  const note = textOf(params, 'note');
  if ([...note].length > longestNote) throw rejected(`备注不能超过${longestNote}个字符`);
  const tag = wholeOf(params, 'tag', { min: 1, max: 5, fallback: 0 });
  const tagName = params.get('tag_name') ?? '';
  if ((tag === 0) !== (tagName === '')) throw invalid('tag、tag_name', '必须同时传或同时不传');
  if ([...tagName].length > longestTagName) throw invalid('tag_name', `不能超过${longestTagName}个字符`);
  const named = tag === 0 ? without(trade, 'remark_tag_name') : { ...trade.extras, remark_tag_name: tagName };
  context.world.change(trade, 'memo_changed', { extras: named, sellerMemo: note, sellerFlag: tag });
  return { success: true };
}

const without = (trade: Trade, name: string): Trade['extras'] =>
  Object.fromEntries(Object.entries(trade.extras).filter(([each]) => each !== name));

/** The seller writes another receiver, in plain words. */
function updateAddress(context: PopContext, params: Params): PopObject {
  const trade = orderOf(context, params);
  if (trade.isUnderRisk) throw rejected('订单审核中，不支持修改地址');
  if (shippingOf(trade) !== 'none') throw rejected('订单已发货，不支持修改地址');
  for (const name of ['province_id', 'city_id', 'town_id']) wholeOf(params, name, { min: 0, max: 999_999, fallback: 0 }); // whether they must be said is unverified
  const phone = textOf(params, 'receiver_phone');
  if (!/^\d{11,12}$/u.test(phone)) throw invalid('receiver_phone', '格式不正确，请传明文');
  setReceiver(context.world, trade, {
    name: textOf(params, 'receiver_name'),
    phone,
    address: {
      province: textOf(params, 'province'),
      city: textOf(params, 'city'),
      district: textOf(params, 'town'),
      town: '',
      detail: textOf(params, 'address'),
      postcode: '',
    },
  });
  return { is_success: true };
}

/** 已打单: nothing that sellers can read changes. */
function markPrinted(context: PopContext, params: Params): PopObject {
  orderOf(context, params);
  wholeOf(params, 'order_state', { min: 1, max: 1 });
  carrierCode(textOf(params, 'logistics_id'));
  waybillOf(textOf(params, 'waybill_no'));
  return { is_success: true };
}
