import { wordsTable } from '../lib/words.ts';

/** The words of the bell. */
export const notifyWords = wordsTable('notify', {
  title: { 'zh-CN': '通知', en: 'Notices' },
  bell: { 'zh-CN': '通知，{count} 条新的', en: 'Notices, {count} new' },
  close: { 'zh-CN': '已处理', en: 'Dealt with' },
  closeAll: { 'zh-CN': '同角色的人都会看到它已处理', en: 'Everybody of the role sees that it is dealt with' },
  closed: { 'zh-CN': '已处理，同角色的人不再看到', en: 'Dealt with, for everybody of the role' },
  closedBy: { 'zh-CN': '{name} 已处理', en: 'Dealt with by {name}' },
  isNew: { 'zh-CN': '新', en: 'New' },
  times_one: { 'zh-CN': '{count} 次', en: '{count} time' },
  times_other: { 'zh-CN': '{count} 次', en: '{count} times' },
  empty: { 'zh-CN': '没有需要您处理的事', en: 'Nothing needs you' },
  emptyLesson: {
    'zh-CN': '授权失效、漏单、取号失败、时限将到等情况会出现在这里，点一下就到能处理的页面。',
    en: 'Ended authorisations, missing orders, failed numbers, near deadlines: each stands here and leads to where it is dealt with.',
  },
});
