import { wordsTable } from '../../lib/words.ts';

export const handbookWords = wordsTable('handbook', {
  'page.title': { 'zh-CN': '岗位手册', en: 'Handbook' },
  'page.note': {
    'zh-CN': '每个岗位的一天：先看什么、每天做什么、遇到事怎么办。',
    en: 'A day of each role: what to look at first, what to do, what to do when.',
  },
  'page.operating': { 'zh-CN': '运维（英文）', en: 'Operating' },
});
