import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { Condition, Operand } from '@zhidan/core/conditions/condition.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import type { Field, FieldScope } from '@zhidan/core/conditions/field.ts';
import { judge } from '@zhidan/core/conditions/judge.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { operatorsFor, rowOf, type Operator } from '@zhidan/core/conditions/operator.ts';
import { noNames, type Place } from '@zhidan/core/conditions/place.ts';
import { readCondition } from '@zhidan/core/conditions/read-condition.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { instant, instantMs } from '@zhidan/core/kernel/instant.ts';
import { orderCatalog, orderFacts, orderLineList } from '@zhidan/core/orders/order-catalog.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { addShop, receiveChannelOrders } from '../channels/index.ts';
import { sqlCondition } from '../conditions/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { aChannelLine, aChannelOrder, plainReceiver, received } from '../testing/test-channel-order.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { ordersInSql } from './order-fields-query.ts';
import { storedOrders, type OrderRow } from './order-store.ts';

const merchant = merchantForFile();
const place: Place = { catalog: orderCatalog, moment: 'closing', names: noNames };
const now = instant('2026-11-22T06:00:00.000Z');
const ordersSql = ordersInSql(sql`${now}::timestamptz`);

type Judged = Readonly<{ id: string; facts: Facts }>;
let judged: readonly Judged[] = [];

const amounts = aChannelOrder().amounts;

/** Orders that differ in all that a condition may ask. */
const orders: readonly Partial<ChannelOrder>[] = [
  {},
  { buyer: { openId: 'b', nick: 'b', message: '请 发 ＳＦ 顺丰\u200b速运' }, seller: { memo: '不要 100% 棉', flag: '1' } },
  { receiver: plainReceiver, invoice: { title: '宁波某公司' }, flags: ['presale', 'brand_new_mark'] },
  { states: { payment: 'unpaid', shipping: 'unshipped', refund: 'none', closing: 'open' }, paidAt: null, shipBy: null },
  { states: { payment: 'paid', shipping: 'shipped', refund: 'requested', closing: 'open' }, shippedAt: now },
  {
    amounts: { ...amounts, paid: fen(200_000), list: fen(201_000) },
    discrepancies: [{ rule: 'paid', platform: fen(1), computed: fen(2) }],
  },
  { lines: [aChannelLine({ quantity: 12, title: '爱他美 奶粉 ３段', isGift: true }), aChannelLine({ lineNo: '2', merchantCode: '' })] },
  {
    holds: [
      { kind: 'risk_review', raw: 'x' },
      { kind: 'platform_lock', raw: 'y' },
    ],
    lines: [aChannelLine({ refund: 'requested' })],
  },
];

beforeAll(async () => {
  const { db, clock, vault } = merchant();
  await inTransaction(db, async (tx) => {
    const { shopId } = await addShop(tx, { ...asked(clock), channel: 'tmall', name: '天猫店', app: { fields: {}, addresses: {} } }, vault);
    const numbered = orders.map((change, index) => received(aChannelOrder({ ...change, channelOrderNo: `N${index}` })));
    await receiveChannelOrders(tx, { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders: numbered }, vault);
  });
  await sql`insert into order_exceptions (id, order_id, kind, detail, opened_at)
    select gen_random_uuid(), id, 'amounts_differ', '{}', ${now} from orders where discrepancies <> '[]'`.execute(db);
  const { rows } = await sql<OrderRow>`select * from orders order by id`.execute(db);
  const { rows: open } = await sql<{
    order_id: string;
    kind: string;
  }>`select order_id, kind from order_exceptions where cleared_at is null`.execute(db);
  judged = (await storedOrders(db, vault, rows)).map(({ id, shopId, status, content }) => {
    const exceptions = open.filter((each) => each.order_id === id).map(({ kind }) => kind);
    return { id, facts: orderFacts({ shopId, channel: 'tmall', status, content, exceptions }) };
  });
});

async function inSql(condition: Condition): Promise<Readonly<{ ids: readonly string[]; isExact: boolean }>> {
  const { where, isExact } = sqlCondition(lower(condition, place), ordersSql);
  const { rows } = await sql<{ id: string }>`select id from orders where ${where} order by id`.execute(merchant().db);
  return { ids: rows.map(({ id }) => id), isExact };
}

function inMemory(condition: Condition): readonly string[] {
  const check = judge(lower(condition, place));
  return judged.filter(({ facts }) => check(facts, instantMs(now))).map(({ id }) => id);
}

/** Something to compare a field with that some orders meet and some do not: the value of one of them. */
function operandOf(op: Operator, { type }: Field, value: unknown): Operand | undefined {
  const text = Array.isArray(value) ? String(value[0]) : String(value);
  switch (rowOf(op).takes) {
    case 'nothing':
      return undefined;
    case 'one':
      return typeof value === 'number' ? value : text;
    case 'many':
      return [type === 'text' ? text.slice(0, 3) : text];
    case 'pair':
      return [Number(value) - 1, Number(value)];
    case 'moment':
      return instant(Number(value));
    case 'clocks':
      return ['08:00', '10:30'];
    case 'weekdays':
      return [7];
  }
}

function testsOf(scope: FieldScope, all: readonly Facts[]): readonly Condition[] {
  return Object.entries(scope).flatMap(([f, field]) => {
    const values = all
      .map((facts) => facts[f])
      .filter((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
    const value = values.at(-1) ?? (field.type === 'time' ? instantMs(now) : 'presale');
    return operatorsFor(field.type).map((op): Condition => {
      const v = operandOf(op, field, value);
      return v === undefined ? { f, op } : { f, op, v };
    });
  });
}

async function expectAgreement(conditions: readonly Condition[]): Promise<void> {
  for (const condition of conditions) {
    expect(readCondition(condition, place)).toEqual({ ok: true, condition });
    const { ids, isExact } = await inSql(condition);
    const expected = inMemory(condition);
    if (isExact) expect({ condition, ids }).toEqual({ condition, ids: expected });
    // what SQL cannot see it lets through
    else expect(ids).toEqual(expect.arrayContaining([...expected]));
  }
}

test('every field of an order says the same in SQL as in memory, with every operator', async () => {
  const conditions = testsOf(
    orderCatalog.fields,
    judged.map(({ facts }) => facts),
  );
  expect(conditions.length).toBeGreaterThan(200);
  await expectAgreement(conditions);
});

test('every field of a line too', async () => {
  const lines = judged.flatMap(({ facts }) => facts['lines'] as readonly Facts[]);
  await expectAgreement(testsOf(orderLineList.fields, lines).map((where) => ({ some: 'lines', where })));
  await expectAgreement([
    { agg: 'sum', of: 'lines', field: 'paid', op: 'gt', v: 6_000 },
    { count: 'lines', op: 'eq', v: 1 },
  ]);
});

test('a keyword is found in memo, message and title however it was typed', async () => {
  const found = async (condition: Condition) => (await inSql(condition)).ids.length;
  expect(await found({ f: 'buyer.message', op: 'containsAny', v: ['sf顺丰速运'] })).toBe(1);
  expect(await found({ f: 'seller.memo', op: 'containsAny', v: ['100%棉'] })).toBe(1);
  expect(await found({ some: 'lines', where: { f: 'title', op: 'containsAny', v: ['奶粉3段'] } })).toBe(1);
});

test('an address is sealed: SQL lets all orders through and says so, memory decides', async () => {
  const risky: Condition = { f: 'ship.address', op: 'containsAny', v: ['人民路'] };
  expect(await inSql(risky)).toEqual({ ids: judged.map(({ id }) => id), isExact: false });
  expect(inMemory(risky)).toHaveLength(1);
  const riskyAndDear = await inSql({ all: [risky, { f: 'order.paid', op: 'gt', v: 100_000 }] });
  expect([riskyAndDear.ids.length, riskyAndDear.isExact]).toEqual([1, false]);
});
