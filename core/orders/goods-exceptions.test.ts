import { expect, test } from 'vitest';
import { languages, say } from '../kernel/words.ts';
import { fen } from '../kernel/money.ts';
import { goodsExceptionKinds, goodsExceptions, type GoodsFacts } from './goods-exceptions.ts';
import { orderExceptions } from './order-exception.ts';

const sound: GoodsFacts = { orderId: 'o', status: 'received', unmatched: [], isGoodsUnknown: false, discrepancies: [], parts: [] };
const unmatched = [
  { title: '婴儿连体衣', specification: '米白;73cm' },
  { title: '奶瓶', specification: '' },
];
const discrepancies = [
  { rule: 'lines.paid', platform: fen(1_000), computed: fen(1_001) },
  { rule: 'order.paid', platform: fen(1_500), computed: fen(1_001) },
];

test('a sound order has no exception', () => {
  expect(goodsExceptions(sound)).toEqual([]);
});

test.each([
  ['names the goods that have no SKU', { unmatched }, '2 行商品没有对应的 SKU：婴儿连体衣 米白;73cm; 奶瓶'],
  ['says that a file told no goods', { isGoodsUnknown: true }, '导入的文件只有订单合计，没有商品和规格，不知道该发什么'],
  ['tells the largest difference', { discrepancies }, '平台自己的合计对不上，最大相差 4.99 元'],
  ['names the parts', { parts: ['71', '72'] }, '平台已把此单拆成 71, 72，原单不能再发货'],
])('an exception %s', (_what, change, sentence) => {
  const [found] = goodsExceptions({ ...sound, ...change });
  expect(found && say(orderExceptions[found.kind].says, 'zh-CN', found.detail)).toBe(sentence);
});

test('every sentence is filled in completely, in each language', () => {
  const all = goodsExceptions({ ...sound, unmatched, isGoodsUnknown: true, discrepancies, parts: ['71'] });
  expect(all.map(({ kind }) => kind)).toEqual(goodsExceptionKinds);
  for (const { kind, detail } of all)
    for (const language of languages) expect(say(orderExceptions[kind].says, language, detail)).not.toMatch(/\{\w+\}/u);
});

test.each(['shipped', 'completed', 'canceled'] as const)('an order that is %s has none of them any more', (status) => {
  expect(goodsExceptions({ ...sound, status, unmatched, isGoodsUnknown: true, discrepancies, parts: ['71'] })).toEqual([]);
});
