import type { ConnectorCode } from '@zhidan/core/channels/channel.ts';
import type { ShipNoticeId } from '@zhidan/core/channels/notice/notice-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { aFulfillmentGround, type FulfillmentGround, type GroundOrder } from '../../testing/fulfillment-ground.ts';
import { live, pullAll, pulledWorld, type PulledShop } from '../../testing/pulled-world.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { sendNoticesAgain, settleNotices } from './handle-notices.ts';
import { makeShopNoticesDue, takeDueNotices } from './notice-store.ts';
import { noteShipped } from './on-shipped.ts';
import { leaseEnd } from './send-notices-type.ts';
import { sendNotices } from './send-notices.ts';

const merchant = merchantForFile();
let emulators: RunningEmulators;
let ground: FulfillmentGround;
const shops = new Map<ConnectorCode, PulledShop>();
const codes = ['taobao', 'youzan', 'jd'] as const;

beforeAll(async () => {
  emulators = await runEmulators();
  const added = await pulledWorld(merchant(), emulators, { seed: 'notices', codes });
  for (const shop of added) shops.set(shop.code, shop);
  await live(merchant(), emulators, [
    ...added.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count: 12, over: '5m' })),
    { do: 'wait', for: '20m' },
  ]);
  await pullAll(merchant(), added);
  ground = await aFulfillmentGround(merchant());
});
afterAll(() => emulators.stop());

const shopOf = (code: ConnectorCode): PulledShop => shops.get(code)!;
let numberCount = 0;
const aNumber = (): string => `7312345678${String((numberCount += 1)).padStart(4, '0')}`;

/** Orders that nobody has used yet, the ones with most lines first. */
const used = new Set<string>();
async function anOrder(code: ConnectorCode) {
  const rows = await merchant()
    .db.selectFrom('orders')
    .innerJoin('order_lines', 'order_lines.order_id', 'orders.id')
    .select((where) => ['orders.id', 'orders.channel_order_no as no', where.fn.sum<number>('order_lines.quantity').as('pieces')])
    .where('orders.shop_id', '=', shopOf(code).shopId)
    .where('orders.status', '=', 'received')
    .groupBy(['orders.id'])
    .orderBy('pieces', 'desc')
    .execute();
  const order = rows.find(({ id }) => !used.has(id))!;
  used.add(order.id);
  const lines = await merchant()
    .db.selectFrom('order_lines')
    .select(['line_no as lineNo', 'quantity'])
    .where('order_id', '=', order.id)
    .orderBy('position')
    .execute();
  return { ...order, lines };
}

const shipped = (orders: readonly GroundOrder[], parcels: readonly string[]) => ground.open({ orders, stage: 'shipped', parcels });

const note = (parcelIds: readonly string[]) =>
  inTransaction(merchant().db, (tx) => noteShipped(tx, { parcelIds, now: merchant().clock() }));

const noticesOf = (orderId: string) =>
  merchant().db.selectFrom('ship_notices').selectAll().where('order_id', '=', orderId).orderBy('no').execute();

async function send(code: ConnectorCode, orderId: string): Promise<void> {
  const ids = (await noticesOf(orderId)).map(({ id }) => id);
  await sendNotices(merchant(), { shopId: shopOf(code).shopId, noticeIds: ids });
}

async function shipmentsThere(code: ConnectorCode, no: string): Promise<readonly string[]> {
  const trade = await emulators.control('GET', 'trade', { shop: shopOf(code).shopSeq, trade: no });
  return (trade['shipments'] as { waybillNo: string }[]).map(({ waybillNo }) => waybillNo);
}

const openExceptions = (orderId: string) =>
  merchant()
    .db.selectFrom('order_exceptions')
    .select('kind')
    .where('order_id', '=', orderId)
    .where('cleared_at', 'is', null)
    .where('kind', '=', 'notice_failed')
    .execute();

test.each(codes)('%s: what left the house is told whole, and news that come twice tell it once', async (code) => {
  const order = await anOrder(code);
  const no = aNumber();
  const { parcelIds } = await shipped([{ orderId: order.id }], [no]);
  for (let time = 0; time < 2; time += 1) await note(parcelIds);
  expect(await noticesOf(order.id)).toMatchObject([{ state: 'waiting', lines: null }]);
  for (let time = 0; time < 2; time += 1) await send(code, order.id);
  expect(await noticesOf(order.id)).toMatchObject([{ state: 'sent', reason: null, try_count: 1 }]);
  expect(await shipmentsThere(code, order.no)).toEqual([no]);
});

test('orders merged into one parcel are told each of its own, with the same number', async () => {
  const [one, two] = [await anOrder('taobao'), await anOrder('taobao')];
  const { parcelIds } = await shipped([{ orderId: one.id }, { orderId: two.id }], [aNumber()]);
  await note(parcelIds);
  expect([...(await noticesOf(one.id)), ...(await noticesOf(two.id))]).toMatchObject([
    { lines: null, state: 'waiting' },
    { lines: null, state: 'waiting' },
  ]);
});

test('a split order is told part by part, each with its number', async () => {
  const order = await anOrder('taobao');
  const [line] = order.lines;
  const [first, second] = [aNumber(), aNumber()];
  const part = (quantity: number) => [{ lineNo: line!.lineNo, quantity }];
  const rest = order.lines.slice(1);
  const more = line!.quantity - 1;
  const one = await shipped([{ orderId: order.id, lines: part(1) }], [first]);
  const two = await shipped([{ orderId: order.id, lines: [...(more > 0 ? part(more) : []), ...rest] }], [second]);
  expect(more + rest.length).toBeGreaterThan(0);
  await note(one.parcelIds);
  await send('taobao', order.id);
  await note(two.parcelIds);
  await send('taobao', order.id);
  expect((await noticesOf(order.id)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  expect((await shipmentsThere('taobao', order.no)).toSorted()).toEqual([first, second]);
});

test('further parcels of one shipment are kept and not told, with the reason', async () => {
  const order = await anOrder('taobao');
  const { parcelIds } = await shipped([{ orderId: order.id }], [aNumber(), aNumber()]);
  await note(parcelIds);
  expect(await noticesOf(order.id)).toMatchObject([{ state: 'waiting' }, { state: 'skipped', reason: 'further_parcel' }]);
});

describe('in trouble', () => {
  test('an answer lost on the way tells nothing twice', async () => {
    const order = await anOrder('taobao');
    const no = aNumber();
    const { parcelIds } = await shipped([{ orderId: order.id }], [no]);
    await note(parcelIds);
    await emulators.control('POST', 'faults', { kind: 'lost_answer', platform: 'taobao', match: 'logistics', times: 1 });
    await send('taobao', order.id);
    await emulators.control('POST', 'clear-faults');
    expect(await noticesOf(order.id)).toMatchObject([{ state: 'sent' }]);
    expect(await shipmentsThere('taobao', order.no)).toEqual([no]);
  });

  test('a worker killed after the call leaves a notice that is found as told', async () => {
    const order = await anOrder('youzan');
    const no = aNumber();
    const { parcelIds } = await shipped([{ orderId: order.id }], [no]);
    await note(parcelIds);
    const { db } = merchant();
    await send('youzan', order.id);
    await db // as it stands when the process dies between the answer and the note of it
      .updateTable('ship_notices')
      .set({ state: 'waiting', ended_at: null, asked_at: merchant().clock(), due_at: merchant().clock() })
      .where('order_id', '=', order.id)
      .execute();
    const now = merchant().clock();
    const due = await inTransaction(db, (tx) => takeDueNotices(tx, { now, dueAt: leaseEnd(now), limit: 100 }));
    expect(due.map(({ id }) => id)).toContain((await noticesOf(order.id))[0]!.id);
    await send('youzan', order.id);
    expect(await noticesOf(order.id)).toMatchObject([{ state: 'sent', reason: 'found_told' }]);
    expect(await shipmentsThere('youzan', order.no)).toEqual([no]);
  });

  test('what the platform shows as shipped by another number is never told, and the order says so', async () => {
    const order = await anOrder('taobao');
    const { parcelIds } = await shipped([{ orderId: order.id }], [aNumber()]);
    await emulators.control('POST', 'act', { act: 'ship_elsewhere', shop: shopOf('taobao').shopSeq, trade: order.no });
    const before = await shipmentsThere('taobao', order.no);
    await note(parcelIds);
    await send('taobao', order.id);
    expect(await noticesOf(order.id)).toMatchObject([{ state: 'failed', reason: 'shipped_otherwise' }]);
    expect(await shipmentsThere('taobao', order.no)).toEqual(before);
    expect(await openExceptions(order.id)).toHaveLength(1);
    const [failed] = await noticesOf(order.id);
    await inTransaction(merchant().db, (tx) =>
      settleNotices(tx, { ...asked(merchant().clock), ids: [failed!.id as ShipNoticeId], reason: '平台后台已改单号' }),
    );
    expect(await openExceptions(order.id)).toHaveLength(0);
  });

  test('a shop without authorisation waits for it; near the deadline a person is told, once; then it goes on by itself', async () => {
    const order = await anOrder('taobao');
    const { parcelIds } = await shipped([{ orderId: order.id }], [aNumber()]);
    await note(parcelIds);
    const { db, clock } = merchant();
    const { shopId } = shopOf('taobao');
    const setShop = (state: string) => db.updateTable('shops').set({ state }).where('id', '=', shopId).execute();
    const promise = (hours: number) =>
      db
        .updateTable('ship_notices')
        .set({ ship_by: plusMs(clock(), hours * 3_600_000) })
        .where('order_id', '=', order.id)
        .execute();
    await setShop('expired');
    await promise(3);
    await send('taobao', order.id);
    const [first] = await noticesOf(order.id);
    expect(first).toMatchObject({ state: 'waiting', is_late_told: false, fault_kind: 'auth_expired' });
    expect(await openExceptions(order.id)).toHaveLength(0);
    await promise(1);
    for (let time = 0; time < 2; time += 1) await send('taobao', order.id);
    expect(await noticesOf(order.id)).toMatchObject([{ state: 'waiting', is_late_told: true }]);
    const late = db.selectFrom('journal').select('id').where('event', '=', 'ship_notice.late').where('subject_id', '=', first!.id);
    expect(await late.execute()).toHaveLength(1);
    expect(await openExceptions(order.id)).toHaveLength(1);
    await setShop('authorized');
    await inTransaction(db, (tx) => makeShopNoticesDue(tx, [shopId], clock()));
    expect((await noticesOf(order.id))[0]!.due_at).toBe(clock());
    await send('taobao', order.id);
    expect(await noticesOf(order.id)).toMatchObject([{ state: 'sent' }]);
    expect(await openExceptions(order.id)).toHaveLength(0);
  });

  test('a no of the platform is a person’s matter at once, and is tried again when they say so', async () => {
    const order = await anOrder('taobao');
    const { parcelIds } = await shipped([{ orderId: order.id }], ['1']); // no number of any carrier
    await note(parcelIds);
    await send('taobao', order.id);
    const [failed] = await noticesOf(order.id);
    expect(failed).toMatchObject({ state: 'failed', fault_kind: 'business', due_at: null });
    expect(await openExceptions(order.id)).toHaveLength(1);
    await inTransaction(merchant().db, (tx) => sendNoticesAgain(tx, { ...asked(merchant().clock), ids: [failed!.id as ShipNoticeId] }));
    await merchant().db.updateTable('ship_notices').set({ waybill_no: aNumber() }).where('id', '=', failed!.id).execute();
    await send('taobao', order.id);
    expect(await noticesOf(order.id)).toMatchObject([{ state: 'sent' }]);
    expect(await openExceptions(order.id)).toHaveLength(0);
  });
});

test('what was sent again, exchanged or entered by hand is kept and told to no platform: it knows none of it', async () => {
  const order = await anOrder('taobao');
  await merchant().db.updateTable('orders').set({ kind: 'resend' }).where('id', '=', order.id).execute();
  const { parcelIds } = await shipped([{ orderId: order.id }], [aNumber()]);
  await note(parcelIds);
  expect(await noticesOf(order.id)).toMatchObject([{ state: 'skipped', reason: 'no_platform_order' }]);
  await send('taobao', order.id);
  expect(await shipmentsThere('taobao', order.no)).toEqual([]);
});
