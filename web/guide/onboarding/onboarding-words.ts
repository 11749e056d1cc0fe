import { wordsTable } from '../../lib/words.ts';

/** The words around setting up a merchant of one’s own; the steps bring theirs (core/guide/onboarding). */
export const onboardingWords = wordsTable('onboarding', {
  'page.title': { 'zh-CN': '开店清单', en: 'Setting up' },
  'page.note': {
    'zh-CN': '九步，约半小时。每一步做好了自己打勾，进度随时保存，哪一步都可以先跳过。',
    en: 'Nine steps, about half an hour. Each is ticked by itself once it is done; skip any and come back.',
  },
  'sum.left': { 'zh-CN': '已完成 {done} 步，还剩 {left} 步，约 {minutes} 分钟', en: '{done} done, {left} to go, about {minutes} minutes' },
  'sum.all': { 'zh-CN': '全部完成，可以开张了', en: 'All done: open for business' },
  'sum.next': { 'zh-CN': '下一步：{step}', en: 'Next: {step}' },
  'sum.open': { 'zh-CN': '打开清单', en: 'Open the list' },
  'step.minutes': { 'zh-CN': '约 {minutes} 分钟', en: 'about {minutes} min' },
  'step.skip': { 'zh-CN': '先跳过', en: 'Skip for now' },
  'step.unskip': { 'zh-CN': '恢复这一步', en: 'Take it up again' },
  'step.confirm': { 'zh-CN': '就按这样审', en: 'Confirm these rules' },
  'step.unconfirm': { 'zh-CN': '取消确认', en: 'Take the confirmation back' },
  'state.open': { 'zh-CN': '待完成', en: 'To do' },
  'state.done': { 'zh-CN': '已完成', en: 'Done' },
  'state.skipped': { 'zh-CN': '已跳过', en: 'Skipped' },
  'figure.orders': { 'zh-CN': '{shops} 家店铺，已收到 {orders} 单', en: '{shops} shops, {orders} orders received' },
  'figure.matching': {
    'zh-CN': '最近 {lines} 行商品，对上 {percent}%（95% 算完成）',
    en: '{percent} % of the newest {lines} lines matched (95 % will do)',
  },
  'figure.stock': { 'zh-CN': '{skus} 个 SKU 有可用库存', en: '{skus} SKUs with stock to sell' },
  'figure.label': { 'zh-CN': '还没有打出面单', en: 'No label printed yet' },
  'figure.labelDone': { 'zh-CN': '面单已打出', en: 'A label was printed' },
  'figure.rules': {
    'zh-CN': '最近 {judged} 单中，{percent}% 会自动通过',
    en: '{percent} % of the latest {judged} orders pass by themselves',
  },
  'figure.rulesNone': {
    'zh-CN': '收到订单后，这里会显示有多少能自动通过',
    en: 'Once orders are here, this says how many pass by themselves',
  },
  'figure.people': { 'zh-CN': '在用账号 {people} 个', en: '{people} active accounts' },
  'figure.road': { 'zh-CN': '已接 {roads} 条通道，{sent} 条发出过消息', en: '{roads} roads, {sent} of them have sent' },
  'figure.shipment': { 'zh-CN': '还没有发出包裹', en: 'No parcel has left yet' },
  'figure.shipmentDone': { 'zh-CN': '已有包裹发出', en: 'Parcels have left' },
  'figure.more': { 'zh-CN': '{count}+', en: '{count}+' },
});
