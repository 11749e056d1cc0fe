import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { placeOf, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import { judge } from '@zhidan/core/conditions/judge.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { instantMs, plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { columnsFor } from '../../conditions/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { aChannelOrder } from '../../testing/test-channel-order.ts';
import { goodsLine } from '../../testing/test-goods.ts';
import { aMerchant, testTx } from '../../testing/test-merchant.ts';
import { rulesInForce } from '../rules/rule-store.ts';
import { backtestRules } from './backtest-rule.ts';
import { fileDecisions } from './filed-facts-store.ts';

const own = ['order_id', 'decision_id', 'judged_at', 'day', 'verdict', 'line'];

test(
  'every fact that is not about a person has its column, and nothing else has: a new fact is a migration',
  testTx(async (tx) => {
    const { rows } = await sql<{ table: string; name: string; type: string }>`
      select attrelid::regclass::text as table, attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid in ('backtest_facts'::regclass, 'backtest_lines'::regclass) and attnum > 0 and not attisdropped`.execute(tx);
    const columns = (of: string) =>
      rows.filter(({ table, name }) => table.endsWith(of) && !own.includes(name)).map(({ name, type }) => `${name} ${type}`);
    const wanted = (scope: Parameters<typeof columnsFor>[0]) => columnsFor(scope).map(({ name, type }) => `${name} ${type}`);
    expect(columns('backtest_facts').toSorted()).toEqual(wanted(auditCatalog.fields).toSorted());
    expect(columns('backtest_lines').toSorted()).toEqual(wanted(auditCatalog.lists.lines.fields).toSorted());
  }),
);

const conditions: readonly Condition[] = [
  { f: 'order.paid', op: 'gt', v: 10_000 },
  { f: 'seller.memo', op: 'containsAny', v: ['加急'] },
  { f: 'seller.memo', op: 'blank' },
  { f: 'order.tags', op: 'blank' },
  { some: 'lines', where: { f: 'quantity', op: 'gte', v: 3 } },
  { every: 'lines', where: { f: 'merchant_code', op: 'eq', v: 'BABY-01' } },
  { count: 'lines', op: 'gte', v: 2 },
  { agg: 'sum', of: 'lines', field: 'quantity', op: 'gte', v: 3 },
  { f: 'order.paid_at', op: 'since', v: { ago: [3, 'hour'] } },
];

test('many rules are tried in one pass and find what each finds alone: what the closure says of the facts as they were judged', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  const lines = [goodsLine('连体衣', { merchantCode: 'BABY-01', quantity: 3 }), goodsLine('奶瓶', { merchantCode: 'BOTTLE-1' })];
  await house.receive(house.order('1'), house.order('2', { seller: { memo: '加急', flag: '' } }), house.order('3', { lines }));
  await house.settle();
  // judged again on other facts: the last word counts
  await house.receive(house.order('1', { seller: { memo: '请加急', flag: '' }, modifiedAt: plusMs(aChannelOrder().modifiedAt, 1_000) }));
  await house.settle();
  const { live, names } = await rulesInForce(merchant.db);
  const base = live[0]?.rule as AuditRule;
  const now = merchant.clock();
  const trials = conditions.map((when) => ({ rule: { ...base, key: 'tried', when }, live: { ...base, when: conditions[0] as Condition } }));
  const ask = { names, days: 7, now };
  const together = await backtestRules(merchant.db, { ...ask, trials }, merchant.vault);
  expect(together.map(({ fidelity }) => fidelity)).toEqual(conditions.map(() => 'snapshot'));
  const { rows } = await sql<{ facts: Facts; judgedAt: typeof now }>`
    select facts, judged_at as "judgedAt" from audit_decisions where id in (select decision_id from audit_states)`.execute(merchant.db);
  const closure = (when: Condition) => judge(lower(when, placeOf(base.phase, names)));
  for (const [index, when] of conditions.entries()) {
    const hits = rows.filter(({ facts, judgedAt }) => closure(when)(facts, instantMs(judgedAt)));
    const liveHits = rows.filter(({ facts, judgedAt }) => closure(conditions[0] as Condition)(facts, instantMs(judgedAt)));
    const both = hits.filter((row) => liveHits.includes(row));
    expect(together[index], JSON.stringify(when)).toMatchObject({
      orderCount: 3,
      hitCount: hits.length,
      liveHitCount: liveHits.length,
      addedCount: hits.length - both.length,
      removedCount: liveHits.length - both.length,
    });
    expect(together[index]?.samples).toHaveLength(hits.length);
    const [alone] = await backtestRules(merchant.db, { ...ask, trials: trials.slice(index, index + 1) }, merchant.vault);
    expect(alone).toEqual(together[index]);
  }
  expect(together.filter(({ hitCount }) => hitCount > 0 && hitCount < 3).length).toBeGreaterThan(3);
  expect(together[0]?.until).toBe(
    rows
      .map(({ judgedAt }) => judgedAt)
      .toSorted()
      .at(-1),
  );
});

test('filed twice is filed once', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1'), house.order('2'));
  await house.settle();
  const filed = async () => [
    await merchant.db.selectFrom('backtest_facts').selectAll().orderBy('order_id').execute(),
    await merchant.db.selectFrom('backtest_lines').selectAll().orderBy('order_id').orderBy('line').execute(),
  ];
  const before = await filed();
  expect(before[0]).toHaveLength(2);
  const ids = [await house.orderId('1'), await house.orderId('2')];
  await inTransaction(merchant.db, (tx) => fileDecisions(tx, ids));
  expect(await filed()).toEqual(before);
});
