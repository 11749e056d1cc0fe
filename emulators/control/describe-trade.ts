import type { Emulation } from '../world/create-emulation.ts';
import { isClosed, isFullyPaid, paidOf, shippingOf, totalOf } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { findShop } from './find-shop.ts';

/** A trade as the control API shows it: native number, moments, money and how far it is. Amounts in fen. */
export function describeTrade(emulation: Emulation, trade: Trade): Readonly<Record<string, unknown>> {
  const platform = emulation.platformOf(findShop(emulation, trade.shopSeq));
  return {
    seq: trade.seq,
    no: platform.tradeNo(trade),
    shop: trade.shopSeq,
    createdAt: new Date(trade.createdMs).toISOString(),
    modifiedAt: new Date(trade.modifiedMs).toISOString(),
    isPaid: isFullyPaid(trade),
    isPresale: trade.isPresale,
    isUnderRisk: trade.isUnderRisk,
    isAddressAsked: trade.askedAddress !== null,
    shipping: shippingOf(trade),
    isClosed: isClosed(trade),
    isSigned: trade.signedMs !== null,
    isCompleted: trade.completedMs !== null,
    total: totalOf(trade),
    paid: paidOf(trade),
    lines: trade.lines.map(({ seq, goods, quantity, isGift }) => ({ seq, merchantCode: goods.merchantCode, quantity, isGift })),
    refunds: trade.refunds.map(({ seq, lineSeq, kind, amount, state }) => ({ seq, line: lineSeq, kind, amount, state })),
    shipments: trade.shipments.map(({ carrierCode, waybillNo }) => ({ carrierCode, waybillNo })),
    receiver: { ...trade.receiver.address },
    buyerMessage: trade.buyerMessage,
    sellerMemo: trade.sellerMemo,
    sellerFlag: trade.sellerFlag,
  };
}
