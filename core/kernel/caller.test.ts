import { expect, test } from 'vitest';
import { mayDo, systemCaller, type Caller } from './caller.ts';

const clerk: Caller = {
  ...systemCaller('clerk'),
  actor: { kind: 'person', id: 'p1', name: '小林' },
  permissions: new Set(['people.display']),
};

test('a person may do what their permissions name and nothing else', () => {
  expect(mayDo(clerk, 'people.display')).toBe(true);
  expect(mayDo(clerk, 'people.manage')).toBe(false);
  expect(mayDo(clerk, '*')).toBe(false);
});

test('a job acts as the system, under its own name, and may do everything', () => {
  expect(systemCaller('orders.pull').actor).toEqual({ kind: 'system', id: 'orders.pull', name: 'orders.pull' });
  expect(mayDo(systemCaller('orders.pull'), 'people.manage')).toBe(true);
});
