import { expect, test } from 'vitest';
import { isGivenBack, problemOf, waybillProblems } from './waybill-problem.ts';

test.each([
  ['电子面单余额不足，请联系网点充值', 'no_balance'],
  ['该区域停发，请更换快递', 'unreachable'],
  ['收件人地址超出派送范围', 'unreachable'],
  ['收件人手机号格式错误', 'bad_receiver'],
  ['寄件人姓名不能为空', 'bad_sender'],
  ['发货地址不在订购关系中', 'bad_sender'],
  ['商家未开通该物流公司', 'not_subscribed'],
  ['共享订单不存在', 'order_unknown'],
  ['订单不属于该店铺', 'order_unknown'],
  ['订单退款中，不能取号', 'order_closed'],
  ['系统繁忙，请稍后再试', 'service_down'],
  ['服务器错误', 'service_down'],
  ['业务服务错误: 订单251111-1不存在或不属于该店铺', 'order_unknown'],
  ['业务服务错误: 订单 251111-2 已退款或已取消，不能取号', 'order_closed'],
  ['拼接参数异常', 'other'],
])('“%s” means %s', (platformWords, problem) => expect(problemOf([], { platformCode: '', platformWords })).toBe(problem));

test('a service’s own table comes before the words, and both parts of a sign must fit', () => {
  const own = [{ problem: 'order_unknown', code: /^15002$/, words: /不存在/ } as const];
  expect(problemOf(own, { platformCode: '15002', platformWords: '收件人不存在' })).toBe('order_unknown');
  expect(problemOf(own, { platformCode: '15003', platformWords: '收件人不存在' })).toBe('bad_receiver');
  expect(problemOf(own, { platformCode: '15002', platformWords: '收件人有误' })).toBe('bad_receiver');
});

test('every problem says in both languages what is wrong and what to do', () => {
  for (const { words, cure } of Object.values(waybillProblems))
    for (const text of [...Object.values(words), ...Object.values(cure)]) expect(text.length).toBeGreaterThan(4);
});

test.each([
  ['面单号已取消，请勿重复操作', true],
  ['单号已经被回收', true],
  ['快件已揽收，不能取消', false],
  ['取消失败', false],
])('“%s”: given back before is %s', (words, expected) => expect(isGivenBack(words)).toBe(expected));
