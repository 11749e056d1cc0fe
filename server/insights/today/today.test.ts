import { placeOf, todayCounterCodes, todayCounters, type TodayCounter } from '@zhidan/core/insights/today/today-counter.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { onShipped } from '../../channels/notices/on-shipped.ts';
import { appForFile, type TestVisitor } from '../../testing/test-app.ts';
import { typedReceiver } from '../../testing/test-requests-house.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { placeHolds, raiseExceptions } from '../../orders/index.ts';

const app = appForFile();
let house: FulfillmentHouse;

/** One order at least behind every counter, and two behind some. */
beforeAll(async () => {
  const { merchant } = app();
  house = await aFulfillmentHouse(merchant, 100, [onShipped]);
  const yesterday = plusMs(merchant.clock(), -24 * 3_600_000);
  const due = (hours: number) => ({ createdAt: yesterday, shipBy: plusMs(merchant.clock(), hours * 3_600_000) });
  const nos = ['late', 'soon', 'audit', 'audit2', 'finance', 'print', 'pick', 'check', 'ship', 'told'];
  await house.receive(...nos.map((no) => house.order(no, due(no === 'late' ? -1 : no === 'soon' ? 5 : 40))));
  await house.settle();
  const idOf = async (no: string) => (await house.ofOrder(no)).id;
  await house.bring([await idOf('told')], 'shipped');
  await house.settle();
  const stages = {
    audit: 'audit',
    audit2: 'audit',
    finance: 'finance',
    print: 'to_print',
    pick: 'to_pick',
    check: 'to_check',
    ship: 'to_ship',
  };
  for (const [no, stage] of Object.entries(stages))
    await sql`update fulfillment_orders set stage = ${stage} where id = ${await idOf(no)}`.execute(merchant.db);
  const kinds = todayCounterCodes.flatMap((code) => {
    const { list } = todayCounters[code];
    return list.of === 'exceptions' ? [list.kind] : [];
  });
  const orderId = await house.orderId('audit');
  await house.within((tx) => raiseExceptions(tx, house.ask(), kinds.map((kind) => ({ orderId, kind, detail: {} })))); // prettier-ignore
  await house.within((tx) => placeHolds(tx, house.ask(), [{ orderId, source: 'hand', reason: '等客户', until: null }]));
  await sql`update ship_notices set carrier = 'SF', state = 'failed', ended_at = made_at, due_at = null`.execute(merchant.db);
  await askForAnotherAddress('pick');
  for (const no of ['print', 'check']) await askService(no);
  await sql`update shops set state = 'expiring'`.execute(merchant.db);
  await sql`
    with tracked as (
      insert into tracked_parcels (parcel_id, watch, state, tracked_at)
      select id, 'none', 'IN_TRANSIT', ${merchant.clock()} from parcels where fulfillment_order_id = ${await idOf('told')}
      on conflict (parcel_id) do update set state = excluded.state returning parcel_id
    )
    insert into parcel_alerts (id, parcel_id, kind, since, detail, opened_at)
    select gen_random_uuid(), parcel_id, 'intercept_failed', ${merchant.clock()}, '{}', ${merchant.clock()} from tracked`.execute(
    merchant.db,
  );
  const longAgo = plusMs(merchant.clock(), -90 * 24 * 3_600_000);
  await sql`
    insert into completeness_hours (shop_id, hour, state, platform_count, our_count, our_void_count, our_paid_fen, first_checked_at,
      checked_at, check_count, red_since, fill_count)
    select shops.id, date_trunc('hour', at, 'UTC'), 'red', 3, 2, 0, 0, at, at, 1, at, 0
    from shops, unnest(${[longAgo, merchant.clock()]}::timestamptz[]) as at`.execute(merchant.db);
});

/** Service asks for another address of a printed order: somebody has to approve, and somebody to lay the parcel aside. */
async function askForAnotherAddress(no: string): Promise<void> {
  const { status, text } = await (
    await app().as('kefu')
  ).post(`/api/orders/${await house.orderId(no)}/requests`, {
    ask: { kind: 'change_address', receiver: typedReceiver },
    reason: '买家搬家了',
  });
  expect({ status, text }).toEqual({ status: 200, text });
}

async function askService(no: string): Promise<void> {
  const { status } = await (
    await app().as('zhuguan')
  ).post(`/api/audit/orders/${await house.orderId(no)}/ask`, { question: '能等到周末吗' });
  expect(status).toBe(200);
}

/** The lists behind the counters, as their pages ask for them. */
const apiOf: Readonly<Record<string, string>> = {
  '/exceptions': '/api/order-exceptions',
  '/audit-queue': '/api/audit/queue',
  '/ship-notices': '/api/ship-notices',
  '/fulfillment-orders': '/api/fulfillment-orders',
  '/board': '/api/board/cards',
  '/requests': '/api/requests',
  '/parcel-alerts': '/api/parcel-alerts',
  '/questions': '/api/audit/questions',
  '/shops': '/api/shops',
  '/completeness': '/api/completeness/red-hours',
};

async function lengthOf(visitor: TestVisitor, code: TodayCounter): Promise<number> {
  const { path, search } = placeOf(todayCounters[code].list);
  let count = 0;
  let after = '';
  do {
    const question = new URLSearchParams({
      ...search,
      ...(path === '/board' ? { column: 'working' } : {}),
      limit: '3',
      ...(after ? { after } : {}),
    });
    const { body } = await visitor.get(`${apiOf[path] ?? ''}?${question.toString()}`);
    count += (body['items'] as unknown[]).length;
    after = (body['next'] as string | null) ?? '';
  } while (after);
  return count;
}

const counters = async (login: string) =>
  (await (await app().as(login)).get('/api/today')).body['counters'] as { code: TodayCounter; count: number }[];

test('each counter is the length of the list that it opens', async () => {
  expect((await counters('laoban')).map(({ code }) => code)).toEqual(todayCounterCodes);
  const counted = new Set<TodayCounter>(); // a counter that counts nothing here would be equal to anything
  for (const login of ['laoban', 'zhuguan']) {
    const visitor = await app().as(login);
    for (const { code, count } of await counters(login)) {
      expect({ code, count }).toEqual({ code, count: await lengthOf(visitor, code) });
      if (count > 0) counted.add(code);
    }
  }
  expect(todayCounterCodes.filter((code) => !counted.has(code))).toEqual([]);
});

test('who may not see a list is not told its length', async () => {
  const codes = (await counters('cangku')).map(({ code }) => code);
  expect(codes).toContain('to_print');
  const { body } = await (await app().as('laoban')).post('/api/api-keys', { name: '看板', permissions: ['audit.display'] });
  const key = { authorization: `Bearer ${String(body['key'])}` };
  const seen = (await app().stranger.get('/api/today', key)).body['counters'] as { code: TodayCounter }[];
  expect(seen.map(({ code }) => code)).toEqual(['to_audit', 'to_finance']);
  expect((await app().stranger.get('/api/today')).status).toBe(401);
});
