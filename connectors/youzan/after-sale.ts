import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sumFen } from '@zhidan/core/kernel/money.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { AfterSale, WriteBack } from '@zhidan/core/channels/write-back.ts';
import { call, type api } from './call.ts';
import { pageOfWindow } from './paged-window.ts';
import { refundStates } from './status-table.ts';

const pageSize = 50;
/** `page_no` × `page_size` that the search shows at most. Source: platforms/youzan.md §7. */
const depth = 3_000;

/** Refunds by change; money paid out and the version stand in the detail, so each is read. */
export const listAfterSales: NonNullable<WriteBack['listAfterSales']> = async (outside, access, ask) => {
  const search = async (from: Instant, to: Instant, page: Readonly<{ page_no: number; page_size: number }>): Promise<Part> =>
    call(outside, access, 'refunds', { update_time_start: unixSeconds(from), update_time_end: unixSeconds(to), ...page });
  const { rows, next } = await pageOfWindow<string>(
    {
      pageSize,
      depth,
      count: async (from, to) => {
        const found = await search(from, to, { page_no: 1, page_size: 1 });
        return readable(() => read.whole(found, 'total'));
      },
      rows: async (from, to, pageNo) => {
        const found = await search(from, to, { page_no: pageNo, page_size: pageSize });
        return readable(() => read.parts(found, 'refunds').map((row) => read.needText(row, 'refund_id')));
      },
    },
    ask,
  );
  const items: AfterSale[] = [];
  for (const refundId of rows) {
    const refund = await call(outside, access, 'refund', { refund_id: refundId });
    items.push(readable(() => afterSaleOf(refundId, refund)));
  }
  return { items, next };
};

const unixSeconds = (at: Instant): number => Math.floor(instantMs(at) / 1_000);

/** One refund as `youzan.trade.refund.get` gives it. Paid out is what the funds say, in fen; the rest is in yuan. */
export function afterSaleOf(refundId: string, refund: Part): AfterSale {
  const status = read.needText(refund, 'status');
  const funds = read.parts(refund, 'refund_fund_list').filter((fund) => read.text(fund, 'status') === '2');
  const appliedAt = momentOf(refund, 'created');
  if (appliedAt === null) throw new RangeError('created: is missing');
  const isReviewed = read.text(refund, 'cs_status') === '2'; // the platform has stepped in
  return {
    afterSaleNo: refundId,
    channelOrderNo: read.needText(refund, 'tid'),
    lineNos: [read.text(refund, 'oid')].filter(Boolean),
    kind: read.isTrue(refund, 'return_goods') ? 'return_refund' : 'refund_only',
    state: isReviewed && refundStates[status] !== 'done' ? 'platform_review' : (refundStates[status] ?? 'platform_review'),
    platformStatus: status,
    asked: read.yuan(refund, 'refund_fee'),
    refunded: sumFen(funds.map((fund) => read.fen(fund, 'refund_fee'))),
    reason: read.text(refund, 'desc') || read.text(refund, 'reason'),
    appliedAt,
    modifiedAt: momentOf(refund, 'modified') ?? appliedAt,
    answerBy: null,
    raw: refund.fields,
  };
}

/** Text in Shanghai time, or Unix seconds or milliseconds in some versions. */
function momentOf(refund: Part, name: string): Instant | null {
  const written = read.text(refund, name);
  if (!/^\d{10}(\d{3})?$/.test(written)) return read.shanghai(refund, name);
  return instant(Number(written) * (written.length === 10 ? 1_000 : 1));
}

/** 退款版本号错误: the refund has changed since it was read. */
const staleVersion = '103010039';

/** Agrees or refuses, by where the refund stands; a refund that changed meanwhile is read once more. */
export const answerAfterSale: NonNullable<WriteBack['answerAfterSale']> = async (outside, access, ask) => {
  const attempt = async (): Promise<void> => {
    const refund = await call(outside, access, 'refund', { refund_id: ask.afterSaleNo });
    const identity: JsonObject = readable(() => ({ refund_id: ask.afterSaleNo, version: read.whole(refund, 'version') }));
    const step = readable(() => stepOf(refund, ask.isAgreed));
    await call(outside, access, step, ask.remark === '' ? identity : { ...identity, remark: ask.remark });
  };
  try {
    await attempt();
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || fault.platformCode !== staleVersion) throw fault;
    await attempt();
  }
};

function stepOf(refund: Part, isAgreed: boolean): keyof typeof api {
  const status = read.text(refund, 'status');
  if (status === 'WAIT_SELLER_CONFIRM_GOODS') return isAgreed ? 'agreeRefund' : 'refuseReturn';
  if (status === 'WAIT_SELLER_AGREE' || status === 'SELLER_REFUSE_BUYER') {
    if (!isAgreed) return 'refuseRefund';
    return read.isTrue(refund, 'return_goods') ? 'agreeReturn' : 'agreeRefund';
  }
  throw new ConnectorFault({ kind: 'business', platformCode: status, platformWords: 'this refund does not wait for the merchant' });
}
