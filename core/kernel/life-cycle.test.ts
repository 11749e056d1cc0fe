import { expect, test } from 'vitest';
import { actionsFrom, lifeCycle, move, unreachableStates } from './life-cycle.ts';
import { ok } from './result.ts';

const parcelLife = lifeCycle({
  packed: { ship: 'shipped', unpack: 'open' },
  open: { pack: 'packed' },
  shipped: { deliver: 'delivered' },
  delivered: {},
});

test('a parcel moves along its table', () => expect(move(parcelLife, 'packed', 'ship')).toEqual(ok('shipped')));

test('an action that the state does not offer is refused, and the refusal says what is possible', () => {
  expect(move(parcelLife, 'packed', 'deliver')).toEqual({
    ok: false,
    refusal: { code: 'life_cycle.not_allowed', values: { state: 'packed', action: 'deliver', allowed: 'ship, unpack' } },
  });
});

test.each(['constructor', 'toString', '__proto__'])('%s is no action, although every object has it', (action) => {
  expect(move(parcelLife, 'packed', action).ok).toBe(false);
});

test('the last state offers nothing', () => expect(actionsFrom(parcelLife, 'delivered')).toEqual([]));

test('a sound table reaches every state from its start, and a lost state is found', () => {
  expect(unreachableStates(parcelLife, 'open')).toEqual([]);
  expect(unreachableStates(parcelLife, 'shipped')).toEqual(['packed', 'open']);
});
