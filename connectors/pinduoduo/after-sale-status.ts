import type { AfterSale } from '@zhidan/core/channels/write-back.ts';

/** `after_sales_type` as the list writes it; the detail call counts from 1 for 仅退款. Source: platforms/pinduoduo.md §5. */
export const afterSaleKinds: Readonly<Record<string, AfterSale['kind']>> = {
  '2': 'refund_only',
  '3': 'return_refund',
  '4': 'exchange',
  '5': 'resend',
  '6': 'repair',
};

/** `after_sales_status`, with the platform's words. Source: platforms/pinduoduo.md §5. */
export const afterSaleStates: Readonly<Record<string, AfterSale['state']>> = {
  '0': 'closed', // 无售后
  '2': 'waiting_merchant', // 买家申请退款待商家处理
  '3': 'waiting_merchant', // 退货退款待商家处理
  '4': 'paying', // 商家同意退款,退款中
  '5': 'paying', // 平台同意退款,退款中
  '6': 'waiting_buyer', // 驳回退款,待买家处理
  '7': 'waiting_buyer', // 已同意退货退款,待用户发货
  '8': 'platform_review', // 平台处理中
  '9': 'refused', // 平台拒绝退款,退款关闭
  '10': 'done', // 退款成功
  '11': 'withdrawn', // 买家撤销
  '12': 'closed', // 买家逾期未处理,退款失败
  '13': 'closed', // 买家逾期,超过有效期
  '14': 'waiting_merchant', // 换货补寄待商家处理
  '15': 'waiting_buyer', // 换货补寄待用户处理
  '16': 'done', // 换货补寄成功
  '17': 'closed', // 换货补寄失败
  '18': 'waiting_buyer', // 换货补寄待用户确认完成
  '21': 'waiting_merchant', // 待商家同意维修
  '22': 'waiting_buyer', // 待用户确认发货
  '24': 'closed', // 维修关闭
  '25': 'done', // 维修成功
  '27': 'waiting_buyer', // 待用户确认收货
  '31': 'waiting_buyer', // 已同意拒收退款,待用户拒收
  '32': 'waiting_merchant', // 补寄待商家发货
  '33': 'waiting_merchant', // 同意召回后退款,待商家召回
};
