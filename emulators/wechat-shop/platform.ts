import type { EmulatedPlatform, WordedFault } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import { closeTokens } from './access-token.ts';
import { acceptUnanswered, waitsForSeller } from './address-negotiation.ts';
import { answerRequest, refusal } from './answer-request.ts';
import { ghOf, openIdOf, orderIdOf } from './native-number.ts';
import { changeSaying, wechatState } from './own-state.ts';
import { eventsOf } from './push/push-event.ts';
import { pushKeysOf, pushMessage } from './push/push-message.ts';
import { shopOfApp } from './shop-of-app.ts';
import { savePushAddress } from './push/save-push-address.ts';
import { WechatRefusal, type WechatCode } from './wechat-error.ts';
import type { Notice } from '../world/shop.ts';

const faultCodes = { throttled: 45011, server_error: -1, token_expired: 42001, unavailable: null } as const satisfies Readonly<
  Record<WordedFault, WechatCode | null>
>;
const settleMs = 7 * 86_400_000;

/**
 * WeChat shop (微信小店): tokens by appid and secret, no signature, encrypted messages. Registration of an app (`extra`): `shop`,
 * `token` and `encoding_aes_key` of its messages, `token_overlap_seconds`, `calls_per_minute`, `calls_per_day`, `permissions`
 * (`129,131`), `ip_whitelist`. An order's `extras`: `fullPresale`, `addressAnswer`.
 */
export const wechatShop: EmulatedPlatform = {
  name: 'wechat-shop',
  handle: async (world, request) =>
    request.path === '/backoffice/message-push' ? savePushAddress(world, JSON.parse(request.body || '{}')) : answerRequest(world, request),
  isPassing: ({ path }) => /^\/+channels\/ec\/.*(?:get|list|search|decode)$|^\/backoffice\//u.test(path),
  faultAnswer: (fault, { path }) => {
    const code = faultCodes[fault];
    if (code === null) return null;
    return refusal(new WechatRefusal(code === 42001 && path.startsWith('/cgi-bin/') ? -1 : code), path); // a token call needs no token
  },
  pushes: (world, app, notice) => {
    keepTime(world, notice);
    const shop = shopOfApp(world, app);
    const keys = pushKeysOf(app);
    if (shop?.seq !== notice.trade.shopSeq || !keys) return [];
    const to = { app, shop, keys, openId: openIdOf(notice.trade) };
    return eventsOf(notice, wechatState(world).saying).flatMap((event) => pushMessage(world, to, event) ?? []);
  },
  tradeNo: orderIdOf,
  shopNo: ghOf,
  /** the secret is reset: registering the app anew is how the seller gives it out again */
  revoke: (world, shop) => {
    for (const app of world.apps('wechat-shop').filter((each) => shopOfApp(world, each)?.seq === shop.seq)) {
      wechatState(world).revoked.add(app);
      closeTokens(world, app.key);
    }
  },
  habits: { maxLines: 50, presale: false, talent: true },
  asksAddress: (world, _shop, trade) => waitsForSeller(world, trade),
};

/** What the platform does by itself later: answers for a silent seller, settles a finished order. */
function keepTime(world: World, { change, trade }: Notice): void {
  if (change === 'address_asked') acceptUnanswered(world, trade);
  if (change === 'completed') world.at(world.nowMs() + settleMs, () => settle(world, trade));
}

function settle(world: World, trade: Notice['trade']): void {
  const { settledMs } = wechatState(world);
  if (settledMs.has(trade.seq)) return;
  settledMs.set(trade.seq, world.nowMs());
  const said = { event: 'channels_ec_order_settle', info: { settle_time: Math.floor(world.nowMs() / 1_000) } };
  changeSaying(world, said, () => world.change(trade, 'other', {}));
}
