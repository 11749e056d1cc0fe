import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { pullCreatedType, pullShopType } from '../channels/pull/pull-job.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';
import { emulatedCodes } from '../testing/emulated-shop.ts';
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
} from '../testing/pulled-world.ts';
import type { PulledShop } from '../testing/pulled-world.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { until } from '../testing/until.ts';

/**
 * `ZHIDAN_TEST_PULL_ORDERS=1000 ZHIDAN_TEST_PULL_KILLS=20 npm test -- pull-through-faults`: a quarter of an hour, so only when asked
 * for; its short form, which always runs, is server/channels/pull/pull-trouble.test.ts.
 */
const orderCount = Number(process.env['ZHIDAN_TEST_PULL_ORDERS'] ?? 0);
const killCount = Number(process.env['ZHIDAN_TEST_PULL_KILLS'] ?? 0);
const killedOrderCount = Math.max(orderCount, 60);
/** A killed worker's jobs are taken over after about 14 s. */
const takeoverMs = 60_000;

let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

/** Customers order at every shop for half an hour. */
const order = (merchant: TestMerchant, shops: readonly PulledShop[], count: number) =>
  live(merchant, emulators, [
    ...shops.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count, over: '30m' })),
    { do: 'wait', for: '35m' },
  ]);

/** A share of what there is changes within five minutes. */
const change = (merchant: TestMerchant, shops: readonly PulledShop[], count: number) =>
  live(merchant, emulators, [
    ...shops.map(({ shopSeq }) => ({ do: 'mutate', shop: shopSeq, count, over: '4m' })),
    { do: 'wait', for: '5m' },
  ]);

/** Every shop's orders are the platform's, each once, and its ledger is green. Answers how many there are. */
async function expectAll(merchant: TestMerchant, shops: readonly PulledShop[], since: Instant): Promise<number> {
  let sum = 0;
  for (const shop of shops) {
    const { tradeCount, ...rest } = await difference(merchant, emulators, shop);
    expect({ code: shop.code, ...rest }).toEqual({ code: shop.code, ...noDifference });
    expect(await brokenHours(merchant, shop, since)).toEqual([]);
    sum += tradeCount;
  }
  const unread = await merchant.db.selectFrom('unread_documents').select('problem').where('cleared_at', 'is', null).execute();
  expect(unread).toEqual([]);
  expect((await verifyJournal(merchant.db)).broken).toEqual([]);
  return sum;
}

describe.runIf(orderCount > 0)(`${orderCount} orders a platform change while they are paged, and none is missed or doubled`, () => {
  test.each(Object.entries(passingFaults))(
    'with %s',
    async (kind, more) => {
      const began = performance.now();
      const merchant = await aMerchant({ poolSize: 16 });
      const since = merchant.clock();
      const shops = await pulledWorld(merchant, emulators, { seed: kind, codes: emulatedCodes });
      await order(merchant, shops, orderCount);
      await emulators.control('POST', 'faults', { kind, probability: kind === 'token_expired' ? 0.005 : 0.05, ...more });
      await emulators.control('POST', 'faults', { kind: 'rows_changed', probability: 0.05, count: 3 });
      let failedCount = 0;
      for (let round = 0; round < 4; round += 1) {
        failedCount += await pullAll(merchant, shops);
        await helpShops(merchant, emulators, shops);
        await change(merchant, shops, orderCount / 10);
      }
      await emulators.control('POST', 'clear-faults');
      await change(merchant, shops, 1);
      await live(merchant, emulators, [{ do: 'wait', for: '10m' }]);
      await helpShops(merchant, emulators, shops);
      expect(await pullAll(merchant, shops)).toBe(0);
      const sum = await expectAll(merchant, shops, since);
      process.stdout.write(`pull: ${JSON.stringify({ kind, orders: sum, failedRuns: failedCount, seconds: secondsSince(began) })}\n`);
    },
    600_000,
  );
});

const secondsSince = (began: number): number => Math.round((performance.now() - began) / 1_000);

type Worker = Readonly<{ kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> }>;

async function aWorker({ databaseUrl }: TestMerchant, now: Instant): Promise<Worker> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, '../testing/faults/pull-worker.ts'), databaseUrl, now], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout) await Promise.race([once(child.stdout, 'data'), ended]);
  return {
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}

/** What the schedule does each minute, for every shop whether due or not. */
const enqueueAll = (merchant: TestMerchant, shops: readonly PulledShop[]) =>
  inTransaction(merchant.db, async (tx) => {
    const pulls = shops.map(({ shopId }) => ({ payload: { shopId, askedBy: 'test' }, key: shopId }));
    await enqueue(tx, pullShopType, pulls);
    const loads = shops.map(({ shopId }) => ({ payload: { shopId, kind: 'first_load' as const }, key: `first_load ${shopId}` }));
    await enqueue(tx, pullCreatedType, loads);
  });

const openJobCount = async ({ db }: TestMerchant): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from job where state < 'completed'`.execute(db);
  return rows[0]?.count ?? 0;
};

test.runIf(killCount > 0)(
  `kill -9 of the workers in the middle of pulls, ${killCount} rounds: nothing missed, nothing doubled, nothing stuck`,
  async () => {
    const began = performance.now();
    const merchant = await aMerchant({ poolSize: 8 });
    const since = merchant.clock();
    const shops = await pulledWorld(merchant, emulators, { seed: 'kill', codes: emulatedCodes });
    await order(merchant, shops, killedOrderCount);
    await emulators.control('POST', 'faults', { kind: 'slow', delayMs: 20 }); // so that there is a middle
    await emulators.control('POST', 'faults', { kind: 'rows_changed', probability: 0.05, count: 2 });
    for (let round = 0; round < killCount; round += 1) {
      const workers = await Promise.all([aWorker(merchant, merchant.clock()), aWorker(merchant, merchant.clock())]);
      await enqueueAll(merchant, shops);
      const isInTheMiddle = async () => {
        const open = await merchant.db.selectFrom('pull_runs').select('document_count').where('outcome', '=', 'running').execute();
        return open.length > 0 && (round % 2 === 0 || open.some((run) => run.document_count > 0));
      };
      await until('a pull is at work', isInTheMiddle, takeoverMs);
      await pause(Math.random() * 400);
      await Promise.all(workers.map((worker) => worker.kill('SIGKILL')));
      await change(merchant, shops, killedOrderCount / 10);
    }
    await emulators.control('POST', 'clear-faults');
    await live(merchant, emulators, [{ do: 'wait', for: '10m' }]);
    const last = await aWorker(merchant, merchant.clock());
    const isQuiet = async () => (await openJobCount(merchant)) === 0;
    await until('the jobs of the killed are taken over', isQuiet, takeoverMs);
    await enqueueAll(merchant, shops);
    await until('all is pulled', isQuiet, takeoverMs);
    await last.kill('SIGTERM');
    const orders = await expectAll(merchant, shops, since);
    const runs = (await Promise.all(shops.map(({ shopId }) => runsOf(merchant, shopId)))).flat();
    const cutOffRuns = runs.filter(({ fault_code }) => fault_code === 'cut_off').length;
    process.stdout.write(
      `pull: ${JSON.stringify({ kills: killCount, orders, runs: runs.length, cutOffRuns, seconds: secondsSince(began) })}\n`,
    );
    expect(cutOffRuns).toBeGreaterThanOrEqual(Math.ceil(killCount / 4));
    expect(runs.filter(({ outcome }) => outcome === 'running')).toEqual([]);
    expect(runs.reduce((sum, run) => sum + run.new_count, 0)).toBe(orders);
  },
  (killCount + 2) * takeoverMs + 120_000,
);
