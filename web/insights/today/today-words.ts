import { wordsTable } from '../../lib/words.ts';

/** The words of what waits today. */
export const todayWords = wordsTable('today', {
  more: { 'zh-CN': '其他岗位的待办', en: 'What waits for others' },
  'severity.urgent': { 'zh-CN': '要紧', en: 'Urgent' },
  'severity.stuck': { 'zh-CN': '卡住的', en: 'Stuck' },
  'severity.work': { 'zh-CN': '今天的活', en: "Today's work" },
  next: { 'zh-CN': '接下来做什么', en: 'What to do next' },
  nextNote: { 'zh-CN': '按要紧程度排好了，做完一项自动换下一项。', en: 'By urgency; when one is done the next takes its place.' },
  doIt: { 'zh-CN': '去处理', en: 'Go' },
  nothing: { 'zh-CN': '您的待办都处理完了', en: 'Nothing waits for you' },
  nothingLesson: { 'zh-CN': '有新订单要处理时会自动出现在这里。', en: 'What comes up stands here by itself.' },
  dearest: { 'zh-CN': '超时最贵的几单', en: 'The dearest to be late with' },
  dearestAll: { 'zh-CN': '全部时限', en: 'All deadlines' },
  risk: { 'zh-CN': '风险 {amount}', en: '{amount} at risk' },
  orders: { 'zh-CN': '{count} 项', en: '{count}' },
});
