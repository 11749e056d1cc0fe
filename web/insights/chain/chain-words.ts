import { wordsTable } from '../../lib/words.ts';

/** The words of the chain watch. */
export const chainWords = wordsTable('chain', {
  title: { 'zh-CN': '链路监控', en: 'Chain watch' },
  note: {
    'zh-CN': '从付款到平台显示已发货，每一环做完、在等还是断了；断了的一分钟内发现并通知。',
    en: 'From payment to the platform showing it shipped: what is done, waits or is broken. A break is found and told within a minute.',
  },
  waiting: { 'zh-CN': '等待 {count}', en: '{count} waiting' },
  broken: { 'zh-CN': '断 {count}', en: '{count} broken' },
  allWell: { 'zh-CN': '正常', en: 'Fine' },
  limit: { 'zh-CN': '时限 {time}', en: 'Limit {time}' },
  'state.broken': { 'zh-CN': '断了的', en: 'Broken' },
  'state.waiting': { 'zh-CN': '等待中的', en: 'Waiting' },
  order: { 'zh-CN': '订单号', en: 'Order' },
  shop: { 'zh-CN': '店铺', en: 'Shop' },
  paid: { 'zh-CN': '付款', en: 'Paid' },
  chain: { 'zh-CN': '链路', en: 'Chain' },
  stands: { 'zh-CN': '停在', en: 'Stands at' },
  standsFor: { 'zh-CN': '已 {time}', en: 'for {time}' },
  blocked: { 'zh-CN': '被拦住', en: 'Stopped' },
  step: { 'zh-CN': '{link}：{state}', en: '{link}: {state}' },
  stepTook: { 'zh-CN': '{link}：{state}，{time}', en: '{link}: {state}, {time}' },
  emptyBroken: { 'zh-CN': '没有断的环节', en: 'Nothing is broken' },
  emptyBrokenLesson: {
    'zh-CN': '每一环超过时限才会出现在这里；时限可以点上面的环节修改。',
    en: 'A link stands here when it takes longer than its limit; press a link above to change the limit.',
  },
  emptyWaiting: { 'zh-CN': '没有在途订单停在这里', en: 'No order under way waits here' },
  goThere: { 'zh-CN': '去处理', en: 'Go there' },
  minutes: { 'zh-CN': '超过多少分钟算断', en: 'Broken after how many minutes' },
  saved: { 'zh-CN': '已保存', en: 'Saved' },
  save: { 'zh-CN': '保存', en: 'Save' },
});
