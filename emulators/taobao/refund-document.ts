import { fen, fenToYuan } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { jsonNumber } from '../world/json-number.ts';
import { netOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { carrierNames } from './carrier-fixture.ts';
import { maskName } from './mask.ts';
import { itemIdOf, oidOf, refundIdOf, skuIdOf, tidOf } from './native-number.ts';
import type { TopObject } from './trade-document.ts';
import { lineStatus, refundStatuses } from './trade-status.ts';

/** A refund with every field it has. */
export function refundDocument(world: World, trade: Trade, refund: Refund): TopObject {
  const line = trade.lines.find((each) => each.seq === refund.lineSeq);
  const isShipped = trade.shipments.some((parcel) => parcel.lines.some(({ lineSeq }) => lineSeq === refund.lineSeq));
  const isDone = trade.completedMs !== null && refund.askedMs > trade.completedMs;
  return {
    refund_id: refundIdOf(refund.seq),
    refund_version: refund.changedMs,
    tid: jsonNumber(tidOf(trade)),
    oid: jsonNumber(oidOf(trade, refund.lineSeq)),
    num: refund.quantity,
    num_iid: line && Number(itemIdOf(line.goods)),
    outer_id: line?.goods.merchantCode,
    title: line?.goods.title,
    sku: line && skuIdOf(line.goods) !== null ? `${skuIdOf(line.goods)}|${line.goods.specification}` : undefined,
    price: line && fenToYuan(line.goods.price),
    total_fee: line && fenToYuan(netOf(line)),
    payment: line && fenToYuan(fen(netOf(line) - refund.amount)),
    refund_fee: fenToYuan(refund.amount),
    status: refundStatuses[refund.state],
    good_status: refund.returnWaybill ? 'BUYER_RETURNED_GOODS' : isShipped ? 'BUYER_RECEIVED' : 'BUYER_NOT_RECEIVED',
    order_status: line && lineStatus(trade, line),
    has_good_return: refund.kind !== 'refund_only',
    refund_phase: isDone ? 'aftersale' : 'onsale',
    dispute_type: { refund_only: 'REFUND', return_refund: 'REFUND_AND_RETURN', exchange: 'TMALL_EXCHANGE' }[refund.kind],
    reason: refund.reason,
    desc: '',
    company_name: refund.returnWaybill && (carrierNames[refund.returnWaybill.carrierCode] ?? refund.returnWaybill.carrierCode),
    sid: refund.returnWaybill?.waybillNo,
    created: beijingText(refund.askedMs),
    modified: beijingText(refund.changedMs),
    seller_nick: world.shop(trade.shopSeq)?.name,
    buyer_nick: maskName(trade.customer.nick),
    refund_remind_timeout: {
      exist_timeout: refund.state === 'asked',
      timeout: beijingText(refund.askedMs + 2 * 86_400_000),
      remind_type: 1,
    },
  };
}
