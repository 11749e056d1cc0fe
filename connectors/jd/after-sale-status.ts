import type { AfterSale } from '@zhidan/core/channels/write-back.ts';

// What the codes of after-sales mean to us, with the platform's words. Source: platforms/jd.md §5.

/** `status` of an application to cancel a paid order before it ships */
export const refundStates: Readonly<Record<string, AfterSale['state']>> = {
  '0': 'waiting_merchant', // 未审核
  '1': 'paying', // 审核通过
  '2': 'refused', // 审核不通过
  '3': 'done', // 京东财务审核通过
  '4': 'platform_review', // 京东财务审核不通过
  '5': 'paying', // 人工审核通过
  '6': 'paying', // 拦截并退款
  '7': 'paying', // 青龙拦截成功
  '8': 'platform_review', // 青龙拦截失败
  '9': 'paying', // 强制关单并退款
  '10': 'waiting_merchant', // 物流待跟进
};

/** `customerExpect` of a service order */
export const serviceKinds: Readonly<Record<string, AfterSale['kind']>> = {
  '1': 'refund_only', // 售前退款
  '10': 'return_refund', // 退货
  '11': 'refund_only', // 仅退款
  '20': 'exchange', // 换货
  '30': 'repair', // 维修
  '40': 'other', // 大家电安装
  '50': 'other', // 大家电移机
  '60': 'other', // 大家电增值服务
  '70': 'repair', // 上门维修
  '80': 'resend', // 补发商品
  '90': 'refund_only', // 优鲜赔
  '100': 'other', // 试用收回
};

/** `serviceStatus` of a service order */
export const serviceStates: Readonly<Record<string, AfterSale['state']>> = {
  '10000': 'waiting_merchant', // 待审核领取
  '10001': 'waiting_merchant', // 待审核
  '10002': 'waiting_buyer', // 待客户反馈
  '10004': 'closed', // 审核关闭
  '10005': 'waiting_receipt', // 待收货
  '10006': 'waiting_merchant', // 待处理领取
  '10007': 'waiting_merchant', // 待处理
  '10009': 'waiting_buyer', // 待用户确认
  '10010': 'done', // 完成
  '10011': 'withdrawn', // 取消
  '10012': 'waiting_merchant', // 客户已反馈
  '10013': 'waiting_merchant', // 待审核和待客户反馈
  '10041': 'paying', // 提交退款申请
};
