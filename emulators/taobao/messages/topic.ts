import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../../world/beijing-time.ts';
import { jsonNumber } from '../../world/json-number.ts';
import type { EmulatedShop, Notice, TradeChange } from '../../world/shop.ts';
import { isClosed, shippingOf, totalOf } from '../../world/trade-facts.ts';
import type { Refund, Trade } from '../../world/trade.ts';
import { maskName } from '../mask.ts';
import { oidOf, refundIdOf, tidOf } from '../native-number.ts';
import { tradeStatus } from '../trade-status.ts';

/** A message of the platform: its topic and what it says. Spec: taobao §4.2. */
export type TopicMessage = Readonly<{ topic: string; content: Readonly<Record<string, unknown>> }>;

const tradeTopics: Readonly<Record<TradeChange, (trade: Trade) => readonly string[]>> = {
  created: () => ['TradeCreate'],
  paid: (trade) => [trade.isPresale ? 'TradeBuyerStepPay' : 'TradeBuyerPay'],
  final_paid: () => ['TradeBuyerStepPay', 'TradeBuyerPay'],
  risk_changed: () => ['TradeChanged'],
  address_asked: () => [],
  address_changed: () => ['TradeLogisticsAddressChanged'],
  shipped: (trade) => [shippingOf(trade) === 'all' ? 'TradeSellerShip' : 'TradePartlySellerShip'],
  signed: () => ['TradeChanged'],
  completed: () => ['TradeSuccess'],
  canceled: () => ['TradeClose'],
  refund_changed: () => [],
  memo_changed: () => ['TradeMemoModified'],
  message_changed: () => ['TradeChanged'],
  urged: () => [],
  line_changed: () => ['OrderSkuChanged'],
  other: () => ['TradeChanged'],
};

const refundTopics: Readonly<Record<Refund['state'], string>> = {
  asked: 'RefundCreated',
  agreed: 'RefundSellerAgreeAgreement',
  returned: 'RefundBuyerReturnGoods',
  refused: 'RefundSellerRefuseAgreement',
  withdrawn: 'RefundClosed',
  paid: 'RefundSuccess',
};

/** The messages that a change causes. */
export function messagesOf(shop: EmulatedShop, { change, trade, before, refundSeq }: Notice): TopicMessage[] {
  const messages = tradeTopics[change](trade).map((name) => tradeMessage(shop, trade, name, change));
  const refund = trade.refunds.find(({ seq }) => seq === refundSeq);
  if (change === 'refund_changed' && refund) messages.push(...refundMessages(shop, trade, refund));
  if (change === 'address_changed' && before?.askedAddress)
    messages.push({
      topic: 'taobao_modifyaddress_ResultNotify',
      content: { api_result: 'true', biz_order_id: jsonNumber(tidOf(trade)), result: 'true', seller_nick: shop.name },
    });
  return messages;
}

function tradeMessage(shop: EmulatedShop, trade: Trade, name: string, change: TradeChange): TopicMessage {
  return {
    topic: `taobao_trade_${name}`,
    content: {
      tid: jsonNumber(tidOf(trade)),
      oid: jsonNumber(oidOf(trade, trade.lines[0]?.seq ?? 1)),
      seller_nick: shop.name,
      buyer_nick: maskName(trade.customer.nick),
      payment: fenToYuan(totalOf(trade)),
      status: tradeStatus(trade),
      type: trade.isPresale ? 'step' : 'guarantee_trade',
      ...(change === 'created' && { post_fee: fenToYuan(trade.postage) }),
      ...(change === 'memo_changed' && { seller_memo: trade.sellerMemo, seller_flag: trade.sellerFlag, action_type: 1 }),
    },
  };
}

function refundMessages(shop: EmulatedShop, trade: Trade, refund: Refund): TopicMessage[] {
  const isPartOnly = refund.state === 'paid' && !isClosed(trade);
  const content = {
    refund_id: refundIdOf(refund.seq),
    tid: jsonNumber(tidOf(trade)),
    oid: jsonNumber(oidOf(trade, refund.lineSeq)),
    bill_type: { refund_only: 'refund_bill', return_refund: 'return_bill', exchange: 'replace_bill' }[refund.kind],
    refund_fee: fenToYuan(refund.amount),
    refund_phase: trade.completedMs === null ? 'onsale' : 'aftersale',
    modified: beijingText(refund.changedMs),
    seller_nick: shop.name,
    buyer_nick: maskName(trade.customer.nick),
  };
  return [
    { topic: `taobao_refund_${refundTopics[refund.state]}`, content },
    ...(refund.state === 'paid' ? [tradeMessage(shop, trade, isPartOnly ? 'TradePartlyRefund' : 'TradeClose', 'refund_changed')] : []),
  ];
}
