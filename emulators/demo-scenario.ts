import type { ScenarioInput } from './control/scenario.ts';

const dayMs = 86_400_000;
const pastDays = 2;
/** so long customers keep coming: a demo that grows for longer would take long to start */
const livesFor = '100d';

/** a few more than in life wait for the platform's word, so that there is always one to look at */
const behavior = { underRisk: 0.04 };

/** The demo's shops by platform, with the app that the merchant has registered there. Credentials of this world only. */
const demoShops = [
  {
    platform: 'taobao',
    name: '暖贝芽旗舰店',
    perHour: 15,
    day: 'shop',
    key: '31000001',
    secret: '0f6c1a2b3d4e5f60718293a4b5c6d7e8',
  },
  {
    platform: 'douyin',
    name: '暖贝芽母婴抖店',
    perHour: 12,
    day: 'live',
    key: '7090000000000000001',
    secret: '9b1f6a52-3c4d-4e5f-8a6b-7c8d9e0f1a2b',
  },
  {
    platform: 'youzan',
    name: '暖贝芽微商城',
    perHour: 6.3,
    day: 'shop',
    key: 'd3m0c11e4t00000001',
    secret: '5f4dcc3b5aa765d61d8327deb882cf99',
  },
] as const;

/** Shops of the same merchant on the other platforms, not connected yet: to try out how a shop is added. */
const otherShops = [
  {
    platform: 'pinduoduo',
    name: '暖贝芽母婴专营店',
    key: 'd3m0c11e4t0000000000000000000002',
    secret: '3b7e0f1c2d4a5968778695a4b3c2d1e0f9a8b7c6',
  },
  { platform: 'jd', name: '暖贝芽京东旗舰店', key: 'D3M0A99K3Y0000000000000000000003', secret: '7c9e6679f7425a2b8d0e1f3a4b5c6d7e' },
  { platform: 'wechat-shop', name: '暖贝芽微信小店', key: 'wxd3m0a991d0000004', secret: '1f0e2d3c4b5a69788796a5b4c3d2e1f0' },
] as const;

/**
 * A 宁波 mother-and-baby merchant who has sold for two days already, 800 orders a day, and goes on in real time. What is older than
 * twelve hours was shipped with the tool of before; now and then a platform stumbles for a minute.
 */
export function demoScenario(nowMs: number): ScenarioInput {
  const shops = [...demoShops, ...otherShops.map((shop) => ({ ...shop, perHour: 1, day: 'shop' as const }))];
  return {
    seed: 'demo',
    start: nowMs - pastDays * dayMs,
    speed: 1,
    apps: shops.map(({ platform, key, secret }) => ({ platform, key, secret })),
    shops: shops.map(({ platform, name }) => ({ platform, name })),
    steps: [
      ...shops.map(({ name, perHour, day }) => ({ do: 'flow' as const, shop: name, perHour, day, for: livesFor, behavior })),
      { do: 'wait', for: (pastDays - 0.5) * dayMs },
      { do: 'act', act: 'ship_elsewhere', share: 1 },
      { do: 'wait', for: dayMs / 2 },
      { do: 'trouble', kind: 'throttled', platform: 'douyin', probability: 0.5, lasts: '40s', perDay: 3, for: livesFor },
      { do: 'trouble', kind: 'unavailable', platform: 'taobao', probability: 0.5, lasts: '30s', perDay: 2, for: livesFor },
    ],
  };
}
