import { expect, test } from 'vitest';
import { textGrams } from './text-grams.ts';

test.each([
  ['two letters of a Chinese name are a pair', '连体衣', ['连体', '体衣']],
  ['width and case do not matter', 'Ａb', ['ab']],
  ['pairs do not reach over signs and blanks', '颜色:白;A-1', ['颜色']],
  ['each pair is there once', '哈哈哈', ['哈哈']],
  ['a word of one letter has none', '白 1', []],
])('%s', (_what, text, grams) => {
  expect(textGrams(text)).toEqual(grams);
});
