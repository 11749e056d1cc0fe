import type { ChannelNews } from '@zhidan/core/channels/push.ts';

/** Topics of the message service and what they are about. Source: platforms/pinduoduo.md §4. */
export const topics: Readonly<Record<string, ChannelNews['subject']>> = {
  pdd_trade_TradeConfirmed: 'order',
  pdd_trade_TradeRiskChanged: 'order',
  pdd_trade_TradeSellerShip: 'order',
  pdd_trade_TradeSuccess: 'order',
  pdd_trade_TradeLogisticsAddressChanged: 'order',
  pdd_trade_TradeMemoModified: 'order',
  pdd_trade_BuyerMemoModified: 'order',
  pdd_refund_RefundCreated: 'after_sale',
  pdd_refund_RefundAgreeAgreement: 'after_sale',
  pdd_refund_RefundBuyerModifyAgreement: 'after_sale',
  pdd_refund_RefundBuyerReturnGoods: 'after_sale',
  pdd_refund_RefundCreateMessage: 'after_sale',
  pdd_refund_RefundClosed: 'after_sale',
  pdd_goods_GoodsAdd: 'listing',
  pdd_goods_GoodsUpdate: 'listing',
  pdd_goods_GoodsOnShelf: 'listing',
  pdd_goods_GoodsOffShelf: 'listing',
  pdd_goods_GoodsDelete: 'listing',
  pdd_goods_GoodsCheckReject: 'listing',
  pdd_chat_OrderPromise: 'other',
};
