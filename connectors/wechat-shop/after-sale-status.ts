import type { AfterSale } from '@zhidan/core/channels/write-back.ts';

/** `type` of an after-sale; the word for an exchange is unverified. Source: platforms/wechat-shop.md §5. */
export const afterSaleKinds: Readonly<Record<string, AfterSale['kind']>> = {
  REFUND: 'refund_only',
  RETURN: 'return_refund',
  EXCHANGE: 'exchange',
};

/** `status` of an after-sale, with the platform's words. Source: platforms/wechat-shop.md §5. */
export const afterSaleStates: Readonly<Record<string, AfterSale['state']>> = {
  USER_CANCELD: 'withdrawn', // 用户取消申请
  MERCHANT_PROCESSING: 'waiting_merchant', // 商家受理中
  MERCHANT_REJECT_REFUND: 'refused', // 商家拒绝退款
  MERCHANT_REJECT_RETURN: 'refused', // 商家拒绝退货退款
  USER_WAIT_RETURN: 'waiting_buyer', // 待买家退货
  RETURN_CLOSED: 'closed', // 退货退款关闭
  MERCHANT_WAIT_RECEIPT: 'waiting_receipt', // 待商家收货
  MERCHANT_OVERDUE_REFUND: 'waiting_merchant', // 商家逾期未退款
  MERCHANT_REFUND_SUCCESS: 'done', // 退款完成
  MERCHANT_RETURN_SUCCESS: 'done', // 退货退款完成
  MERCHANT_EXCHANGE_SUCCESS: 'done', // 换货完成
  PLATFORM_REFUNDING: 'paying', // 平台退款中
  PLATFORM_REFUND_FAIL: 'platform_review', // 平台退款失败
  USER_WAIT_CONFIRM: 'waiting_buyer', // 待用户确认
  MERCHANT_REFUND_RETRY_FAIL: 'closed', // 商家打款失败,客服关闭售后
  MERCHANT_FAIL: 'closed', // 售后关闭
  USER_WAIT_CONFIRM_UPDATE: 'waiting_buyer', // 待用户处理商家协商
  USER_WAIT_HANDLE_MERCHANT_AFTER_SALE: 'waiting_buyer', // 待用户处理商家代发起的售后
};

/** Statuses in which the money is with the buyer. */
export const paidOut: ReadonlySet<string> = new Set(['MERCHANT_REFUND_SUCCESS', 'MERCHANT_RETURN_SUCCESS']);
