import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { shippedQuantity } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { carrierOfCode } from './carrier-fixture.ts';
import { oidOf, refundIdOf } from './native-number.ts';
import type { YouzanObject } from './trade-document.ts';
import { refundStatus } from './trade-status.ts';

const firstParcel = 90_000_000;
export const distIdOf = (trade: Trade, index: number): string => `${firstParcel + trade.seq * 100 + index}`;

/** A row a parcel, and one for what has not left. */
export function deliveryOrders(trade: Trade): YouzanObject[] {
  const sent = trade.shipments.map((parcel, index) => ({
    pk_id: Number(distIdOf(trade, index)),
    express_state: 1,
    express_type: 0,
    oids: parcel.lines.map(({ lineSeq }) => ({ oid: oidOf(trade, lineSeq) })),
    dists: [
      {
        dist_id: distIdOf(trade, index),
        express_info: { express_id: carrierOfCode(parcel.carrierCode)?.id ?? 0, express_no: parcel.waybillNo },
      },
    ],
  }));
  const waiting = trade.lines.filter((line) => shippedQuantity(trade, line.seq) === 0).map((line) => ({ oid: oidOf(trade, line.seq) }));
  const rest = { pk_id: Number(distIdOf(trade, 99)), express_state: 0, express_type: 0, oids: waiting, dists: [] };
  return waiting.length > 0 ? [...sent, rest] : sent;
}

/** Refunds as a trade shows them. */
export const refundOrders = (trade: Trade): YouzanObject[] =>
  trade.refunds.map((refund) => ({
    refund_id: refundIdOf(refund.seq),
    refund_type: 'BUYER_APPLY_REFUND',
    refund_fee: fenToYuan(refund.amount),
    refund_state: refundStatus(refund).state,
    oids: [{ oid: oidOf(trade, refund.lineSeq) }],
  }));
