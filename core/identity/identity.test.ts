import { expect, test } from 'vitest';
import type { Caller } from '../kernel/caller.ts';
import { accessOf } from './access.ts';
import { changedBetween, mayGrant, mayGrantScope } from './grant.ts';
import { acceptPassword } from './password-strength.ts';
import { permissionCodes } from './permission.ts';
import { startingRoles } from './role.ts';

const caller = (permissions: string[]): Caller => ({
  actor: { kind: 'person', id: '1', name: '郑浩' },
  permissions: new Set(permissions),
  shops: 'all',
  warehouses: 'all',
  maskedFields: new Set(),
  language: 'zh-CN',
});

test('roles add up: a permission of any is had, a field is masked only where every role masks it', () => {
  const access = accessOf([
    { code: 'service', permissions: ['people.display'], maskedFields: ['person.phone', 'person.email'] },
    { code: 'duty', permissions: ['jobs.display'], maskedFields: ['person.phone'] },
  ]);
  expect([...access.permissions]).toEqual(['people.display', 'jobs.display']);
  expect([...access.maskedFields]).toEqual(['person.phone']);
});

test('the owner has every permission, also one that a later version brings', () => {
  expect([...accessOf([{ code: 'owner', permissions: [], maskedFields: [] }]).permissions]).toEqual(permissionCodes);
});

test('who has no role may do nothing', () => {
  expect([...accessOf([]).permissions]).toEqual([]);
});

test('nobody gives what they lack, and the refusal names it', () => {
  expect(mayGrant(caller(['people.manage']), ['people.manage']).ok).toBe(true);
  expect(mayGrant(caller(['people.manage']), ['people.manage', 'jobs.manage'])).toEqual({
    ok: false,
    refusal: { code: 'grant.more_than_own', values: { permissions: 'jobs.manage' } },
  });
});

test.each([
  ['all may be given by who has all', 'all', 'all', true],
  ['some may be given by who has all', 'all', ['tmall'], true],
  ['all may not be given by who has some', ['tmall'], 'all', false],
  ['what one has oneself may be given', ['tmall', 'douyin'], ['tmall'], true],
  ['another one may not be given', ['tmall'], ['douyin'], false],
] as const)('scopes: %s', (_what, own, given, isAllowed) => {
  expect(mayGrantScope(own, given).ok).toBe(isAllowed);
});

test('a change touches what is in one list and not in the other', () => {
  expect(changedBetween(['a', 'b'], ['b', 'c'])).toEqual(['a', 'c']);
});

test.each([
  ['a sentence', 'correct horse battery', true],
  ['Chinese words', '宁波小满母婴旗舰店仓库', true],
  ['one letter again and again', 'aaaaaaaaaaaa', false],
  ['two letters again and again', 'abababababab', false],
  ['a run of digits', '12345678901234567890', false],
  ['a row of keys', 'qwertyuiop', false],
  ['the login with a little more', 'laoban1234', false],
])('a password that is %s', (_what, password, isAccepted) => {
  expect(acceptPassword(password, 'laoban').ok).toBe(isAccepted);
});

test('every starting role knows only permissions that exist, and somebody may manage people', () => {
  const given = Object.values(startingRoles).flatMap((role) => [...role.permissions]);
  expect(given.every((permission) => permissionCodes.includes(permission))).toBe(true);
  expect(given).toContain('people.manage');
});
