import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { explainer } from '@zhidan/core/conditions/explain.ts';
import { itemsFact, readFact, type Facts } from '@zhidan/core/conditions/fact.ts';
import type { FieldScope, FieldType } from '@zhidan/core/conditions/field.ts';
import { judge } from '@zhidan/core/conditions/judge.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { opposite, type Predicate } from '@zhidan/core/conditions/predicate.ts';
import { readCondition } from '@zhidan/core/conditions/read-condition.ts';
import { toJson } from '@zhidan/core/kernel/canonical-json.ts';
import fc from 'fast-check';
import { sql, type RawBuilder } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { randomCatalog, randomCondition, randomFacts, randomNow, randomPlace } from '../testing/random-condition.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { sqlCondition, type SqlFields, type SqlRecord } from './condition-query.ts';
import { columnFields as filedFields, columnTypes, columnsFor, filedFrom } from './fact-columns-query.ts';
import { itemsOf, jsonRecord } from './json-fields-query.ts';
import { saidOfItems } from './said-of-items-query.ts';

/** `CONDITIONS=20000 npx vitest run --project server server/conditions` tries more; `CONDITIONS_SEED` others. */
const conditionCount = Number(process.env['CONDITIONS'] ?? 1_200);
const seed = Number(process.env['CONDITIONS_SEED'] ?? 20_261_122);
const rowCount = 400;

const merchant = merchantForFile();

type Row = Readonly<{ n: number; facts: Facts; nowMs: number }>;
let rows: readonly Row[] = [];

const { fields, lists } = randomCatalog;
const columnsOf = (scope: FieldScope): string =>
  Object.entries(scope)
    .map(([key, { type }]) => `${key} ${columnTypes[type]}`)
    .join(', ');

/** The value of a field in a column of its own type. */
function stored(type: FieldType, value: unknown): unknown {
  const fact = readFact[type](value);
  if (type === 'set') return JSON.stringify(fact);
  return type === 'time' && typeof fact === 'number' ? new Date(fact).toISOString() : fact;
}

const valuesOf = (scope: FieldScope, facts: Facts): RawBuilder<unknown>[] =>
  Object.entries(scope).map(([key, { type }]) => sql`${stored(type, facts[key])}::${sql.raw(columnTypes[type])}`);

beforeAll(async () => {
  const made = fc.sample(fc.tuple(randomFacts, randomNow), { seed, numRuns: rowCount });
  rows = made.map(([facts, nowMs], n) => ({ n, facts: toJson(facts) as Facts, nowMs }));
  const { db } = merchant();
  await sql`create table cases (n integer primary key, now_at timestamptz(3), facts jsonb, ${sql.raw(columnsOf(fields))})`.execute(db);
  await sql`create table case_lines (case_n integer, ${sql.raw(columnsOf(lists.lines.fields))})`.execute(db);
  for (const { n, facts, nowMs } of rows) {
    const now = new Date(nowMs).toISOString();
    await sql`insert into cases values (${n}, ${now}, ${JSON.stringify(facts)}, ${sql.join(valuesOf(fields, facts))})`.execute(db);
    for (const item of itemsFact(facts['lines']))
      await sql`insert into case_lines values (${n}, ${sql.join(valuesOf(lists.lines.fields, item))})`.execute(db);
  }
  await sql`create index case_lines_case on case_lines (case_n)`.execute(db);
  await fileCases();
});

/** As the log of what was judged is filed: by the database, from the facts as they were logged. */
async function fileCases(): Promise<void> {
  const { db } = merchant();
  const table = (scope: FieldScope): RawBuilder<unknown> =>
    sql.raw(
      columnsFor(scope)
        .map(({ name, type }) => `${name} ${type}`)
        .join(', '),
    );
  const [record, item] = [filedFrom(fields, sql`facts`), filedFrom(lists.lines.fields, sql`item.facts`)];
  await sql`create table filed (n integer primary key, now_at timestamptz(3), ${table(fields)})`.execute(db);
  await sql`create table filed_lines (n integer, ${table(lists.lines.fields)})`.execute(db);
  await sql`insert into filed (n, now_at, ${record.names}) select n, now_at, ${record.values} from cases`.execute(db);
  await sql`
    insert into filed_lines (n, ${item.names}) select n, ${item.values}
    from cases cross join lateral ${itemsOf(sql`cases.facts`, 'lines')} as item (facts, line)`.execute(db);
}

const columnFields = (scope: FieldScope, table: string): SqlFields =>
  Object.fromEntries(Object.keys(scope).map((key) => [key, sql.ref(`${table}.${key}`)]));

/** The same records twice: in columns of their own, and in the log of what was judged. The moment of judging is a column too. */
const now = sql`now_at`;
const inColumns: SqlRecord = {
  fields: columnFields(fields, 'cases'),
  lists: { lines: { rows: sql`case_lines where case_lines.case_n = cases.n`, fields: columnFields(lists.lines.fields, 'case_lines') } },
  now,
};
const inJson = jsonRecord(randomCatalog, sql`facts`, now);

/** The records as they are filed, with one pass over the lines for all that is asked of them. */
function filedWhere(predicate: Predicate): RawBuilder<unknown> {
  const said = saidOfItems(filedFields(lists.lines.fields, 'line'), 'said');
  const record: SqlRecord = { fields: filedFields(fields, 'filed'), lists: { lines: said.list }, now: sql`filed.now_at` };
  const { where } = sqlCondition(predicate, record);
  return sql`
    select filed.n from filed
    left join (
      select filed.n${said.columns()} from filed join filed_lines as line on line.n = filed.n group by filed.n
    ) as said on said.n = filed.n
    where ${where} order by filed.n`;
}

type Found = Readonly<{ columns: number[]; json: number[]; filed: number[] }>;

async function rowsBySql(predicate: Predicate): Promise<Found> {
  const { rows: found } = await sql<Found>`
    select
      array(select n from cases where ${sqlCondition(predicate, inColumns).where} order by n) as columns,
      array(select n from cases where ${sqlCondition(predicate, inJson).where} order by n) as json,
      array(${filedWhere(predicate)}) as filed`.execute(merchant().db);
  return found[0] ?? { columns: [], json: [], filed: [] };
}

const rowsWhere = (holds: (row: Row) => boolean): number[] => rows.filter(holds).map(({ n }) => n);

test('a closure, SQL over columns, over logged facts and over filed ones, and the explanation agree on every row', async () => {
  let telling = 0;
  await fc.assert(
    fc.asyncProperty(randomCondition, async (condition) => {
      expect(readCondition(condition, randomPlace)).toEqual({ ok: true, condition });
      const predicate = lower(condition, randomPlace);
      const check = judge(predicate);
      const explain = explainer(condition, randomPlace);
      const closure = rowsWhere(({ facts, nowMs }) => check(facts, nowMs));
      if (closure.length > 0 && closure.length < rowCount) telling += 1;
      expect(rowsWhere(({ facts, nowMs }) => explain(facts, nowMs).holds)).toEqual(closure);
      expect(await rowsBySql(predicate)).toEqual({ columns: closure, json: closure, filed: closure });
    }),
    { seed, numRuns: conditionCount },
  );
  // a condition that is true of all or of none would agree by luck
  expect(telling).toBeGreaterThan(conditionCount / 2);
}, 600_000);

test('the comparison has teeth: SQL that says not (…) of a whole condition answers otherwise for blanks', async () => {
  const conditions: readonly Condition[] = fc.sample(randomCondition, { seed, numRuns: 60 });
  let differentCount = 0;
  for (const condition of conditions) {
    const predicate = lower(condition, randomPlace);
    const check = judge(opposite(predicate));
    const { rows: found } = await sql<{ n: number }>`
      select n from cases where not (${sqlCondition(predicate, inColumns).where}) order by n`.execute(merchant().db);
    const closure = rowsWhere(({ facts, nowMs }) => check(facts, nowMs));
    if (JSON.stringify(found.map(({ n }) => n)) !== JSON.stringify(closure)) differentCount += 1;
  }
  expect(differentCount).toBeGreaterThan(5);
});
