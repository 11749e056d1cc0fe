import { afterAll, beforeAll, expect, test } from 'vitest';
import { emulatedCodes } from '../../testing/emulated-shop.ts';
import {
  brokenHours,
  difference,
  helpShops,
  live,
  noDifference,
  passingFaults,
  pullAll,
  pulledWorld,
  runsOf,
} from '../../testing/pulled-world.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { aMerchant } from '../../testing/test-merchant.ts';

/** The long run, with a thousand orders a platform and each fault by itself, is server/journeys/pull-through-faults.test.ts. */
const orderCount = 120;
const roundCount = 2;

let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

test('orders that change while platforms are pulled in all kinds of trouble are there once, with their last sum; the ledger is green', async () => {
  const merchant = await aMerchant({ poolSize: 16 });
  const since = merchant.clock();
  const shops = await pulledWorld(merchant, emulators, { seed: 'trouble', codes: emulatedCodes });
  await live(merchant, emulators, [
    ...shops.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count: orderCount, over: '30m' })),
    { do: 'wait', for: '35m' },
  ]);
  for (const [kind, more] of Object.entries(passingFaults))
    await emulators.control('POST', 'faults', { kind, probability: kind === 'rows_changed' ? 0.3 : 0.02, ...more });
  for (let round = 0; round < roundCount; round += 1) {
    await pullAll(merchant, shops);
    await helpShops(merchant, emulators, shops);
    await live(merchant, emulators, [
      ...shops.map(({ shopSeq }) => ({ do: 'mutate', shop: shopSeq, count: 20, over: '4m' })),
      { do: 'wait', for: '5m' },
    ]);
  }
  await emulators.control('POST', 'clear-faults');
  await live(merchant, emulators, [{ do: 'wait', for: '20m' }]);
  await helpShops(merchant, emulators, shops);
  expect(await pullAll(merchant, shops)).toBe(0);
  for (const shop of shops) {
    const { tradeCount, ...rest } = await difference(merchant, emulators, shop);
    expect({ code: shop.code, ...rest }).toEqual({ code: shop.code, ...noDifference });
    expect(await brokenHours(merchant, shop, since)).toEqual([]);
    expect(tradeCount).toBeGreaterThan(orderCount * 0.8);
    const runs = await runsOf(merchant, shop.shopId);
    expect(runs.filter(({ outcome }) => outcome === 'running')).toEqual([]);
  }
  const unread = await merchant.db.selectFrom('unread_documents').select('problem').where('cleared_at', 'is', null).execute();
  expect(unread).toEqual([]);
}, 120_000);

test('every platform refuses a server whose clock is an hour off; the shop says so, and is well again when the clock is', async () => {
  const merchant = await aMerchant({ poolSize: 16 });
  const shops = await pulledWorld(merchant, emulators, { seed: 'skew', codes: emulatedCodes });
  await emulators.control('POST', 'faults', { kind: 'clock_skew', skewMs: 3_600_000 });
  await live(merchant, emulators, [{ do: 'wait', for: '10m' }]);
  await pullAll(merchant, shops);
  const refused = { outcome: 'failed', fault_kind: 'invalid_request' };
  for (const { code, shopId } of shops) {
    const runs = (await runsOf(merchant, shopId)).map(({ outcome, fault_kind }) => ({ outcome, fault_kind }));
    expect({ code, runs }).toEqual({ code, runs: [refused, refused] });
  }
  await emulators.control('POST', 'clear-faults');
  expect(await pullAll(merchant, shops)).toBe(0);
});
