import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['a Chinese browser', 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['a browser in Taiwan', 'zh-TW', 'zh-CN'],
  ['an English browser', 'en-GB,en;q=0.9', 'en'],
  ['English first, then Chinese', 'en;q=0.9, zh;q=0.8', 'en'],
  ['Chinese preferred, though named later', 'en;q=0.5, zh;q=0.8', 'zh-CN'],
  ['English ruled out', 'en;q=0', 'zh-CN'],
  ['a language we lack, then English', 'fr, en;q=0.5', 'en'],
  ['a language we lack', 'fr', 'zh-CN'],
  ['no wish at all', undefined, 'zh-CN'],
])('the language of %s', (_who, header, language) => {
  expect(languageOf(header)).toBe(language);
});
