import type { ChannelOrderStates, PlatformHold } from '@zhidan/core/channels/channel-order.ts';

type StatusRow = Readonly<{
  /** null: by the moment of payment */
  payment: 'unpaid' | 'paid' | null;
  /** null: by what was shipped of each line */
  shipping: ChannelOrderStates['shipping'] | null;
  closing: ChannelOrderStates['closing'];
  isRefunded?: true;
  hold?: PlatformHold['kind'];
}>;

/** What the platform's `status` means to us. Source: platforms/wechat-shop.md §5; 12 and 13 are unverified. Only 20 and 21 ship. */
export const orderStatuses: Readonly<Record<string, StatusRow>> = {
  '10': { payment: 'unpaid', shipping: 'unshipped', closing: 'open' }, // 待付款
  '12': { payment: 'paid', shipping: 'unshipped', closing: 'open', hold: 'other' }, // 礼物待收下
  '13': { payment: 'paid', shipping: 'unshipped', closing: 'open', hold: 'group_incomplete' }, // 凑单买凑团中
  '20': { payment: 'paid', shipping: 'unshipped', closing: 'open' }, // 待发货
  '21': { payment: 'paid', shipping: 'partly_shipped', closing: 'open' }, // 部分发货
  '30': { payment: 'paid', shipping: 'shipped', closing: 'open' }, // 待收货
  '100': { payment: 'paid', shipping: 'signed', closing: 'completed' }, // 完成
  '190': { payment: null, shipping: null, closing: 'canceled' }, // 商品超卖商家取消/未付款取消
  '200': { payment: 'paid', shipping: null, closing: 'canceled', isRefunded: true }, // 全部商品售后之后,订单取消
  '250': { payment: null, shipping: null, closing: 'canceled' }, // 未付款用户主动取消或超时取消
};

/** A status that we do not know ships nothing. */
export const unknownStatus: StatusRow = { payment: null, shipping: null, closing: 'open', hold: 'other' };
