import { checkTogether, giveNumber, type NumberAsk } from '../../world/waybills/desk.ts';
import { branchFor } from '../../world/waybills/subscriptions.ts';
import type { EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';
import { cancelNumber, changeNumber, waybillOf, type WaybillRef } from '../../world/waybills/desk.ts';
import { deskState, type Contact, type IssuedWaybill } from '../../world/waybills/desk-state.ts';
import { DeskRefusal } from '../../world/waybills/desk-refusal.ts';
import type { ParcelDto } from '../../world/waybills/cloud-print-ask.ts';
import { isPhone } from '../../world/waybills/phone.ts';
import { forShop, textOf, type ShopCall, type TopMethod } from '../method.ts';
import type { TopObject } from '../trade-document.ts';
import { receiverOf, receiverOfOaid, wholeAddress, writtenReceiver } from './receiver.ts';
import { carrierOfCp, isTemplateOf } from './template-fixture.ts';
import { applySchema, namedSchema, readParam, tradesSchema, updateSchema, type ApplyDto } from './waybill-ask.ts';
import { waybillDocument } from './waybill-document.ts';
import { refused, worded } from './waybill-error.ts';

const applyParam = 'param_waybill_cloud_print_apply_new_request';
const updateParam = 'param_waybill_cloud_print_update_request';

/** 菜鸟电子面单: numbers for parcels, and what is done with them. Spec: logistics §2. */
export const waybillMethods: Readonly<Record<string, TopMethod>> = {
  'cainiao.waybill.ii.get': forShop([applyParam], (call) => worded(() => apply(call))),
  'cainiao.waybill.ii.update': forShop([updateParam], (call) => worded(() => update(call))),
  'cainiao.waybill.ii.cancel': forShop(['cp_code', 'waybill_code'], (call) =>
    worded(() => {
      cancelNumber(call.world, refOf(call, textOf(call, 'cp_code'), textOf(call, 'waybill_code')));
      return { cancel_result: true };
    }),
  ),
  'cainiao.waybill.ii.query.by.waybillcode': forShop(['param_list'], (call) => {
    const asked = readParam(call, 'param_list', namedSchema);
    const found = asked.map(({ object_id, cp_code, waybill_code }) =>
      described(object_id, () => waybillDocument(call.world, waybillOf(call.world, refOf(call, cp_code, waybill_code)))),
    );
    return { modules: { waybill_cloud_print_with_result_desc_response: found } };
  }),
  'cainiao.waybill.ii.query.by.tradecode': forShop(['param_list'], (call) => {
    const found = readParam(call, 'param_list', tradesSchema).map(({ biz_sub_code, object_id }) =>
      queried(call, biz_sub_code || object_id, object_id),
    );
    return { modules: { waybill_cloud_print_with_result_desc_response: found } };
  }),
};

function carrierNamed(cpCode: string): EmulatedCarrier {
  const carrier = carrierOfCp(cpCode);
  if (!carrier) throw refused(`cp_code ${cpCode} 不存在`);
  return carrier;
}

const refOf = (call: ShopCall, cpCode: string, waybillNo: string): WaybillRef => ({
  source: 'taobao',
  owner: String(call.shop.seq),
  carrier: carrierNamed(cpCode).code,
  waybillNo,
});

/** All parcels of a call get their numbers, or none does (unverified: the answer has no place for a single refusal). */
function apply(call: ShopCall): TopObject {
  const ask = readParam(call, applyParam, applySchema);
  const carrier = carrierNamed(ask.cp_code);
  const sender = senderOf(ask);
  const branch = branchFor(call.world, { source: 'taobao', owner: String(call.shop.seq), carrier: carrier.code }, ask.sender.address);
  refuseTwins(ask.trade_order_info_dtos);
  const asks = ask.trade_order_info_dtos.map((parcel) => numberAsk(call, { parcel, carrier, sender, isEncrypted: ask.need_encrypt }));
  checkTogether(call.world, branch, asks);
  const given = asks.map((each) => ({ ...giveNumber(call.world, branch, each), objectId: each.objectId }));
  return { modules: { waybill_cloud_print_response: given.map((waybill) => waybillDocument(call.world, waybill)) } };
}

function senderOf({ sender }: ApplyDto): Contact {
  const phone = sender.mobile || sender.phone;
  if (!isPhone(phone)) throw refused('发件人手机号或固定电话不正确');
  return { name: sender.name, phone, address: wholeAddress(sender.address) };
}

/** Two parcels of one order are told apart by their package ids, whatever their case. */
function refuseTwins(parcels: readonly ParcelDto[]): void {
  const ids = parcels.map(({ package_info }) => package_info.id.toLowerCase()).filter((id) => id !== '');
  const twin = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twin !== undefined) throw refused(`package_info.id ${twin} 重复`);
  const objects = parcels.map(({ object_id }) => object_id);
  const again = objects.find((id, index) => objects.indexOf(id) !== index);
  if (again !== undefined) throw refused(`object_id ${again} 重复`);
}

type ParcelAsk = Readonly<{ parcel: ParcelDto; carrier: EmulatedCarrier; sender: Contact; isEncrypted: boolean }>;

function numberAsk(call: ShopCall, { parcel, carrier, sender, isEncrypted }: ParcelAsk): NumberAsk {
  const { order_info, package_info, template_url, object_id } = parcel;
  if (!isTemplateOf(carrier, template_url)) throw refused('传入模版url有误，请传入当前cp_code下的标准模板');
  if (carrier.code === 'SF' && package_info.goods_description === '') throw refused('顺丰速运 goods_description 不能为空');
  return {
    key: [order_info.order_channels_type, ...order_info.trade_order_list.toSorted(), package_info.id].join('|'),
    objectId: object_id,
    tradeNos: order_info.trade_order_list,
    packageId: package_info.id,
    sender,
    receiver: receiverOf(call, parcel),
    goods: package_info.items,
    weightGram: package_info.weight,
    templateUrl: template_url,
    isEncrypted,
    own: {},
  };
}

/** Receiver, goods and the sender's name; never the sender's address. */
function update(call: ShopCall): TopObject {
  const ask = readParam(call, updateParam, updateSchema);
  const ref = refOf(call, ask.cp_code, ask.waybill_code);
  const old = waybillOf(call.world, ref);
  const carrier = carrierNamed(ask.cp_code);
  if (ask.template_url !== undefined && !isTemplateOf(carrier, ask.template_url))
    throw refused('传入模版url有误，请传入当前cp_code下的标准模板');
  const waybill = changeNumber(call.world, ref, {
    ...(ask.recipient && { receiver: changedReceiver(call, old, ask.recipient) }),
    ...(ask.sender && {
      sender: { ...old.sender, name: ask.sender.name ?? old.sender.name, phone: ask.sender.mobile || ask.sender.phone || old.sender.phone },
    }),
    ...(ask.package_info?.items && { goods: ask.package_info.items }),
    ...(ask.package_info?.weight !== undefined && { weightGram: ask.package_info.weight }),
    ...(ask.template_url !== undefined && { templateUrl: ask.template_url }),
  });
  const { print_data, waybill_code } = waybillDocument(call.world, waybill);
  return { print_data, waybill_code };
}

type ChangedRecipient = NonNullable<ReturnType<(typeof updateSchema)['parse']>['recipient']>;

/** What is not said stays; behind an OAID stands what its order says now. */
function changedReceiver(call: ShopCall, old: IssuedWaybill, given: ChangedRecipient): Contact {
  if (given.oaid) return receiverOfOaid(call, old.tradeNos, given.oaid);
  const address = given.address ?? old.receiver.address;
  const mobile = given.mobile || given.phone || old.receiver.phone;
  return writtenReceiver({ name: given.name ?? old.receiver.name, mobile, phone: '', address, oaid: '', tid: '', caid: given.caid ?? '' });
}

function queried(call: ShopCall, tradeNo: string, objectId: string): TopObject {
  const found = [...deskState(call.world).waybills.values()].findLast(
    ({ source, owner, tradeNos, canceledMs }) =>
      source === 'taobao' && owner === String(call.shop.seq) && canceledMs === null && tradeNos.includes(tradeNo),
  );
  return described(objectId, () => {
    if (!found) throw new DeskRefusal('unknown_waybill', tradeNo);
    return waybillDocument(call.world, found);
  });
}

/** One row of a query: it fails alone. */
function described(objectId: string, find: () => TopObject): TopObject {
  try {
    return { object_id: objectId, success: true, waybill_cloud_print_response: find() };
  } catch (error) {
    if (error instanceof DeskRefusal)
      return { object_id: objectId, success: false, error_code: 'isv.waybill-not-exist', error_message: error.message };
    throw error;
  }
}
