import type { ScenarioInput } from './control/scenario.ts';

const dayMs = 86_400_000;
const pastDays = 2;

/** The demo's shops by platform, with the app that the merchant has registered there. Credentials of this world only. */
const demoShops = [
  { platform: 'taobao', name: '暖贝芽旗舰店', perHour: 14, key: '31000001', secret: '0f6c1a2b3d4e5f60718293a4b5c6d7e8' },
  { platform: 'douyin', name: '暖贝芽母婴抖店', perHour: 10, key: '7090000000000000001', secret: '9b1f6a52-3c4d-4e5f-8a6b-7c8d9e0f1a2b' },
  { platform: 'youzan', name: '暖贝芽微商城', perHour: 5, key: 'd3m0c11e4t00000001', secret: '5f4dcc3b5aa765d61d8327deb882cf99' },
] as const;

/** A 宁波 mother-and-baby merchant who has sold for two days already and goes on in real time. */
export function demoScenario(nowMs: number): ScenarioInput {
  return {
    seed: 'demo',
    start: nowMs - pastDays * dayMs,
    speed: 1,
    apps: demoShops.map(({ platform, key, secret }) => ({ platform, key, secret })),
    shops: demoShops.map(({ platform, name }) => ({ platform, name })),
    steps: [
      ...demoShops.map(({ name, perHour }) => ({ do: 'flow' as const, shop: name, perHour, for: '365d' })),
      { do: 'wait', for: pastDays * dayMs },
    ],
  };
}
