/** The demo's merchant in the emulated world, without its customers: shops, apps, carriers. Tests tell who buys what and when. */
import type { Instant } from '@zhidan/core/kernel/instant.ts';

/** The shops of a day, in the order of their numbers in the world. */
export const dayShops = [
  { platform: 'taobao', name: '暖贝芽旗舰店', key: '31000001', secret: '0f6c1a2b3d4e5f60718293a4b5c6d7e8' },
  { platform: 'douyin', name: '暖贝芽母婴抖店', key: '7090000000000000001', secret: '9b1f6a52-3c4d-4e5f-8a6b-7c8d9e0f1a2b' },
  { platform: 'youzan', name: '暖贝芽微商城', key: 'd3m0c11e4t00000001', secret: '5f4dcc3b5aa765d61d8327deb882cf99' },
] as const;

/** For the shop whose platform gives out no numbers. */
const aggregator = {
  platform: 'kuaidi100',
  key: 'D3m0Kd100Key0001',
  secret: '4c1f6e0b9a7d48d2b35e8f60a1c2d3e4',
  extra: { customer: 'D3M0CUSTOMER00000000000000000001' },
} as const;

/** The warehouses of the demo, from where numbers may be taken. */
const senders = [
  { code: 'NB', address: { province: '浙江省', city: '宁波市', district: '鄞州区', detail: '投资创业中心金谷中路 88 号 3 号库' } },
  { code: 'WH', address: { province: '湖北省', city: '武汉市', district: '东西湖区', detail: '走马岭街道食品一路 12 号 B 座' } },
] as const;

/** By whom each shop may send, as in the demo. */
const contracts = [
  { shop: 1, carriers: ['ZTO', 'YTO', 'YUNDA', 'SF', 'POSTB'] },
  { shop: 2, carriers: ['ZTO', 'YTO', 'YUNDA', 'JTSD', 'SF'] },
  { platform: 'kuaidi100', carriers: ['ZTO', 'YTO', 'YUNDA', 'STO', 'SF'] },
] as const;

const numbersBought = 100_000;

function subscriptions(): readonly object[] {
  return contracts.flatMap(({ carriers, ...whose }) =>
    carriers.flatMap((carrier) =>
      senders.map(({ code, address }) => ({
        do: 'subscribe',
        ...whose,
        carrier,
        branchCode: `${carrier}${code}01`,
        branchName: `${address.city}${address.district}网点`,
        senders: [address],
        balance: numbersBought,
        customerCode: `K${code}${carrier}001`,
        ...('platform' in whose && { customerKey: `pw-${carrier.toLowerCase()}-0574` }),
      })),
    ),
  );
}

/** A frozen world before its first customer, as the control API takes it. Platforms count no calls: no second ever ends there. */
export function emptyWorld(seed: string, start: Instant, rhythm: object): object {
  return {
    seed,
    start,
    speed: 0,
    apps: [...dayShops.map(({ platform, key, secret }) => ({ platform, key, secret, extra: { calls_per_second: '100000' } })), aggregator],
    shops: dayShops.map(({ platform, name }) => ({ platform, name })),
    steps: [...subscriptions(), { do: 'rhythm', ...rhythm }, { do: 'road', atOnce: 16 }],
  };
}

/** The same for a day: parcels travel fifty times as fast as in life. */
export function dayWorld(seed: string, start: Instant): object {
  return emptyWorld(seed, start, { begins: 'told', pickup: ['5m', '20m'], pace: 0.02, stories: { usual: 1 } });
}
