import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { explainer } from './explain.ts';
import { normalText } from './normal-text.ts';
import { atAudit } from './orders.fixture.ts';
import { sayVerdict } from './say-explanation.ts';
import { sentence, sentenceParts } from './sentence.ts';

const risky: Condition = { f: 'ship.address', op: 'containsAny', v: ['临时驻地', '代收点未确认'] };
const dear: Condition = { f: 'order.amount', op: 'gt', v: 90_000 };
const now = Date.parse('2026-11-22T10:00:00+08:00');

test.each<[Condition, string, string]>([
  [
    { any: [risky, dear] },
    '收货地址 包含任一 [临时驻地, 代收点未确认] 或 订单金额 大于 900.00 元',
    'receiver address contains any of [临时驻地, 代收点未确认] or order amount is more than ¥900.00',
  ],
  [
    { all: [{ any: [risky, dear] }, { f: 'order.paid_at', op: 'before', v: { ago: [2, 'hour'] } }] },
    '（收货地址 包含任一 [临时驻地, 代收点未确认] 或 订单金额 大于 900.00 元） 且 付款时间 距今已超过 2 小时',
    '(receiver address contains any of [临时驻地, 代收点未确认] or order amount is more than ¥900.00) and payment time is more than 2 hours ago',
  ],
  [
    {
      some: 'lines',
      where: {
        all: [
          { f: 'category', op: 'in', v: ['奶粉'] },
          { f: 'quantity', op: 'gte', v: 6 },
        ],
      },
    },
    '订单明细 至少一行 满足（类目 属于 [奶粉] 且 数量 大于等于 6 件）',
    'order lines has at least one line with (category is one of [奶粉] and quantity is at least 6 pcs)',
  ],
  [
    {
      all: [
        { f: 'ship.address', op: 'containsAny', v: { list: 'risky' } },
        { f: 'order.amount', op: 'gt', v: { param: 'high' } },
      ],
    },
    '收货地址 包含任一 [词库:高风险地址词] 且 订单金额 大于 参数:高金额线',
    'receiver address contains any of [word list:高风险地址词] and order amount is more than parameter:高金额线',
  ],
  [
    {
      none: [
        { f: 'order.flag', op: 'eq', v: 'red' },
        { f: 'order.is_presale', op: 'yes' },
      ],
    },
    '以下都不成立（旗帜 等于 红 或 预售 成立）',
    'none of (flag is red or presale is true)',
  ],
  [
    { f: 'order.amount', op: 'lt', v: { field: 'order.cost', percent: 90 } },
    '订单金额 小于 “成本” 的 90%',
    'order amount is less than 90% of “cost”',
  ],
  [
    { agg: 'sum', of: 'lines', field: 'quantity', op: 'gt', v: 10 },
    '订单明细 数量 合计 大于 10 件',
    'order lines quantity total is more than 10 pcs',
  ],
])('a rule reads as a sentence: %#', (condition, chinese, english) => {
  expect([sentence(condition, atAudit, 'zh-CN'), sentence(condition, atAudit, 'en')]).toEqual([chinese, english]);
});

test('a word with a comma or a bracket in it cannot be taken for two', () => {
  const one: Condition = { f: 'order.memo', op: 'containsAny', v: ['a, b'] };
  const two: Condition = { f: 'order.memo', op: 'containsAny', v: ['a', 'b'] };
  expect(sentence(one, atAudit, 'en')).not.toBe(sentence(two, atAudit, 'en'));
});

test('every chip of a sentence knows which part of the condition it stands for', () => {
  const parts = sentenceParts({ any: [risky, dear] }, atAudit, 'zh-CN');
  expect(parts.filter(({ kind }) => kind === 'value').map(({ path }) => path)).toEqual(['any[0].v', 'any[1].v']);
});

test('why an order was stopped: which rule line, which word, and what would change it', () => {
  const explanation = explainer({ any: [risky, dear] }, atAudit)(
    { 'ship.address': normalText('宁波 临时驻地 3号'), 'order.amount': 25_100 },
    now,
  );
  expect(explanation.tests.map((each) => sayVerdict(each, atAudit, 'zh-CN'))).toEqual([
    '收货地址 包含任一 [临时驻地, 代收点未确认]：成立（命中 临时驻地）',
    '订单金额 大于 900.00 元：不成立（实际为 251.00 元）',
  ]);
  expect(explanation.because.map(({ path }) => path)).toEqual(['any[0]']);
  expect(explanation.wouldChange.map(({ path }) => path)).toEqual(['any[0]']);
});

test('why an order was not stopped: the one line that is missing', () => {
  const both = explainer({ all: [risky, dear, { f: 'order.flag', op: 'eq', v: 'red' }] }, atAudit);
  const explanation = both({ 'ship.address': normalText('临时驻地'), 'order.amount': 48_000, 'order.flag': 'red' }, now);
  expect(explanation.holds).toBe(false);
  expect(explanation.wouldChange.map((each) => sayVerdict(each, atAudit, 'en'))).toEqual([
    'order amount is more than ¥900.00: no (it is ¥480.00)',
  ]);
});

test('an explanation never shows an address, only the words that it was searched for', () => {
  const explanation = explainer(risky, atAudit)({ 'ship.address': normalText('人民路88号') }, now);
  expect(JSON.stringify(explanation)).not.toContain('人民路');
  expect(explanation.tests.map((each) => sayVerdict(each, atAudit, 'zh-CN'))).toEqual([
    '收货地址 包含任一 [临时驻地, 代收点未确认]：不成立（个人信息，不显示）',
  ]);
});

test('of a test on lines the lines that fit are named', () => {
  const powder = explainer({ some: 'lines', where: { f: 'quantity', op: 'gte', v: 6 } }, atAudit);
  const [verdict] = powder({ lines: [{ quantity: 1 }, { quantity: 6 }, { quantity: 7 }] }, now).tests;
  expect(verdict && sayVerdict(verdict, atAudit, 'zh-CN')).toBe(
    '订单明细 至少一行 满足（数量 大于等于 6 件）：成立（共 3 行，符合的是第 2、3 行）',
  );
});
