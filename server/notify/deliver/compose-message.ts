import { say, type Language, type Words } from '@zhidan/core/kernel/words.ts';
import { noticeSeverities } from '@zhidan/core/notify/notice.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { noticeText } from '@zhidan/core/notify/notice-text.ts';
import type { Claimed } from './delivery-store.ts';

const button: Words = { 'zh-CN': '去处理', en: 'Open' };
const digestTitle: Words = { 'zh-CN': '知单：{count} 条提醒', en: 'Zhidan: {count} notices' };
const unknown: Words = { 'zh-CN': '有一件事要处理', en: 'Something wants a look' };
const title: Words = { 'zh-CN': '知单{severity}：{name}', en: 'Zhidan {severity}: {name}' };

/** So many are spelled out in a digest. */
const linesShown = 12;
const more: Words = { 'zh-CN': '……还有 {count} 条', en: '… and {count} more' };

/** What people read of one notice or of several, in their language, by the rules' words as they are now. */
export function composeMessage(
  claimed: readonly Claimed[],
  ruleOf: (code: string) => NoticeRule | undefined,
): Readonly<{ title: string; text: string; button: string }> {
  const [first] = claimed;
  const language: Language = first?.language ?? 'zh-CN';
  const textOf = ({ rule: code, detail, count }: Claimed): string => {
    const rule = ruleOf(code);
    return rule ? noticeText(rule, { ...detail, count }, language) : say(unknown, language);
  };
  if (!first || claimed.length > 1) {
    const lines = claimed.slice(0, linesShown).map((one) => `· ${textOf(one)}`);
    const rest = claimed.length - lines.length;
    return {
      title: say(digestTitle, language, { count: claimed.length }),
      text: [...lines, ...(rest > 0 ? [say(more, language, { count: rest })] : [])].join('\n'),
      button: say(button, language),
    };
  }
  const name = say(ruleOf(first.rule)?.name ?? unknown, language);
  return {
    title: say(title, language, { severity: say(noticeSeverities[first.severity], language), name }),
    text: textOf(first),
    button: say(button, language),
  };
}
