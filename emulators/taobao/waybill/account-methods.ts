import { beijingText } from '../../world/beijing-time.ts';
import { carriers, type EmulatedCarrier } from '../../world/parcels/carrier-fixture.ts';
import { suspensionOf } from '../../world/waybills/areas.ts';
import { subscriptionsOf } from '../../world/waybills/subscriptions.ts';
import { forShop, textOf, type ShopCall, type TopMethod } from '../method.ts';
import type { TopObject } from '../trade-document.ts';
import { carrierOfCp, cpCodeOf, templatesOf } from './template-fixture.ts';
import { reachableSchema, readParam } from './waybill-ask.ts';
import { subscriptionDocument } from './waybill-document.ts';
import { refused } from './waybill-error.ts';

/** 订购关系, 模板, 停发: what a merchant asks before it takes numbers. Spec: logistics §2.2, §2.4, §13.3. */
export const accountMethods: Readonly<Record<string, TopMethod>> = {
  'cainiao.waybill.ii.search': forShop([], (call) => {
    const carrier = optionalCarrier(textOf(call, 'cp_code'));
    const branches = subscriptionsOf(call.world, { source: 'taobao', owner: String(call.shop.seq), carrier: carrier?.code });
    const groups = Map.groupBy(branches, (branch) => branch.carrier);
    return { waybill_apply_subscription_cols: { waybill_apply_subscription_info: Array.from(groups.values(), subscriptionDocument) } };
  }),
  'cainiao.waybill.ii.product': forShop(['cp_code'], (call) => {
    optionalCarrier(textOf(call, 'cp_code'));
    return {
      product_types: {
        waybill_product_type: [{ code: 'STANDARD_EXPRESS', name: '标准快递', service_types: { waybill_service_type: [] } }],
      },
    };
  }),
  'cainiao.cloudprint.stdtemplates.get': forShop([], () => ({
    result: {
      success: true,
      datas: {
        standard_template_result: carriers.map((carrier) => ({
          cp_code: cpCodeOf(carrier),
          standard_templates: {
            standard_template_do: templatesOf(carrier).map(({ id, name, url, waybillType }) => ({
              standard_template_id: id,
              standard_template_name: name,
              standard_template_url: url,
              standard_waybill_type: waybillType,
            })),
          },
        })),
      },
    },
  })),
  'cainiao.cloudprint.mystdtemplates.get': forShop([], (call) => ({
    result: { success: true, datas: { user_template_result: myTemplates(call) } },
  })),
  'cainiao.waybill.address.reachable.query': forShop(['reachable_recommend_request_dto'], reachable),
};

function optionalCarrier(cpCode: string): EmulatedCarrier | undefined {
  const carrier = carrierOfCp(cpCode);
  if (cpCode !== '' && !carrier) throw refused(`cp_code ${cpCode} 不存在`);
  return carrier;
}

/** A merchant uses the templates of the carriers that it has signed up with. */
function myTemplates(call: ShopCall): readonly TopObject[] {
  const mine = new Set(subscriptionsOf(call.world, { source: 'taobao', owner: String(call.shop.seq) }).map(({ carrier }) => carrier));
  return carriers
    .filter(({ code }) => mine.has(code))
    .map((carrier) => ({
      cp_code: cpCodeOf(carrier),
      user_std_templates: {
        user_template_do: templatesOf(carrier).map(({ id, name, url }) => ({
          user_std_template_id: id,
          user_std_template_name: name,
          user_std_template_url: url,
        })),
      },
    }));
}

function reachable(call: ShopCall): TopObject {
  const { cp_code, address } = readParam(call, 'reachable_recommend_request_dto', reachableSchema);
  const asked = optionalCarrier(cp_code);
  const to = { province: address.province_name, city: address.city_name, district: address.area_name };
  const area = asked && suspensionOf(call.world, asked.code, to);
  const others = carriers.filter(({ code }) => !suspensionOf(call.world, code, to));
  const untilMs = area?.untilMs ?? null;
  return {
    result: {
      success: true,
      module: {
        reachable: asked ? !area : others.length > 0,
        ...(area && {
          interrupt_reason: area.reason,
          interrupt_type: 'STOP',
          ...(untilMs !== null && { interrupt_end_time: beijingText(untilMs) }),
        }),
        reachable_cps: { cp_info_dto: others.map((carrier) => ({ cp_code: cpCodeOf(carrier), cp_name: carrier.name })) },
      },
    },
  };
}
