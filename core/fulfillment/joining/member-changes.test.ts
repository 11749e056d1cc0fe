import { expect, test } from 'vitest';
import { partsWithout, planMembers, type Member } from './member-changes.ts';

const member = (orderId: string, change: Partial<Member> = {}): Member => ({
  orderId,
  closing: 'open',
  refund: 'none',
  isHeldByPlatform: false,
  isReaddressed: false,
  ...change,
});

test.each([
  ['canceled', { closing: 'canceled' }, 'canceled'],
  ['refunded', { refund: 'refunded' }, 'canceled'],
  ['being refunded', { refund: 'requested' }, 'refund'],
  ['sent to another address', { isReaddressed: true }, 'readdressed'],
  ['held by its platform', { isHeldByPlatform: true }, 'platform_hold'],
] as const)('a member that is %s leaves the others', (_, change, cause) => {
  const { how, leaving } = planMembers('audit', [member('a'), member('b', change)]);
  expect([how, [...leaving]]).toEqual(['part', [['b', cause]]]);
});

test('one that is alone stays: its own exceptions hold it; and one that is partly refunded goes on', () => {
  expect(planMembers('audit', [member('a', { refund: 'requested' })]).how).toBe('none');
  expect(planMembers('audit', [member('a'), member('b', { refund: 'partly_refunded' })]).how).toBe('none');
});

test.each([
  ['pending', 'part'],
  ['finance', 'part'],
  ['to_print', 'withdraw'],
  ['to_pick', 'stop'],
  ['to_ship', 'stop'],
  ['shipped', 'none'],
  ['merged', 'none'],
  ['canceled', 'none'],
] as const)('released, it comes back first; with a label, people stop it: %s', (stage, how) => {
  expect(planMembers(stage, [member('a'), member('b', { refund: 'requested' })]).how).toBe(how);
});

test("a platform's hold stops nothing on the floor: it may be gone in a minute", () => {
  expect(planMembers('to_pick', [member('a'), member('b', { isHeldByPlatform: true })]).how).toBe('none');
});

test('those that stay are one, each that leaves is one of its own', () => {
  const lines = ['a', 'b', 'a', 'c'].map((orderId, position) => ({ orderId, position }));
  const parts = (...ids: string[]) => partsWithout(lines, new Map(ids.map((id) => [id, 'refund'])));
  expect(parts('b', 'c').map((part) => part.map(({ position }) => position))).toEqual([[0, 2], [1], [3]]);
  expect(parts('a', 'b', 'c')).toHaveLength(3);
});
