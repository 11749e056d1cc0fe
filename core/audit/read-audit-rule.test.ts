import { expect, test } from 'vitest';
import { noNames, type Names } from '../conditions/place.ts';
import { instant } from '../kernel/instant.ts';
import { sayRule } from './audit-rule.ts';
import { readAuditRule } from './read-audit-rule.ts';

const now = instant('2026-11-22T02:00:00.000Z');
const rule = {
  kind: 'audit-rule',
  key: 'risky-address',
  name: '高风险地址',
  phase: 'block',
  rank: 10,
  isOn: true,
  when: { f: 'ship.address', op: 'containsAny', v: ['临时驻地'] },
  actions: [{ do: 'block', reason: '高风险地址', role: 'supervisor' }],
  examples: [{ given: { 'ship.address': '临 时 驻 地' }, expect: 'match' }],
};

function problems(change: object, names: Names = noNames): readonly string[] {
  const reading = readAuditRule({ ...rule, ...change }, names, now);
  return reading.ok ? [] : reading.problems.map(({ words }) => words['zh-CN']);
}

test('a sound rule reads as a sentence in both languages', () => {
  const reading = readAuditRule(rule, noNames, now);
  expect(reading.ok && sayRule(reading.rule, noNames, 'zh-CN')).toBe('当 收货地址 包含任一 [临时驻地] 则 暂停发货，交给主管（高风险地址）');
  expect(reading.ok && sayRule(reading.rule, noNames, 'en')).toBe(
    'When receiver address contains any of [临时驻地], then stop shipping and hand it to Supervisor (高风险地址)',
  );
});

test.each<[string, object, string]>([
  ['a field unknown at that time', { when: { f: 'order.completed_at', op: 'notBlank' } }, 'when.f：审单时还不知道“完成时间”，完成后才知道'],
  [
    'a carrier before carriers are chosen',
    { phase: 'tag', when: { f: 'ship.carrier', op: 'blank' }, actions: [{ do: 'tag', tag: 'x' }] },
    '前处理时还不知道“快递公司”',
  ],
  [
    'an action of another phase',
    { actions: [{ do: 'add_gift', sku: 'G', quantity: 1 }] },
    'actions.0.do：「拦截」阶段不能「加赠品」。可用的阶段：赠品。',
  ],
  [
    'an action that no platform allows',
    { actions: [{ do: 'message_buyer', template: 'delay' }] },
    'actions.0.do：不能「给买家留言」。已接入的平台都不开放给买家发消息的接口。改用「建任务」',
  ],
  ['an action without what it needs', { actions: [{ do: 'block', reason: 'x' }] }, 'actions.0.role：'],
  ['no action', { actions: [] }, 'actions：'],
  [
    'an example that turns out otherwise',
    { examples: [{ given: { 'ship.address': '工地' }, expect: 'match' }] },
    'examples.0：样例应当命中，实际没有',
  ],
  ['an example that asks nothing known', { examples: [{ given: { adress: 'x' }, expect: 'no_match' }] }, 'examples.0：没有字段 adress'],
  ['a moment without offset', { examples: [{ given: { now: '2026-11-22' }, expect: 'no_match' }] }, 'examples.0：时间要带时区'],
])('%s is refused with its place', (_, change, said) => {
  expect(problems(change)).toEqual([expect.stringContaining(said)]);
});
