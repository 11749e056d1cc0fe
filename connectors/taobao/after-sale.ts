import { fen } from '@zhidan/core/kernel/money.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { pageBackwards } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { AfterSale, WriteBack } from '@zhidan/core/channels/write-back.ts';
import { call, listIn, type Params } from './call.ts';
import { disputeKinds, refundStates } from './status-table.ts';

const pageSize = 50;

/** Fields of a refund. Source: platforms/taobao.md §5. */
const fields = [
  'refund_id,refund_version,tid,oid,num,num_iid,outer_id,title,sku,price,total_fee,payment,refund_fee,status,good_status,order_status',
  'has_good_return,refund_phase,dispute_type,reason,desc,company_name,sid,created,modified,good_return_time,address,seller_nick',
  'buyer_nick,buyer_open_uid,operation_contraint,refund_remind_timeout,attribute,cs_status,advance_status',
].join(',');

/** Refunds by modified time, from the last page to the first, as trades are read (pull.ts). */
export const listAfterSales: NonNullable<WriteBack['listAfterSales']> = async (outside, access, { from, to, page }) => {
  const { rows, next } = await pageBackwards(page, pageSize, async (pageNo) => {
    const answer = await call(outside, access, 'taobao.refunds.receive.get', {
      fields,
      start_modified: shanghaiText(from),
      end_modified: shanghaiText(to),
      page_no: String(pageNo),
      page_size: String(pageSize),
      use_has_next: String(pageNo > 1), // only the first page counts
    });
    return readable(() => ({ rows: listIn(answer, 'refunds', 'refund').map(afterSaleOf), total: read.whole(answer, 'total_results') }));
  });
  return { items: rows, next };
};

/** One refund as TOP gives it; only `SUCCESS` has paid anything out. */
export function afterSaleOf(refund: Part): AfterSale {
  const status = read.needText(refund, 'status');
  const asked = read.yuan(refund, 'refund_fee');
  const appliedAt = needMoment(refund, 'created');
  return {
    afterSaleNo: read.needText(refund, 'refund_id'),
    channelOrderNo: read.needText(refund, 'tid'),
    lineNos: [read.text(refund, 'oid')].filter(Boolean),
    kind: disputeKinds[read.text(refund, 'dispute_type')] ?? (read.isTrue(refund, 'has_good_return') ? 'return_refund' : 'refund_only'),
    state: refundStates[status] ?? 'platform_review', // a word we do not know is nothing the merchant can answer
    platformStatus: status,
    asked,
    refunded: status === 'SUCCESS' ? asked : fen(0),
    reason: read.text(refund, 'reason'),
    appliedAt,
    modifiedAt: read.shanghai(refund, 'modified') ?? appliedAt,
    answerBy: answerByOf(read.part(refund, 'refund_remind_timeout')),
    raw: refund.fields,
  };
}

function answerByOf(remind: Part): Instant | null {
  return read.isTrue(remind, 'exist_timeout') ? read.shanghai(remind, 'timeout') : null;
}

function needMoment(refund: Part, name: string): Instant {
  const at = read.shanghai(refund, name);
  if (at === null) throw new RangeError(`${name}: is missing`);
  return at;
}

/**
 * Agrees or refuses, by where the refund stands: money, a return, or goods that came back. Agreeing to money wants a one-time code:
 * the first call without it sends one to the merchant's phone and is refused.
 */
export const answerAfterSale: NonNullable<WriteBack['answerAfterSale']> = async (outside, access, ask) => {
  const answer = await call(outside, access, 'taobao.refund.get', { fields, refund_id: ask.afterSaleNo });
  const refund = readable(() => read.part(answer, 'refund'));
  const step = readable(() => stepOf(refund, ask.isAgreed));
  await call(outside, access, step.method, step.params(refund, ask));
};

type Ask = Parameters<typeof answerAfterSale>[2];
type Step = Readonly<{ method: string; params: (refund: Part, ask: Ask) => Params }>;

const identity = (refund: Part): Params => ({
  refund_id: read.needText(refund, 'refund_id'),
  refund_phase: read.text(refund, 'refund_phase'),
  refund_version: read.text(refund, 'refund_version'),
});

const steps = {
  pay: {
    method: 'taobao.rp.refunds.agree',
    params: (refund, { oneTimeCode = '' }) => ({
      refund_infos: [
        read.needText(refund, 'refund_id'),
        String(read.yuan(refund, 'refund_fee')),
        read.text(refund, 'refund_version'),
        read.text(refund, 'refund_phase'),
      ].join('|'),
      code: oneTimeCode,
    }),
  },
  agreeReturn: { method: 'taobao.rp.returngoods.agree', params: (refund, { remark }) => ({ ...identity(refund), remark }) },
  refuseReturned: {
    method: 'taobao.rp.returngoods.refuse',
    params: (refund, { reasonCode }) => ({ ...identity(refund), refuse_reason_id: reasonCode }),
  },
  refuse: {
    method: 'taobao.refund.refuse',
    params: (refund, { reasonCode, remark }) => ({ ...identity(refund), refuse_message: remark, refuse_reason_id: reasonCode }),
  },
} as const satisfies Readonly<Record<string, Step>>;

function stepOf(refund: Part, isAgreed: boolean): Step {
  const status = read.text(refund, 'status');
  if (status === 'WAIT_SELLER_CONFIRM_GOODS') return isAgreed ? steps.pay : steps.refuseReturned;
  if (status === 'WAIT_SELLER_AGREE' || status === 'SELLER_REFUSE_BUYER') {
    if (!isAgreed) return steps.refuse;
    return read.isTrue(refund, 'has_good_return') ? steps.agreeReturn : steps.pay;
  }
  throw new ConnectorFault({ kind: 'business', platformCode: status, platformWords: 'this refund does not wait for the merchant' });
}
