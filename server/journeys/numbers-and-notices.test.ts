import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { noticeParts } from '../channels/notices/notice-parts.ts';
import { claimPrint, claimShip, judgeStages, moveOnFloor, printDataOf, withdrawFulfillment } from '../fulfillment/index.ts';
import { postDocument, reserveStock } from '../inventory/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { runJobs } from '../platform/jobs/run-jobs.ts';
import { runSubscribers } from '../platform/journal/run-subscribers.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { until } from '../testing/until.ts';
import { aWaybillGround, type WaybillGround } from '../testing/waybill-ground.ts';
import type { GroundOrder } from '../testing/fulfillment-ground.ts';
import { waybillJobs, waybillsModule } from '../waybills/module.ts';

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

type Stage = Readonly<{
  merchant: TestMerchant;
  house: WaybillGround;
  within: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;
}>;

/** The jobs and subscribers of numbers and notices at work, as in the product. */
async function aWorkingHouse(): Promise<Stage> {
  const merchant = await aMerchant({ poolSize: 12 });
  const house = await aWaybillGround(merchant, emulators, { seed: 'journey', codes: ['taobao'], ordersEach: 12, balance: 50 });
  await house.account('cainiao', house.shops[0]!.shopId);
  const within: Stage['within'] = (work) => inTransaction(merchant.db, work);
  const lines = [{ skuId: house.skuId, quantity: 1_000 }];
  await within((tx) =>
    postDocument(tx, {
      ...asked(merchant.clock),
      documentId: randomUUID() as never,
      kind: 'inbound',
      warehouseId: house.warehouseId,
      note: '',
      lines,
    }),
  );
  const jobs = [...waybillJobs, ...noticeParts.jobs];
  await declareQueues(
    merchant.db,
    jobs.map(({ type }) => type),
  );
  const subscribers = runSubscribers(merchant, [...(waybillsModule({} as never).subscribers ?? []), ...noticeParts.subscribers]);
  const running = runJobs(merchant, jobs, merchant.databaseUrl);
  onTestFinished(async () => {
    await subscribers.stop();
    await running.stop();
  });
  await running.ready;
  return { merchant, house, within };
}

/** Audited fulfillment orders, their goods reserved, released by the one claim there is. */
async function release({ house, merchant, within }: Stage, parts: readonly (readonly GroundOrder[])[]) {
  const opened = await Promise.all(parts.map((orders) => house.open({ orders, stage: 'audit', parcels: [] })));
  const ids = opened.map(({ id }) => id);
  const lines = await merchant.db
    .selectFrom('fulfillment_lines')
    .select(['fulfillment_order_id', 'quantity'])
    .where('fulfillment_order_id', 'in', ids)
    .execute();
  await within(async (tx) => {
    const { warehouseId, skuId } = house;
    const asks = ids.map((id) => ({
      reference: { kind: 'fulfillment_order', id } as const,
      lines: lines.filter((line) => line.fulfillment_order_id === id).map(({ quantity }) => ({ warehouseId, skuId, quantity })),
    }));
    expect((await reserveStock(tx, { ...asked(merchant.clock), asks })).map(({ outcome }) => outcome)).toEqual(ids.map(() => 'reserved'));
    const judged = await judgeStages(tx, { ...asked(merchant.clock), verdicts: ids.map((id) => ({ id, to: 'to_print' })) });
    expect(judged.map(({ outcome, refusals }) => [outcome, refusals])).toEqual(ids.map(() => ['moved', []]));
  });
  return opened;
}

test('released orders get their numbers, one that is withdrawn gives its number back, and what is shipped is told, whole and in parts', async () => {
  const stage = await aWorkingHouse();
  const { house, merchant, within } = stage;
  const [shop] = house.shops;
  const orders = await house.orders(shop!, 5);
  const sold = await merchant.db
    .selectFrom('order_lines')
    .select(['order_id', 'line_no', 'quantity'])
    .where('order_id', 'in', orders)
    .execute();
  const many = orders.find((id) => sold.filter(({ order_id }) => order_id === id).length > 1)!;
  const [first, ...rest] = sold.filter(({ order_id }) => order_id === many).map(({ line_no: lineNo, quantity }) => ({ lineNo, quantity }));
  const whole = orders.filter((id) => id !== many);
  const opened = await release(stage, [
    ...whole.map((orderId) => [{ orderId }]),
    [{ orderId: many, lines: [first!] }],
    [{ orderId: many, lines: rest }],
  ]);
  const parcels = () => house.parcelsOf(opened);
  await until('every parcel has its number', async () => (await parcels()).every(({ state }) => state === 'numbered'));
  const numbers = (await parcels()).map(({ waybill_no }) => waybill_no!);
  expect(new Set(numbers).size).toBe(6);

  const parcelIds = (await parcels()).map(({ id }) => id);
  const printData = await printDataOf(merchant.db, merchant.vault, parcelIds);
  expect(JSON.stringify([...printData.values()])).toContain('encryptedData');
  const journal = await merchant.db.selectFrom('journal').select(['payload', 'before', 'after']).execute();
  expect(JSON.stringify(journal)).not.toContain('encryptedData');

  const balance = async (): Promise<number> => {
    const [told] = (await emulators.control('GET', 'subscriptions')) as unknown as { balance: number }[];
    return told!.balance;
  };
  const before = await balance();
  const [withdrawn, ...going] = opened;
  const stop = { ...asked(merchant.clock), ids: [withdrawn!.id], reason: '买家要求改地址', isStopConfirmed: false };
  expect(await within((tx) => withdrawFulfillment(tx, stop))).toMatchObject([{ outcome: 'withdrawn' }]);
  await until('the number is given back', async () => (await house.parcelsOf([withdrawn!])).every(({ state }) => state === 'voided'));
  expect(await balance()).toBe(before + 1);

  const ids = going.map(({ id }) => id);
  await within(async (tx) => {
    const ask = asked(merchant.clock);
    expect((await claimPrint(tx, { ...ask, ids, batchId: randomUUID() })).every(({ isClaimed }) => isClaimed)).toBe(true);
    expect((await moveOnFloor(tx, { ...ask, moves: ids.map((id) => ({ id, action: 'pick_last' })) })).every(({ isMoved }) => isMoved)).toBe(
      true,
    );
    expect((await claimShip(tx, { ...ask, ids })).flatMap(({ refusals }) => refusals)).toEqual([]);
  });
  const notices = () => merchant.db.selectFrom('ship_notices').selectAll().orderBy('no').execute();
  await until('the platform is told of all', async () => {
    const told = await notices();
    return told.length === 5 && told.every(({ state }) => state === 'sent');
  });
  const trades = (await emulators.control('GET', 'trades', { shop: 1 })) as unknown as {
    no: string;
    shipping: string;
    shipments: { waybillNo: string }[];
  }[];
  const there = trades.flatMap(({ shipments }) => shipments.map(({ waybillNo }) => waybillNo));
  const left = await house.parcelsOf(going);
  expect(there.toSorted()).toEqual(left.map(({ waybill_no }) => waybill_no!).toSorted());
  const { channel_order_no } = await merchant.db
    .selectFrom('orders')
    .select('channel_order_no')
    .where('id', '=', many)
    .executeTakeFirstOrThrow();
  expect(trades.find(({ no }) => no === channel_order_no)).toMatchObject({ shipping: 'all', shipments: [{}, {}] });
});
