import { wordsTable } from '../../lib/words.ts';

/** The words of webhooks: addresses that rules may call, and what became of the calls. */
export const hookWords = wordsTable('auditHooks', {
  title: { 'zh-CN': 'Webhook', en: 'Webhooks' },
  note: {
    'zh-CN': '规则的动作「调用 Webhook」只调用这里的地址：带签名，失败自动重试三天，默认不含买家和收件人信息。',
    en: 'The action “Call a webhook” calls these addresses alone: signed, tried for three days, and without buyers or receivers unless you allow it.',
  },
  empty: { 'zh-CN': '还没有地址。', en: 'There is no address yet.' },
  add: { 'zh-CN': '添加地址', en: 'Add an address' },
  edit: { 'zh-CN': '修改', en: 'Change' },
  test: { 'zh-CN': '测试', en: 'Test' },
  tested: { 'zh-CN': '对方已收下', en: 'It was taken' },
  notTested: { 'zh-CN': '没有送达：{words}', en: 'Not delivered: {words}' },
  calls: { 'zh-CN': '调用记录', en: 'Calls' },
  off: { 'zh-CN': '已停用', en: 'Off' },
  waiting: { 'zh-CN': '{count} 次等待', en: '{count} waiting' },
  failed: { 'zh-CN': '{count} 次未送达', en: '{count} not delivered' },
  usedBy: { 'zh-CN': '用于 {rules}', en: 'Used by {rules}' },
  personal: { 'zh-CN': '含个人信息', en: 'with personal data' },
  'form.code': { 'zh-CN': '编号（规则里写的 hook）', en: 'Code (what rules name it by)' },
  'form.codeWrong': { 'zh-CN': '用小写字母、数字和短横线', en: 'Small letters, digits and hyphens' },
  'form.name': { 'zh-CN': '名称', en: 'Name' },
  'form.address': { 'zh-CN': '地址（https，公网域名）', en: 'Address (https, a public name)' },
  'form.isOn': { 'zh-CN': '启用', en: 'On' },
  'form.personal': { 'zh-CN': '发送买家和收件人信息', en: 'Tell buyer and receiver' },
  'form.personalNote': {
    'zh-CN': '姓名、电话、地址、留言会离开本系统，请确认对方有权处理。',
    en: 'Names, phones, addresses and messages leave the product: make sure that the other side may have them.',
  },
  'form.newSecret': { 'zh-CN': '换一个签名密钥', en: 'Make another secret' },
  saved: { 'zh-CN': '已保存', en: 'Saved' },
  secret: { 'zh-CN': '签名密钥（只显示这一次）', en: 'The secret for signatures (shown only now)' },
  secretNote: {
    'zh-CN': '对方用它核对请求头 webhook-signature（Standard Webhooks 规范）。',
    en: 'With it the other side checks the header webhook-signature (Standard Webhooks).',
  },
  noCalls: { 'zh-CN': '还没有调用过。', en: 'No call yet.' },
  tries: { 'zh-CN': '第 {count} 次', en: 'try {count}' },
  retry: { 'zh-CN': '重新调用', en: 'Call again' },
  retried: { 'zh-CN': '已安排', en: 'It is called soon' },
});
