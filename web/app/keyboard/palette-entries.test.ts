import { expect, test } from 'vitest';
import { findEntries } from './palette-entries.ts';

const entries = [
  { key: 'journal', words: { 'zh-CN': '操作日志', en: 'Journal' } },
  { key: 'jobs', words: { 'zh-CN': '后台任务', en: 'Background jobs' } },
  { key: 'keys', words: { 'zh-CN': 'API 密钥', en: 'API keys' } },
];
const found = (text: string): string[] => findEntries(entries, text).map(({ key }) => key);

test('a page is found by its Chinese and by its English name, whatever the language of the screen', () => {
  expect(found('日志')).toEqual(['journal']);
  expect(found('journal')).toEqual(['journal']);
});

test('every word must occur; those that begin with the text come first', () => {
  expect(found('api 密钥')).toEqual(['keys']);
  expect(found('j')).toEqual(['journal', 'jobs']);
  expect(found('订单')).toEqual([]);
});

test('an empty box lists everything', () => {
  expect(found('  ')).toHaveLength(3);
});
