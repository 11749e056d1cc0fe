import { authorizePage, redirectTo } from '../world/authorize-page.ts';
import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { appOrderPush } from './app-order.ts';
import { kdtIdOf } from './native-number.ts';
import { youzanState, type Session } from './own-state.ts';
import { optionalText, readParams, textOf, type Params } from './params.ts';
import { issueCode, openSession, redeemCode, refreshSession, sessionJson } from './session.ts';
import { YouzanError } from './youzan-error.ts';

/** Only apps made for many merchants (工具型) have an authorise page; `GET` draws it, `POST` is the yes. Spec: youzan §1, path unverified. */
export function answerAuthorize(world: World, { method, query, body }: EmulatedRequest): EmulatedAnswer {
  const app = world.apps('youzan').find(({ key }) => key === query.get('client_id'));
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app) return page('授权失败：client_id 不存在');
  if (query.get('response_type') !== 'code') return page('授权失败：response_type 只支持 code');
  if (!URL.canParse(redirectUri) || !redirectUri.startsWith(app.extra['redirect_uri'] ?? 'http'))
    return page('授权失败：redirect_uri 与应用的回调地址不一致');
  const shops = world.shops('youzan');
  if (method !== 'POST') return authorizePage({ platformTitle: '有赞云', appKey: app.key, shops });
  const shop = shops.find(({ seq }) => String(seq) === new URLSearchParams(body).get('shop'));
  if (!shop) return page('授权失败：没有这个店铺');
  return redirectTo(redirectUri, { code: issueCode(world, app, shop, redirectUri), state: query.get('state') ?? '' });
}

/** `POST /auth/token`: the three ways to a token. */
export function answerToken(world: World, { method, body }: EmulatedRequest): EmulatedAnswer {
  try {
    if (method !== 'POST') throw new YouzanError(400, '仅支持POST请求');
    const params = readParams(body);
    const app = world.apps('youzan').find(({ key }) => key === optionalText(params, 'client_id'));
    if (!app || app.secret !== optionalText(params, 'client_secret')) throw new YouzanError(4201, 'client_id或client_secret错误');
    return json({ success: true, code: 200, message: null, data: sessionJson(granted(world, app, params)) });
  } catch (error) {
    if (!(error instanceof YouzanError)) throw error;
    return json({ success: false, code: error.code, message: error.message, data: null });
  }
}

function granted(world: World, app: EmulatedApp, params: Params): Session {
  const type = textOf(params, 'authorize_type');
  if (type === 'silent') return silent(world, app, params);
  if (type === 'refresh_token') {
    const session = refreshSession(world, app, textOf(params, 'refresh_token'));
    if (!session) throw new YouzanError(4202, 'refresh_token无效或已过期');
    return session;
  }
  if (type !== 'authorization_code') throw new YouzanError(400, `不支持的authorize_type：${type}`);
  const session = redeemCode(world, app, { code: textOf(params, 'code'), redirectUri: optionalText(params, 'redirect_uri') });
  if (!session) throw new YouzanError(4202, 'code无效或已过期');
  const order = appOrderPush(world, app, session.shopSeq);
  if (order) world.post('youzan', order);
  return session;
}

/** 自用型: the app of a shop's own house needs nobody's yes. */
function silent(world: World, app: EmulatedApp, params: Params): Session {
  const kdtId = textOf(params, 'grant_id');
  const shop = world.shops('youzan').find((each) => String(kdtIdOf(each)) === kdtId);
  if (app.extra['type'] === 'tool') throw new YouzanError(4202, '工具型应用不支持silent方式');
  if (!shop || youzanState(world).revoked.has(shop.seq)) throw new YouzanError(4202, 'grant_id对应的店铺未授权该应用');
  return openSession(world, app, { shopSeq: shop.seq, withRefresh: params['refresh'] === true });
}

const json = (value: object): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});

const page = (text: string): EmulatedAnswer => ({
  status: 400,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<p>${text}</p>`,
});
