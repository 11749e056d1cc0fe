import { isClosed, isFullyPaid, shippingOf } from '../world/trade-facts.ts';
import type { Notice } from '../world/shop.ts';
import type { Refund } from '../world/trade.ts';
import type { TradeStatus } from './trade-status.ts';

/** A message type; `status` where it differs from the trade's. */
export type Topic = Readonly<{ type: string; status?: TradeStatus }>;

/** Names behind the prefix are unverified. */
const refundTopics: Readonly<Record<Refund['state'], string>> = {
  asked: 'trade_refund_BuyerCreated',
  agreed: 'trade_refund_SellerAgree',
  returned: 'trade_refund_BuyerReturnGoods',
  refused: 'trade_refund_SellerRefuse',
  withdrawn: 'trade_refund_RefundClosed',
  paid: 'trade_refund_RefundSuccess',
};

/** What the platform tells of a change of a trade itself; a new address is told to nobody. Spec: youzan §4. */
export function tradeTopics({ change, trade, before }: Notice): readonly Topic[] {
  if (change === 'created') return [{ type: 'trade_TradeCreate' }];
  if (change === 'paid' || change === 'final_paid') {
    const paid: Topic[] = isFullyPaid(trade) ? [{ type: 'trade_TradePaid', status: 'TRADE_PAID' }] : [];
    return [...paid, { type: 'trade_TradeBuyerPay' }];
  }
  if (change === 'shipped') return [{ type: shippingOf(trade) === 'all' ? 'trade_TradeSellerShip' : 'trade_TradePartlySellerShip' }];
  if (change === 'completed') return [{ type: 'trade_TradeSuccess' }];
  if (change === 'memo_changed') return [{ type: 'trade_TradeMemoModified' }];
  const isClosedNow = isClosed(trade) && before !== null && !isClosed(before);
  return isClosedNow ? [{ type: 'trade_TradeClose' }] : [];
}

export const refundTopic = (refund: Refund): string => refundTopics[refund.state];
