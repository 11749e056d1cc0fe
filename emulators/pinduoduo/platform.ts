import type { EmulatedAnswer, EmulatedPlatform, WordedFault } from '../world/platform.ts';
import { answerAuthorize } from './authorize.ts';
import { answerGateway, answerToken, errorBody } from './gateway.ts';
import { endGrant } from './grant.ts';
import { fileMessage } from './message-queue.ts';
import { mallIdOf, orderSnOf } from './native-number.ts';
import { openSocket } from './pmc-socket.ts';
import { PopError } from './pop-error.ts';
import { told } from './topics.ts';

const faultCodes = { throttled: 70031, server_error: 52103, token_expired: 10019, unavailable: 52102 } as const satisfies Readonly<
  Record<WordedFault, number>
>;

/** 拼多多: 开放平台 gateway, authorise page and message socket, from the spec file alone. */
export const pinduoduo: EmulatedPlatform = {
  name: 'pinduoduo',
  handle: async (world, request) => {
    const road = roads[request.path.replace(/\/+$/u, '')];
    return road ? road(world, request) : notFound;
  },
  connect: openSocket,
  isPassing: ({ method, path, query, body }) => (path.includes('/router') ? passing.test(`${query.toString()}&${body}`) : method === 'GET'),
  faultAnswer: (fault) => ({
    status: 200,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify(errorBody(new PopError(faultCodes[fault]), '16000000000000000')),
  }),
  pushes: (world, app, notice) => {
    const shop = world.shop(notice.trade.shopSeq);
    const message = told(notice);
    if (shop && message) fileMessage(world, app, shop, message);
    return []; // nothing is posted: messages go over the socket
  },
  tradeNo: orderSnOf,
  shopNo: (shop) => String(mallIdOf(shop)),
  revoke: (world, shop) => {
    for (const app of world.apps('pinduoduo')) endGrant(world, app.key, shop.seq);
  },
  habits: { maxLines: 1, presale: true, talent: false },
  asksAddress: () => false, // a buyer's new address is a message, nobody is asked
};

/** in a form or in JSON */
const passing = /\btype"?\s*[=:]\s*"?pdd\.(?!waybill\.get\b)[\w.]+\.(?:get|check|query|batch|search|waybillcode)(?:["&]|$)/u;

const roads: Readonly<Record<string, EmulatedPlatform['handle']>> = {
  '/api/router': async (world, request) => answerGateway(world, request),
  '/ark/router': async (world, request) => answerGateway(world, request),
  '/oauth/token': async (world, request) => answerToken(world, request),
  '/service-market/auth': async (world, request) => answerAuthorize(world, request),
  '/h5-login.html': async (world, request) => answerAuthorize(world, request),
};

const notFound: EmulatedAnswer = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404 Not Found</h1>' };
