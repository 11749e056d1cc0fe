import type { Words } from '../kernel/words.ts';
import type { WaybillProblem as Problem } from './waybill-problem-code.ts';

type ProblemRow = Readonly<{
  /** what is wrong */
  words: Words;
  /** what to do about it */
  cure: Words;
  /** `another_carrier`: the next carrier may well take the parcel; `mend`: nobody takes it as it is; `wait`: the same again later */
  next: 'another_carrier' | 'mend' | 'wait';
  /** whether it is wrong for every parcel of a batch: at once, as soon as one alone was refused for it, or never */
  spreads: 'at_once' | 'when_alone' | 'no';
}>;

/** Why a parcel got no number, so that the next step can be chosen: another carrier, another account, a mended address. */
export const waybillProblems = {
  no_balance: {
    words: { 'zh-CN': '电子面单余额不足', en: 'No e-waybill numbers left' },
    cure: {
      'zh-CN': '请联系快递网点充值单号，充值后自动重试；急单可换一家快递。',
      en: 'Buy more numbers from the carrier’s branch, it is then tried again by itself; or choose another carrier for what is urgent.',
    },
    next: 'another_carrier',
    spreads: 'when_alone',
  },
  unreachable: {
    words: { 'zh-CN': '快递不到或停发', en: 'The carrier does not serve this address now' },
    cure: {
      'zh-CN': '请换一家快递；没有快递可到时联系买家改地址或退款。',
      en: 'Choose another carrier; when none serves the address, ask the buyer for another one or refund.',
    },
    next: 'another_carrier',
    spreads: 'no',
  },
  bad_receiver: {
    words: { 'zh-CN': '收件信息有误', en: 'The receiver cannot be used' },
    cure: {
      'zh-CN': '请核对收件人姓名、电话和地址，改好后重新取号。',
      en: 'Check name, phone and address of the receiver, mend them and take a number again.',
    },
    next: 'mend',
    spreads: 'no',
  },
  bad_sender: {
    words: { 'zh-CN': '发货地址不在订购关系里', en: 'The sender is no address of the subscription' },
    cure: {
      'zh-CN': '请在仓库设置里选一个该快递已订购的发货地址（刷新订购关系后可见）。',
      en: 'Choose a sender of the carrier’s subscription in the warehouse settings; reading the subscriptions again shows them.',
    },
    next: 'another_carrier',
    spreads: 'at_once',
  },
  not_subscribed: {
    words: { 'zh-CN': '没有开通这家快递的电子面单', en: 'This carrier’s e-waybill is not subscribed' },
    cure: {
      'zh-CN': '请先在平台或快递网点开通这家快递的电子面单，核对客户号和密码，或换一家快递。',
      en: 'Subscribe the carrier’s e-waybill with the platform or the branch and check its account and password, or choose another carrier.',
    },
    next: 'another_carrier',
    spreads: 'at_once',
  },
  order_unknown: {
    words: { 'zh-CN': '平台找不到这个订单', en: 'The platform does not know the order' },
    cure: {
      'zh-CN': '请核对订单号和店铺：平台的电子面单只给本店铺的订单取号，其他渠道的订单请用别的面单。',
      en: 'Check order number and shop: a platform’s e-waybill serves orders of its own shop; take another source for other channels.',
    },
    next: 'mend',
    spreads: 'no',
  },
  order_closed: {
    words: { 'zh-CN': '订单已关闭或在退款', en: 'The order is closed or being refunded' },
    cure: {
      'zh-CN': '不要发货。请同步订单状态后处理退款；确实要发的，先与买家取消退款。',
      en: 'Do not ship. Read the order again and handle the refund; to ship all the same, settle the refund with the buyer first.',
    },
    next: 'mend',
    spreads: 'no',
  },
  service_down: {
    words: { 'zh-CN': '面单服务暂时不可用', en: 'The e-waybill service does not answer for now' },
    cure: {
      'zh-CN': '稍后自动重试，重复取号会得到同一个单号；急单可换一家快递。',
      en: 'It is tried again by itself and gets the same number; choose another carrier for what is urgent.',
    },
    next: 'wait',
    spreads: 'no',
  },
  no_account: {
    words: { 'zh-CN': '没有可用的面单账号', en: 'No account serves this parcel' },
    cure: {
      'zh-CN': '请在「电子面单账户」里给这个店铺、仓库和快递配置账户（也可以选“手工填单号”），或换一家快递；保存后自动重新取号。',
      en: 'Set up an account for this shop, warehouse and carrier under E-waybill accounts (typing by hand is one, too), or choose another carrier; it is then tried again by itself.',
    },
    next: 'mend',
    spreads: 'no',
  },
  carrier_not_offered: {
    words: { 'zh-CN': '面单账号里没有这家快递', en: 'No account serves this carrier' },
    cure: {
      'zh-CN': '这个店铺和仓库的面单账户没有这家快递，会自动换一家有账户的；要用这家，请在「电子面单账户」里加上它。',
      en: 'The accounts of this shop and warehouse do not serve it; another carrier is chosen by itself. To use this one, add it under E-waybill accounts.',
    },
    next: 'another_carrier',
    spreads: 'no',
  },
  receiver_ciphered: {
    words: { 'zh-CN': '收件人是平台密文', en: 'The receiver is encrypted by the platform' },
    cure: {
      'zh-CN': '密文只有平台自己的电子面单能打印。请为这个店铺开通并配置平台的电子面单账户，保存后自动重新取号。',
      en: 'Only the platform’s own e-waybill can print it. Set up an account of the platform for this shop; it is then tried again by itself.',
    },
    next: 'mend',
    spreads: 'no',
  },
  account_unusable: {
    words: { 'zh-CN': '面单账号暂时不能用', en: 'The e-waybill account cannot be used' },
    cure: {
      'zh-CN': '多半是店铺授权失效、应用没有电子面单权限或账号信息填错。请重新授权店铺或修改账户，然后自动重新取号。',
      en: 'Mostly the shop’s authorisation ended, the app lacks the permission, or a field is wrong. Authorise the shop again or correct the account; it is then tried again by itself.',
    },
    next: 'mend',
    spreads: 'no',
  },
  other: {
    words: { 'zh-CN': '面单服务拒绝取号', en: 'The e-waybill service refused' },
    cure: {
      'zh-CN': '原因见快递或平台的原话，按提示处理后重新取号。',
      en: 'The service’s own words say why; do as they say and take a number again.',
    },
    next: 'mend',
    spreads: 'no',
  },
} as const satisfies Readonly<Record<Problem, ProblemRow>>;

export type WaybillProblem = Problem;

/** Whether it may be mended outside without anybody telling us: then it is looked at again now and then. */
export function curedOutside(problem: WaybillProblem): boolean {
  return mendedOutside.includes(problem);
}

const mendedOutside: readonly WaybillProblem[] = [
  'no_balance',
  'not_subscribed',
  'bad_sender',
  'unreachable',
  'service_down',
  'account_unusable',
  'no_account',
  'carrier_not_offered',
];

/** How a service says it: by a code, or where codes are not documented by its words. */
export type ProblemSign = Readonly<{ problem: WaybillProblem; code?: RegExp; words?: RegExp }>;

/** What the words of services in Chinese mean, whoever says them; read in this order, after a service's own table. Ours (unverified). */
export const wordsOfProblems: readonly ProblemSign[] = [
  // Pinduoduo puts 业务服务错误 before every refusal: that is no failure of its service
  { problem: 'service_down', words: /(?:系统|(?<!业务)服务器?)(?:繁忙|异常|错误|不可用)|请稍后|稍候再试|超时/ },
  {
    problem: 'no_balance',
    words: /余额不足|余量不足|单号不足|面单不足|库存不足|单号(?:已)?(?:用完|耗尽)|没有可用(?:的)?(?:单号|面单)|欠费/,
  },
  { problem: 'order_closed', words: /订单[号\s\w-]*(?:已|状态)?(?:关闭|取消|完结|退款)|退款中|正在退款|已经?发货.*不能/ },
  { problem: 'order_unknown', words: /订单[号\s\w-]*(?:不存在|不属于|有误|无效)|(?:共享|交易)订单不存在|不属于(?:该|本|当前)?店铺/ },
  { problem: 'bad_sender', words: /寄件|发件|发货(?:地址|人)|网点地址/ },
  {
    problem: 'unreachable',
    words: /停发|停运|不可达|无法(?:送达|派送|到达)|不(?:可|能)?派送|超(?:区|派送范围)|超出(?:派送|服务)范围|未覆盖/,
  },
  { problem: 'bad_receiver', words: /收件|收货|手机号|电话号码|收(?:方)?地址|地址(?:不详|解析|识别|不完整)|oaid/i },
  { problem: 'not_subscribed', words: /未(?:订购|开通|签约|授权|绑定)|没有(?:订购|开通|签约)|订购关系|客户号|月结|网点|密码/ },
];

/** The problem that a service's code and words tell: its own table first, then the common words. */
export function problemOf(own: readonly ProblemSign[], said: Readonly<{ platformCode: string; platformWords: string }>): WaybillProblem {
  const sign = [...own, ...wordsOfProblems].find(
    ({ code, words }) => (code?.test(said.platformCode) ?? true) && (words?.test(said.platformWords) ?? true),
  );
  return sign?.problem ?? 'other';
}

/** Whether a service refuses to take a number back because it has it already: that is no failure. */
export function isGivenBack(words: string): boolean {
  return /已经?(?:被)?(?:取消|回收|作废|解绑|撤销)|重复(?:取消|回收)|already cancel/i.test(words);
}
