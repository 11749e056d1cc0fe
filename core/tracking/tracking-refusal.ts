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
  'parcel_trace.not_found': {
    status: 404,
    'zh-CN': '没有这个包裹（{parcelId}），或它还没有发出。请刷新后重试。',
    en: 'There is no such parcel ({parcelId}), or it has not left yet. Reload and try again.',
  },
  'parcel_alert.not_found': {
    status: 404,
    'zh-CN': '其中 {count} 条物流异常不存在或不属于您的店铺。请刷新列表后重试。',
    en: '{count} of these alerts do not exist, or are not of your shops. Reload the list and try again.',
  },
  'interception.over': {
    status: 409,
    'zh-CN': '包裹 {waybillNo} 现在是“{state}”，已经不能拦截。',
    en: 'The parcel {waybillNo} is “{state}” now: it cannot be called back any more.',
  },
  'interception.not_found': {
    status: 404,
    'zh-CN': '包裹 {waybillNo} 没有申请过拦截。请先申请。',
    en: 'The parcel {waybillNo} was not called back. Ask for that first.',
  },
  'tracking_threshold.not_timed': {
    status: 422,
    'zh-CN': '“{kind}”一发生就提醒，没有可以设置的时限。',
    en: '“{kind}” is told at once: it has no hours to set.',
  },
});
