import type { RunningEmulators } from '../../server/testing/run-emulators.ts';

/** The app that our merchant has registered with the emulated Taobao. */
const taobaoApp = { app_key: '31000001', app_secret: '0f6c1a2b3d4e5f60718293a4b5c6d7e8' } as const;

export const practiceApps = { taobao: taobaoApp } as const;

/** Where people open the product, as links in messages say it; no name server knows it. */
export const publicOrigin = 'https://oms.example.cn';

/** How many orders the emulated shop has before anybody connects it. */
export const orderCount = 9;

/** A world that goes on in real time: one Tmall shop that sold for half an hour. */
export async function beginEmulatedWorld(emulators: RunningEmulators): Promise<void> {
  const minuteMs = 60_000;
  await emulators.control('POST', 'scenario', {
    seed: 'a merchant connects a shop',
    start: new Date(Date.now() - 40 * minuteMs).toISOString(),
    speed: 0,
    apps: [{ platform: 'taobao', key: taobaoApp.app_key, secret: taobaoApp.app_secret }],
    shops: [{ platform: 'taobao', name: '暖贝芽旗舰店' }],
    steps: [
      { do: 'order', shop: 1, count: orderCount, over: '30m' },
      { do: 'wait', for: 40 * minuteMs },
    ],
  });
  await emulators.control('POST', 'clock', { speed: 1 });
}
