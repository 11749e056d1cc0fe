import { randomUUID } from 'node:crypto';
import { addCarrier as addCarrierContract } from '@zhidan/core/allocation/carrier-api.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import { addCarrier } from '../server/allocation/carriers/add-carrier.ts';
import { judgeInLanes, lanesAtOnce } from '../server/audit/index.ts';
import { importPack } from '../server/audit/rules/import-pack.ts';
import { starterPackFolder } from '../server/audit/rules/start-audit.ts';
import { readPack } from '../server/audit/read-pack.ts';
import { onOrderNews } from '../server/fulfillment/changes/on-order-news.ts';
import { onGoodsNews } from '../server/orders/matching/on-goods-news.ts';
import type { Tx } from '../server/platform/db/database.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { declareQueues } from '../server/platform/jobs/queue-settings.ts';
import { applyBatch } from '../server/platform/journal/apply-batch.ts';
import { addCursors } from '../server/platform/journal/cursor.ts';
import type { Merchant } from '../server/platform/merchant.ts';
import { addShop, receiveChannelOrders } from '../server/channels/index.ts';
import { judgeDueJob } from '../server/audit/pipeline/judge-due-job.ts';
import { openSecondThread } from '../server/launch/threads/open-second-thread.ts';
import { received } from '../server/testing/test-channel-order.ts';
import { goodsLine, goodsOrder } from '../server/testing/test-goods.ts';
import type { TestClock } from '../server/testing/test-clock.ts';
import { aStockHouse } from '../server/testing/test-stock-house.ts';
import { benchMerchant, benchSecretKey } from './bench-merchant.ts';
import { cpuSince, cpuTime } from './cpu-time.ts';
import { median, perSecond, type Bench } from './figure.ts';

const by = systemCaller('bench');
const batch = 500;
const rounds = 4;
/** A worker at a peak has judged before: both threads have met their code. */
const warmUps = 3;

/** Goods on the shelf, two carriers, all rules of the starter pack switched on but those that hold everything. */
async function prepare(merchant: Merchant): Promise<Parameters<typeof receiveChannelOrders>[1]['shopId']> {
  const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(merchant.db, work);
  const house = await aStockHouse({ clock: merchant.clock as TestClock }, within);
  const skus = [await house.addSku('BABY-01', { weightGram: 200, cost: 2_000 }), await house.addSku('BOTTLE-1', { weightGram: 300 })];
  await house.post(
    'inbound',
    skus.map((skuId) => ({ skuId, quantity: 900_000 })),
  );
  const terms = { dailyCapacity: null, cutoffMinute: null, reliability: 9_500, targetShare: null, packagingFee: 0 };
  const now = merchant.clock();
  const pack = await readPack(starterPackFolder, now);
  const rules = pack.rules.map((rule) => ({ ...rule, isOn: rule.key !== 'night' && rule.key !== 'vip' }));
  return inTransaction(merchant.db, async (tx) => {
    for (const carrier of ['ZTO', 'SF'] as const)
      await addCarrier(tx, { by, now, ...addCarrierContract.input.parse({ ...terms, warehouseId: house.warehouseId, carrier }) });
    await importPack(tx, { by, now, pack: { ...pack, rules } });
    return (await addShop(tx, { by, now, channel: 'tmall', name: 'bench', app: { fields: {}, addresses: {} } }, merchant.vault)).shopId;
  });
}

/** Paid orders that wait for audit: received, matched, opened, and not judged. */
async function waiting(merchant: Merchant, shopId: Awaited<ReturnType<typeof prepare>>): Promise<readonly string[]> {
  for (let round = 0; round < rounds; round += 1) {
    const orders = Array.from({ length: batch }, () => {
      const lines = [goodsLine('连体衣', { merchantCode: 'BABY-01' }), goodsLine('奶瓶', { merchantCode: 'BOTTLE-1' })];
      const buyer = { openId: randomUUID(), nick: '', message: '' };
      const order = goodsOrder(randomUUID(), lines, { buyer });
      return received({ ...order, receiver: { ...order.receiver, mergeKey: randomUUID() } });
    });
    const now = merchant.clock();
    await inTransaction(merchant.db, (tx) =>
      receiveChannelOrders(tx, { by, now, shopId, road: 'pull', readAt: now, orders }, merchant.vault),
    );
  }
  for (const subscriber of [onGoodsNews, onOrderNews])
    for (let isAtEnd = false; !isAtEnd;) {
      const outcome = await applyBatch(merchant, subscriber, batch);
      if (outcome.kind === 'failed') throw outcome.error;
      isAtEnd = outcome.kind === 'at the end';
    }
  const { rows } = await sql<{ id: string }>`select id from fulfillment_orders where stage = 'pending' order by id`.execute(merchant.db);
  return rows.map(({ id }) => id);
}

export const bench: Bench = {
  async figures(house) {
    const { merchant: opened, bare, databaseUrl } = await benchMerchant(house, 'audit');
    const secret = { databaseUrl, merchantName: 'audit', secretKey: benchSecretKey, logLevel: 'warn' };
    const secondThread = openSecondThread(secret, opened.log);
    house.closing(() => Promise.resolve(secondThread?.close()));
    const merchant: Merchant = { ...opened, secondThread };
    await declareQueues(merchant.db, [judgeDueJob.type]);
    const shopId = await prepare(merchant);
    await inTransaction(merchant.db, (tx) => addCursors(tx, [onGoodsNews, onOrderNews], merchant.clock()));
    await bare.query('create table judged_bare (id uuid primary key, facts jsonb, said jsonb)');
    const facts = JSON.stringify(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`order.fact_${index}`, index * 100])));
    const bareRows = (count: number) =>
      perSecond(count, async () => {
        for (let done = 0; done < count; done += batch)
          await bare.query(
            'insert into judged_bare select gen_random_uuid(), given::jsonb, given::jsonb from unnest($1::text[]) as given',
            [Array.from({ length: batch }, () => facts)],
          );
      });
    const cpuMs: number[] = [];
    // as the worker does with news and with what is due, with its second thread
    const judge = async (ids: readonly string[]): Promise<void> => {
      for (let from = 0; from < ids.length; from += lanesAtOnce)
        await judgeInLanes(merchant, { by, now: merchant.clock(), ids: ids.slice(from, from + lanesAtOnce) });
    };
    for (let round = 0; round < warmUps; round += 1) await judge(await waiting(merchant, shopId));
    return [
      {
        name: 'audit.judge_route_reserve_release',
        unit: 'orders/s',
        value: async () => {
          const ids = await waiting(merchant, shopId);
          await bare.query('analyze');
          const before = await cpuTime(bare);
          const speed = await perSecond(ids.length, () => judge(ids));
          const { process, database } = cpuSince(before, await cpuTime(bare));
          cpuMs.push((process + database) / ids.length);
          return speed;
        },
        limit: () => bareRows(batch * rounds),
      },
      // of the same rounds: our process and the database; two cores have 1 ms for each of 2,000 orders a second
      { name: 'audit.cpu_an_order', unit: 'ms', rounds: 1, value: () => Promise.resolve(median(cpuMs)), limit: () => Promise.resolve(1) },
    ];
  },
};
