import { expect, test } from 'vitest';
import { conditionSchema, type Condition } from './condition.ts';
import { sayProblem } from './condition-problem.ts';
import { atAudit } from './orders.fixture.ts';
import { readCondition } from './read-condition.ts';

function problems(json: unknown): readonly string[] {
  const reading = readCondition(json, atAudit);
  return reading.ok ? [] : reading.problems.map((problem) => sayProblem(problem, 'zh-CN'));
}

test.each<[string, unknown, string]>([
  ['no condition', 7, '这里应是一个条件（如 {"f": 字段, "op": 运算符, "v": 值}），得到的是 7。请按此格式填写。'],
  ['an unknown field', { f: 'ship.adress', op: 'blank' }, 'f：没有字段 ship.adress。请从字段列表里选择；相近的有：ship.address'],
  ['a field of the future', { f: 'order.signed_at', op: 'blank' }, 'f：审单时还不知道“签收时间”，完成后才知道。请换一个字段。'],
  ['an unknown operator', { f: 'order.amount', op: '>' }, 'op：没有运算符 >。“订单金额”可以用：等于、不等于、大于'],
  ['an operator of another type', { f: 'order.amount', op: 'containsAny', v: ['x'] }, 'op：“订单金额”不能用 包含任一。'],
  [
    'yuan instead of fen',
    { f: 'order.amount', op: 'gt', v: 99.5 },
    'v：“订单金额” 大于 需要以分为单位的整数金额（如 99.00 元写 9900），得到的是 99.5',
  ],
  ['a keyword of blanks', { f: 'order.memo', op: 'containsAny', v: ['顺丰', '　'] }, 'v[1]：关键词“　”除了空格和不可见字符什么也没有'],
  ['an unknown choice', { f: 'order.flag', op: 'in', v: ['green'] }, 'v[0]：“旗帜”没有取值 green。可选：red, blue。'],
  ['a range upside down', { f: 'order.pieces', op: 'between', v: [9, 1] }, 'v：范围的起点 9 大于终点 1。请对调。'],
  ['a deleted word list', { f: 'order.memo', op: 'containsAny', v: { list: 'gone' } }, 'v：没有名为 gone 的词库，可能已被删除。'],
  [
    'a parameter of another type',
    { f: 'order.pieces', op: 'gt', v: { param: 'high' } },
    'v：“件数” 大于 需要一个整数，得到的是 {"param":"high"}',
  ],
  [
    'a moment without offset',
    { f: 'order.paid_at', op: 'before', v: '2026-11-22 10:00' },
    'v：“付款时间” 早于 需要时间、{"ago":[2,"hour"]}',
  ],
  ['an empty group', { any: [] }, 'any：这个条件组是空的。'],
  ['a stray part', { f: 'order.memo', op: 'blank', value: 1 }, 'value：条件里不能有 value。请删除它；这里可以有：f, op, v。'],
  ['a list in a list', { some: 'lines', where: { some: 'lines', where: { all: [] } } }, 'where.some：“订单明细”的条件里不能再套明细条件。'],
  ['an unknown list', { some: 'parcels', where: { all: [] } }, 'some：没有明细列表 parcels。可选：lines。'],
  ['a change outside of a trigger', { changed: 'order.flag' }, 'changed：“从…变为…”只能用在自动化的触发条件里。'],
  ['a value after "is blank"', { f: 'order.memo', op: 'blank', v: 'x' }, 'v：为空 后面不需要值，得到的是 x。'],
  [
    'the sum of a text',
    { agg: 'sum', of: 'lines', field: 'category', op: 'gt', v: 1 },
    'field：没有字段 category。请从字段列表里选择；相近的有：quantity',
  ],
  ['items without a time', { count: 'lines', within: [1, 'day'], op: 'gt', v: 1 }, 'within：“订单明细”没有时间，不能限定最近多久。'],
])('%s is refused with its place and what to do', (_, json, said) => {
  expect(problems(json)).toEqual([expect.stringContaining(said)]);
});

test('all that is wrong is told at once, each with its place', () => {
  const json = { all: [{ f: 'x', op: 'blank' }, { none: [{ f: 'order.amount', op: 'gt', v: '9' }] }] };
  const reading = readCondition(json, atAudit);
  expect(reading.ok ? [] : reading.problems.map(({ path }) => path)).toEqual(['all[0].f', 'all[1].none[0].v']);
});

test('a condition that uses itself is refused, not followed for ever', () => {
  const names = { ...atAudit.names, conditions: { vip: { name: 'VIP', condition: { any: [{ use: 'vip' }] } } } };
  expect(readCondition({ use: 'vip' }, { ...atAudit, names })).toMatchObject({
    ok: false,
    problems: [{ code: 'circle', path: 'use(vip).any[0].use' }],
  });
});

test('what an editor cannot show is refused: four groups deep, fifty-one tests', () => {
  const blank: Condition = { f: 'order.memo', op: 'blank' };
  expect(problems({ all: [{ any: [{ all: [{ any: [blank] }] }] }] })[0]).toContain('条件组套了 4 层，最多 3 层');
  expect(problems({ all: Array.from({ length: 51 }, () => blank) })[0]).toContain('共有 51 个条件，最多 50 个');
});

test('keys that every object has are no fields, lists or operators', () => {
  expect(problems({ f: 'constructor', op: 'blank' })).toHaveLength(1);
  expect(problems({ f: 'order.memo', op: 'toString' })).toHaveLength(1);
  expect(problems({ some: '__proto__', where: { all: [] } })).toHaveLength(1);
  expect(problems({ use: 'constructor' })).toHaveLength(1);
});

test('the form of a condition is the same for contracts', () => {
  const sound: readonly Condition[] = [
    { all: [] },
    { any: [{ f: 'order.amount', op: 'gt', v: { param: 'high' } }, { none: [{ f: 'order.memo', op: 'blank' }] }] },
    { every: 'lines', where: { f: 'category', op: 'in', v: ['奶粉'] } },
    { agg: 'sum', of: 'lines', field: 'quantity', op: 'gte', v: 6 },
    { f: 'order.paid_at', op: 'before', v: { ago: [2, 'hour'] } },
  ];
  for (const condition of sound) {
    expect(readCondition(condition, atAudit).ok).toBe(true);
    expect(conditionSchema.parse(condition)).toEqual(condition);
  }
  for (const json of [7, { f: 'order.memo' }, { all: {} }, { f: 'order.memo', op: 'blank', value: 1 }, { eval: 'x' }])
    expect(conditionSchema.safeParse(json).success).toBe(false);
});
