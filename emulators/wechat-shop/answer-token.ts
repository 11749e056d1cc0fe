import { z } from 'zod';
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { EmulatedRequest } from '../world/platform.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { appOfToken, issueToken, stableToken } from './access-token.ts';
import { readAsk, type Answer } from './call.ts';
import { clearQuota, spendCall } from './quota.ts';
import { shopOfApp } from './shop-of-app.ts';
import { WechatRefusal } from './wechat-error.ts';

const stableSchema = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().default(false),
});

/** Calls below /cgi-bin/. Spec: wechat-shop §1. */
export const tokenCalls: Readonly<
  Record<string, Readonly<{ method: 'GET' | 'POST'; run(world: World, request: EmulatedRequest, body: Json): Answer }>>
> = {
  token: {
    method: 'GET',
    run: (world, { query }) => {
      const app = appOf(world, {
        grant_type: query.get('grant_type') ?? '',
        appid: query.get('appid') ?? '',
        secret: query.get('secret') ?? '',
      });
      spendCall(world, app, 'cgi-bin/token');
      return issueToken(world, app);
    },
  },
  stable_token: {
    method: 'POST',
    run: (world, _request, body) => {
      const ask = readAsk(stableSchema, body);
      const app = appOf(world, ask);
      spendCall(world, app, 'cgi-bin/stable_token');
      return stableToken(world, app, ask.force_refresh);
    },
  },
  clear_quota: {
    method: 'POST',
    run: (world, { query }, body) => {
      const { appid } = readAsk(z.object({ appid: z.string() }), body);
      const app = appOfToken(world, query.get('access_token'));
      if (app.key !== appid) throw new WechatRefusal(40013, appid);
      clearQuota(world, app);
      return {};
    },
  },
};

/** @throws WechatRefusal 40002, 40013, 40125, or 40164 when the registration's `ip_whitelist` lacks this machine */
function appOf(world: World, ask: Readonly<{ grant_type: string; appid: string; secret: string }>): EmulatedApp {
  if (ask.grant_type !== 'client_credential') throw new WechatRefusal(40002);
  const app = world.apps('wechat-shop').find(({ key }) => key === ask.appid);
  if (!app) throw new WechatRefusal(40013);
  if (app.secret !== ask.secret || !shopOfApp(world, app)) throw new WechatRefusal(40125);
  const whitelist = app.extra['ip_whitelist'];
  if (whitelist !== undefined && !whitelist.split(',').includes('127.0.0.1')) throw new WechatRefusal(40164, '127.0.0.1');
  return app;
}
