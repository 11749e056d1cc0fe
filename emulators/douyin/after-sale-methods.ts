import { agreeRefund, refuseRefund } from '../world/merchant-acts.ts';
import { isRefundOpen, netOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { failed, invalid } from './douyin-error.ts';
import {
  forShop,
  numberOf,
  recordsOf,
  seconds,
  textOf,
  type DouyinMethod,
  type DouyinObject,
  type Params,
  type ShopCall,
} from './method.ts';
import { afterSaleIdOf, orderIdOf, refundSeqOf, skuOrderIdOf } from './native-number.ts';
import { afterSaleStatus, afterSaleType, lineStatus, refundStatus } from './order-status.ts';

type Case = Readonly<{ trade: Trade; refund: Refund }>;
const deepest = 50_000;
const answerWithinSeconds = 48 * 3_600;
/** the list shows the last six months unless asked otherwise */
const usualSpanSeconds = 183 * 86_400;

export const afterSaleMethods: Readonly<Record<string, DouyinMethod>> = {
  'afterSale.List': forShop(['page', 'size'], list),
  'afterSale.Detail': forShop(['after_sale_id'], (call) => {
    const found = caseOf(call, textOf(call.params, 'after_sale_id'));
    return { process_info: { after_sale_info: infoOf(found, true) }, order_info: orderOf(found) };
  }),
  'afterSale.operate': forShop(['type', 'items'], (call) => ({
    items: recordsOf(call.params, 'items').map((item) => operate(call, textOf(call.params, 'type'), item)),
  })),
  'afterSale.rejectReasonCodeList': forShop(['aftersale_id'], () => ({
    items: [
      { reject_reason_code: 1, reason: '商品已发出', evidence_need: 'N', order_type: 1, pkg: 0 },
      { reject_reason_code: 8, reason: '退回的商品影响二次销售', evidence_need: 'Y', order_type: 1, pkg: 1 },
    ],
  })),
  'afterSale.CancelSendGoodsSuccess': forShop(['aftersale_id'], (call) => {
    const { trade, refund } = caseOf(call, textOf(call.params, 'aftersale_id'));
    if (afterSaleType(trade, refund) !== 2 || !isRefundOpen(refund)) throw failed('2020003', '售后状态不允许该操作');
    agreeRefund(call.world, trade, refund.seq);
    return {};
  }),
  'afterSale.returnGoodsToWareHouseSuccess': forShop(['aftersale_id'], (call) => {
    const { trade, refund } = caseOf(call, textOf(call.params, 'aftersale_id'));
    if (refund.state !== 'returned') throw failed('2020003', '售后状态不允许该操作');
    agreeRefund(call.world, trade, refund.seq);
    return {};
  }),
};

/** What each `type` needs of a case and does to it; 102, 111, 112, 302 and 312 are unverified numbers. */
const operations: Readonly<
  Record<string, Readonly<{ kinds: readonly Refund['kind'][]; states: readonly Refund['state'][]; isYes: boolean }>>
> = {
  201: { kinds: ['refund_only'], states: ['asked'], isYes: true },
  202: { kinds: ['refund_only'], states: ['asked'], isYes: false },
  101: { kinds: ['return_refund'], states: ['asked'], isYes: true },
  102: { kinds: ['return_refund'], states: ['asked'], isYes: false },
  111: { kinds: ['return_refund'], states: ['returned'], isYes: true },
  112: { kinds: ['return_refund'], states: ['returned'], isYes: false },
  301: { kinds: ['exchange'], states: ['asked'], isYes: true },
  302: { kinds: ['exchange'], states: ['asked'], isYes: false },
  311: { kinds: ['exchange'], states: ['returned'], isYes: true },
  312: { kinds: ['exchange'], states: ['returned'], isYes: false },
};

function operate(call: ShopCall, type: string, item: Params): DouyinObject {
  const operation = operations[type];
  if (!operation) throw invalid('type');
  const aftersaleId = textOf(item, 'aftersale_id');
  const { trade, refund } = caseOf(call, aftersaleId);
  const refuse = (status_code: number, status_msg: string): DouyinObject => ({ aftersale_id: aftersaleId, status_code, status_msg });
  const version = textOf(item, 'update_time');
  if (version !== '' && version !== '0' && version !== String(seconds(refund.changedMs)))
    return refuse(2020004, '售后单已变更，请刷新后重试');
  if (!operation.kinds.includes(refund.kind) || !operation.states.includes(refund.state)) return refuse(2020003, '售后状态不允许该操作');
  if (operation.isYes) agreeRefund(call.world, trade, refund.seq);
  else if (textOf(item, 'reject_reason_code') === '') return refuse(2020005, '请选择拒绝原因');
  else refuseRefund(call.world, trade, refund.seq, textOf(item, 'remark') || textOf(item, 'reason'));
  return refuse(0, 'success');
}

function caseOf(call: ShopCall, aftersaleId: string): Case {
  const seq = refundSeqOf(aftersaleId);
  const trade = call.world.tradeOfRefund(seq);
  const refund = trade?.refunds.find((each) => each.seq === seq);
  if (!trade || !refund || trade.shopSeq !== call.shop.seq) throw failed('2020001', '售后单不存在');
  return { trade, refund };
}

/** Applied or changed in [start, end); oldest change first when ordered so, else newest application first. */
function list(call: ShopCall): unknown {
  const { params } = call;
  const page = numberOf(params, 'page', { fallback: 0, least: 0, most: 1_000_000 });
  const size = numberOf(params, 'size', { fallback: 10, least: 1, most: 100 });
  if (page * size > deepest) throw invalid('page', `page*size 不能超过 ${deepest}`);
  const bound = (name: string, fallback: number): number => numberOf(params, name, { fallback, least: 0, most: 1e10 });
  const oldest = seconds(call.world.nowMs()) - usualSpanSeconds;
  const statuses = textOf(params, 'standard_aftersale_status').split(',').filter(Boolean);
  const isByChange = Array.isArray(params['order_by']) && String(params['order_by'][0]).startsWith('update_time');
  const isAscending = Array.isArray(params['order_by']) && String(params['order_by'][0]).endsWith('asc');
  const found = call.world
    .trades(call.shop.seq)
    .flatMap((trade) => trade.refunds.map((refund): Case => ({ trade, refund })))
    .filter(({ refund }) => seconds(refund.askedMs) >= bound('start_time', oldest) && seconds(refund.askedMs) < bound('end_time', 1e10))
    .filter(
      ({ refund }) =>
        seconds(refund.changedMs) >= bound('update_start_time', 0) && seconds(refund.changedMs) < bound('update_end_time', 1e10),
    )
    .filter(({ refund }) => statuses.length === 0 || statuses.includes(String(afterSaleStatus(refund))))
    .filter(({ trade }) => ['', orderIdOf(trade)].includes(textOf(params, 'order_id')))
    .filter(({ refund }) => ['', afterSaleIdOf(refund.seq)].includes(textOf(params, 'aftersale_id')))
    .toSorted((left, right) => {
      const [a, b] = isByChange ? [left.refund.changedMs, right.refund.changedMs] : [left.refund.askedMs, right.refund.askedMs];
      return (isAscending ? 1 : -1) * (a - b || left.refund.seq - right.refund.seq);
    });
  const rows = found.slice(page * size, (page + 1) * size);
  return {
    items: rows.map((row) => ({ aftersale_info: infoOf(row, false), order_info: orderOf(row), text_part: {}, seller_logs: [] })),
    has_more: (page + 1) * size < found.length,
    total: found.length,
    page,
    size,
  };
}

/** `refund_amount` is what was asked for; only the detail tells what was paid. */
function infoOf({ trade, refund }: Case, isDetail: boolean): DouyinObject {
  return {
    [isDetail ? 'after_sale_id' : 'aftersale_id']: afterSaleIdOf(refund.seq),
    aftersale_order_type: 1,
    [isDetail ? 'after_sale_type' : 'aftersale_type']: afterSaleType(trade, refund),
    [isDetail ? 'after_sale_status' : 'aftersale_status']: afterSaleStatus(refund),
    related_id: skuOrderIdOf(trade, refund.lineSeq),
    apply_time: seconds(refund.askedMs),
    update_time: seconds(refund.changedMs),
    status_deadline: seconds(refund.changedMs) + answerWithinSeconds,
    refund_amount: refund.amount,
    refund_post_amount: 0,
    refund_tax_amount: 0,
    aftersale_num: refund.quantity,
    part_type: 0,
    aftersale_refund_type: 0,
    refund_type: 1,
    refund_status: refundStatus(refund),
    arbitrate_status: 0,
    return_logistics_code: refund.returnWaybill?.waybillNo ?? '',
    return_logistics_company_name: refund.returnWaybill?.carrierCode ?? '',
    got_pkg: trade.signedMs === null ? 0 : 1,
    remark: '',
    reason: refund.reason,
    reason_second_labels: [{ code: 1, name: refund.reason }],
    ...(isDetail && {
      real_refund_amount: refund.state === 'paid' ? refund.amount : 0,
      refund_time: refund.state === 'paid' ? seconds(refund.changedMs) : 0,
    }),
  };
}

function orderOf({ trade, refund }: Case): DouyinObject {
  const line = trade.lines.find(({ seq }) => seq === refund.lineSeq);
  return {
    shop_order_id: orderIdOf(trade),
    order_flag: trade.sellerFlag,
    related_order_info: line
      ? [
          {
            sku_order_id: skuOrderIdOf(trade, line.seq),
            order_status: lineStatus(trade, line),
            pay_amount: netOf(line),
            post_amount: 0,
            item_num: line.quantity,
            product_name: line.goods.title,
            shop_sku_code: line.goods.merchantCode,
            logistics_code: trade.shipments.find((parcel) => parcel.lines.some(({ lineSeq }) => lineSeq === line.seq))?.waybillNo ?? '',
            aftersale_pay_amount: refund.amount,
            aftersale_item_num: refund.quantity,
            given_sku_order_ids: trade.lines.filter((each) => each.giftOf === line.seq).map((gift) => skuOrderIdOf(trade, gift.seq)),
          },
        ]
      : [],
  };
}
