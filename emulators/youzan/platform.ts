import type { EmulatedAnswer, EmulatedPlatform } from '../world/platform.ts';
import { answerAuthorize, answerToken } from './authorize.ts';
import { answerGateway, json, refusalBody } from './gateway.ts';
import { kdtIdOf, tidOf } from './native-number.ts';
import { pushesOf } from './pushes.ts';
import { rememberBefore } from './search-index.ts';
import { closeShop, isAuthorized } from './session.ts';
import { GatewayError } from './youzan-error.ts';

const faultCodes = { throttled: 4205, server_error: 5000, token_expired: 4203, unavailable: 5001 } as const;

/** 有赞云: tokens, API gateway and HTTP messages, from the spec file alone. */
export const youzan: EmulatedPlatform = {
  name: 'youzan',
  handle: async (world, request) => {
    if (request.path === '/auth/token') return answerToken(world, request);
    if (request.path === '/auth/authorize') return answerAuthorize(world, request);
    return /^\/api\/youzan\.[^/]+\/[^/]+$/u.test(request.path) ? answerGateway(world, request) : notFound;
  },
  isPassing: ({ method, path }) => method === 'GET' || /\.(?:get|search|batch|single)\/[^/]+$/u.test(path),
  faultAnswer: (fault) => json(refusalBody(new GatewayError(faultCodes[fault]), 'yz7-0a0b0c-0-0')),
  pushes: (world, app, notice) => {
    rememberBefore(world, notice);
    const shop = world.shop(notice.trade.shopSeq);
    if (!shop || app.pushUrl === null || !isAuthorized(world, app, shop.seq)) return [];
    return pushesOf(world, { app, shop, url: app.pushUrl }, notice);
  },
  tradeNo: tidOf,
  shopNo: (shop) => String(kdtIdOf(shop)),
  revoke: (world, shop) => closeShop(world, shop.seq),
  habits: { maxLines: 20, presale: true, talent: false },
  asksAddress: () => false,
};

const notFound: EmulatedAnswer = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404 Not Found</h1>' };
