import { fen, fenToYuan } from '../kernel/money.ts';
import { say, type Language, type WordValues } from '../kernel/words.ts';
import { newsWords } from './news-words.ts';
import { newsBy, type NoticeRule } from './notice-rule.ts';

/** What people read of a notice: the rule's words, codes of the news in words, amounts in yuan. `detail`: the values as they happened. */
export function noticeText({ template, news }: NoticeRule, detail: WordValues, language: Language): string {
  const { fields } = newsBy(news);
  const shown = Object.entries(detail).map(([key, value]) => {
    const field = fields[key];
    if (field?.type === 'fen' && typeof value === 'number') return [key, `¥${fenToYuan(fen(value))}`];
    const words = newsWords[news]?.[key]?.[value];
    return [key, words ? say(words, language) : value];
  });
  return say(template, language, Object.fromEntries(shown) as WordValues);
}
