import { expect, test } from 'vitest';
import { numberTyped } from './number-typed.ts';

test.each([
  ['30', '30'],
  ['３０', '30'],
  ['１２。５', '12.5'],
  [' ¥1,234.50 ', '1234.50'],
  ['￥１，２３４', '1234'],
  ['−5', '-5'],
  ['3 kg', '3'],
  ['🍼', ''],
  ['', ''],
])('somebody who types or pastes “%s” means %s', (text, meant) => {
  expect(numberTyped(text)).toBe(meant);
});
