import type { Words } from '../kernel/words.ts';
import type { OrderStates, PlatformHold, Receiver } from './order-content.ts';

type WordsOf<Value extends string> = Readonly<Record<Value, Words>>;

export const paymentWords: WordsOf<OrderStates['payment']> = {
  unpaid: { 'zh-CN': '未付款', en: 'Unpaid' },
  deposit_paid: { 'zh-CN': '已付定金', en: 'Deposit paid' },
  paid: { 'zh-CN': '已付款', en: 'Paid' },
};

export const shippingWords: WordsOf<OrderStates['shipping']> = {
  unshipped: { 'zh-CN': '未发货', en: 'Not shipped' },
  partly_shipped: { 'zh-CN': '部分发货', en: 'Partly shipped' },
  shipped: { 'zh-CN': '已发货', en: 'Shipped' },
  signed: { 'zh-CN': '已签收', en: 'Signed for' },
};

export const refundWords: WordsOf<OrderStates['refund']> = {
  none: { 'zh-CN': '无退款', en: 'No refund' },
  requested: { 'zh-CN': '退款中', en: 'Refund requested' },
  partly_refunded: { 'zh-CN': '部分退款', en: 'Partly refunded' },
  refunded: { 'zh-CN': '已退款', en: 'Refunded' },
};

export const closingWords: WordsOf<OrderStates['closing']> = {
  open: { 'zh-CN': '进行中', en: 'Open' },
  completed: { 'zh-CN': '交易完成', en: 'Completed' },
  canceled: { 'zh-CN': '交易关闭', en: 'Closed' },
};

export const receiverKindWords: WordsOf<Receiver['kind']> = {
  plain: { 'zh-CN': '明文', en: 'Plain' },
  masked: { 'zh-CN': '平台打码', en: 'Masked by the platform' },
  cipher: { 'zh-CN': '平台加密', en: 'Ciphered by the platform' },
};

/** Why a platform forbids shipping now. */
export const holdWords: WordsOf<PlatformHold['kind']> = {
  risk_review: { 'zh-CN': '平台风控审核', en: 'Risk review' },
  deposit_only: { 'zh-CN': '只付了定金', en: 'Only the deposit is paid' },
  address_under_review: { 'zh-CN': '地址待审核', en: 'Address under review' },
  group_incomplete: { 'zh-CN': '拼团未成', en: 'Group is not complete' },
  refund_open: { 'zh-CN': '退款处理中', en: 'Refund is open' },
  platform_lock: { 'zh-CN': '平台锁单', en: 'Locked by the platform' },
  other: { 'zh-CN': '其他平台限制', en: 'Other restriction' },
};
