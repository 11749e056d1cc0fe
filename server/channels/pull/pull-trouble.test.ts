import { afterAll, beforeAll, expect, test } from 'vitest';
import { emulatedCodes } from '../../testing/emulated-shop.ts';
import { difference, helpShops, live, noDifference, passingFaults, pullAll, pulledWorld, runsOf } from '../../testing/pulled-world.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';

/** The long run, with a thousand orders a platform and each fault by itself, is server/journeys/pull-through-faults.test.ts. */
const orderCount = 120;
const roundCount = 2;
const merchant = merchantForFile({ poolSize: 16 });
let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

test('orders that change while each platform is pulled in all kinds of trouble are all there once, with their last sum and memo', async () => {
  const shops = await pulledWorld(merchant(), emulators, { seed: 'trouble', codes: emulatedCodes });
  await live(merchant(), emulators, [
    ...shops.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count: orderCount, over: '30m' })),
    { do: 'wait', for: '35m' },
  ]);
  for (const [kind, more] of Object.entries(passingFaults))
    await emulators.control('POST', 'faults', { kind, probability: kind === 'rows_changed' ? 0.3 : 0.02, ...more });
  for (let round = 0; round < roundCount; round += 1) {
    await pullAll(merchant(), shops);
    await helpShops(merchant(), emulators, shops);
    await live(merchant(), emulators, [
      ...shops.map(({ shopSeq }) => ({ do: 'mutate', shop: shopSeq, count: 20, over: '4m' })),
      { do: 'wait', for: '5m' },
    ]);
  }
  await emulators.control('POST', 'clear-faults');
  await live(merchant(), emulators, [{ do: 'wait', for: '10m' }]);
  await helpShops(merchant(), emulators, shops);
  expect(await pullAll(merchant(), shops)).toBe(0);
  for (const shop of shops) {
    const { tradeCount, ...rest } = await difference(merchant(), emulators, shop);
    expect({ code: shop.code, ...rest }).toEqual({ code: shop.code, ...noDifference });
    expect(tradeCount).toBeGreaterThan(orderCount * 0.8);
    const runs = await runsOf(merchant(), shop.shopId);
    expect(runs.filter(({ outcome }) => outcome === 'running')).toEqual([]);
  }
  const unread = await merchant().db.selectFrom('unread_documents').select('problem').where('cleared_at', 'is', null).execute();
  expect(unread).toEqual([]);
}, 120_000);
