import { beijingText } from '../world/beijing-time.ts';
import { createEmulation, type Emulation } from '../world/create-emulation.ts';
import { pay } from '../world/customer-acts.ts';
import { placeOrder, type OrderAsk } from '../world/place-order.ts';
import type { EmulatedAnswer } from '../world/platform.ts';
import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import { jd } from './platform.ts';
import { signatureOf } from './sign.ts';

/** Members of an answer that a test looks at. */
type Answered = Readonly<Record<string, unknown>>;
export type Token = Readonly<{ access_token: string; refresh_token: string; code: number; msg: string }>;

/** A shop with its app for tests, authorised, its clock standing still until it is moved. */
export type TestShop = Readonly<{
  emulation: Emulation;
  app: EmulatedApp;
  shop: EmulatedShop;
  token: Token;
  /** a signed call; `over` replaces parameters before or (with `sign`) after signing; answers what stands in the wrapper */
  ask<Shape = Answered>(method: string, params?: unknown, over?: Readonly<Record<string, string>>): Promise<Shape>;
  /** form post or GET of an address as it stands */
  send(method: 'GET' | 'POST', address: string, body?: string): Promise<EmulatedAnswer>;
  authorize(): Promise<Token>;
  order(ask?: Partial<OrderAsk>): Trade;
  paidOrder(ask?: Partial<OrderAsk>): Trade;
  now(trade: Trade): Trade;
  /** what is due now is done */
  settle(): Promise<void>;
}>;

/** 2026-11-11 00:00 in Beijing */
export const testStartMs = Date.UTC(2026, 10, 10, 16);

export async function openTestShop(extra: Readonly<Record<string, string>> = {}): Promise<TestShop> {
  const emulation = createEmulation({ platforms: [jd], seed: 'test', startMs: testStartMs, speed: 0 });
  const { world, time } = emulation;
  const shop = emulation.addShop('jd', '知单母婴旗舰店');
  const app: EmulatedApp = { platform: 'jd', key: 'JDKEY', secret: 'jdsecret', pushUrl: null, extra };
  emulation.addApp(app);

  const send: TestShop['send'] = (method, address, body = '') => {
    const [path = '', query] = address.split('?');
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    return jd.handle(world, { method, path, query: new URLSearchParams(query), headers, body, baseUrl: 'http://127.0.0.1/jd' });
  };
  const authorize = async (): Promise<Token> => {
    const page =
      '/oauth2/to_login?app_key=JDKEY&response_type=code&redirect_uri=https%3A%2F%2Fmerchant.example%2Fback&state=s1&scope=snsapi_base';
    const { headers } = await send('POST', page, `shop=${shop.seq}`);
    const code = new URL(headers['location'] ?? '').searchParams.get('code') ?? '';
    const query = `app_key=JDKEY&app_secret=jdsecret&grant_type=authorization_code&code=${code}`;
    return JSON.parse(String((await send('GET', `/oauth2/access_token?${query}`)).body)) as Token;
  };
  const token = await authorize();
  const order = (wish: Partial<OrderAsk> = {}): Trade =>
    placeOrder(world, { shopSeq: shop.seq, habits: jd.habits, hasGift: false, isPresale: false, ...wish });

  async function ask<Shape>(method: string, params: unknown = {}, over: Readonly<Record<string, string>> = {}): Promise<Shape> {
    const plain: Record<string, string> = {
      method,
      access_token: token.access_token,
      app_key: app.key,
      timestamp: `${beijingText(time.nowMs())}.000+0800`,
      v: '2.0',
      '360buy_param_json': JSON.stringify(params),
      ...over,
    };
    const signed = { ...plain, sign: over['sign'] ?? signatureOf(plain, app.secret) };
    const answer = JSON.parse(String((await send('POST', '/routerjson', new URLSearchParams(signed).toString())).body)) as Answered;
    return (answer[`${method.replaceAll('.', '_')}_responce`] ?? answer) as Shape;
  }
  return {
    emulation,
    app,
    shop,
    token,
    ask,
    send,
    authorize,
    order,
    paidOrder: (wish) => pay(world, order(wish)),
    now: (trade) => world.trade(trade.shopSeq, trade.seq) ?? trade,
    settle: () => time.settled(),
  };
}
