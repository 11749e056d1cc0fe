import type { EmulatedAnswer, EmulatedPlatform, EmulatedRequest, Push, WordedFault } from '../world/platform.ts';
import type { EmulatedApp, EmulatedShop, Notice } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { askMerchant } from './messages/address-question.ts';
import { answerAuthorize, answerToken } from './authorize.ts';
import { answerGateway } from './gateway.ts';
import { file, forbid } from './messages/message-queue.ts';
import { serveMessages } from './messages/message-socket.ts';
import { tidOf, userIdOf } from './native-number.ts';
import { taobaoState } from './own-state.ts';
import { closeSessions, isAuthorized } from './session.ts';
import { messagesOf } from './messages/topic.ts';

/** Taobao and Tmall: TOP gateway below /router/rest, authorise page, token page, message service over REST and WebSocket. */
export const taobao: EmulatedPlatform = {
  name: 'taobao',
  handle: (world, request) => Promise.resolve(answer(world, request)),
  connect: (world, _request, socket) => serveMessages(world, socket),
  isPassing: ({ method, path, query, body }) =>
    path.includes('/router/rest') ? passing.test(query.get('method') ?? new URLSearchParams(body).get('method') ?? '') : method === 'GET',
  faultAnswer: (fault) => faults[fault],
  pushes,
  tradeNo: tidOf,
  shopNo: userIdOf,
  revoke: (world, shop) => {
    for (const app of world.apps('taobao')) {
      if (isAuthorized(world, app, shop.seq))
        file(world, app, shop, { topic: 'taobao_top_AuthCancel', content: { nick: shop.name, user_id: Number(userIdOf(shop)) } });
      forbid(world, app, shop);
    }
    closeSessions(world, (session) => session.shopSeq === shop.seq);
  },
  habits: { maxLines: 20, presale: true, talent: false },
  asksAddress: (world, shop) => world.apps('taobao').some((app) => asks(world, app, shop)),
};

/** what is fetched and confirmed of messages comes once more after a restart: receivers bear that */
const passing =
  /^(?!cainiao\.waybill\.ii\.get$).*\.(?:get|query|search|product)$|^cainiao\.waybill\.ii\.query\.|^taobao\.(?:tmc\.messages|top\.oaid)\./u;

function answer(world: World, request: EmulatedRequest): EmulatedAnswer {
  const path = request.path.replace(/\/{2,}/gu, '/');
  if (path === '/router/rest') return answerGateway(world, request);
  if (path === '/authorize') return answerAuthorize(world, request);
  if (path === '/token') return answerToken(world, request);
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' };
}

/** Messages are fetched, so nothing is posted but the question about an address. */
function pushes(world: World, app: EmulatedApp, notice: Notice): readonly Push[] {
  const shop = world.shop(notice.trade.shopSeq);
  if (!shop || !isAuthorized(world, app, shop.seq)) return [];
  for (const message of messagesOf(shop, notice)) file(world, app, shop, message);
  const url = app.extra['qimen_url'];
  return notice.change === 'address_asked' && url && asks(world, app, shop)
    ? [askMerchant(world, { app, shop, url, trade: notice.trade })]
    : [];
}

const asks = (world: World, app: EmulatedApp, shop: EmulatedShop): boolean =>
  app.extra['qimen_url'] !== undefined && taobaoState(world).modifyAddressShops.has(shop.seq);

const errorAnswer = (code: number, msg: string, sub: Readonly<{ sub_code?: string; sub_msg?: string }> = {}): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify({ error_response: { code, msg, ...sub, request_id: '16fault0000000' } }),
});

const faults: Readonly<Record<WordedFault, EmulatedAnswer>> = {
  throttled: errorAnswer(7, 'App Call Limited', {
    sub_code: 'accesscontrol.limited-by-api-access-count',
    sub_msg: 'This ban will last for 1 more seconds',
  }),
  server_error: errorAnswer(15, 'Remote service error', { sub_code: 'isp.top-remote-connection-timeout', sub_msg: '服务超时，请稍后重试' }),
  token_expired: errorAnswer(27, 'Invalid Session', { sub_code: 'invalid-sessionkey', sub_msg: 'SessionKey非法' }),
  unavailable: errorAnswer(10, 'Service Currently Unavailable', { sub_code: 'isp.service-unavailable', sub_msg: '服务不可用' }),
};
