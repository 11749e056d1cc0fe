import { fen, fenToYuan, type Fen } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { discountOf, shippingOf, totalOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { carrierOfCode } from './carrier-fixture.ts';
import { goodsIdOf, orderSnOf, refundIdOf, skuIdOf } from './native-number.ts';
import { specOf, type PopObject } from './order-document.ts';
import { afterSalesStatus, confirmedMs } from './order-status.ts';

/** 售后类型 as the list asks and answers it; the detail counts from 1. Spec: pinduoduo §5. */
export const listTypes: Readonly<Record<Refund['kind'], number>> = { refund_only: 2, return_refund: 3, exchange: 4 };
export const detailTypes: Readonly<Record<Refund['kind'], number>> = { refund_only: 1, return_refund: 2, exchange: 3 };

const answerWithinMs = 48 * 3_600_000;

/** A row of the refund list: yuan as texts, moments in Beijing. */
export function refundRow(trade: Trade, refund: Refund): PopObject {
  const line = trade.lines.find(({ seq }) => seq === refund.lineSeq);
  const discount: Fen = line ? discountOf(line) : fen(0);
  const confirmed = confirmedMs(trade);
  return {
    id: refundIdOf(refund.seq),
    order_sn: orderSnOf(trade),
    after_sales_type: listTypes[refund.kind],
    after_sales_status: afterSalesStatus(refund),
    refund_amount: fenToYuan(refund.amount),
    order_amount: fenToYuan(totalOf(trade)),
    discount_amount: fenToYuan(discount),
    goods_id: line && goodsIdOf(line.goods),
    goods_name: line?.goods.title,
    goods_number: String(refund.quantity),
    goods_price: fenToYuan(line?.goods.price ?? fen(0)),
    sku_id: line && String(skuIdOf(line.goods)),
    outer_id: line?.goods.merchantCode,
    outer_goods_id: line?.goods.productCode,
    after_sale_reason: refund.reason,
    shipping_name: refund.returnWaybill && (carrierOfCode(refund.returnWaybill.carrierCode)?.name ?? refund.returnWaybill.carrierCode),
    tracking_number: refund.returnWaybill?.waybillNo ?? '',
    created_time: beijingText(refund.askedMs),
    updated_time: beijingText(refund.changedMs),
    confirm_time: confirmed === null ? '' : beijingText(confirmed),
    speed_refund_flag: 0,
    speed_refund_status: '',
    dispute_refund_status: 0,
    user_shipping_status: refund.returnWaybill ? '1' : '0',
    refund_operator_role: refund.state === 'asked' || refund.state === 'withdrawn' || refund.state === 'returned' ? 1 : 2,
  };
}

/** A refund with its detail: fen, and Unix seconds where the list has texts. */
export function refundDetail(trade: Trade, refund: Refund): PopObject {
  const line = trade.lines.find(({ seq }) => seq === refund.lineSeq);
  const confirmed = confirmedMs(trade);
  return {
    id: refundIdOf(refund.seq),
    order_sn: orderSnOf(trade),
    after_sales_type: detailTypes[refund.kind],
    after_sales_status: afterSalesStatus(refund),
    after_sales_reason: refund.reason,
    refund_amount: refund.amount,
    order_amount: totalOf(trade),
    discount_amount: line ? discountOf(line) : 0,
    goods_id: line && goodsIdOf(line.goods),
    goods_name: line?.goods.title,
    goods_number: refund.quantity,
    goods_price: line?.goods.price ?? 0,
    goods_spec: line && specOf(line.goods),
    sku_id: line && skuIdOf(line.goods),
    out_sku_sn: line?.goods.merchantCode,
    express_no: refund.returnWaybill?.waybillNo ?? '',
    shipping_name: refund.returnWaybill && (carrierOfCode(refund.returnWaybill.carrierCode)?.name ?? refund.returnWaybill.carrierCode),
    confirm_time: confirmed === null ? 0 : Math.floor(confirmed / 1_000),
    expire_time: Math.floor((refund.changedMs + answerWithinMs) / 1_000),
    created_time: beijingText(refund.askedMs),
    updated_time: beijingText(refund.changedMs),
    refund_operator_role: refund.state === 'asked' || refund.state === 'withdrawn' || refund.state === 'returned' ? 1 : 2,
    dispute_refund_status: 0,
    speed_refund_status: 0,
    user_shipping_status: shippingOf(trade) === 'none' ? 0 : 1,
  };
}
