import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { gatewayErrors, GatewayRefusal, type GatewayCode } from './jd-error.ts';
import type { Method } from './method.ts';
import { shopIdOf, venderIdOf } from './native-number.ts';
import { orderMethods } from './order-methods.ts';
import { spendCall } from './quota.ts';
import { refundApplyMethods } from './refund-apply-methods.ts';
import { serviceMethods } from './service-methods.ts';
import { shopOfSession } from './session.ts';
import { shipMethods } from './ship-methods.ts';
import { signatureOf, timestampMs } from './sign.ts';
import { wareMethods } from './ware-methods.ts';
import { alphaMethods } from './waybill/alpha-methods.ts';
import { waybillMethods } from './waybill/waybill-methods.ts';

const shopMethods: Readonly<Record<string, Method>> = {
  'jingdong.vender.shop.query': ({ shop }) => ({
    shop_jos_result: { vender_id: Number(venderIdOf(shop)), shop_id: Number(shopIdOf(shop)), shop_name: shop.name },
  }),
  'jingdong.seller.vender.info.get': ({ shop }) => ({
    vender_info_result: { vender_id: Number(venderIdOf(shop)), shop_id: Number(shopIdOf(shop)), shop_name: shop.name, col_type: 0 },
  }),
};

const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...shopMethods,
    ...orderMethods,
    ...shipMethods,
    ...refundApplyMethods,
    ...serviceMethods,
    ...wareMethods,
    ...waybillMethods,
    ...alphaMethods,
  }),
);

const skewLimitMs = 10 * 60_000;

/** `/routerjson`, by POST or GET: system parameters, and the business ones as one JSON text. Always HTTP 200. Spec: jd §2. */
export function answerGateway(world: World, request: EmulatedRequest): EmulatedAnswer {
  try {
    return json(resultOf(world, paramsOf(request)));
  } catch (error) {
    if (error instanceof GatewayRefusal) return refusal(error.code, error.message);
    throw error;
  }
}

function resultOf(world: World, params: Readonly<Record<string, string>>): object {
  const name = params['method'] ?? '';
  if (name === '') throw new GatewayRefusal(2);
  const app = checkedApp(world, params);
  const run = methods.get(name);
  if (!run) throw new GatewayRefusal(3, name);
  if (app.extra['permissions'] && !app.extra['permissions'].split(',').some((prefix) => name.startsWith(prefix)))
    throw new GatewayRefusal(10, name);
  if (!params['access_token']) throw new GatewayRefusal(18);
  const shop = shopOfSession(world, app, params['access_token']);
  if (!shop) throw new GatewayRefusal(19);
  spendCall(world, app, name);
  const answer = run({ world, app, shop }, businessJson(params['360buy_param_json']));
  return { [wrapperOf(name)]: { code: '0', ...answer } };
}

/** Who signed. @throws GatewayRefusal 20–23, 11, 12 */
function checkedApp(world: World, params: Readonly<Record<string, string>>): EmulatedApp {
  if (!params['app_key']) throw new GatewayRefusal(20);
  const app = world.apps('jd').find(({ key }) => key === params['app_key']);
  if (!app) throw new GatewayRefusal(21);
  if (!params['timestamp']) throw new GatewayRefusal(11);
  const at = timestampMs(params['timestamp']);
  if (at === null || Math.abs(at - world.nowMs()) > skewLimitMs) throw new GatewayRefusal(12);
  if (!params['sign']) throw new GatewayRefusal(22);
  if (params['sign'] !== signatureOf(params, app.secret)) throw new GatewayRefusal(23);
  return app;
}

/** Address and form together: clients put system parameters into either. */
function paramsOf({ query, headers, body }: EmulatedRequest): Readonly<Record<string, string>> {
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return { ...Object.fromEntries(query), ...(isForm ? Object.fromEntries(new URLSearchParams(body)) : {}) };
}

function businessJson(text: string | undefined): Json {
  try {
    return parseJson(text ?? '{}');
  } catch {
    throw new GatewayRefusal(6, '360buy_param_json');
  }
}

/** `jingdong_pop_order_get_responce`, as the platform spells it; newer families spell it right. */
const wrapperOf = (name: string): string => `${name.replaceAll('.', '_')}_${name.startsWith('jingdong.ctp.') ? 'response' : 'responce'}`;

export function refusal(code: GatewayCode, detail = ''): EmulatedAnswer {
  const [zh, en] = gatewayErrors[code];
  return json({
    error_response: { code: String(code), zh_desc: detail ? `${zh}：${detail}` : zh, en_desc: en, request_id: `8n${code}emulated` },
  });
}

const json = (value: object): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});
