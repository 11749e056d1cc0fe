import { expect, test } from 'vitest';
import { say } from '../../kernel/words.ts';
import { orderProblem } from '../order-problem.ts';
import { read, type Part } from '../part.ts';
import { readingProblem } from './reading-problem.ts';

const chinese = (problem: string): string => {
  const { words, field } = readingProblem(problem);
  return say(words, 'zh-CN', { field });
};
const problemOf = (reading: () => unknown): string => {
  try {
    return String(reading());
  } catch (error) {
    return (error as Error).message;
  }
};
const part: Part = { at: 'orders.0.', fields: { price: '12,5', lines: 3, at: 'yesterday', no: [] } };

test.each([
  [() => read.needText(part, 'tid'), '缺少字段 orders.0.tid'],
  [() => read.yuan(part, 'price'), '字段 orders.0.price 不是以元为单位的金额'],
  [() => read.whole(part, 'price'), '字段 orders.0.price 不是整数'],
  [() => read.shanghai(part, 'at'), '字段 orders.0.at 不是时间'],
  [() => read.parts(part, 'lines'), '字段 orders.0.lines 的结构变了，应为列表'],
  [() => read.part(part, 'lines'), '字段 orders.0.lines 的结构变了，应为一组字段'],
  [() => read.text(part, 'no'), '字段 orders.0.no 不是文本'],
])('what a reader stumbles over is said in Chinese: %#', (reading, words) => {
  expect(chinese(problemOf(reading))).toBe(words);
});

test('what makes an order unfit is said in Chinese, and an unknown reason as it is', () => {
  const order = { channelOrderNo: '', lines: [], amounts: {} } as unknown as Parameters<typeof orderProblem>[0];
  expect(chinese(orderProblem(order) ?? '')).toBe('没有平台单号');
  expect(chinese('the platform lists it and does not give it out')).toBe('the platform lists it and does not give it out');
});
