import { fen } from '@zhidan/core/kernel/money.ts';
import type { Notice } from '../world/shop.ts';
import type { Refund } from '../world/trade.ts';
import { mallIdOf, orderSnOf, refundIdOf } from './native-number.ts';
import { confirmedMs } from './order-status.ts';
import { detailTypes } from './refund-document.ts';

/** A message of the platform: topic and content as JSON text. `atMs`: not before this. */
export type Told = Readonly<{ type: string; content: string; atMs: number }>;

const tradeTopics: Readonly<Partial<Record<Notice['change'], string>>> = {
  paid: 'pdd_trade_TradeConfirmed',
  risk_changed: 'pdd_trade_TradeRiskChanged',
  shipped: 'pdd_trade_TradeSellerShip',
  signed: 'pdd_trade_TradeSuccess',
  address_changed: 'pdd_trade_TradeLogisticsAddressChanged',
  memo_changed: 'pdd_trade_TradeMemoModified',
  message_changed: 'pdd_trade_BuyerMemoModified',
};

/** A refusal reaches nobody as a topic of its own: the seller leaves a message. */
const refundTopics: Readonly<Record<Refund['state'], string>> = {
  asked: 'pdd_refund_RefundCreated',
  agreed: 'pdd_refund_RefundAgreeAgreement',
  returned: 'pdd_refund_RefundBuyerReturnGoods',
  refused: 'pdd_refund_RefundCreateMessage',
  withdrawn: 'pdd_refund_RefundClosed',
  paid: 'pdd_refund_RefundAgreeAgreement',
};

export const topics: readonly string[] = [...new Set([...Object.values(tradeTopics), ...Object.values(refundTopics)])];

/** What the platform tells of a change; null: nothing. Spec: pinduoduo §4. */
export function told({ change, trade, before, refundSeq }: Notice): Told | null {
  const confirmed = confirmedMs(trade);
  if (confirmed === null) return null; // before the group is complete nobody hears of the order
  const atMs = Math.max(trade.modifiedMs, confirmed);
  const order = { mall_id: mallIdOf({ seq: trade.shopSeq }), tid: orderSnOf(trade) };
  const refund = trade.refunds.find(({ seq }) => seq === refundSeq);
  if (refund) {
    const content = {
      ...order,
      refund_id: refundIdOf(refund.seq),
      refund_fee: fen(refund.amount),
      bill_type: detailTypes[refund.kind],
      operation: afterName[refund.state],
      modified: refund.changedMs,
    };
    return { type: refundTopics[refund.state], content: JSON.stringify(content), atMs };
  }
  const isSignedNow = change === 'completed' && before?.signedMs === null;
  const type = isSignedNow ? tradeTopics.signed : tradeTopics[change];
  return type === undefined ? null : { type, content: JSON.stringify(order), atMs };
}

const afterName: Readonly<Record<Refund['state'], string>> = {
  asked: 'CREATE',
  agreed: 'AGREE_RETURN',
  returned: 'BUYER_SHIPPED',
  refused: 'REFUSE',
  withdrawn: 'CLOSE',
  paid: 'AGREE_REFUND',
};
