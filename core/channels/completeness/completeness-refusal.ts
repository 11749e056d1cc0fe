import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of the completeness ledger. */
export const completenessRefusals = refusalTable({
  'completeness.span_too_long': {
    status: 400,
    'zh-CN': '时间段含 {hourCount} 个小时，一次最多 {limit} 个。请缩短时间段。',
    en: 'The span holds {hourCount} hours, at most {limit} can be asked for. Choose a shorter span.',
  },
  'completeness.nothing_settled': {
    status: 409,
    'zh-CN': '{from} 至 {to} 之间没有可以核对的完整小时：一个小时结束 {minutes} 分钟后才能核对。请选择更早的时间段。',
    en: 'Between {from} and {to} there is no whole hour to check: an hour can be checked {minutes} minutes after its end. Choose an earlier span.',
  },
  'completeness.too_long_ago': {
    status: 409,
    'zh-CN': '平台只能查到 {oldest} 之后的订单，{from} 太早。请选择更晚的开始时间。',
    en: 'The platform knows orders since {oldest} only; {from} is too early. Choose a later start.',
  },
  'completeness.shop_away': {
    status: 409,
    'zh-CN': '店铺“{name}”已暂停、未授权或授权失效，无法向平台核对。请先恢复或重新授权。',
    en: 'The shop “{name}” is paused, not authorised, or its authorisation has ended, so its platform cannot be asked. Resume or authorise it first.',
  },
  'completeness.hour_unknown': {
    status: 404,
    'zh-CN': '{hour} 这个小时还没有核对过。请先“立即核对”。',
    en: 'The hour {hour} has not been checked yet. Check it now first.',
  },
});
