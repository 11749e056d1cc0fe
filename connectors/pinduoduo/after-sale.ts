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

/** What there is to agree to, by `after_sales_status`: the money of 2 and of 7 (goods on their way back), the return of 3. */
const agreements: Readonly<Record<string, string>> = {
  '2': 'pdd.refund.agree',
  '3': 'pdd.refund.returngoods.agree',
  '7': 'pdd.refund.agree',
};

const refusal = (platformCode: string, platformWords: string): ConnectorFault =>
  new ConnectorFault({ kind: 'business', platformCode, platformWords });

/** Agrees; the platform has no call to refuse, that is done in its back office (unverified). */
export const answerAfterSale: WriteBack['answerAfterSale'] = async (outside, access, ask) => {
  if (!ask.isAgreed)
    throw refusal('no_refuse_call', '拼多多未开放拒绝售后的接口，请到商家后台处理 (refuse in the back office of the platform)');
  const numbers = { order_sn: ask.channelOrderNo, after_sales_id: ask.afterSaleNo };
  const detail = await call(outside, access, 'pdd.refund.information.get', numbers);
  const status = readable(() => read.needText(detail, 'after_sales_status'));
  const method = agreements[status];
  // an exchange or a repair must never become a refund
  if (!method)
    throw refusal('nothing_to_agree', `售后状态 ${status} 不能在此同意退款或退货 (status ${status} asks for neither money nor return)`);
  await call(outside, access, method, { request: { ...numbers, operate_desc: ask.remark } });
};
