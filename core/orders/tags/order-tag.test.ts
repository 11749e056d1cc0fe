import { expect, test } from 'vitest';
import { settleRuleTags, type TagState } from './order-tag.ts';

const state = (tag: string, isOn: boolean, setBy: TagState['setBy']): TagState => ({ orderId: 'o', tag, isOn, setBy });

test('a rule’s tag comes, and goes when no rule wants it any more', () => {
  expect(settleRuleTags([], [{ orderId: 'o', tag: 'VIP' }])).toEqual([{ orderId: 'o', tag: 'VIP', isOn: true }]);
  expect(settleRuleTags([state('VIP', true, 'rule')], [])).toEqual([{ orderId: 'o', tag: 'VIP', isOn: false }]);
  expect(settleRuleTags([state('VIP', true, 'rule')], [{ orderId: 'o', tag: 'VIP' }])).toEqual([]);
});

test('what a hand put on stays when no rule wants it, and what a hand took off does not come back', () => {
  expect(settleRuleTags([state('加急', true, 'hand')], [])).toEqual([]);
  expect(settleRuleTags([state('VIP', false, 'hand')], [{ orderId: 'o', tag: 'VIP' }])).toEqual([]);
});
