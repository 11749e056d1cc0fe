import { fen } from '@zhidan/core/kernel/money.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { pageBackwards } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { AfterSale, WriteBack } from '@zhidan/core/channels/write-back.ts';
import { afterSaleKinds, afterSaleStates } from './after-sale-status.ts';
import { call } from './call.ts';

const pageSize = 100;

/** Changed in a window of thirty minutes at most, as orders are pulled. Source: platforms/pinduoduo.md §7. */
export const listAfterSales: WriteBack['listAfterSales'] = async (outside, access, ask) => {
  const seconds = (at: Instant): number => Math.floor(instantMs(at) / 1_000);
  const { rows, next } = await pageBackwards(ask.page, pageSize, async (page) => {
    const answer = await call(outside, access, 'pdd.refund.list.increment.get', {
      start_updated_at: seconds(ask.from),
      end_updated_at: seconds(ask.to),
      after_sales_type: 1, // all
      after_sales_status: 1, // all (unverified)
      page,
      page_size: pageSize,
    });
    return readable(() => ({ rows: read.parts(answer, 'refund_list'), total: read.whole(answer, 'total_count') }));
  });
  return { items: readable(() => rows.map(afterSaleOf)), next };
};

function afterSaleOf(row: Part): AfterSale {
  const status = read.text(row, 'after_sales_status');
  const asked = read.yuan(row, 'refund_amount');
  const isSentBack = status === '7' && read.text(row, 'tracking_number') !== '';
  return {
    afterSaleNo: read.needText(row, 'id'),
    channelOrderNo: read.needText(row, 'order_sn'),
    lineNos: [[read.text(row, 'goods_id'), read.text(row, 'sku_id'), 1].join('-')], // an order is one SKU
    kind: afterSaleKinds[read.text(row, 'after_sales_type')] ?? 'other',
    state: isSentBack ? 'waiting_receipt' : (afterSaleStates[status] ?? 'platform_review'),
    platformStatus: status,
    asked,
    refunded: status === '10' ? asked : fen(0),
    reason: read.text(row, 'after_sale_reason'),
    appliedAt: needMoment(row, 'created_time'),
    modifiedAt: needMoment(row, 'updated_time'),
    answerBy: null,
    raw: row.fields,
  };
}

function needMoment(row: Part, name: string): Instant {
  const moment = read.shanghai(row, name);
  if (moment === null) throw new RangeError(`${row.at}${name}: is missing`);
  return moment;
}

/** 3 退货退款待商家处理: first the return is agreed, the money follows the goods */
const waitsForReturnAgreement = '3';

/** Agrees; the platform has no call to refuse, that is done in its back office (unverified). */
export const answerAfterSale: WriteBack['answerAfterSale'] = async (outside, access, ask) => {
  if (!ask.isAgreed) {
    const platformWords = '拼多多未开放拒绝售后的接口，请到商家后台处理 (refuse in the back office of the platform)';
    throw new ConnectorFault({ kind: 'business', platformCode: 'no_refuse_call', platformWords });
  }
  const numbers = { order_sn: ask.channelOrderNo, after_sales_id: ask.afterSaleNo };
  const detail = await call(outside, access, 'pdd.refund.information.get', numbers);
  const isReturn = readable(() => read.text(detail, 'after_sales_status')) === waitsForReturnAgreement;
  const method = isReturn ? 'pdd.refund.returngoods.agree' : 'pdd.refund.agree';
  await call(outside, access, method, { request: { ...numbers, operate_desc: ask.remark } });
};
