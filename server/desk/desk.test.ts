import * as api from '@zhidan/core/desk/desk-api.ts';
import type { FoundWay } from '@zhidan/core/desk/desk-api.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { beforeAll, expect, test } from 'vitest';
import { merchantForFile } from '../testing/test-merchant.ts';
import { plainReceiver } from '../testing/test-channel-order.ts';
import { aRequestsHouse, typedReceiver, type RequestsHouse } from '../testing/test-requests-house.ts';
import { findOrders } from './find-orders.ts';
import { noteAnswered } from './note-answered.ts';
import { showBuyer } from './show-buyer.ts';

const merchant = merchantForFile();
let house: RequestsHouse;
let kefu: Caller;
let waybillNo = '';

const buyer = { openId: 'open-1', nick: '小美妈妈', message: '' };
const receiver = { ...plainReceiver, name: '欧阳小美', phone: '13912345678' };

beforeAll(async () => {
  house = await aRequestsHouse(merchant());
  kefu = await house.as('kefu');
  await house.receive(house.order('D1', { buyer, receiver: { ...receiver, mergeKey: 'one' } }));
  await house.receive(house.order('D2', { buyer, receiver: { ...receiver, mergeKey: 'two' } }));
  await house.receive(
    house.order('D3', {
      buyer: { openId: 'open-2', nick: '路人', message: '' },
      receiver: { ...receiver, name: '路人甲', phone: '13800000000', mergeKey: 'three' },
    }),
  );
  await house.settle();
  const { id } = await house.ofOrder('D1');
  await house.bring([id], 'shipped');
  await house.settle();
  waybillNo = (await house.ofOrder('D1')).parcels[0]?.waybillNo ?? '';
});

const find = (search: string, by: Caller = kefu) =>
  findOrders(merchant().db, { ...api.findOrders.input.parse({ search }), by, now: merchant().clock() }, merchant().vault);
const look = async (no: string, by: Caller = kefu) =>
  showBuyer(merchant().db, { orderId: (await house.orderId(no)) as OrderId, by, now: merchant().clock() }, merchant().vault);
const numbers = (items: readonly { orderNo: string }[]) => items.map(({ orderNo }) => orderNo).toSorted();

test.each<readonly [string, () => string, readonly string[], FoundWay]>([
  ['its number', () => 'D2', ['D2'], 'number'],
  ['the waybill of a parcel', () => waybillNo, ['D1'], 'waybill'],
  ['the waybill in small letters', () => waybillNo.toLowerCase(), ['D1'], 'waybill'],
  ['the last four digits of its phone', () => '5678', ['D1', 'D2'], 'phone'],
  ['the whole phone, as people type it', () => '+86 139 1234 5678', ['D1', 'D2'], 'phone'],
  ['its buyer’s nick', () => '小美妈妈', ['D1', 'D2'], 'nick'],
  ['its receiver’s name', () => '欧阳小美', ['D1', 'D2'], 'name'],
])('an order is found by %s', async (_by, search, expected, way) => {
  const { items } = await find(search());
  expect(numbers(items)).toEqual(expected);
  expect(items.every(({ ways }) => ways.includes(way))).toBe(true);
});

test('what names no order finds none, and other shops’ orders are found by nobody else', async () => {
  expect((await find('没有这个')).items).toEqual([]);
  expect((await find('D1', { ...kefu, shops: [] })).items).toEqual([]);
  await expect(look('D1', { ...kefu, shops: [] })).rejects.toMatchObject({ refusal: { code: 'order.not_found' } });
});

test('nothing that is found shows a whole name, phone or address', async () => {
  const text = JSON.stringify([await find('5678'), await look('D1')]);
  for (const secret of ['欧阳小美', '13912345678', '小美妈妈', receiver.detail]) expect(text).not.toContain(secret);
  expect(text).toContain('139****5678');
});

test('all of a buyer is on one page: the asked order first, nobody else’s', async () => {
  const { orders, paid } = await look('D2');
  expect(orders.map(({ orderNo }) => orderNo)).toEqual(['D2', 'D1']);
  expect(paid).toBe(orders.reduce((sum, order) => sum + order.paid, 0));
  expect(orders[1]).toMatchObject({ stage: 'shipped', parcels: [{ waybillNo, state: 'shipped' }] });
});

test('the answer follows the parcel, and a request that is open has its own', async () => {
  const { db, clock } = merchant();
  const [parcel] = (await house.ofOrder('D1')).parcels;
  const now = clock();
  const events = [{ at: now, text: '【宁波市】已揽收', place: '宁波市', code: '', meaning: { state: 'PICKED_UP', sub: null } }];
  await db
    .insertInto('tracked_parcels')
    .values({
      parcel_id: parcel!.id,
      watch: 'on',
      state: 'PICKED_UP',
      events: JSON.stringify(events) as never,
      expected_at: plusMs(now, 86_400_000),
      tracked_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('parcel_id')
        .doUpdateSet({ state: 'PICKED_UP', events: JSON.stringify(events) as never, expected_at: plusMs(now, 86_400_000) }),
    )
    .execute();
  const told = (await look('D1')).orders[0]!;
  expect(told.answers[0]).toMatchObject({
    code: 'trace.PICKED_UP',
    kind: 'where',
    words: { 'zh-CN': `您的包裹已由顺丰速运揽收（${waybillNo}），预计明天到。` },
  });
  expect(told.parcels[0]?.events).toEqual([{ at: now, text: '【宁波市】已揽收', place: '宁波市' }]);
  await house.make('D2', { kind: 'change_address', receiver: typedReceiver });
  const waiting = (await look('D2')).orders[0]!;
  expect(waiting.answers.map(({ code }) => code)).toEqual(expect.arrayContaining(['waiting.change', 'changing']));
  expect(waiting.requests).toMatchObject([{ kind: 'change_address', state: 'asked' }]);
});

test('an answer is noted in the order’s journal by its kind, without any text', async () => {
  const orderId = (await house.orderId('D3')) as OrderId;
  const ask = { by: kefu, now: merchant().clock(), orderId, kind: 'where' as const, code: 'trace.PICKED_UP' };
  await house.within((tx) => noteAnswered(tx, ask, merchant().vault));
  const rows = await merchant()
    .db.selectFrom('journal')
    .select(['payload', 'actor_kind', 'subject_id'])
    .where('event', '=', 'service.answered')
    .execute();
  expect(rows).toEqual([{ payload: { kind: 'where', code: 'trace.PICKED_UP' }, actor_kind: 'person', subject_id: orderId }]);
});
