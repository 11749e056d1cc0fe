import type { ChannelOrderStates, PlatformHold } from '@zhidan/core/channels/channel-order.ts';

type StateRow = Readonly<{
  /** null: by whether it bears a waybill */
  shipping: ChannelOrderStates['shipping'] | null;
  closing: ChannelOrderStates['closing'];
  hold?: PlatformHold['kind'];
}>;

/** What `orderState` means to us; every one of them is asked for in a pull. Source: platforms/jd.md §3, §5. */
export const orderStates: Readonly<Record<string, StateRow>> = {
  WAIT_SELLER_STOCK_OUT: { shipping: 'unshipped', closing: 'open' }, // 等待出库
  WAIT_GOODS_RECEIVE_CONFIRM: { shipping: 'shipped', closing: 'open' }, // 等待确认收货
  WAIT_SELLER_DELIVERY: { shipping: 'unshipped', closing: 'open' }, // 等待发货(海外购)
  PAUSE: { shipping: null, closing: 'open', hold: 'platform_lock' }, // 暂停
  POP_ORDER_PAUSE: { shipping: null, closing: 'open', hold: 'platform_lock' }, // 暂停
  FINISHED_L: { shipping: 'signed', closing: 'completed' }, // 完成
  TRADE_CANCELED: { shipping: null, closing: 'canceled' }, // 取消
  LOCKED: { shipping: null, closing: 'open', hold: 'refund_open' }, // 已锁定: the buyer asks to cancel
  WAIT_SEND_CODE: { shipping: 'unshipped', closing: 'open', hold: 'other' }, // 等待发码: a code is sent, never a parcel
};

/** A state that we do not know ships nothing. */
export const unknownState: StateRow = { shipping: null, closing: 'open', hold: 'other' };

/** What `orderType` tells besides an ordinary order of a POP shop. Source: platforms/jd.md §5. */
export const orderTypeFlags: Readonly<Record<string, string | null>> = {
  '22': null, // SOP
  '21': 'fbp',
  '23': 'lbp',
  '25': 'sopl',
  '75': 'loc',
  '11': 'after_sale_transfer', // 售后调货
  '15': 'repair_return', // 返修发货
  '19': 'service_resend', // 客服补件
  '42': 'virtual', // 虚拟/通用合约
  '96': 'virtual', // sop虚拟
};

/** Who bears a discount, by `couponType`; a gift card is the buyer's own money. Bearers are unverified but for 41 and 100. */
export const couponBearers: Readonly<Record<string, 'merchant' | 'platform' | 'buyer'>> = {
  '20': 'merchant', // 套装优惠
  '28': 'merchant', // 闪团优惠
  '29': 'merchant', // 团购优惠
  '30': 'merchant', // 单品促销优惠
  '34': 'platform', // 手机红包
  '35': 'merchant', // 满返满送(返现)
  '39': 'platform', // 京豆优惠
  '41': 'platform', // 京东券优惠
  '52': 'buyer', // 礼品卡优惠
  '100': 'merchant', // 店铺优惠
};
