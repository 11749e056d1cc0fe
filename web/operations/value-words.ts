import { wordsTable } from '../lib/words.ts';

/** What the values of journaled fields are called where they are codes. */
export const valueWords = wordsTable('values', {
  active: { 'zh-CN': '在用', en: 'Active' },
  all: { 'zh-CN': '全部', en: 'All' },
  en: { 'zh-CN': '英文', en: 'English' },
  false: { 'zh-CN': '否', en: 'No' },
  suspended: { 'zh-CN': '已停用', en: 'Suspended' },
  true: { 'zh-CN': '是', en: 'Yes' },
  'zh-CN': { 'zh-CN': '中文', en: 'Chinese' },
});
