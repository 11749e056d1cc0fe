import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { appOfToken } from './access-token.ts';
import { aftersaleCalls } from './aftersale-calls.ts';
import { tokenCalls } from './answer-token.ts';
import type { Answer, Call } from './call.ts';
import { deliveryCalls } from './delivery-calls.ts';
import { ghOf, hexOf } from './native-number.ts';
import { orderCalls } from './order-calls.ts';
import { orderChangeCalls } from './order-change-calls.ts';
import { productCalls } from './product-calls.ts';
import { spendCall } from './quota.ts';
import { shopOfApp } from './shop-of-app.ts';
import { WechatRefusal } from './wechat-error.ts';

const shopInfo: Call = {
  method: 'GET',
  run: ({ shop }) => ({
    info: {
      nickname: shop.name,
      headimg_url: 'https://wx.qlogo.example/shop/0',
      subject_type: '企业',
      status: 'open_finished',
      username: ghOf(shop),
    },
  }),
};

const calls: Readonly<Record<string, Call>> = {
  'basics/info/get': shopInfo,
  ...orderCalls,
  ...orderChangeCalls,
  ...deliveryCalls,
  ...productCalls,
  ...aftersaleCalls,
};

/** Permission sets of the platform. Spec: wechat-shop §1. */
const permissionSets: readonly (readonly [prefix: RegExp, set: string])[] = [
  [/^(product|warehouse)\//u, '129'],
  [/^(order|aftersale|merchant)\//u, '131'],
];

/** Answers a call of the API; always with HTTP 200. */
export function answerRequest(world: World, request: EmulatedRequest): EmulatedAnswer {
  try {
    return json({ errcode: 0, errmsg: 'ok', ...resultOf(world, request) });
  } catch (error) {
    if (error instanceof WechatRefusal) return refusal(error, `${request.path} ${world.nowMs()}`);
    if (error instanceof RefusedAct) return refusal(new WechatRefusal(10020116, error.message), `${request.path} ${world.nowMs()}`);
    throw error;
  }
}

function resultOf(world: World, request: EmulatedRequest): Answer {
  const tokenCall = tokenCalls[/^\/+cgi-bin\/(.+)$/u.exec(request.path)?.[1] ?? ''];
  if (tokenCall) {
    checkMethod(tokenCall.method, request.method);
    const result = tokenCall.run(world, request, bodyOf(request));
    return 'access_token' in result ? { errcode: undefined, errmsg: undefined, ...result } : result; // the token page says no errcode
  }
  const name = /^\/+channels\/ec\/(.+)$/u.exec(request.path)?.[1] ?? '';
  const found = calls[name];
  if (!found) throw new WechatRefusal(40066);
  checkMethod(found.method, request.method);
  const app = appOfToken(world, request.query.get('access_token'));
  const shop = shopOfApp(world, app);
  if (!shop) throw new WechatRefusal(40001);
  checkPermission(app, name);
  spendCall(world, app, name);
  return found.run({ world, app, shop }, bodyOf(request));
}

function checkMethod(wanted: 'GET' | 'POST', given: string): void {
  if (given !== wanted) throw new WechatRefusal(wanted === 'GET' ? 43001 : 43002);
}

/** An app without `permissions` has them all. */
function checkPermission(app: EmulatedApp, name: string): void {
  const set = permissionSets.find(([prefix]) => prefix.test(name))?.[1];
  const granted = app.extra['permissions']?.split(',');
  if (set && granted && !granted.includes(set)) throw new WechatRefusal(48001);
}

/** @throws WechatRefusal 47001 */
function bodyOf({ method, body }: EmulatedRequest): Json {
  if (method === 'GET') return {};
  try {
    return parseJson(body);
  } catch {
    throw new WechatRefusal(47001);
  }
}

/** The body of a refused call; `rid` names it in the platform's logs. */
export function refusal({ code, message }: WechatRefusal, about: string): EmulatedAnswer {
  const rid = hexOf(about, 24).replace(/^(.{8})(.{8})(.{8})$/u, '$1-$2-$3');
  return json({ errcode: code, errmsg: `${message} rid: ${rid}` });
}

const json = (value: object): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json; encoding=utf-8' },
  body: JSON.stringify(value),
});
