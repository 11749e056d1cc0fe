import { expect, test } from 'vitest';
import { withinBytes, withoutMarks } from './messenger-text.ts';

test('a text is cut between characters, within the bytes that a messenger takes', () => {
  expect(withinBytes('改地址', 9)).toBe('改地址');
  expect(withinBytes('改地址申请', 9)).toBe('改地…');
  expect(withinBytes('a😀b', 5)).toBe('a…');
  expect(new TextEncoder().encode(withinBytes('待审批😀'.repeat(300), 512)).length).toBeLessThanOrEqual(512);
});

test('words of people become neither links nor mentions', () =>
  expect(withoutMarks('[点我](https://evil.example) <@all> **急**')).toBe('［点我］(https://evil.example) ＜＠all＞ ＊＊急＊＊'));
