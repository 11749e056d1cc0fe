import type { ScenarioInput } from './control/scenario.ts';

const dayMs = 86_400_000;
const pastDays = 2;
/** so long customers keep coming: a demo that grows for longer would take long to start */
const livesFor = '100d';

/** a few more than in life wait for the platform's word, so that there is always one to look at */
const behavior = { underRisk: 0.04 };
/** share of customers who write with the order */
const messages = 0.05;

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

/** The group of the house in a messenger, with the robot that speaks there. */
const messengerApps = [{ platform: 'wecom', key: 'd3m00000-0000-4000-8000-000000000005', secret: '-' }] as const;

/** Where the merchant's parcels leave: its two warehouses, each served by a branch of every carrier. */
const warehouses = [
  { code: 'NB', address: { province: '浙江省', city: '宁波市', district: '鄞州区', detail: '投资创业中心金谷中路 88 号 3 号库' } },
  { code: 'WH', address: { province: '湖北省', city: '武汉市', district: '东西湖区', detail: '走马岭街道食品一路 12 号 B 座' } },
] as const;

/** Accounts with the aggregators: for shops whose platform gives out no numbers, and for traces of all. */
const aggregators = [
  {
    platform: 'kuaidi100',
    key: 'D3m0Kd100Key0001',
    secret: '4c1f6e0b9a7d48d2b35e8f60a1c2d3e4',
    extra: { customer: 'D3M0CUSTOMER00000000000000000001' },
  },
  { platform: 'kdniao', key: '1890001', secret: 'd3m0c0de-1f2e-4a3b-9c8d-7e6f5a4b3c2d', extra: { queries_per_day: '5000' } },
] as const;

/** What the merchant has signed up for; `balance` where a carrier sells its numbers in advance. */
const contracts = [
  { shop: '暖贝芽旗舰店', carriers: { ZTO: 1_800, YTO: 900, YUNDA: 260, SF: 0, POSTB: 0 } },
  { shop: '暖贝芽母婴抖店', carriers: { ZTO: 1_200, YTO: 700, YUNDA: 300, JTSD: 45, SF: 0 } },
  { shop: '暖贝芽母婴专营店', carriers: { ZTO: 300, JTSD: 300 } },
  { shop: '暖贝芽京东旗舰店', carriers: { JD: 0 } },
  { platform: 'kuaidi100', carriers: { ZTO: 600, YTO: 400, YUNDA: 300, STO: 400, SF: 0 } },
  { platform: 'kdniao', carriers: { YTO: 300, EMS: 0 } },
] as const;

/** 月结卡号, 青龙业主号 and the accounts of branches; the aggregators ask for them with every number. */
const customerCodes: Readonly<Record<string, string>> = {
  SF: '5740012345',
  JD: '010K123456',
  POSTB: '90000012345678',
  EMS: '90000087654321',
};

function subscriptions(): ScenarioInput['steps'] {
  return contracts.flatMap(({ carriers, ...whose }) =>
    Object.entries(carriers).flatMap(([carrier, balance]) =>
      warehouses.map(({ code, address }, index) => ({
        do: 'subscribe' as const,
        ...whose,
        carrier,
        branchCode: `${carrier}${code}01`,
        branchName: `${address.city}${address.district}网点`,
        senders: [{ ...address }],
        balance: index === 0 ? balance : Math.round(balance / 4),
        customerCode: customerCodes[carrier] ?? ('platform' in whose ? `K${code}${carrier}001` : ''),
        ...('platform' in whose && !(carrier in customerCodes) && { customerKey: `pw-${carrier.toLowerCase()}-0574` }),
      })),
    ),
  );
}

/** Most parcels arrive; enough do not that there is always one to look after. Shares beside each other. */
const parcelStories = {
  usual: 700,
  locker: 130,
  late_pickup: 40,
  stalled: 25,
  delivery_failed: 25,
  unreachable: 15,
  slow_delivery: 15,
  locker_overdue: 8,
  refused: 10,
  returned: 6,
  false_sign: 8,
  lost: 4,
  damaged: 4,
  loop: 4,
  forwarded: 4,
  out_of_area: 2,
} as const;

/** A journey of two days takes some two hours: whoever tries the demo sees parcels under way and arriving. */
const parcelPace = 0.05;

/** Carriers, accounts and the rhythm of parcels: part of the demo, and given to a kept one that was begun before there were any. */
export function demoCarriers(): ScenarioInput {
  return {
    apps: aggregators.map((app) => ({ ...app, extra: { ...app.extra } })),
    steps: [
      ...subscriptions(),
      { do: 'rhythm', begins: 'told', pickup: ['4m', '5h'], pace: parcelPace, stories: parcelStories },
      { do: 'suspend', carrier: 'YTO', province: '新疆维吾尔自治区', reason: '暴雪封路，圆通新疆方向停发', lasts: '20d' },
    ],
  };
}

/**
 * A 宁波 mother-and-baby merchant who has sold for two days already, 800 orders a day, and goes on in real time. What is older than
 * twelve hours was shipped with the tool of before; now and then a platform stumbles for a minute.
 */
export function demoScenario(nowMs: number): ScenarioInput {
  const shops = [...demoShops, ...otherShops.map((shop) => ({ ...shop, perHour: 1, day: 'shop' as const }))];
  const carriers = demoCarriers();
  return {
    seed: 'demo',
    start: nowMs - pastDays * dayMs,
    speed: 1,
    apps: [...shops.map(({ platform, key, secret }) => ({ platform, key, secret })), ...messengerApps, ...(carriers.apps ?? [])],
    shops: shops.map(({ platform, name }) => ({ platform, name })),
    steps: [
      ...carriers.steps,
      ...shops.map(({ name, perHour, day }) => ({ do: 'flow' as const, shop: name, perHour, day, for: livesFor, behavior, messages })),
      { do: 'wait', for: (pastDays - 0.5) * dayMs },
      { do: 'act', act: 'ship_elsewhere', share: 1 },
      { do: 'wait', for: dayMs / 2 },
      { do: 'trouble', kind: 'throttled', platform: 'douyin', probability: 0.5, lasts: '40s', perDay: 3, for: livesFor },
      { do: 'trouble', kind: 'unavailable', platform: 'taobao', probability: 0.5, lasts: '30s', perDay: 2, for: livesFor },
    ],
  };
}
