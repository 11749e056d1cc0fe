import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of audit. */
export const auditRefusals = refusalTable({
  'audit_rule.not_found': {
    status: 404,
    'zh-CN': '没有审单规则 {ruleKey}。请刷新规则列表。',
    en: 'There is no audit rule {ruleKey}. Refresh the list of rules.',
  },
  'audit_rule.unsound': {
    status: 422,
    'zh-CN': '规则“{name}”还不能用，共 {count} 处问题，第一处：{problem}',
    en: 'The rule “{name}” cannot be used yet. Problems: {count}; the first: {problem}',
  },
  'audit_rule.no_draft': {
    status: 409,
    'zh-CN': '规则“{name}”没有草稿，无需发布。请先修改并保存。',
    en: 'The rule “{name}” has no draft, so there is nothing to publish. Change and save it first.',
  },
  'audit_rule.never_published': {
    status: 409,
    'zh-CN': '规则“{name}”还没有发布过，不能开启。请先发布。',
    en: 'The rule “{name}” was never published, so it cannot be switched on. Publish it first.',
  },
  'audit_rule.key_changed': {
    status: 422,
    'zh-CN': '规则的编号是 {ruleKey}，内容里写的是 {written}。请改成一致。',
    en: 'The rule is {ruleKey}, and its content says {written}. Make them the same.',
  },
  'audit_question.not_found': {
    status: 404,
    'zh-CN': '没有这个提问。请刷新页面。',
    en: 'There is no such question. Reload the page.',
  },
  'audit_question.open_already': {
    status: 409,
    'zh-CN': '订单 {orderNo} 已经有一个提问在等客服回答。请等回答，或先撤回它。',
    en: 'A question about order {orderNo} waits for its answer already. Wait for it, or withdraw it first.',
  },
  'audit_question.ended': {
    status: 409,
    'zh-CN': '订单 {orderNo} 的这个提问已由 {by} 回答或撤回。请刷新页面查看。',
    en: 'This question about order {orderNo} was answered or withdrawn by {by}. Reload the page to see it.',
  },
  'audit_name.unsound': {
    status: 422,
    'zh-CN': '改成这样后规则“{rule}”不能用了：{problem}',
    en: 'With this the rule “{rule}” could not be used any more: {problem}',
  },
  'audit_name.not_found': {
    status: 404,
    'zh-CN': '没有名为 {key} 的词库或参数。请刷新页面。',
    en: 'There is no word list or parameter {key}. Reload the page.',
  },
  'audit_name.wrong_value': {
    status: 422,
    'zh-CN': '参数“{name}”要的是{wanted}，填的是 {value}。',
    en: 'The parameter “{name}” takes {wanted}; this was {value}.',
  },
  'blacklist.nothing_to_know_by': {
    status: 422,
    'zh-CN': '“{value}”里没有可用来识别的内容。请填写完整的买家昵称、姓名、电话或地址。',
    en: '“{value}” says nobody. Give a whole nick, name, phone number or address.',
  },
  'blacklist.not_found': {
    status: 404,
    'zh-CN': '没有这条黑名单 {blacklistId}。请刷新列表。',
    en: 'There is no such entry {blacklistId} in the blacklist. Refresh the list.',
  },
  'blacklist.there_already': {
    status: 409,
    'zh-CN': '{mask} 已另有一条生效的黑名单，不能恢复这一条。',
    en: '{mask} has another entry in force, so this one cannot be put back.',
  },
  'blacklist.expired': {
    status: 422,
    'zh-CN': '到期时间 {expiresAt} 已经过去。请选择以后的时间，或留空表示长期有效。',
    en: 'The end {expiresAt} is past already. Choose a later one, or none.',
  },
  'audit.not_waiting': {
    status: 409,
    'zh-CN': '发货单 {no} 现在是“{stage}”，不在审核中。请刷新列表。',
    en: 'The fulfillment order {no} is at “{stage}” and waits for no audit. Refresh the list.',
  },
  'audit.blocked': {
    status: 409,
    'zh-CN': '发货单 {no} 还被拦着：{reasons}。请先处理；有权限的人可以填写理由强制放行。',
    en: '{no} is still stopped: {reasons}. Deal with that first; who has the permission may force it with a reason.',
  },
  'audit.finance_denied': {
    status: 403,
    'zh-CN': '发货单 {no} 在财审中，通过它需要“财务审核订单”权限。请交给财务。',
    en: '{no} is with finance; passing it needs the permission to audit for finance. Leave it to them.',
  },
  'audit_breaker.not_found': {
    status: 404,
    'zh-CN': '没有这次熔断 {breakerId}。请刷新页面。',
    en: 'There is no such breaker {breakerId}. Reload the page.',
  },
  'audit_backtest.no_history': {
    status: 422,
    'zh-CN': '最近 {days} 天没有审单记录，无法回测。请加长天数。',
    en: 'There are no decisions of the last {days} days to try this on. Take more days.',
  },
  'audit_hook.not_found': {
    status: 404,
    'zh-CN': '没有 Webhook 地址 {id}。请刷新页面。',
    en: 'There is no webhook {id}. Reload the page.',
  },
  'audit_hook.address_wrong': {
    status: 422,
    'zh-CN': '地址 {address} 不能调用。请填写 https 开头、公网域名的地址，不带用户名和密码。',
    en: 'The address {address} cannot be called. Write an https address of a public name, without user and password.',
  },
  'audit_hook.code_taken': {
    status: 409,
    'zh-CN': '编号 {code} 已经被另一个 Webhook 使用。请换一个编号。',
    en: 'Another webhook has the code {code}. Choose another one.',
  },
  'audit_hook.too_many': {
    status: 409,
    'zh-CN': '最多保存 {limit} 个 Webhook 地址。请修改已有的。',
    en: 'There are {limit} webhooks at most. Change one of them.',
  },
  'audit_hook.unknown': {
    status: 422,
    'zh-CN': '规则“{name}”要调用的 Webhook {code} 不存在。请先在「Webhook」里添加这个编号的地址。',
    en: 'The rule “{name}” calls the webhook {code}, which is not there. Add an address with this code under Webhooks first.',
  },
  'audit_hook.call_not_found': {
    status: 404,
    'zh-CN': '调用记录 {callId} 不存在，或者不需要重试。请刷新页面。',
    en: 'The call {callId} is not there or needs no retry. Reload the page.',
  },
});
