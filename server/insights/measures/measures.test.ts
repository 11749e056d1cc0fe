import { measureCodes, type Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import type { MeasureListRow, Measures } from '@zhidan/core/insights/measures/measures-api.ts';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { addOrder, endHolds, placeHolds } from '../../orders/index.ts';
import { appForFile, type TestAnswer } from '../../testing/test-app.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { sheetRows } from '../../testing/sheet-rows.ts';
import { typedReceiver } from '../../testing/test-requests-house.ts';
import { onShippedMeasure } from './on-shipped.ts';

const app = appForFile();
const minuteMs = 60_000;
const hour = 3_600;
let house: FulfillmentHouse;

const measuresBy = async (login: string, question: object): Promise<Measures> =>
  (await (await app().as(login)).get(`/api/measures?${new URLSearchParams({ ...question }).toString()}`)).body as unknown as Measures;
const figure = async (measure: Measure, question: object = {}) => {
  const { measures } = await measuresBy('laoban', question);
  const { measure: _measure, ...rest } = measures.find((one) => one.measure === measure)!;
  return rest;
};
async function rowsOf(measure: Measure, question: object = {}): Promise<MeasureListRow[]> {
  const laoban = await app().as('laoban');
  const rows: MeasureListRow[] = [];
  let after: string | null = '';
  do {
    const asked = new URLSearchParams({ measure, limit: '2', ...question, ...(after ? { after } : {}) });
    const { body } = await laoban.get(`/api/measures/rows?${asked.toString()}`);
    rows.push(...(body['items'] as MeasureListRow[]));
    after = body['next'] as string | null;
  } while (after);
  return rows;
}

/** What is set up has to be there. */
function taken({ status, text }: TestAnswer): void {
  if (status !== 200) throw new Error(`answered ${status}: ${text}`);
}

/**
 * Five orders of one moment: `m0` … `m3` leave an hour after each other (m1 was held for half an hour), `m4` stays. m0 was sent again for a
 * missing piece, m2's buyer had a change of mind; one parcel was stopped at the desk, four questions were answered, two requests decided.
 */
beforeAll(async () => {
  const { merchant } = app();
  const { clock, db } = merchant;
  house = await aFulfillmentHouse(merchant, 10_000, [onShippedMeasure]);
  const paidAt = clock();
  const nos = ['m0', 'm1', 'm2', 'm3', 'm4'];
  await house.receive(...nos.map((no) => house.order(no, { paidAt, createdAt: paidAt })));
  await house.settle();
  const holds = async (no: string) => [{ orderId: await house.orderId(no), source: 'hand', reason: '等客户', until: null }];
  for (const no of nos.slice(0, 4)) {
    const { id } = await house.ofOrder(no);
    if (no === 'm1') await house.within(async (tx) => placeHolds(tx, house.ask(), await holds('m1')));
    clock.advance(30 * minuteMs);
    if (no === 'm1') await house.within(async (tx) => endHolds(tx, house.ask(), await holds('m1'), '好了'));
    clock.advance(30 * minuteMs);
    await house.bring([id], 'shipped');
  }
  await house.settle();
  for (const [no, reason] of [
    ['m0', '少件，联系 13800001111'],
    ['m2', '买家想换颜色'],
  ] as const)
    await house.within(async (tx) =>
      addOrder(
        tx,
        {
          ...house.ask(),
          kind: 'resend',
          sourceOrderId: (await house.orderId(no)) as never,
          shopId: null,
          receiver: null,
          lines: [{ sku: 'BABY-01', quantity: 1, paid: 0 as never }],
          memo: '',
          reason,
          shipBy: null,
        },
        merchant.vault,
      ),
    );
  const checks = [
    [(await house.ofOrder('m0')).id, null],
    [(await house.ofOrder('m1')).id, [{ at: clock(), text: '6936001000001', code: 'check.wrong_goods' }]],
  ] as const;
  for (const [id, blocked] of checks)
    await sql`
      insert into floor_records (id, station, warehouse_id, fulfillment_order_id, outcome, stage, reasons, scanned_at, recorded_at, recorded_by, blocked, blocked_count)
      values (${randomUUID()}, 'check', ${house.warehouseId}, ${id}, 'done', 'shipped', '[]', ${clock()}, ${clock()}, '仓库', ${blocked === null ? null : JSON.stringify(blocked)}, ${blocked?.length ?? 0})`.execute(
      db,
    );
  const kefu = await app().as('kefu');
  for (const kind of ['where', 'when', 'where', 'refund', 'looked_up'])
    taken(await kefu.post(`/api/desk/orders/${await house.orderId('m3')}/answered`, { kind, code: 'trace.IN_TRANSIT' }));
  await decideRequests();
});

/** Service asks for two changes of m4; the supervisor rejects the first after ten minutes and approves the second after twenty. */
async function decideRequests(): Promise<void> {
  const { clock } = app().merchant;
  const [kefu, zhuguan] = [await app().as('kefu'), await app().as('zhuguan')];
  const orderId = await house.orderId('m4');
  for (const [kind, minutes] of [
    ['change_address', 10],
    ['cancel', 20],
  ] as const) {
    const ask = kind === 'cancel' ? { kind } : { kind, receiver: typedReceiver };
    const asked = await kefu.post(`/api/orders/${orderId}/requests`, { ask, reason: '买家的要求' });
    taken(asked);
    clock.advance(minutes * minuteMs);
    const { rows } = await sql<{ id: string }>`select task_id as id from change_requests where state = 'asked'`.execute(app().merchant.db);
    const decided = await zhuguan.post(`/api/approvals/${rows[0]?.id}/decide`, {
      verdict: kind === 'cancel' ? 'approve' : 'reject',
      reason: '按规定',
    });
    taken(decided);
    await sql`update change_requests set state = 'rejected', ended_at = ${clock()} where state = 'asked'`.execute(app().merchant.db);
  }
}

test('each figure says how many it was measured from, and its list has exactly those', async () => {
  expect(await figure('handling')).toEqual({ value: 2 * hour, high: 4 * hour, count: 4, of: 4 });
  expect(await figure('misshipped')).toEqual({ value: 2_500, high: null, count: 1, of: 4 });
  expect(await figure('stopped')).toEqual({ value: 5_000, high: null, count: 1, of: 2 });
  expect(await figure('questions')).toEqual({ value: 7_500, high: null, count: 3, of: 4 });
  expect(await figure('answers')).toEqual({ value: 600, high: 1_200, count: 2, of: 2 });
  for (const measure of measureCodes)
    expect({ measure, count: (await rowsOf(measure)).length }).toEqual({ measure, count: (await figure(measure)).count });
});

test('the slowest order stands first, and a piece of the time ranks the list by itself', async () => {
  expect((await rowsOf('handling')).map(({ orderNo }) => orderNo)).toEqual(['m3', 'm2', 'm1', 'm0']);
  const [held] = await rowsOf('handling', { part: 'people' });
  expect(held).toMatchObject({ orderNo: 'm1', seconds: 2 * hour, pieces: { people: hour / 2 } });
  const { parts } = await measuresBy('zhuguan', {});
  const mean = parts.reduce((sum, part) => sum + (part.mean ?? 0), 0);
  expect(mean).toBeCloseTo(2.5 * hour, 0);
});

test('what stands behind a share names the cause; long numbers that people wrote are hidden', async () => {
  expect(await rowsOf('misshipped')).toMatchObject([{ orderNo: 'm0', part: 'missing', text: '少件，联系 ****11' }]);
  expect(await rowsOf('stopped')).toMatchObject([{ orderNo: 'm1', part: 'check.wrong_goods', person: '仓库' }]);
  expect((await rowsOf('questions', { part: 'refund' })).length).toBe(1);
  expect((await rowsOf('answers')).map(({ part, seconds, no }) => ({ part, seconds, isNamed: no.startsWith('QQ-') }))).toEqual([
    { part: 'cancel', seconds: 1_200, isNamed: true },
    { part: 'change_address', seconds: 600, isNamed: true },
  ]);
});

test('days are business days by payment, and a span that makes no sense is refused with its limits', async () => {
  const { days, from, to, shops } = await measuresBy('laoban', { from: '2026-11-20', to: '2026-11-22' });
  expect({ from, to, days: days.map(({ day, count }) => [day, count]) }).toEqual({
    from: '2026-11-20',
    to: '2026-11-22',
    days: [['2026-11-22', 4]],
  });
  expect(shops.map(({ value, count }) => [value, count])).toEqual([[2 * hour, 4]]);
  expect(await figure('handling', { from: '2026-11-23', to: '2026-11-25' })).toEqual({ value: null, high: null, count: 0, of: 0 });
  const refused = await (await app().as('laoban')).get('/api/measures?from=2026-11-22&to=2026-11-20');
  expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 422, code: 'measures.range_wrong' });
});

test('every measure is narrowed by shop, channel, warehouse, carrier and who, and nobody sees those of other shops', async () => {
  const [shop] = (await measuresBy('laoban', {})).shops;
  const here = { shopId: shop?.id, warehouseId: house.warehouseId };
  for (const measure of ['handling', 'misshipped', 'stopped', 'questions'] as const) {
    expect(await figure(measure, here)).toEqual(await figure(measure));
    for (const other of [{ shopId: randomUUID() }, { warehouseId: randomUUID() }, { carrier: 'YTO' }, { personId: randomUUID() }])
      expect({ measure, other, of: (await figure(measure, other)).of }).toEqual({ measure, other, of: 0 });
  }
  expect((await figure('answers', { shopId: randomUUID() })).of).toBe(0);
  const zhuguan = await app().merchant.db.selectFrom('people').select('id').where('login', '=', 'zhuguan').executeTakeFirstOrThrow();
  expect((await figure('answers', { personId: zhuguan.id })).of).toBe(2);
  await app()
    .merchant.db.updateTable('people')
    .set({ shops: [randomUUID()] })
    .where('login', '=', 'zhuguan')
    .execute();
  const seen = await measuresBy('zhuguan', {});
  expect(seen.measures.map(({ of }) => of)).toEqual([0, 0, 0, 0, 0]);
  for (const login of ['kefu', 'cangku']) expect((await (await app().as(login)).get('/api/measures')).status).toBe(403);
});

test('figures of the time before are typed in or come by a sheet; the same again tells nobody, nonsense changes nothing', async () => {
  const laoban = await app().as('laoban');
  const before = async () => (await measuresBy('laoban', {})).baselines.map(({ measure, value, note }) => ({ measure, value, note }));
  const handling = { measure: 'handling', value: 28_080, note: '三月人工统计' };
  for (const time of ['first', 'again'])
    expect({ time, status: (await laoban.post('/api/measures/baselines', handling)).status }).toEqual({ time, status: 200 });
  expect(await house.told('measure_baseline.changed')).toEqual(['handling']);
  expect((await laoban.post('/api/measures/baselines', { measure: 'questions', value: 10_001 })).body.code).toBe('baseline.value_beyond');
  const send = (text: string) =>
    app().app.inject({
      method: 'POST',
      url: `/api/measures/baselines/sheet?${new URLSearchParams({ name: '上线前.csv' }).toString()}`,
      headers: { cookie: laoban.cookie, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
      payload: Buffer.from(text),
    });
  const wrong = await send('错发率,5.3%\n毛利,30%\n');
  expect({ status: wrong.statusCode, text: wrong.body }).toMatchObject({
    status: 422,
    text: expect.stringContaining('第 2 行的指标“毛利”'),
  });
  expect(await before()).toEqual([handling]);
  const sent = await send('指标,上线前,说明\n错发率,5.3%,\n发货进度咨询,38%,\n审批时长,4 小时,\n');
  expect({ status: sent.statusCode, body: sent.json() }).toEqual({
    status: 200,
    body: { measures: ['misshipped', 'questions', 'answers'] },
  });
  expect((await before()).map(({ measure, value }) => [measure, value])).toEqual([
    ['answers', 14_400],
    ['handling', 28_080],
    ['misshipped', 530],
    ['questions', 3_800],
  ]);
  expect((await laoban.post('/api/measures/baselines', { measure: 'handling', value: null })).status).toBe(200);
  expect((await before()).map(({ measure }) => measure)).toEqual(['answers', 'misshipped', 'questions']);
});

test('the rows behind a figure leave as a sheet', async () => {
  const { cookie } = await app().as('laoban');
  const answer = await app().app.inject({ method: 'GET', url: '/api/measures/rows.xlsx?measure=handling', headers: { cookie } });
  expect(sheetRows(answer.rawPayload)).toMatchObject([
    { 订单号: 'm3', 小时: 4 },
    { 订单号: 'm2', 小时: 3 },
    { 订单号: 'm1', 小时: 2, '等人处理(小时)': 0.5 },
    { 订单号: 'm0', 小时: 1 },
  ]);
});
