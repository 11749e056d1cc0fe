import { authorizePage, redirectTo } from '../world/authorize-page.ts';
import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { issueCode, redeemCode, refreshSession, tokenJson } from './session.ts';

/** `GET /oauth2/to_login` draws the page, `POST` is the seller's yes. Spec: jd §1. */
export function answerLogin(world: World, { method, query, body }: EmulatedRequest): EmulatedAnswer {
  const app = appOf(world, query.get('app_key'));
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app) return page('app_key不存在');
  if (query.get('response_type') !== 'code') return page('response_type只支持code');
  if (query.get('scope') !== 'snsapi_base') return page('scope只支持snsapi_base');
  if (!URL.canParse(redirectUri) || !redirectUri.startsWith(app.extra['redirect_uri'] ?? 'http'))
    return page('redirect_uri与应用登记的回调地址不一致');
  if (method !== 'POST') return authorizePage({ platformTitle: '京东零售开放平台', appKey: app.key, shops: world.shops('jd') });
  const shop = world.shops('jd').find(({ seq }) => String(seq) === new URLSearchParams(body).get('shop'));
  if (!shop) return page('没有这个店铺');
  return redirectTo(redirectUri, { code: issueCode(world, app, shop), state: query.get('state') ?? '' });
}

/** `/oauth2/access_token` and `/oauth2/refresh_token`, by GET or POST. Error bodies are (unverified). */
export function answerToken(world: World, { path, query, body }: EmulatedRequest): EmulatedAnswer {
  const form = new URLSearchParams(body);
  const value = (name: string): string => form.get(name) ?? query.get(name) ?? '';
  const wanted = path.endsWith('/refresh_token') ? 'refresh_token' : 'authorization_code';
  const app = appOf(world, value('app_key'));
  if (!app || app.secret !== value('app_secret')) return failure(401, 'app_key或app_secret错误');
  if (value('grant_type') !== wanted) return failure(400, `grant_type应为${wanted}`);
  const session = wanted === 'refresh_token' ? refreshSession(world, app, value('refresh_token')) : redeemCode(world, app, value('code'));
  if (session === null) return failure(400, 'code无效或已过期');
  return typeof session === 'string' ? failure(400, session) : json(tokenJson(world, app, session));
}

const appOf = (world: World, key: string | null): EmulatedApp | undefined => world.apps('jd').find((app) => app.key === key);

const failure = (code: number, msg: string): EmulatedAnswer => json({ code, msg });

const json = (value: object): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});

const page = (text: string): EmulatedAnswer => ({
  status: 400,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<p>授权出错：${text}</p>`,
});
