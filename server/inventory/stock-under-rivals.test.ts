import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql } from 'kysely';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { isDatabaseUnavailable } from '../platform/db/database-fault.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { adminUrlOf, aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aDocumentId, aReference, aStockHouse, outcomesOf, stockOf } from '../testing/test-stock-house.ts';
import { consumeStock, releaseStock, reserveStock, verifyStock } from './index.ts';

const aHouse = (merchant: TestMerchant) => aStockHouse(merchant, (work) => inTransaction(merchant.db, work));

test('of sixty-four buyers who want one of ten pieces at the same moment, exactly ten get one', async () => {
  const merchant = await aMerchant({ poolSize: 16 });
  const house = await aHouse(merchant);
  const a = await house.addSku('A');
  await house.post('inbound', [{ skuId: a, quantity: 10 }]);
  const buyers = Array.from({ length: 64 }, () =>
    inTransaction(merchant.db, (tx) => reserveStock(tx, { ...asked(merchant.clock), asks: [house.ask([[a, 1]])] })),
  );
  const outcomes = (await Promise.all(buyers)).flatMap(outcomesOf);
  expect(outcomes.filter((outcome) => outcome === 'reserved')).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === 'short')).toHaveLength(54);
  expect(await stockOf(merchant.db, a)).toEqual([10, 10]);
  expect(await verifyStock(merchant.db)).toMatchObject({ breakCount: 0, openCount: 10 });
});

/** Small, repeatable, and good enough to shuffle with (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What rivals know to have come and gone, by their own account. */
type Account = { received: number; shipped: number; refused: number };

type Rival = Readonly<{
  merchant: TestMerchant;
  house: Awaited<ReturnType<typeof aHouse>>;
  skus: readonly SkuId[];
  account: Account;
  cut(): Promise<void>;
}>;

/** Cuts the connection of somebody who is in the middle of work on stock. */
async function aKnife({ databaseUrl }: TestMerchant) {
  const admin = new Pool({ connectionString: adminUrlOf(databaseUrl), max: 1 });
  onTestFinished(() => admin.end());
  let count = 0;
  return {
    cutCount: () => count,
    cut: async () => {
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and query like '%stock_%'
         order by random() limit 1`,
      );
      count += rowCount ?? 0;
    },
  };
}

/** The same deed until an answer comes: a lost connection leaves open whether it was done. */
async function untilAnswered<Value>(deed: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt += 1)
    try {
      return await deed();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || attempt > 50) throw error;
    }
}

/** One rival: takes in, reserves baskets, gives back, ships, counts; each deed may be delivered twice. */
async function rivalry({ merchant, house, skus, account, cut }: Rival, seed: number, deeds: number): Promise<void> {
  const dice = random(seed);
  const basket = (): [SkuId, number][] => skus.filter(() => dice(3) === 0).map((skuId) => [skuId, 1 + dice(3)]);
  const mine: ReturnType<typeof house.ask>[] = [];
  const doing = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) => untilAnswered(() => inTransaction(merchant.db, work));
  for (let deed = 0; deed < deeds; deed += 1) {
    if (dice(6) === 0) await cut();
    const act = dice(10);
    const [skuId] = skus.slice(dice(skus.length));
    const documentId = aDocumentId();
    const times = 1 + dice(2);
    const { by, now } = asked(merchant.clock);
    if (act < 2 && skuId) {
      const quantity = 1 + dice(8);
      for (let time = 0; time < times; time += 1) await untilAnswered(() => house.post('inbound', [{ skuId, quantity }], { documentId }));
      account.received += quantity;
    } else if (act < 6) {
      const asks = Array.from({ length: 1 + dice(5) }, () => house.ask(basket(), aReference()));
      const outcomes = await doing((tx) => reserveStock(tx, { by, now, asks }));
      mine.push(...asks.filter((_, index) => ['reserved', 'held'].includes(outcomes[index]?.outcome ?? '')));
    } else if (act < 7) {
      const references = mine.splice(0, 1 + dice(3)).map(({ reference }) => reference);
      for (let time = 0; time < times; time += 1) await doing((tx) => releaseStock(tx, { by, now, references }));
    } else if (act < 9) {
      const asks = mine.splice(0, 1 + dice(3));
      const references = asks.map(({ reference }) => reference);
      let outcomes = await doing((tx) => consumeStock(tx, { by, now, references }));
      if (times > 1) outcomes = await doing((tx) => consumeStock(tx, { by, now, references }));
      // a count may have taken a promise back meanwhile: then it holds nothing, and nothing leaves
      for (const [index, { lines }] of asks.entries())
        if (outcomes[index]?.outcome !== 'none') account.shipped += lines.reduce((sum, { quantity }) => sum + quantity, 0);
    } else if (skuId) {
      const [kind, line] = dice(2)
        ? (['count', { skuId, counted: dice(20) }] as const)
        : (['adjust', { skuId, quantity: dice(9) - 4 }] as const);
      await untilAnswered(() => house.post(kind, [line], { documentId })).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        account.refused += 1; // less there than was to be written off
      });
    }
  }
}

test('however rivals reserve, give back, ship, take in and count at once, while their connections are cut: nothing is ever negative, and counter = ledger = promises', async () => {
  const merchant = await aMerchant({ poolSize: 8 });
  const house = await aHouse(merchant);
  const skus = await Promise.all(['A', 'B', 'C', 'D'].map((code) => house.addSku(code)));
  await house.post(
    'inbound',
    skus.map((skuId) => ({ skuId, quantity: 12 })),
  );
  const account: Account = { received: 48, shipped: 0, refused: 0 };
  const knife = await aKnife(merchant);
  await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => rivalry({ merchant, house, skus, account, cut: knife.cut }, seed * 7_919, 40)));
  expect(await verifyStock(merchant.db)).toMatchObject({ breakCount: 0, breaks: [] });
  const { rows } = await sql<{ kind: string; pieces: number }>`
    select kind, sum(quantity) as pieces from stock_moves group by kind`.execute(merchant.db);
  const pieces = new Map(rows.map((row) => [row.kind, Number(row.pieces)]));
  expect([pieces.get('inbound'), pieces.get('ship')]).toEqual([account.received, -account.shipped]);
  expect(knife.cutCount()).toBeGreaterThan(0);
  expect(account.shipped).toBeGreaterThan(0);
});
