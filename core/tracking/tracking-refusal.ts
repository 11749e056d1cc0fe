import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of tracking. */
export const trackingRefusals = refusalTable({
  'tracking_account.not_found': {
    status: 404,
    'zh-CN': '没有这个轨迹账户（{accountId}）。请刷新列表后重试。',
    en: 'There is no such tracking account ({accountId}). Reload the list and try again.',
  },
  'tracking_account.name_taken': {
    status: 409,
    'zh-CN': '已有名为“{name}”的轨迹账户。请换一个名称。',
    en: 'There is a tracking account called “{name}” already. Choose another name.',
  },
  'tracking_account.base_wrong': {
    status: 422,
    'zh-CN': '“{base}”不是可以回调的地址。请填写外网能访问到本系统的网址，如 https://oms.example.cn。',
    en: '“{base}” is no address that can be called. Write the one by which others reach this system: https://oms.example.cn.',
  },
  'tracking_account.salt_short': {
    status: 422,
    'zh-CN': '推送签名密码（salt）只有 {length} 位，容易被猜到。请至少写 8 位。',
    en: 'The salt for pushes has {length} characters: it could be guessed. Write 8 or more.',
  },
  'tracking_account.carrier_unknown': {
    status: 422,
    'zh-CN': '账户“{name}”不认识{carrier}。请选它支持的快递，或在“快递公司代码”里填上代码。',
    en: 'The account “{name}” does not know {carrier}. Choose another carrier, or write its code into the carrier codes.',
  },
});
