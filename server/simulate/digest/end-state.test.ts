import { expect, test } from 'vitest';
import { differencesOf, digestOf, type EndState } from './end-state.ts';

const state: EndState = { orders: ['A 1', 'B 2'], stock: ['SKU on hand 3'], parcels: ['A SKU ×1', 'A SKU ×1'] };

test('the same text has the same digest, and a line moved to another part another', () => {
  expect(digestOf({ ...state, orders: [...state.orders] })).toBe(digestOf(state));
  expect(digestOf(state)).toMatch(/^[0-9a-f]{64}$/u);
  expect(digestOf({ ...state, orders: ['A 1'], stock: ['B 2', ...state.stock] })).not.toBe(digestOf(state));
});

test('what only one of two states has is named by part; a line that stands twice is missed once', () => {
  expect(differencesOf(state, state)).toEqual([]);
  expect(differencesOf(state, { ...state, orders: ['B 2', 'C 3'], parcels: ['A SKU ×1'] })).toEqual([
    { part: 'orders', onlyFirst: ['A 1'], onlySecond: ['C 3'] },
    { part: 'parcels', onlyFirst: ['A SKU ×1'], onlySecond: [] },
  ]);
});
