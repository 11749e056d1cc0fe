import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { openVault } from '../../platform/secrets/open-vault.ts';
import { testSecretKey } from '../../testing/test-database.ts';
import { readState, stateLifeMs, writeState } from './authorization-state.ts';

const vault = openVault(testSecretKey);
const by = systemCaller('owner');
const begunAt = instant('2026-11-22T04:00:00.000Z');
const claim = { shopId: '019a0000-1234-7abc-8def-0123456789ab' as ShopId, begunAt };
const state = writeState(vault, claim, by);

test('a state comes back as it was written, in letters that every platform passes through', () => {
  expect(state).toMatch(/^[\w-]{51}$/u);
  expect(readState(vault, state, { by, now: plusMs(begunAt, stateLifeMs) })).toEqual(claim);
});

test.each([
  ['with one bit changed', state.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A'))],
  ['cut short', state.slice(0, 30)],
  ['of nothing', ''],
  ['of another system', writeState(openVault(`${testSecretKey}-other`), claim, by)],
])('a state %s is refused', (_, other) => {
  expect(() => readState(vault, other, { by, now: begunAt })).toThrow('shop.authorization_state_wrong');
});

test('a state that somebody else began is refused', () => {
  expect(() => readState(vault, state, { by: systemCaller('other'), now: begunAt })).toThrow('shop.authorization_state_wrong');
});

test('a state that is too old is refused', () => {
  expect(() => readState(vault, state, { by, now: plusMs(begunAt, stateLifeMs + 1) })).toThrow('shop.authorization_too_late');
});
