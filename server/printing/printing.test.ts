import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { merchantForFile } from '../testing/test-merchant.ts';
import { readPdf } from '../testing/read-pdf.ts';
import { aPrintHouse, sealedPrintData, type PrintHouse } from '../testing/test-print-house.ts';
import { listPrintBatches, printBatchNamed } from './batches/batch-query.ts';
import { fetchLabels } from './papers/fetch-labels.ts';
import { fetchPackingSlips } from './papers/fetch-packing-slips.ts';
import { fetchPickList } from './papers/fetch-pick-list.ts';
import { listPrintGroups, listReadyLabels, listWaitingLabels } from './waiting/waiting-query.ts';

const merchant = merchantForFile();
let house: PrintHouse;
beforeAll(async () => {
  house = await aPrintHouse(merchant());
});

const idsOf = (batch: Awaited<ReturnType<PrintHouse['start']>>) => batch.items.map(({ id }) => id);
const statesOf = async (batchId: string) => (await house.batch(batchId)).items.map(({ state }) => state);
const printed = (task: { itemId: string; taskId: string }) => ({ ...task, result: 'printed' as const, message: '' });

/** A batch of labels that were handed out. */
async function sent(nos: readonly string[]) {
  const batch = await house.start(await house.ready(nos));
  return { batch, ...(await house.handOut(batch.id, idsOf(batch))) };
}

test('labels are claimed, handed out with their print data, printed; the orders are the warehouse’s', async () => {
  const { batch, tasks } = await sent(['A1', 'A2']);
  expect(batch).toMatchObject({ kind: 'print', desk: '1号台', counts: { claimed: 2 } });
  expect(tasks.map(({ printData }) => printData)).toEqual(batch.items.map(({ waybillNo }) => sealedPrintData(waybillNo)));
  expect(tasks[0]?.custom).toMatchObject({ mark: '', orderNo: 'A1', count: '2' });
  expect(await house.report(tasks.map(({ itemId, taskId }) => printed({ itemId, taskId })))).toEqual({ noted: 2 });
  expect(await statesOf(batch.id)).toEqual(['printed', 'printed']);
  expect(await house.ofOrder('A1')).toMatchObject({ stage: 'to_pick', printCount: 1 });
});

test('a held order is refused with its number and what to do, and the others go on', async () => {
  const ids = await house.ready(['B1', 'B2']);
  await house.hold('B1');
  const batch = await house.start(ids);
  expect(batch.items.map(({ state }) => state)).toEqual(['refused', 'claimed']);
  expect(batch.items[0]?.refusal).toMatch(/B1.*挂起.*先处理/);
  const { refused } = await house.handOut(batch.id, idsOf(batch));
  expect(refused).toMatchObject([{ itemId: batch.items[0]?.id, code: 'print_item.refused' }]);
});

test('an order that is held after the claim does not reach the printer', async () => {
  const batch = await house.start(await house.ready(['C1', 'C2']));
  await house.hold('C2');
  const { tasks, refused } = await house.handOut(batch.id, idsOf(batch));
  expect([tasks.length, refused]).toEqual([
    1,
    [{ itemId: batch.items[1]?.id, code: 'fulfillment.order_blocked', text: expect.stringContaining('C2') as string }],
  ]);
  expect(await statesOf(batch.id)).toEqual(['sent', 'claimed']);
});

test('a result told twice counts once, and one of an earlier attempt not at all', async () => {
  const { batch, tasks } = await sent(['D1']);
  const [first] = tasks;
  if (!first) throw new Error('no task');
  const { itemId, taskId } = first;
  expect(await house.report([{ itemId, taskId, result: 'failed', message: '打印机缺纸' }])).toEqual({ noted: 1 });
  expect(await house.report([{ itemId, taskId, result: 'failed', message: '打印机缺纸' }])).toEqual({ noted: 0 });
  const [again] = (await house.handOut(batch.id, [itemId], '热敏打印机B')).tasks;
  expect(again?.taskId).not.toBe(taskId);
  expect(await house.report([printed({ itemId, taskId })]), 'of the first attempt').toEqual({ noted: 0 });
  expect(await statesOf(batch.id)).toEqual(['sent']);
  expect(await house.report([printed({ itemId, taskId: again?.taskId ?? '' })])).toEqual({ noted: 1 });
  expect((await house.batch(batch.id)).items[0]).toMatchObject({ state: 'printed', printer: '热敏打印机B', printing: 1 });
  expect((await house.ofOrder('D1')).printCount, 'no second claim').toBe(1);
});

test('what is at a printer when the browser dies is in doubt: it is not sent again before a person has looked', async () => {
  const { batch } = await sent(['E1', 'E2']);
  const [one = '', other = ''] = idsOf(batch);
  const { tasks, refused } = await house.handOut(batch.id, [one, other]);
  expect([tasks, refused.map(({ code }) => code)]).toEqual([[], ['print_item.in_doubt', 'print_item.in_doubt']]);
  await house.say(batch.id, [one], true);
  await house.say(batch.id, [other], false);
  expect(await statesOf(batch.id)).toEqual(['printed', 'failed']);
  expect((await house.handOut(batch.id, [one, other])).tasks.map(({ itemId }) => itemId)).toEqual([other]);
});

test('two desks that print the same orders at one moment print each label once', async () => {
  const ids = await house.ready(['F1', 'F2', 'F3']);
  const batches = await Promise.all([house.start(ids), house.start(ids)]);
  expect(batches.flatMap(({ items }) => items).filter(({ state }) => state === 'claimed')).toHaveLength(3);
  const won = batches.find(({ items }) => items[0]?.state === 'claimed');
  const handed = await Promise.all([1, 2].map(() => house.handOut(won?.id ?? '', won?.items.map(({ id }) => id) ?? [])));
  expect(handed.flatMap(({ tasks }) => tasks)).toHaveLength(3);
});

test('a batch asked for twice is made once; its id serves no other orders', async () => {
  const ids = await house.ready(['G1']);
  const batchId = randomUUID();
  const first = await house.start(ids, batchId);
  expect(await house.start(ids, batchId)).toEqual(first);
  await expect(house.start(await house.ready(['G2']), batchId)).rejects.toThrow('print_batch.id_taken');
});

test('a label printed again bears a mark and stands in the log with its reason; a held order has none', async () => {
  const { batch, tasks } = await sent(['H1', 'H2']);
  await house.report(tasks.map(({ itemId, taskId }) => printed({ itemId, taskId })));
  await house.hold('H2');
  const again = await house.reprint(
    batch.items.map(({ fulfillmentOrderId }) => fulfillmentOrderId),
    '面单打花了',
  );
  expect(again).toMatchObject({ kind: 'reprint', reason: '面单打花了', items: [{ state: 'claimed', printing: 2 }, { state: 'refused' }] });
  expect((await house.handOut(again.id, idsOf(again))).tasks[0]?.custom).toMatchObject({ mark: '补打 2' });
  expect(await house.handOut(batch.id, idsOf(batch))).toMatchObject({
    refused: [{ code: 'print_item.printed' }, { code: 'print_item.printed' }],
  });
});

test('labels of our own are a PDF, which an order held since is not in', async () => {
  const batch = await house.start(await house.ready(['J1', 'J2'], 'hand'));
  expect((await house.handOut(batch.id, idsOf(batch))).refused.map(({ code }) => code)).toEqual([
    'print_item.other_road',
    'print_item.other_road',
  ]);
  const ask = { ...house.ask(), batchId: batch.id, size: '76x130' as const };
  await expect(fetchLabels(merchant(), ask)).rejects.toThrow('print_batch.no_own_labels');
  expect((await house.handOutPages(batch.id, idsOf(batch))).itemIds).toHaveLength(2);
  await house.hold('J2');
  const pages = await readPdf((await fetchLabels(merchant(), ask)).bytes);
  expect(pages.map(({ barcodes }) => barcodes)).toEqual([[batch.items[0]?.waybillNo]]);
  const text = pages[0]?.text.replaceAll(/\s/g, '') ?? '';
  expect(text).toMatch(/380D-56-04.*杭州转运中心.*J1/);
  expect(text).toMatch(/\*\*\d{3}\*\*\*\*\d{4}/);
  merchant().clock.advance(16 * 60_000);
  await expect(fetchLabels(merchant(), { ...ask, now: merchant().clock() })).rejects.toThrow('print_batch.no_own_labels');
});

test('a number without print data is refused, and says what to do', async () => {
  const ids = await house.ready(['K1']);
  await merchant()
    .db.updateTable('parcels')
    .set({ print_data_sealed: null })
    .where('fulfillment_order_id', 'in', [...ids])
    .execute();
  const batch = await house.start(ids);
  expect((await house.handOut(batch.id, idsOf(batch))).refused).toMatchObject([
    { code: 'print_item.no_print_data', text: expect.stringContaining('菜鸟打印组件') as string },
  ]);
});

test('the pick list takes each order’s goods once, the packing slips hide the receiver', async () => {
  const { batch } = await sent(['L1', 'L2']);
  const ask = { ...house.ask(), batchId: batch.id };
  const [list] = await readPdf((await fetchPickList(merchant(), { ...ask, size: '76mm' })).bytes);
  expect(list?.text).toMatch(/2 单 · 2 种 · 4 件/);
  expect(list?.barcodes).toEqual([batch.no]);
  const slips = await readPdf((await fetchPackingSlips(merchant(), ask)).bytes);
  expect(slips.map(({ text }) => /订单号：(\w+)/.exec(text)?.[1])).toEqual(['L1', 'L2']);
});

test('what waits is grouped by warehouse, carrier and shop, and says what is not ready and why', async () => {
  const count = async () => {
    const { groups } = await listPrintGroups(merchant().db, house.ask());
    return (['ready', 'number', 'blocked'] as const).map((wanted) =>
      groups.filter(({ readiness }) => readiness === wanted).reduce((sum, group) => sum + group.count, 0),
    );
  };
  const [ready = 0, number = 0, blocked = 0] = await count();
  await house.ready(['M1', 'M2', 'M3']);
  await house.hold('M2');
  await house.receive(house.order('M4'));
  await house.settle();
  await house.bring([(await house.ofOrder('M4')).id], 'to_print');
  expect(await count()).toEqual([ready + 2, number + 1, blocked + 1]);
  const { ids } = await listReadyLabels(merchant().db, { ...house.ask(), limit: 500 });
  expect(ids).toHaveLength(ready + 2);
  const seen = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await listWaitingLabels(merchant().db, { ...house.ask(), limit: 1, after });
    seen.push(...page.items.map(({ orderNos: [no], readiness }) => `${no} ${readiness}`));
    after = page.next ?? undefined;
    more = page.next !== null;
  }
  expect(seen.filter((one) => one.startsWith('M')).toSorted()).toEqual(['M1 ready', 'M2 blocked', 'M3 ready', 'M4 number']);
});

test('a batch is found by its number, a fulfillment order’s and a waybill’s; open ones by themselves', async () => {
  const { batch, tasks } = await sent(['N1']);
  const [item] = batch.items;
  const named = async (text: string, open = false) =>
    (await listPrintBatches(merchant().db, { ...house.ask(), limit: 50, open, text })).items.map(({ no }) => no);
  for (const text of [batch.no, batch.no.toLowerCase(), item?.fulfillmentNo ?? '', item?.waybillNo ?? ''])
    expect(await named(text)).toEqual([batch.no]);
  expect([await named(batch.no, true), await named('nobody')]).toEqual([[batch.no], []]);
  await house.report(tasks.map(({ itemId, taskId }) => printed({ itemId, taskId })));
  expect(await named(batch.no, true)).toEqual([]);
});

test('a person of other warehouses sees neither what waits nor what was printed', async () => {
  const { batch } = await sent(['P1']);
  const by = { ...house.ask().by, warehouses: [randomUUID()] };
  await expect(printBatchNamed(merchant().db, { by, batchId: batch.id })).rejects.toThrow('print_batch.not_found');
  expect((await listPrintGroups(merchant().db, { ...house.ask(), by })).groups).toEqual([]);
});
