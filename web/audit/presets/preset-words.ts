import { wordsTable } from '../../lib/words.ts';

export const presetWords = wordsTable('preset', {
  'panel.title': { 'zh-CN': '审单方案', en: 'How much passes by itself' },
  'panel.note': {
    'zh-CN': '一键开关常用规则、设好限额，之后每条仍可单独改；自己写的规则不受影响。',
    en: 'Switches the common rules and sets their limits in one press; each can be changed afterwards. Rules of your own stay as they are.',
  },
  'share.some': { 'zh-CN': '最近 {orders} 单里 {percent}% 自动通过', en: '{percent}% of the last {orders} orders pass by themselves' },
  'share.none': { 'zh-CN': '还没有审过的订单，先看不出比例', en: 'No order was judged yet, so no share can be told' },
  'now.own': { 'zh-CN': '现在是您自己的组合：{share}', en: 'Now it is your own mix: {share}' },
  take: { 'zh-CN': '用这个方案', en: 'Use it' },
  inUse: { 'zh-CN': '正在使用', en: 'In use' },
  changes_one: { 'zh-CN': '会改动 {count} 处', en: 'changes {count} thing' },
  changes_other: { 'zh-CN': '会改动 {count} 处', en: 'changes {count} things' },
  taken: { 'zh-CN': '已改用“{preset}”，等待审核的订单正在重审', en: '“{preset}” is in use; what waits is judged again' },
  takenBack: { 'zh-CN': '已改回原来的设置', en: 'As it was before' },
});
