import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { carrierNames } from './carrier-fixture.ts';
import { aftersaleIdOf, openIdOf, orderIdOf, productIdOf, skuIdOf } from './native-number.ts';
import { seconds } from './order-document.ts';
import { aftersaleStatus, aftersaleTypes } from './order-status.ts';

/** Why a seller may refuse; scope 1 money only, 4 goods and money, 5 exchange. Literals of the types are (unverified). */
export const rejectReasons = [
  { reject_reason_type: 1, reject_reason_type_text: '商品已发出', reject_reason: '商品已发出，请拒收或收货后申请', reject_scene: 1 },
  { reject_reason_type: 2, reject_reason_type_text: '已与用户协商', reject_reason: '已与用户协商一致', reject_scene: 1 },
  { reject_reason_type: 3, reject_reason_type_text: '商品影响二次销售', reject_reason: '商品影响二次销售', reject_scene: 4 },
  { reject_reason_type: 4, reject_reason_type_text: '超出退换货期限', reject_reason: '超出退换货期限', reject_scene: 5 },
] as const;

/** Where goods are sent back to. */
export const returnAddresses = [
  {
    address_id: '1001',
    name: '退货仓',
    address_info: {
      user_name: '退货组',
      province_name: '浙江省',
      city_name: '金华市',
      county_name: '义乌市',
      detail_info: '福田街道稠州北路1399号',
      tel_number: '0579-80000001',
    },
  },
  {
    address_id: '1002',
    name: '二号仓',
    address_info: {
      user_name: '退货组',
      province_name: '广东省',
      city_name: '东莞市',
      county_name: '',
      detail_info: '虎门镇连升路88号',
      tel_number: '0769-80000002',
    },
  },
] as const;

const answerWithinMs = 48 * 3_600_000;

/** An after-sale order; money in fen. Spec: wechat-shop §5. */
export function aftersaleDocument(trade: Trade, refund: Refund): JsonObject {
  const goods = trade.lines.find(({ seq }) => seq === refund.lineSeq)?.goods;
  const { returnWaybill } = refund;
  return {
    after_sale_order_id: aftersaleIdOf(refund.seq),
    status: aftersaleStatus(refund),
    openid: openIdOf(trade),
    unionid: '',
    order_id: orderIdOf(trade),
    type: aftersaleTypes[refund.kind],
    product_info: goods
      ? { product_id: productIdOf(goods), sku_id: skuIdOf(goods), count: refund.quantity, fast_refund: false, voucher_list: [] }
      : {},
    details: {
      desc: refund.reason,
      receive_product: refund.kind !== 'refund_only',
      cancel_time: refund.state === 'withdrawn' ? seconds(refund.changedMs) : 0,
      tel_number: '',
      media_id_list: [],
      prove_imgs: [],
    },
    refund_info: { amount: refund.amount, refund_reason: refund.state === 'paid' ? 3 : 0 },
    return_info: {
      waybill_id: returnWaybill?.waybillNo ?? '',
      delivery_id: returnWaybill?.carrierCode ?? '',
      delivery_name: returnWaybill ? (carrierNames[returnWaybill.carrierCode] ?? '其他') : '',
    },
    merchant_upload_info: { reject_reason: refund.refuseReason, refund_certificates: [] },
    create_time: seconds(refund.askedMs),
    update_time: seconds(refund.changedMs),
    reason: 'OTHERS',
    reason_text: refund.reason,
    refund_resp: { code: '', ret: 0, message: '' },
    complaint_id: '',
    deadline: refund.state === 'asked' ? seconds(refund.askedMs + answerWithinMs) : 0,
  };
}
