import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { beforeAll, expect, test } from 'vitest';
import { raiseExceptions } from '../../orders/index.ts';
import { endDueHolds } from '../../orders/holds/end-holds-job.ts';
import { appForFile } from '../../testing/test-app.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { aChannelOrder } from '../../testing/test-channel-order.ts';

const app = appForFile();
let house: FulfillmentHouse;

/** Five orders: three that wait, one on the floor, one gone. */
beforeAll(async () => {
  const { merchant } = app();
  house = await aFulfillmentHouse(merchant);
  const due = (hours: number) => ({ shipBy: plusMs(merchant.clock(), hours * 3_600_000) });
  await house.receive(
    house.order('late', due(-1)),
    house.order('soon', due(5)),
    house.order('never', { shipBy: null }),
    house.order('floor', due(20)),
    house.order('gone', due(30)),
  );
  await house.settle();
  await house.bring([(await house.ofOrder('floor')).id], 'to_pick');
  await house.bring([(await house.ofOrder('gone')).id], 'shipped');
  await house.settle();
});

const orderNosOf = (body: Record<string, unknown>): string[] =>
  (body['items'] as { orders: { orderNo: string }[] }[]).flatMap(({ orders }) => orders.map(({ orderNo }) => orderNo));

test('what is open is listed by its deadline, page by page, and by what it is searched by; sums say what stands where', async () => {
  const visitor = await app().as('zhuguan');
  const first = await visitor.get('/api/fulfillment-orders?limit=2');
  expect(orderNosOf(first.body)).toEqual(['late', 'soon']);
  const second = await visitor.get(`/api/fulfillment-orders?limit=2&after=${first.body['next'] as string}`);
  // one that its platform promised nothing for has a deadline by the rule of its channel, or none
  expect(orderNosOf(second.body).toSorted()).toEqual(['floor', 'never']);
  expect(second.body['next']).toBeNull();
  const [row] = (await visitor.get('/api/fulfillment-orders?stage=to_pick')).body['items'] as { no: string; waybillNos: string[] }[];
  for (const search of [row!.no, row!.no.toLowerCase(), 'floor', row!.waybillNos[0]!])
    expect(orderNosOf((await visitor.get(`/api/fulfillment-orders?search=${search}`)).body)).toEqual(['floor']);
  expect((await visitor.get('/api/fulfillment-orders/sums')).body['stages']).toEqual(
    expect.arrayContaining([
      { stage: 'pending', count: 3, pieceCount: 6, lateCount: 1 },
      { stage: 'to_pick', count: 1, pieceCount: 2, lateCount: 0 },
    ]),
  );
  expect(orderNosOf((await visitor.get('/api/fulfillment-orders?stage=shipped')).body)).toEqual(['gone']);
});

test('its page says why it does not go on; a person chooses, takes back after the warehouse has stopped, and each step is in its journal', async () => {
  const visitor = await app().as('zhuguan');
  const { id } = await house.ofOrder('soon');
  const before = await visitor.get(`/api/fulfillment-orders/${id}`);
  expect(before.body).toMatchObject({
    stage: 'pending',
    lines: [{ code: 'BABY-01' }, { code: 'BOTTLE-1' }],
    members: [{ orderNo: 'soon' }],
  });
  expect((before.body['refusals'] as { code: string }[]).map(({ code }) => code)).toEqual([
    'fulfillment.warehouse_missing',
    'fulfillment.carrier_missing',
    'fulfillment.stock_missing',
  ]);
  const chosen = await visitor.post('/api/fulfillment-orders/choose', { ids: [id], warehouseId: house.warehouseId, carrier: 'YTO' });
  expect(chosen.body['outcomes']).toEqual([{ id, outcome: 'assigned', refusals: [] }]);
  await house.assign([id]); // routing would take another carrier
  expect((await visitor.get(`/api/fulfillment-orders/${id}`)).body).toMatchObject({
    carrier: 'YTO',
    carrierBy: 'hand',
    warehouseBy: 'hand',
  });
  await house.reserve([id]);
  await house.release([id]);
  await house.number([id]);
  await house.print([id]);
  const ask = { ids: [id], reason: '买家要改颜色' };
  const asked = await visitor.post('/api/fulfillment-orders/withdraw', { ...ask, isStopConfirmed: false });
  expect(asked.body['outcomes']).toMatchObject([{ outcome: 'stop_asked' }]);
  const stopped = await visitor.get(`/api/fulfillment-orders/${id}`);
  expect(stopped.body).toMatchObject({
    stage: 'to_pick',
    exceptions: ['stopped_by_hand'],
    refusals: [{ code: 'fulfillment.order_blocked' }],
  });
  const taken = await visitor.post('/api/fulfillment-orders/withdraw', { ...ask, isStopConfirmed: true });
  expect(taken.body['outcomes']).toMatchObject([{ outcome: 'withdrawn' }]);
  const happenings = (await visitor.get(`/api/fulfillment-orders/${id}/happenings`)).body['items'] as { event: string }[];
  expect(happenings.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['fulfillment.opened', 'fulfillment.printed', 'fulfillment.withdrawn']),
  );
  const shipped = await house.ofOrder('gone');
  const late = await visitor.post('/api/fulfillment-orders/withdraw', { ids: [shipped.id], reason: '太晚了', isStopConfirmed: true });
  expect(late.body['outcomes']).toMatchObject([
    { outcome: 'refused', refusals: [{ code: 'fulfillment.wrong_stage', values: { stage: '已发货' } }] },
  ]);
});

test('exceptions are counted by kind; some a person clears, some only forces, and what was forced is reported', async () => {
  const [visitor, clerk] = [await app().as('zhuguan'), await app().as('kefu')];
  const orderId = await house.orderId('never');
  const { createdAt } = aChannelOrder();
  await house.within((tx) =>
    raiseExceptions(tx, { ...house.ask(), now: createdAt }, [
      { orderId, kind: 'duplicate_suspected', detail: { orderNo: 'soon' } },
      { orderId, kind: 'audit_blocked', detail: { rule: '大额', reason: '超过 2000 元' } },
      { orderId, kind: 'out_of_stock', detail: { goods: '连体衣' } },
    ]),
  );
  const counts = (await clerk.get('/api/order-exceptions/counts')).body['kinds'];
  expect(counts).toEqual(expect.arrayContaining([{ kind: 'audit_blocked', count: 1, oldestAt: createdAt }]));
  const listed = (await clerk.get('/api/order-exceptions?owner=service')).body['items'] as { kind: string; orderNo: string }[];
  expect(listed).toMatchObject([{ kind: 'duplicate_suspected', orderNo: 'never' }]);
  const clear = (kind: string) => clerk.post('/api/order-exceptions/clear', { exceptions: [{ orderId, kind }], reason: '问过买家' });
  expect((await clear('audit_blocked')).body).toMatchObject({ code: 'order_exception.not_by_hand' });
  expect((await clear('duplicate_suspected')).body).toEqual({ clearedCount: 1 });
  expect((await clear('duplicate_suspected')).body).toMatchObject({ code: 'order_exception.not_open' });
  const force = (kinds: string[]) => ({ kinds, reason: '老客户，已确认' });
  expect((await clerk.post(`/api/orders/${orderId}/force-release`, force(['audit_blocked']))).status).toBe(403);
  expect((await visitor.post(`/api/orders/${orderId}/force-release`, force(['out_of_stock']))).body).toMatchObject({
    code: 'order_exception.never_forced',
  });
  expect((await visitor.post(`/api/orders/${orderId}/force-release`, force(['audit_blocked']))).status).toBe(200);
  expect((await visitor.get('/api/order-exceptions/forced')).body['items']).toMatchObject([
    { kind: 'audit_blocked', orderNo: 'never', reason: '老客户，已确认' },
  ]);
  expect((await visitor.get('/api/order-exceptions/counts')).body['forcedToday']).toBe(1);
});

test('an order on hold waits until its moment, or until a person ends it; a moment that is past is refused', async () => {
  const { merchant } = app();
  const clerk = await app().as('kefu');
  const [orderId, other] = [await house.orderId('late'), await house.orderId('soon')];
  const until = plusMs(merchant.clock(), 60_000);
  const hold = (change: object) => clerk.post('/api/orders/hold', { orderIds: [orderId, other], reason: '等买家回话', until, ...change });
  expect((await hold({ until: plusMs(merchant.clock(), -1) })).body).toMatchObject({ code: 'order_hold.in_the_past' });
  expect((await hold({})).status).toBe(200);
  expect((await hold({ reason: '等买家确认颜色' })).status).toBe(200);
  const page = await clerk.get(`/api/orders/${orderId}`);
  expect(page.body).toMatchObject({ mayShip: false, ownHolds: [{ source: 'hand', reason: '等买家确认颜色', until, endedAt: null }] });
  await clerk.post('/api/orders/end-hold', { orderIds: [other], source: 'hand', reason: '已回话' });
  expect((await clerk.get(`/api/orders/${other}`)).body).toMatchObject({ mayShip: true, ownHolds: [{ endReason: '已回话' }] });
  expect(await endDueHolds(merchant, merchant.clock())).toBe(0);
  merchant.clock.advance(60_000);
  expect(await endDueHolds(merchant, merchant.clock())).toBe(1);
  expect((await clerk.get(`/api/orders/${orderId}`)).body).toMatchObject({ mayShip: true });
});
