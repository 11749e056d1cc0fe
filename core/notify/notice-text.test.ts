import { expect, test } from 'vitest';
import type { NewsCode } from './news-table.ts';
import type { NoticeRule } from './notice-rule.ts';
import { noticeText } from './notice-text.ts';

const rule = (news: NewsCode, zh: string, en: string) => ({ news, template: { 'zh-CN': zh, en } }) as NoticeRule;

test('a code of the news is read in words, in the reader’s language', () => {
  const trouble = rule('parcel_alert', '{count} 个包裹{kind}', '{count} parcels: {kind}');
  expect(noticeText(trouble, { kind: 'stalled', count: 3 }, 'zh-CN')).toBe('3 个包裹中转停滞');
  expect(noticeText(trouble, { kind: 'stalled', count: 3 }, 'en')).toBe('3 parcels: Stalled');
  const decided = rule('approval_decided', '{kind}：{outcome}', '{kind}: {outcome}');
  expect(noticeText(decided, { kind: 'request.change_address', outcome: 'rejected' }, 'zh-CN')).toBe('改地址：已拒绝');
});

test('an amount is read in yuan; a value without words stays as it came', () => {
  expect(noticeText(rule('deadline_near', '{penalty}', '{penalty}'), { penalty: 2_050 }, 'zh-CN')).toBe('¥20.50');
  expect(noticeText(rule('number_failed', '{problem}', '{problem}'), { problem: 'never heard of' }, 'en')).toBe('never heard of');
});
