import { carriers, type EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';
import {
  cancelNumber,
  changeNumber,
  checkTogether,
  giveNumber,
  waybillOf,
  type NumberAsk,
  type WaybillRef,
} from '../../world/waybills/desk.ts';
import { DeskRefusal } from '../../world/waybills/desk-refusal.ts';
import type { Contact, IssuedWaybill, Subscription } from '../../world/waybills/desk-state.ts';
import { isPhone } from '../../world/waybills/phone.ts';
import { printMessage } from '../../world/waybills/print-message.ts';
import { sealPrint, signPrint } from '../../world/waybills/print-seal.ts';
import { branchFor, subscriptionsOf } from '../../world/waybills/subscriptions.ts';
import type { World } from '../../world/world.ts';
import type { PopObject } from '../order-document.ts';
import { listOf, memberOf, textOf, type Params } from '../params.ts';
import type { PopCall, PopContext } from '../pop-call.ts';
import { rejected } from '../pop-error.ts';
import { changedReceiver, receiverOf } from './receiver.ts';
import { carrierOfWp, templateOf } from './template-fixture.ts';
import { applySchema, readAsk, updateSchema, type ParcelAsk } from './waybill-ask.ts';

/** 拼多多电子面单. Spec: logistics §5. */
export const waybillCalls = {
  'pdd.waybill.get': { wrapper: 'pdd_waybill_get_response', run: (context, params) => worded(() => apply(context, params)) },
  'pdd.waybill.update': { wrapper: 'pdd_waybill_update_response', run: (context, params) => worded(() => update(context, params)) },
  'pdd.waybill.cancel': {
    wrapper: 'pdd_waybill_cancel_response',
    run: (context, params) =>
      worded(() => {
        cancelNumber(context.world, refOf(context, textOf(params, 'wp_code'), textOf(params, 'waybill_code')));
        return { cancel_result: true };
      }),
  },
  'pdd.waybill.query.by.waybillcode': { wrapper: 'pdd_waybill_query_by_waybillcode_response', run: queryByCode },
  'pdd.waybill.search': { wrapper: 'pdd_waybill_search_response', run: search },
  'pdd.cloudprint.stdtemplates.get': { wrapper: 'pdd_cloudprint_stdtemplates_get_response', run: templates },
} as const satisfies Readonly<Record<string, PopCall>>;

function worded<Answer>(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (error instanceof DeskRefusal) throw rejected(error.message);
    throw error;
  }
}

function carrierNamed(wpCode: string): EmulatedCarrier {
  const carrier = carrierOfWp(wpCode);
  if (!carrier) throw rejected(`快递公司${wpCode}不存在`);
  return carrier;
}

const ownerOf = ({ shop }: PopContext) => ({ source: 'pinduoduo', owner: String(shop.seq) });
const refOf = (context: PopContext, wpCode: string, waybillNo: string): WaybillRef => ({
  ...ownerOf(context),
  carrier: carrierNamed(wpCode).code,
  waybillNo,
});

/** All parcels of a call get their numbers, or none does (unverified: the answer has no place for a single refusal). */
function apply(context: PopContext, params: Params): PopObject {
  const ask = readAsk(params, 'param_waybill_cloud_print_apply_new_request', applySchema);
  const carrier = carrierNamed(ask.wp_code);
  const phone = ask.sender.mobile || ask.sender.phone;
  if (!isPhone(phone)) throw rejected('发件人手机号格式不正确');
  const sender: Contact = { name: ask.sender.name, phone, address: { ...ask.sender.address, postcode: '' } };
  const branch = branchFor(context.world, { ...ownerOf(context), carrier: carrier.code }, ask.sender.address);
  const ids = ask.trade_order_info_dtos.map(({ object_id }) => object_id);
  if (new Set(ids).size < ids.length) throw rejected('object_id重复');
  const asks = ask.trade_order_info_dtos.map((parcel) => numberAsk(context, { parcel, carrier, sender, isEncrypted: ask.need_encrypt }));
  checkTogether(context.world, branch, asks);
  const given = asks.map((each) => ({ ...giveNumber(context.world, branch, each), objectId: each.objectId }));
  return { modules: given.map((waybill) => waybillDocument(context.world, waybill)) };
}

type OneAsk = Readonly<{ parcel: ParcelAsk; carrier: EmulatedCarrier; sender: Contact; isEncrypted: boolean }>;

function numberAsk(context: PopContext, { parcel, carrier, sender, isEncrypted }: OneAsk): NumberAsk {
  const { order_info, package_info, template_url } = parcel;
  checkTemplate(carrier, template_url);
  return {
    key: [order_info.order_channels_type, ...order_info.trade_order_list.toSorted(), package_info.id].join('|'),
    objectId: parcel.object_id,
    tradeNos: order_info.trade_order_list,
    packageId: package_info.id,
    sender,
    receiver: receiverOf(context, parcel),
    goods: package_info.items,
    weightGram: package_info.weight,
    templateUrl: template_url,
    isEncrypted,
    own: {},
  };
}

function checkTemplate(carrier: EmulatedCarrier, url: string): void {
  if (url !== templateOf(carrier).url) throw rejected('模板不存在或不属于该快递公司');
}

function waybillDocument(world: World, waybill: IssuedWaybill): PopObject {
  const data = JSON.stringify(printMessage(world, waybill));
  const templateURL = waybill.templateUrl;
  const printed = waybill.isEncrypted
    ? { ...sealPrint(data), templateURL, ver: '3' }
    : { data: JSON.parse(data) as object, signature: signPrint(data), templateURL };
  return { object_id: waybill.objectId, waybill_code: waybill.waybillNo, parent_waybill_code: '', print_data: JSON.stringify(printed) };
}

function update(context: PopContext, params: Params): PopObject {
  const ask = readAsk(params, 'param_waybill_cloud_print_update_request', updateSchema);
  const ref = refOf(context, ask.wp_code, ask.waybill_code);
  const old = waybillOf(context.world, ref);
  if (ask.template_url !== undefined) checkTemplate(carrierNamed(ask.wp_code), ask.template_url);
  const waybill = changeNumber(context.world, ref, {
    ...(ask.recipient && { receiver: changedReceiver(context, old, ask.recipient) }),
    ...(ask.sender && {
      sender: { ...old.sender, name: ask.sender.name ?? old.sender.name, phone: ask.sender.mobile || ask.sender.phone || old.sender.phone },
    }),
    ...(ask.package_info?.items && { goods: ask.package_info.items }),
    ...(ask.template_url !== undefined && { templateUrl: ask.template_url }),
  });
  const { print_data, waybill_code } = waybillDocument(context.world, waybill);
  return { print_data, waybill_code };
}

function queryByCode(context: PopContext, params: Params): PopObject {
  const modules = listOf(params, 'param_list', 20).map((row) => {
    const objectId = memberOf(row, 'object_id');
    try {
      const waybill = waybillOf(context.world, refOf(context, memberOf(row, 'wp_code'), memberOf(row, 'waybill_code')));
      return { object_id: objectId, success: true, waybill_cloud_print_response: waybillDocument(context.world, waybill) };
    } catch (error) {
      if (error instanceof DeskRefusal) return { object_id: objectId, success: false, error_code: '50001', error_message: error.message };
      throw error;
    }
  });
  return { modules };
}

function search(context: PopContext, params: Params): PopObject {
  const wpCode = params.get('wp_code') ?? '';
  const carrier = wpCode === '' ? undefined : carrierNamed(wpCode).code;
  const groups = Map.groupBy(subscriptionsOf(context.world, { ...ownerOf(context), carrier }), (branch) => branch.carrier);
  return {
    waybill_apply_subscription_cols: Array.from(groups, ([code, branches]) => ({
      wp_code: code,
      wp_type: carrierNamed(code).kind,
      branch_account_cols: branches.map(branchDocument),
    })),
  };
}

const branchDocument = (branch: Subscription): PopObject => ({
  branch_code: branch.branchCode,
  branch_name: branch.branchName,
  quantity: branch.balance ?? 0,
  allocated_quantity: branch.taken,
  cancel_quantity: branch.canceled,
  recycled_quantity: branch.canceled,
  shipp_address_cols: branch.senders.map(({ province, city, district, town, detail }) => ({
    country: '中国',
    province,
    city,
    district,
    town,
    detail,
  })),
  service_info_cols: [],
});

/** Of one carrier, or of all. */
function templates(_context: PopContext, params: Params): PopObject {
  const wpCode = params.get('wp_code') ?? '';
  const asked = wpCode === '' ? carriers : [carrierNamed(wpCode)];
  const datas = asked.map((carrier) => {
    const { id, name, url, waybillType } = templateOf(carrier);
    const template = {
      standard_template_id: id,
      standard_template_name: name,
      standard_template_url: url,
      standard_waybill_type: waybillType,
    };
    return { wp_code: carrier.code, standard_templates: [template] };
  });
  return { result: { datas } };
}
