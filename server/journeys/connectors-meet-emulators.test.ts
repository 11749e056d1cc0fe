import { connectors } from '@zhidan/connectors/index.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ChannelApp, ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchOutside } from '../channels/fetch-outside.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';

/** How an app of ours is registered on a platform, and where its gateways are below the emulator's address. */
type Registered = Readonly<{
  key: string;
  secret: string;
  fields: Record<string, string>;
  paths: Record<string, string>;
  extra?: Record<string, string>;
  /** what a payment channel gave on top, by the platform's own field: the buyer paid less by it */
  channelGift?: string;
}>;

const redirectUrl = 'http://127.0.0.1:4780/authorized';
const registered: Readonly<Record<string, Registered>> = {
  taobao: {
    key: '12345678',
    secret: 'taobao-secret',
    fields: { app_key: '12345678', app_secret: 'taobao-secret' },
    paths: { gateway: '/router/rest', authorize: '/authorize', token: '/token' },
  },
  douyin: {
    key: '7000000000000000001',
    secret: 'douyin-secret',
    fields: { app_key: '7000000000000000001', app_secret: 'douyin-secret', service_id: '99' },
    paths: { gateway: '', authorize: '/authorize' },
    extra: { service_id: '99', redirect_uri: redirectUrl },
    channelGift: 'promotion_pay_amount',
  },
  youzan: {
    key: 'youzan-client',
    secret: 'youzan-secret',
    fields: { client_id: 'youzan-client', client_secret: 'youzan-secret' },
    paths: { gateway: '/api', authorize: '/auth/authorize', token: '/auth/token' },
  },
  pinduoduo: {
    key: 'pdd-client',
    secret: 'pdd-secret',
    fields: { client_id: 'pdd-client', client_secret: 'pdd-secret' },
    paths: { gateway: '/api/router', authorize: '/service-market/auth', messages: '/message' },
  },
  'wechat-shop': {
    key: 'wx0123456789abcdef',
    secret: 'wechat-secret',
    fields: { appid: 'wx0123456789abcdef', secret: 'wechat-secret' },
    paths: { api: '' },
  },
};

const start = instant('2026-11-11T02:00:00.000Z');
const tradeCount = 230; // three pages of a hundred, the last one short

let emulators: RunningEmulators;
let emulatorNow: Instant = start;
const outside = fetchOutside(() => emulatorNow);

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

/** Moves the frozen time of the emulated world, and ours with it. */
async function wait(span: string): Promise<void> {
  emulatorNow = instant(String((await emulators.control('POST', 'clock', { advance: span }))['now']));
}

/** The merchant's way: open the platform's page, agree, come back with a code, trade it for a grant. */
async function authorized(connector: Connector): Promise<ShopAccess> {
  const { fields, paths } = registered[connector.code] as Registered;
  const app: ChannelApp = {
    fields,
    addresses: Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `${emulators.url}/${connector.code}${path}`])),
  };
  const page = connector.authorization.pageUrl(app, { redirectUrl, state: 'state-1' });
  if (page === null) return { app, grant: await connector.authorization.grant(outside, app, null, redirectUrl) };
  const agreed = await fetch(page, { method: 'POST', body: 'shop=1', redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? '', redirectUrl);
  expect(back.searchParams.get('state')).toBe('state-1');
  return { app, grant: await connector.authorization.grant(outside, app, back.searchParams.get('code'), redirectUrl) };
}

type Arrived = Readonly<{ order: ChannelOrder; document: JsonObject }>;

/** Every order document of a window, newest version of each number as receiving keeps it. */
async function pull(
  connector: Connector,
  access: ShopAccess,
  window: Readonly<{ from: Instant; to: Instant }>,
  into: Map<string, Arrived>,
) {
  let page: string | null = null;
  do {
    const { documents, next } = await connector.pullPage(outside, access, { basis: 'modified', ...window, page });
    for (const document of documents) {
      const order = connector.mapOrder(document);
      const known = into.get(order.channelOrderNo);
      if (!known || known.order.modifiedAt <= order.modifiedAt) into.set(order.channelOrderNo, { order, document });
    }
    page = next;
  } while (page !== null);
}

async function begin(connector: Connector): Promise<void> {
  const { key, secret, extra = {} } = registered[connector.code] as Registered;
  await emulators.control('POST', 'scenario', {
    seed: `meet ${connector.code}`,
    start,
    speed: 0,
    apps: [{ platform: connector.code, key, secret, extra: { calls_per_second: '100000', ...extra } }], // time stands still: no second ever ends
    shops: [{ platform: connector.code, name: '小满母婴旗舰店' }],
    steps: [
      { do: 'order', shop: 1, count: tradeCount, over: '18m' },
      { do: 'wait', for: '19m' },
    ],
  });
  emulatorNow = plusMs(start, 19 * 60_000);
}

describe.each(connectors.filter(({ code }) => code in registered).map((connector) => [connector.code, connector] as const))(
  '%s',
  (_code, connector) => {
    test('every order arrives once with its sums, although rows change between the pages', async () => {
      await begin(connector);
      const access = await authorized(connector);
      const { lagMs, overlapMs } = connector.pullRules;
      const arrived = new Map<string, Arrived>();
      await emulators.control('POST', 'faults', { kind: 'rows_changed', platform: connector.code, skip: 1, count: 5, times: 8 });
      await wait('4m');
      const first = { from: plusMs(start, -60_000), to: plusMs(emulatorNow, -lagMs) };
      await pull(connector, access, first, arrived);
      await emulators.control('POST', 'clear-faults');
      await wait('5m');
      await pull(connector, access, { from: plusMs(first.to, -overlapMs), to: plusMs(emulatorNow, -lagMs) }, arrived);

      const trades = (await emulators.control('GET', 'trades', { shop: 1, limit: 1_000 })) as unknown as {
        no: string;
        paid: number;
        sellerMemo: string;
      }[];
      expect(trades).toHaveLength(tradeCount);
      expect([...arrived.keys()].toSorted()).toEqual(trades.map(({ no }) => no).toSorted());
      const gift = registered[connector.code]?.channelGift ?? '';
      const seen = trades.map(({ no }) => {
        const { order, document } = arrived.get(no) as Arrived;
        return [no, order.amounts.paid + Number(document[gift] ?? 0), order.seller.memo];
      });
      expect(seen).toEqual(trades.map(({ no, paid, sellerMemo }) => [no, paid, sellerMemo]));
      expect([...arrived.values()].flatMap(({ order }) => order.discrepancies)).toEqual([]);
    });
  },
);
