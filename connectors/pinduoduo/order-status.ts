import type { ChannelOrderStates } from '@zhidan/core/channels/channel-order.ts';

type Shipping = Readonly<{ shipping: ChannelOrderStates['shipping']; closing: ChannelOrderStates['closing'] }>;

// What the platform's codes mean to us. Source: platforms/pinduoduo.md §5. A code that is not here becomes a hold and is shown.

/** 1 待发货, 2 已发货待签收, 3 已签收 (the deal is done with it) */
export const orderStatuses: Readonly<Record<string, Shipping>> = {
  '1': { shipping: 'unshipped', closing: 'open' },
  '2': { shipping: 'shipped', closing: 'open' },
  '3': { shipping: 'signed', closing: 'completed' },
};

/** 1 无售后或售后关闭, 2 售后处理中, 3 退款中, 4 退款成功 */
export const refundStatuses: Readonly<Record<string, ChannelOrderStates['refund']>> = {
  '1': 'none',
  '2': 'requested',
  '3': 'requested',
  '4': 'refunded',
};

/** 0 定金未付尾款未付, 1 定金已付尾款未付, 2 都已付 */
export const stepStatuses: Readonly<Record<string, ChannelOrderStates['payment']>> = { '0': 'unpaid', '1': 'deposit_paid', '2': 'paid' };

/** 0 正常, 1 审核中 */
export const riskStatuses: Readonly<Record<string, 'free' | 'under_review'>> = { '0': 'free', '1': 'under_review' };

/** 0 未成交, 1 已成交, 2 已取消 */
export const confirmStatuses: Readonly<Record<string, 'open' | 'confirmed' | 'canceled'>> = {
  '0': 'open',
  '1': 'confirmed',
  '2': 'canceled',
};

/** 0 拼团中, 1 已成团, 2 团失败 */
export const groupStatuses: Readonly<Record<string, 'waiting' | 'complete' | 'failed'>> = {
  '0': 'waiting',
  '1': 'complete',
  '2': 'failed',
};

/** Tags of `order_tag_list`: each becomes a flag of the same name when its value is 1; `ship_hold` 暂停发货 is a hold besides. */
export const orderTags: ReadonlySet<string> = new Set([
  'no_trace_delivery',
  'only_support_replace',
  'duoduo_wholesale',
  'return_freight_payer',
  'free_sf',
  'support_nationwide_warranty',
  'self_contained',
  'delivery_one_day',
  'oversea_tracing',
  'distributional_sale',
  'open_in_festival',
  'region_black_delay_shipping',
  'same_city_distribution',
  'has_subsidy_postage',
  'has_sf_express_service',
  'community_group',
  'has_ship_additional',
  'ship_additional_order',
  'conso_order',
  'allergy_refund',
  'professional_appraisal',
  'ship_hold',
]);
