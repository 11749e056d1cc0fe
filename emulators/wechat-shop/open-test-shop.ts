import { createEmulation, type Emulation } from '../world/create-emulation.ts';
import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import { pay } from '../world/customer-acts.ts';
import { placeOrder, type OrderAsk } from '../world/place-order.ts';
import type { Trade } from '../world/trade.ts';
import { wechatShop } from './platform.ts';

/** Members of an answer that a test looks at. */
type Answered = Readonly<Record<string, unknown>>;

/** A shop with its app for tests, its clock standing still until it is moved. */
export type TestShop = Readonly<{
  emulation: Emulation;
  app: EmulatedApp;
  shop: EmulatedShop;
  /** POST below /channels/ec/; `token` null: none is sent, unsaid: a living one of the shop's own */
  ask<Shape = Answered>(name: string, body?: unknown, token?: string | null): Promise<Shape>;
  /** `GET` of an address with its query */
  get<Shape = Answered>(address: string): Promise<Shape>;
  post<Shape = Answered>(address: string, body: unknown): Promise<Shape>;
  fetchToken(): Promise<string>;
  order(ask?: Partial<OrderAsk>): Trade;
  paidOrder(ask?: Partial<OrderAsk>): Trade;
  now(trade: Trade): Trade;
}>;

export const testAesKey = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const tokenLifeMs = 7_200_000;
/** 2026-11-11 00:00 in Beijing */
export const testStartMs = Date.UTC(2026, 10, 10, 16);

export async function openTestShop(ask: Readonly<{ extra?: Record<string, string>; pushUrl?: string }> = {}): Promise<TestShop> {
  const emulation = createEmulation({ platforms: [wechatShop], seed: 'test', startMs: testStartMs, realNowMs: () => 0 });
  emulation.time.setSpeed(0);
  const { world } = emulation;
  const shop = emulation.addShop('wechat-shop', '知单母婴');
  const app: EmulatedApp = {
    platform: 'wechat-shop',
    key: 'wxba5fad812f8e6fb9',
    secret: 'shop-secret',
    pushUrl: ask.pushUrl ?? null,
    extra: ask.extra ?? {},
  };
  emulation.addApp(app);

  async function send<Shape>(method: string, address: string, body: string): Promise<Shape> {
    const [path = '', query] = address.split('?');
    const request = { method, path, query: new URLSearchParams(query), headers: {}, body, baseUrl: 'http://127.0.0.1/wechat-shop' };
    const answer = await wechatShop.handle(world, request);
    return JSON.parse(String(answer.body)) as Shape;
  }
  const fetchToken = async (): Promise<string> => {
    const address = `/cgi-bin/token?grant_type=client_credential&appid=${app.key}&secret=${app.secret}`;
    return (await send<{ access_token: string }>('GET', address, '')).access_token;
  };
  const order = (wish: Partial<OrderAsk> = {}): Trade =>
    placeOrder(world, { shopSeq: shop.seq, habits: wechatShop.habits, hasGift: false, ...wish });
  const own = { token: await fetchToken(), untilMs: testStartMs + tokenLifeMs };
  async function ownToken(): Promise<string> {
    if (world.nowMs() >= own.untilMs) Object.assign(own, { token: await fetchToken(), untilMs: world.nowMs() + tokenLifeMs });
    return own.token;
  }
  return {
    emulation,
    app,
    shop,
    ask: async (name, body = {}, token) => {
      const sent = token === undefined ? await ownToken() : token;
      return send('POST', `/channels/ec/${name}${sent === null ? '' : `?access_token=${sent}`}`, JSON.stringify(body));
    },
    get: (address) => send('GET', address, ''),
    post: (address, body) => send('POST', address, JSON.stringify(body)),
    fetchToken,
    order,
    paidOrder: (wish) => pay(world, order(wish)),
    now: (trade) => world.trade(trade.shopSeq, trade.seq) ?? trade,
  };
}
