import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of deadlines and penalties. */
export const deadlineRefusals = refusalTable({
  'sla_policy.not_found': {
    status: 404,
    'zh-CN': '找不到这条时效规则（{policyId}）。请刷新后重试。',
    en: 'There is no such rule of deadlines ({policyId}). Refresh and try again.',
  },
  'sla_policy.overlaps': {
    status: 409,
    'zh-CN': '{channel} 在 {from} 起已有一条时效规则（{otherFrom} 至 {otherTo}）。同一天只能有一条，请先改它的结束日期。',
    en: '{channel} has a rule already at {from} (from {otherFrom} to {otherTo}). A day has one rule; give that one an earlier end first.',
  },
  'sla_policy.ends_before_it_begins': {
    status: 422,
    'zh-CN': '结束日期 {to} 早于开始日期 {from}。请改正日期。',
    en: 'It ends on {to}, before it begins on {from}. Correct the dates.',
  },
  'sla_policy.bounds_crossed': {
    status: 422,
    'zh-CN': '罚款下限 {min} 元高于上限 {max} 元。请改正金额。',
    en: 'The least penalty of {min} yuan is above the most of {max} yuan. Correct the amounts.',
  },
});
