import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialects } from '@zhidan/core/printing/client/dialects.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aWaybillGround, type WaybillGround } from '../testing/waybill-ground.ts';
import { fetchPrintData } from './batches/fetch-print-data.ts';
import { handOutLabels } from './batches/hand-out-labels.ts';
import { startPrintBatch } from './batches/start-print-batch.ts';

const merchant = merchantForFile();
let emulators: RunningEmulators;
let house: WaybillGround;

const sources = ['cainiao', 'douyin', 'pinduoduo'] as const;

beforeAll(async () => {
  emulators = await runEmulators();
  const codes = ['taobao', 'douyin', 'pinduoduo'] as const;
  house = await aWaybillGround(merchant(), emulators, { seed: 'labels', codes, ordersEach: 4, balance: 100 });
  for (const [index, source] of sources.entries()) await house.account(source, house.shops[index]?.shopId ?? null);
});
afterAll(() => emulators.stop());

const ask = () => asked(merchant().clock);
/** What a print program answers to a frame: its reply, and then the result. */
async function printBy(client: (typeof sources)[number], frame: string): Promise<readonly string[]> {
  const socket = new WebSocket(`${emulators.url.replace('http', 'ws')}/print-client/${client}`);
  const seen: string[] = [];
  const over = Promise.withResolvers<void>();
  socket.addEventListener('open', () => socket.send(frame));
  socket.addEventListener('message', ({ data }) => {
    const news = dialects[client].read(String(data));
    if (news && 'taskId' in news) seen.push(news.kind === 'step' ? news.step : news.kind);
    if (news?.kind === 'refused' || (news?.kind === 'step' && news.step !== 'rendered')) over.resolve();
  });
  await over.promise;
  socket.close();
  return seen;
}

async function batchOf(index: number, count: number) {
  const shop = house.shops[index];
  if (!shop) throw new Error('no shop');
  const released = await house.release(await house.orders(shop, count));
  await house.take(released);
  const ids = released.map(({ id }) => id);
  const batch = await inTransaction(merchant().db, (tx) =>
    startPrintBatch(tx, { ...ask(), batchId: randomUUID(), fulfillmentOrderIds: ids, desk: '1号台' }),
  );
  return { batch, ids, itemIds: batch.items.map(({ id }) => id) };
}
const handOut = (batchId: string, itemIds: string[]) =>
  inTransaction(merchant().db, (tx) => handOutLabels(tx, { ...ask(), batchId, itemIds, printer: '热敏打印机A' }, merchant().vault));

test.each([
  [0, 'cainiao'],
  [2, 'pinduoduo'],
] as const)('what the service of shop %i gives with its numbers, the print program of %s prints', async (index, client) => {
  const { batch, itemIds } = await batchOf(index, 1);
  const { tasks, refused } = await handOut(batch.id, itemIds);
  expect(refused).toEqual([]);
  const [task] = tasks;
  if (!task) throw new Error('nothing handed out');
  expect(await printBy(client, dialects[client].print('r', { ...task, printer: '热敏打印机A', customArea: null }))).toEqual([
    'taken',
    'rendered',
    'printed',
  ]);
});

test('print data that was lost is asked for again, and is the number’s own', async () => {
  const { batch, ids, itemIds } = await batchOf(0, 2);
  const before = await house.parcelsOf(batch.items.map(({ fulfillmentOrderId }) => ({ id: fulfillmentOrderId })));
  await merchant().db.updateTable('parcels').set({ print_data_sealed: null }).where('fulfillment_order_id', 'in', ids).execute();
  const once = <Value>(work: Parameters<typeof inTransaction<Value>>[1]) => inTransaction(merchant().db, work);
  expect(await fetchPrintData(merchant(), { batchId: batch.id, itemIds, by: ask().by }, { once })).toEqual({ fetched: 2, refused: [] });
  const { tasks } = await handOut(batch.id, itemIds);
  expect(new Set(tasks.map(({ documentId }) => documentId))).toEqual(new Set(before.map(({ waybill_no }) => waybill_no)));
});

test('a label without a template is not sent, and says where to enter one; then it is', async () => {
  const { batch, itemIds } = await batchOf(1, 1);
  expect(await handOut(batch.id, itemIds)).toMatchObject({
    tasks: [],
    refused: [{ code: 'print_item.no_template', text: expect.stringContaining('电子面单账户') as string }],
  });
  await merchant()
    .db.updateTable('waybill_lines')
    .set({ template_url: 'https://lf.douyin.example/template/1' })
    .where('template_url', '=', '')
    .execute();
  const [task] = (await handOut(batch.id, itemIds)).tasks;
  if (!task) throw new Error('nothing handed out');
  expect(task.printData).toMatchObject({ templateURL: 'https://lf.douyin.example/template/1' });
  expect(await printBy('douyin', dialects.douyin.print('r', { ...task, printer: '', customArea: null }))).toContain('printed');
});
