import { authorizePage, redirectTo } from '../world/authorize-page.ts';
import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { issueCode, redeemCode, refreshSession, tokenJson } from './session.ts';

/** `GET /authorize` draws the page, `POST` is the seller's yes. Spec: taobao §1. */
export function answerAuthorize(world: World, { method, query, body }: EmulatedRequest): EmulatedAnswer {
  const app = appOf(world, query.get('client_id'));
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app) return page(400, '授权出错：client_id 不存在');
  if (query.get('response_type') !== 'code') return page(400, '授权出错：response_type 只支持 code');
  if (!URL.canParse(redirectUri) || !redirectUri.startsWith(app.extra['redirect_uri'] ?? 'http'))
    return page(400, '授权出错：redirect_uri 与应用登记的回调地址不一致');
  if (method !== 'POST') return authorizePage({ platformTitle: '淘宝开放平台', appKey: app.key, shops: world.shops('taobao') });
  const shop = world.shops('taobao').find(({ seq }) => String(seq) === new URLSearchParams(body).get('shop'));
  if (!shop) return page(400, '授权出错：没有这个店铺');
  return redirectTo(redirectUri, { code: issueCode(world, app, shop), state: query.get('state') ?? '' });
}

/** `POST /token`: a code or a refresh token for a session. */
export function answerToken(world: World, { method, query, body }: EmulatedRequest): EmulatedAnswer {
  const form = new URLSearchParams(body);
  const value = (name: string): string => form.get(name) ?? query.get(name) ?? '';
  if (method !== 'POST') return refuse('invalid_request', 'only POST is allowed');
  const app = appOf(world, value('client_id'));
  if (!app || app.secret !== value('client_secret')) return refuse('invalid_client', 'client id or secret is wrong');
  const grantType = value('grant_type');
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token')
    return refuse('unsupported_grant_type', `grant_type ${grantType}`);
  const session =
    grantType === 'refresh_token' ? refreshSession(world, app, value('refresh_token')) : redeemCode(world, app, value('code'));
  if (!session)
    return refuse('invalid_grant', grantType === 'refresh_token' ? 'refresh token is invalid or expired' : 'authorize code expired');
  return json(200, tokenJson(world, app, session));
}

const appOf = (world: World, key: string | null): EmulatedApp | undefined => world.apps('taobao').find((app) => app.key === key);

const refuse = (error: string, description: string): EmulatedAnswer => json(400, { error, error_description: description });

const json = (status: number, value: object): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});

const page = (status: number, text: string): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<p>${text}</p>`,
});
