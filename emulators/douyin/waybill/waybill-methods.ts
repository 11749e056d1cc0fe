import { carriers, type EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';
import { suspensionOf } from '../../world/waybills/areas.ts';
import { cancelNumber, changeNumber, givenBefore, takeNumber, waybillOf, type WaybillRef } from '../../world/waybills/desk.ts';
import type { Contact, IssuedWaybill, Subscription } from '../../world/waybills/desk-state.ts';
import { printMessage } from '../../world/waybills/print-message.ts';
import { sealPrint } from '../../world/waybills/print-seal.ts';
import { routingOf } from '../../world/waybills/routing.ts';
import { branchFor, subscriptionsOf } from '../../world/waybills/subscriptions.ts';
import type { World } from '../../world/world.ts';
import { DouyinError, failed, invalid } from '../douyin-error.ts';
import { forShop, type DouyinMethod, type DouyinObject, type ShopCall } from '../method.ts';
import { carrierOfLogistics, logisticsCodeOf } from './carrier-codes.ts';
import { ParcelRefusal, parcelRefusal } from './parcel-refusal.ts';
import { isOwnChannel, orderOf, placeOf, receiverOfOrder, writtenReceiver, type Received } from './receiver.ts';
import {
  applySchema,
  createSchema,
  namedSchema,
  orderSchema,
  outRangeSchema,
  readAsk,
  siteSchema,
  updateSchema,
  type OrderAsk,
} from './waybill-ask.ts';

/** 抖音电商电子面单. Spec: logistics §6. */
export const waybillMethods: Readonly<Record<string, DouyinMethod>> = {
  'logistics.newCreateOrder': forShop(['sender_info', 'logistics_code', 'order_infos'], create),
  'logistics.waybillApply': forShop(['waybill_applies'], printData),
  'logistics.updateOrder': forShop(['logistics_code', 'track_no'], (call) => worded(() => update(call))),
  'logistics.cancelOrder': forShop(['logistics_code', 'track_no'], (call) =>
    worded(() => {
      const { logistics_code, track_no } = readAsk(call.params, namedSchema);
      cancelNumber(call.world, refOf(call, logistics_code, track_no));
      return { cancel_result: { success: true } };
    }),
  ),
  'logistics.listShopNetsite': forShop([], listSites),
  'logistics.templateList': forShop([], (call) => ({ template_data: templatesOf(readAsk(call.params, siteSchema).logistics_code) })),
  'logistics.getOutRange': forShop(['logistics_code', 'receiver_address'], (call) => {
    const { logistics_code, receiver_address } = readAsk(call.params, outRangeSchema);
    const area = suspensionOf(call.world, carrierNamed(logistics_code).code, placeOf(receiver_address, ''));
    return { is_out_range: area !== undefined, out_range_reason: area?.reason ?? '' };
  }),
};

/** What a call for one number refuses. */
function worded<Answer>(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    const refusal = parcelRefusal(error);
    throw refusal ? failed(String(refusal.code), refusal.message) : error;
  }
}

function carrierNamed(logisticsCode: string): EmulatedCarrier {
  const carrier = carrierOfLogistics(logisticsCode);
  if (!carrier) throw invalid('logistics_code', '物流公司不存在');
  return carrier;
}

const ownerOf = ({ shop }: ShopCall) => ({ source: 'douyin', owner: String(shop.seq) });
const refOf = (call: ShopCall, logisticsCode: string, waybillNo: string): WaybillRef => ({
  ...ownerOf(call),
  carrier: carrierNamed(logisticsCode).code,
  waybillNo,
});

/** Each parcel for itself: some get numbers while others are refused. */
function create(call: ShopCall): DouyinObject {
  const ask = readAsk(call.params, createSchema);
  const carrier = carrierNamed(ask.logistics_code);
  const { address, contact } = ask.sender_info;
  if (contact.name === '') throw new DouyinError(40003, 'isv.parameter-invalid:4006', '寄件人姓名不能为空');
  const sender: Contact = { name: contact.name, phone: contact.mobile || contact.phone, address: placeOf(address, address.detail_address) };
  if (sender.phone === '') throw new DouyinError(40001, 'isv.missing-parameter:1001', '寄件人电话不能为空');
  const branch = worded(() => branchFor(call.world, { ...ownerOf(call), carrier: carrier.code }, sender.address));
  const given: DouyinObject[] = [];
  const refused: DouyinObject[] = [];
  for (const row of ask.order_infos) {
    const named = row as Readonly<{ order_id?: unknown; pack_id?: unknown }>;
    const ids = { order_id: String(named.order_id ?? '').replace(/A$/u, ''), pack_id: String(named.pack_id ?? '') };
    try {
      given.push(takeOne(call, { row, branch, sender, channel: ask.order_channel, userId: ask.user_id }));
    } catch (error) {
      const refusal = parcelRefusal(error);
      if (!refusal) throw error;
      refused.push({ ...ids, err_code: String(refusal.code), err_msg: refusal.message, order_channel: ask.order_channel });
    }
  }
  return { ebill_infos: given, err_infos: refused };
}

type OneAsk = Readonly<{ row: unknown; branch: Subscription; sender: Contact; channel: string; userId: string }>;

function takeOne(call: ShopCall, { row, branch, sender, channel, userId }: OneAsk): DouyinObject {
  const order = readOrder(row);
  const orderId = order.order_id.replace(/A$/u, '');
  checkBranch(branch, order);
  const key = [channel, orderId, order.pack_id].join('|');
  const known = givenBefore(call.world, branch, key);
  if (known) return waybillDocument(call.world, known); // the old number, whatever is said now
  const { receiver, hint } = receivedBy(call, order, { orderId, channel, userId });
  const waybill = takeNumber(call.world, branch, {
    key,
    objectId: orderId,
    tradeNos: [orderId],
    packageId: order.pack_id,
    sender,
    receiver,
    goods: order.items.map(({ item_name, item_count }) => ({ name: item_name, count: item_count })),
    weightGram: order.items.reduce((sum, item) => sum + item.item_weight * item.item_count, 0),
    templateUrl: '',
    isEncrypted: true,
    own: { channel, hint },
  });
  return waybillDocument(call.world, waybill);
}

function receivedBy(call: ShopCall, order: OrderAsk, where: Readonly<{ orderId: string; channel: string; userId: string }>): Received {
  if (isOwnChannel(where.channel)) return receiverOfOrder(orderOf(call, where.orderId, where.userId), order.receiver_info);
  if (!/^[\w/-]{1,32}$/u.test(where.orderId)) throw new ParcelRefusal(1000, '订单号不合法');
  return writtenReceiver(order.receiver_info);
}

function readOrder(row: unknown): OrderAsk {
  const parsed = orderSchema.safeParse(row);
  if (!parsed.success) throw new ParcelRefusal(1000, `参数异常：${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  if (!/^\w{0,15}$/u.test(parsed.data.pack_id)) throw new ParcelRefusal(1000, 'pack_id 不合法');
  return parsed.data;
}

/** 加盟: the branch may be named, and must be the one. */
function checkBranch(branch: Subscription, { net_info }: OrderAsk): void {
  if (branch.balance === null || !net_info) return;
  if (net_info.net_code === '') throw new ParcelRefusal(1001, '加盟型快递公司 net_code 不能为空');
  if (net_info.net_code !== branch.branchCode) throw new ParcelRefusal(4007, '网点编码与订购关系不符');
}

function waybillDocument(world: World, waybill: IssuedWaybill): DouyinObject {
  const routing = routingOf(world, waybill);
  return {
    order_id: waybill.objectId,
    pack_id: waybill.packageId,
    track_no: waybill.waybillNo,
    company: logisticsCodeOf(waybill.carrier),
    sort_code: routing.routeCode,
    package_center_code: routing.hubCode,
    package_center_name: routing.hubName,
    short_address_code: routing.routeCode.split('-')[0],
    short_address_name: routing.markName,
    sub_waybill_codes: '',
    shipping_code: '',
    extra_resp: '',
    order_channel: waybill.own['channel'] ?? '',
    hint_msg: waybill.own['hint'] ?? '',
  };
}

function printData(call: ShopCall): DouyinObject {
  const infos: DouyinObject[] = [];
  const refused: DouyinObject[] = [];
  for (const { logistics_code, track_no } of readAsk(call.params, applySchema).waybill_applies)
    try {
      const waybill = waybillOf(call.world, refOf(call, logistics_code, track_no));
      if (waybill.canceledMs !== null) throw new ParcelRefusal(1003, '运单号已取消');
      const { encryptedData, signature } = sealPrint(JSON.stringify(printMessage(call.world, waybill)));
      infos.push({ order_id: waybill.objectId, track_no, print_data: encryptedData, sign: signature });
    } catch (error) {
      const refusal = parcelRefusal(error);
      if (!refusal) throw error;
      refused.push({ order_id: '', track_no, err_code: refusal.code, err_msg: refusal.code === 1003 ? '运单号有误' : refusal.message });
    }
  return { waybill_infos: infos, err_infos: refused };
}

/** Receiver, goods, and the sender's name; not of 顺丰. */
function update(call: ShopCall): DouyinObject {
  const ask = readAsk(call.params, updateSchema);
  const ref = refOf(call, ask.logistics_code, ask.track_no);
  const old = waybillOf(call.world, ref);
  if (old.carrier === 'SF') throw new ParcelRefusal(4029, '顺丰速运不支持更新面单');
  const receiver =
    ask.receiver_info &&
    (isOwnChannel(old.own['channel'] ?? '')
      ? receiverOfOrder(orderOf(call, old.objectId, '-1'), ask.receiver_info)
      : writtenReceiver(ask.receiver_info)
    ).receiver;
  const contact = ask.sender_info?.contact;
  changeNumber(call.world, ref, {
    ...(receiver && { receiver }),
    ...(contact && {
      sender: { ...old.sender, name: contact.name || old.sender.name, phone: contact.mobile || contact.phone || old.sender.phone },
    }),
    ...(ask.items && { goods: ask.items.map(({ item_name, item_count }) => ({ name: item_name, count: item_count })) }),
  });
  return {};
}

function listSites(call: ShopCall): DouyinObject {
  const { logistics_code } = readAsk(call.params, siteSchema);
  const carrier = logistics_code === '' ? undefined : carrierNamed(logistics_code);
  const netsites = subscriptionsOf(call.world, { ...ownerOf(call), carrier: carrier?.code }).map((branch) => ({
    netsite_code: branch.branchCode,
    netsite_name: branch.branchName,
    amount: String(branch.balance ?? -1),
    allocated_quantity: branch.taken,
    cancelled_quantity: branch.canceled,
    recycled_quantity: branch.canceled,
    company: logisticsCodeOf(branch.carrier),
    company_type: branch.balance === null ? 1 : 2,
    settle_account: branch.customerCode,
    sender_address: branch.senders.map(({ province, city, district, town, detail }) => ({
      country_code: 'CHN',
      province_name: province,
      city_name: city,
      district_name: district,
      street_name: town,
      detail_address: detail,
    })),
  }));
  return { netsites, logistics_code, company_type: carrier?.kind ?? 0 };
}

const firstTemplate = 1_001;
function templatesOf(logisticsCode: string): readonly DouyinObject[] {
  const asked = logisticsCode === '' ? carriers : [carrierNamed(logisticsCode)];
  return asked.map((carrier) => {
    const id = firstTemplate + carriers.indexOf(carrier);
    const template = {
      template_id: id,
      template_code: `${logisticsCodeOf(carrier.code)}_76_130`,
      template_name: `${carrier.name}一联单`,
      template_type: 1,
      template_url: `https://logistics.douyinec.com/davinci/GetTemplate?template_id=${id}&version=1`,
      version: 1,
    };
    return { logistics_code: logisticsCodeOf(carrier.code), template_infos: [template] };
  });
}
