import { authorizePage, redirectTo } from '../world/authorize-page.ts';
import type { EmulatedAnswer, EmulatedRequest } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { issueCode } from './grant.ts';

/** The page on which the main account of a shop says yes: `GET` draws it, `POST` is the yes. Spec: pinduoduo §1. */
export function answerAuthorize(world: World, { method, query, body }: EmulatedRequest): EmulatedAnswer {
  const app = world.apps('pinduoduo').find(({ key }) => key === query.get('client_id'));
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!app) return page('授权失败：client_id 不存在');
  if (query.get('response_type') !== 'code') return page('授权失败：response_type 只支持 code');
  if (!URL.canParse(redirectUri) || !redirectUri.startsWith(app.extra['redirect_uri'] ?? 'http'))
    return page('授权失败：redirect_uri 与应用的回调地址不一致');
  const shops = world.shops('pinduoduo');
  if (method !== 'POST') return authorizePage({ platformTitle: '拼多多服务市场', appKey: app.key, shops });
  const shop = shops.find(({ seq }) => String(seq) === new URLSearchParams(body).get('shop'));
  if (!shop) return page('授权失败：没有这个店铺，请用店铺主账号登录');
  return redirectTo(redirectUri, { code: issueCode(world, app, shop), state: query.get('state') ?? '' });
}

const page = (text: string): EmulatedAnswer => ({
  status: 400,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<p>${text}</p>`,
});
