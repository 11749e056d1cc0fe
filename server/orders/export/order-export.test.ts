import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop, receiveChannelOrders } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { runJobs, type RunningJobs } from '../../platform/jobs/run-jobs.ts';
import { appForFile, signedIn, type TestVisitor } from '../../testing/test-app.ts';
import { sheetRows } from '../../testing/sheet-rows.ts';
import { aChannelOrder, plainReceiver, received } from '../../testing/test-channel-order.ts';
import { asked } from '../../testing/test-news.ts';
import { until } from '../../testing/until.ts';
import { exportOrdersJob } from './export-orders-job.ts';

const house = appForFile();
const orderCount = 501; // one more than a page of the job
const shops: ShopId[] = [];
let jobs: RunningJobs;

/** As many orders a minute apart, the last in a shop of its own. */
beforeAll(async () => {
  const { merchant } = house();
  const { db, clock, vault } = merchant;
  const began = instant('2026-11-20T00:00:00.000Z');
  const buyer = { openId: '', nick: '', message: '送到后打 13912345678' };
  for (const [name, from, to] of [
    ['旗舰店', 0, 500],
    ['分店', 500, orderCount],
  ] as const) {
    const app = { fields: {}, addresses: {} };
    const { shopId } = await inTransaction(db, (tx) => addShop(tx, { ...asked(clock), channel: 'tmall', name, app }, vault));
    shops.push(shopId);
    const orders = Array.from({ length: to - from }, (_, index) => {
      const createdAt = plusMs(began, (from + index) * 60_000);
      return received(aChannelOrder({ channelOrderNo: `E${from + index}`, createdAt, buyer, receiver: plainReceiver }));
    });
    const ask = { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders } as const;
    await inTransaction(db, (tx) => receiveChannelOrders(tx, ask, vault));
  }
  jobs = runJobs(merchant, [exportOrdersJob], merchant.databaseUrl);
  await jobs.ready;
});

afterAll(() => jobs.stop());

const columns = ['no', 'shop', 'goods', 'pieces', 'paid', 'receiver', 'notes', 'orderedAt'];
type View = Readonly<{ id: string; state: string; rowCount: number; expectedCount: number | null; byteCount: number | null }>;

async function exported(visitor: TestVisitor, change: object = {}): Promise<View> {
  const answer = await visitor.post('/api/order-exports', { name: '发货明细', sort: 'ordered', filter: {}, columns, ...change });
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
  return until('the export is done', async () => {
    const items = (await visitor.get('/api/order-exports')).body['items'] as readonly View[];
    return items.find(({ id, state }) => id === answer.body['exportId'] && state === 'done');
  });
}

async function rowsOf(visitor: TestVisitor, id: string): Promise<readonly Record<string, unknown>[]> {
  const { rawPayload, statusCode } = await house().app.inject({
    method: 'GET',
    url: `/api/order-exports/${id}/file`,
    headers: { cookie: visitor.cookie },
  });
  expect(statusCode).toBe(200);
  return sheetRows(rawPayload);
}

test('every order of the list is a row, in its order, with whole numbers, yuan and the wall clock of Shanghai', async () => {
  const visitor = await house().as('yunying');
  const done = await exported(visitor);
  expect(done).toMatchObject({ rowCount: orderCount, expectedCount: orderCount, byteCount: expect.any(Number) });
  const rows = await rowsOf(visitor, done.id);
  expect(rows.map((row) => row['订单号'])).toEqual(Array.from({ length: orderCount }, (_, index) => `E${orderCount - 1 - index}`));
  expect(rows[0]).toMatchObject({
    店铺: '分店',
    商品: '婴儿连体衣 春秋款 颜色:米白;尺码:73cm ×1\n婴儿连体衣 春秋款 颜色:米白;尺码:80cm ×1',
    商家编码: 'BABY-01\nBABY-01',
    件数: 2,
    实付: 111.8,
    下单时间: '2026-11-20 16:20:00',
  });
});

test('receivers, and phone numbers in what people typed, are masked', async () => {
  const visitor = await house().as('yunying');
  const { id } = await exported(visitor, { filter: { shopId: shops[1] } });
  const [row, ...others] = await rowsOf(visitor, id);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ 收件人: '欧**', 电话: '139****5678', 省: '浙江省', 详细地址: '****', 买家留言: '送到后打 ****78' });
});

test('receivers in full take a permission and a reason, and the journal keeps who, why and what', async () => {
  const refused = await (
    await house().as('yunying')
  ).post('/api/order-exports', { name: '全量', filter: {}, columns, revealReason: '想看看' });
  expect([refused.status, refused.body.code]).toEqual([403, 'order_export.reveal_denied']);
  const owner = await house().as('laoban');
  const { id } = await exported(owner, { filter: { shopId: shops[1], search: '13912345678' }, revealReason: '快递线下对接' });
  const [row] = await rowsOf(owner, id);
  expect(row).toMatchObject({ 收件人: '欧阳测试', 电话: '13912345678', 详细地址: '新碶街道人民路88号3幢502室' });
  const journal = await owner.get(`/api/journal?subjectKind=order_export&subjectId=${id}`);
  const told = Object.fromEntries((journal.body['items'] as { event: string }[]).map((entry) => [entry.event, entry]));
  expect(told).toMatchObject({
    'order_export.asked': { reason: '快递线下对接', after: { isRevealed: true, isSearch: true, filter: { shopId: shops[1] } } },
    'order_export.finished': { payload: { rowCount: 1 } },
    'order_export.fetched': {},
  });
  expect(journal.text).not.toContain('13912345678');
});

test('nobody sees or fetches what somebody else exported', async () => {
  const { id } = await exported(await house().as('yunying'), { filter: { shopId: shops[1] } });
  const other = await house().as('caiwu');
  expect((await other.get('/api/order-exports')).body['items']).toEqual([]);
  const fetched = await other.get(`/api/order-exports/${id}/file`);
  expect([fetched.status, fetched.body.code]).toEqual([404, 'order_export.not_found']);
});

test('who works for one shop exports its orders and no others', async () => {
  const owner = await house().as('laoban');
  const role = { name: '分店导出', permissions: ['orders.display', 'orders.export'], maskedFields: [] };
  const roleId = (await owner.post('/api/roles', role)).body['id'];
  const password = 'correct horse battery';
  await owner.post('/api/people', { login: 'branch', name: '分店', password, roleIds: [roleId], shops: [shops[1]] });
  expect((await exported(await signedIn(house().app, 'branch', password))).rowCount).toBe(1);
});

test('a filter that the list would refuse is refused before anything is queued', async () => {
  const answer = await (
    await house().as('laoban')
  ).post('/api/order-exports', { name: 'x', filter: { status: 'lost', color: 'red' }, columns });
  expect([answer.status, answer.body.code]).toEqual([400, 'input.invalid']);
  expect(answer.body.problems?.map(({ field }) => field)).toContain('filter.status.0');
});

test('an export is gone when its time is over', async () => {
  const visitor = await house().as('caiwu');
  const { id } = await exported(visitor, { filter: { shopId: shops[1] } });
  house().merchant.clock.advance(3 * 86_400_000 + 1);
  house().forget('caiwu');
  const later = await house().as('caiwu');
  expect((await later.get('/api/order-exports')).body['items']).toEqual([]);
  expect((await later.get(`/api/order-exports/${id}/file`)).body.code).toBe('file.gone');
});
