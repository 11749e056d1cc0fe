import { authorizePage, redirectTo } from '../world/authorize-page.ts';
import type { EmulatedAnswer, EmulatedPlatform, EmulatedRequest, WordedFault } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { eventPushes } from './event.ts';
import { answerGateway } from './gateway.ts';
import { endGrants, isAuthorized, issueCode } from './grant.ts';
import { orderIdOf, shopIdOf } from './native-number.ts';
import { douyinState } from './own-state.ts';

/** Douyin shop: gateway below /<method with slashes>, authorise page below /authorize, messages by HTTP push. */
export const douyin: EmulatedPlatform = {
  name: 'douyin',
  handle: (world, request) =>
    Promise.resolve(request.path.startsWith('/authorize') ? answerAuthorize(world, request) : answerGateway(world, request)),
  isPassing: ({ method, path, query }) => (path.startsWith('/authorize') ? method === 'GET' : passing.test(query.get('method') ?? '')),
  faultAnswer: (fault) => faults[fault],
  pushes: (world, app, notice) => {
    const shop = world.shop(notice.trade.shopSeq);
    return shop && isAuthorized(world, app, shop.seq) ? eventPushes(world, app, notice) : [];
  },
  tradeNo: orderIdOf,
  shopNo: shopIdOf,
  revoke: (world, shop) => endGrants(world, shop.seq),
  habits: { maxLines: 20, presale: true, talent: true },
  asksAddress: (world, shop) => !douyinState(world).addressClosed.has(shop.seq),
};

const passing =
  /^(?:order\.(?:searchList|orderDetail|merge|searchByReceiver|logisticsCompanyList|addresSwitchConfig|batch\w+|\w+SearchIndex)|afterSale\.(?:List|Detail|rejectReasonCodeList)|product\.detail|logistics\.(?:listShopNetsite|waybillApply|templateList|getOutRange)|sku\.(?:detail|list|stockNum))$/u;

/** The service market's page for tool apps: `service_id` names the app (its own key unless registered otherwise), the address is registered. */
function answerAuthorize(world: World, { method, query, body }: EmulatedRequest): EmulatedAnswer {
  const serviceId = query.get('service_id') ?? '';
  const app = world.apps('douyin').find(({ key, extra }) => (extra['service_id'] ?? key) === serviceId);
  if (!app) return page(400, '授权出错：service_id 不存在');
  const redirectUri = app.extra['redirect_uri'];
  if (redirectUri === undefined) return page(400, '授权出错：应用没有登记回调地址 redirect_uri');
  if (method !== 'POST') return authorizePage({ platformTitle: '抖店服务市场', appKey: app.key, shops: world.shops('douyin') });
  const shop = world.shops('douyin').find(({ seq }) => String(seq) === new URLSearchParams(body).get('shop'));
  if (!shop) return page(400, '授权出错：没有这个店铺');
  return redirectTo(redirectUri, { code: issueCode(world, app, shop), state: query.get('state') ?? '' });
}

const page = (status: number, text: string): EmulatedAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<p>${text}</p>`,
});

const errorAnswer = (code: number, msg: string, subCode: string): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ code, msg, sub_code: subCode, sub_msg: msg, data: null, log_id: 'fault' }),
});

const faults: Readonly<Record<WordedFault, EmulatedAnswer>> = {
  throttled: errorAnswer(60000, '请求被限流', 'isv.traffic-limited:1'),
  server_error: errorAnswer(90000, '未知错误', 'isp.unknown-error'),
  token_expired: errorAnswer(40003, 'access_token已过期', 'isv.access-token-expired'),
  unavailable: errorAnswer(20000, '服务不可用', 'isp.service-error:1'),
};
