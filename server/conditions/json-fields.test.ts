import { judge } from '@zhidan/core/conditions/judge.ts';
import { loggedFacts } from '@zhidan/core/conditions/logged-facts.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { orderCatalog, atAudit } from '@zhidan/core/conditions/orders.fixture.ts';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { normalText } from '@zhidan/core/conditions/normal-text.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testTx } from '../testing/test-merchant.ts';
import { sqlCondition } from './condition-query.ts';
import { jsonRecord } from './json-fields-query.ts';

const facts = { 'ship.address': normalText('宁波市临时驻地3号'), 'order.amount': 48_000, lines: [{ quantity: 6 }] };
const risky: Condition = { f: 'ship.address', op: 'containsAny', v: ['工地'] };
const dear: Condition = { f: 'order.amount', op: 'gt', v: 90_000 };

test(
  'an address is not in the log: SQL over it lets the order through and says that it is not sure',
  testTx(async (tx) => {
    const logged = JSON.stringify(loggedFacts(orderCatalog, facts));
    const record = jsonRecord(orderCatalog, sql`${logged}::jsonb`, sql`now()`);
    const asked = async (condition: Condition) => {
      const predicate = lower(condition, atAudit);
      const { where, isExact } = sqlCondition(predicate, record);
      const { rows } = await sql<{ holds: boolean }>`select (${where}) is true as holds`.execute(tx);
      return { inMemory: judge(predicate)(facts, 0), inSql: rows[0]?.holds, isExact };
    };
    expect(await asked(risky)).toEqual({ inMemory: false, inSql: true, isExact: false });
    expect(await asked({ none: [risky] })).toEqual({ inMemory: true, inSql: true, isExact: false });
    // what is known decides, whatever the address
    expect(await asked({ all: [risky, dear] })).toEqual({ inMemory: false, inSql: false, isExact: false });
    expect(await asked({ some: 'lines', where: { f: 'quantity', op: 'gte', v: 6 } })).toEqual({
      inMemory: true,
      inSql: true,
      isExact: true,
    });
  }),
);
