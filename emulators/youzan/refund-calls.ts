import { fen, fenToYuan } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { askRefund } from '../world/customer-acts.ts';
import { agreeRefund, refuseRefund } from '../world/merchant-acts.ts';
import { refundReasons } from '../world/people-fixture.ts';
import { isRefundOpen, netOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { tradeOf, type YouzanCall, type YouzanContext } from './call.ts';
import { carrierOfCode } from './carrier-fixture.ts';
import { oidOf, refundIdOf, refundSeqOf, tidOf } from './native-number.ts';
import { youzanState } from './own-state.ts';
import { optionalText, textOf, wholeOf, yuanOf, type Params } from './params.ts';
import type { YouzanObject } from './trade-document.ts';
import { refundStatus } from './trade-status.ts';
import { invalid, rejected, YouzanError } from './youzan-error.ts';

type Found = Readonly<{ trade: Trade; refund: Refund }>;

const dayMs = 86_400_000;
const deepest = 3_000;

/** 退款: every decision bears the version that was read; after a change it is refused. */
export const refundCalls = {
  'youzan.trade.refund.search': { versions: ['3.0.0', '3.0.1'], run: search },
  'youzan.trade.refund.get': {
    versions: ['3.0.0', '3.0.1'],
    run: (context, params) => refundDocument(context.world, found(context, params)),
  },
  'youzan.trade.refund.agree': { versions: ['3.0.0'], run: agree },
  'youzan.trade.refund.refuse': { versions: ['3.0.0'], run: refuse },
  'youzan.trade.returngoods.agree': { versions: ['3.0.0'], run: agreeReturn },
  'youzan.trade.returngoods.refuse': { versions: ['3.0.0'], run: refuseReturn },
  'youzan.trade.refund.seller.active': { versions: ['3.0.0'], run: payBack },
} as const satisfies Readonly<Record<string, YouzanCall>>;

const stateRanks: Readonly<Record<Refund['state'], number>> = { asked: 0, agreed: 1, returned: 2, refused: 3, withdrawn: 4, paid: 5 };

/** Milliseconds of the last change; the rank keeps two changes in one millisecond apart. */
export const versionOf = (refund: Refund): number => refund.changedMs + stateRanks[refund.state];

/** `BUYER_APPLY_REFUND`, or `SELLER_REFUND` where the seller began. */
export const refundType = (world: World, refund: Refund): string =>
  youzanState(world).once.has(`seller ${refund.seq}`) ? 'SELLER_REFUND' : 'BUYER_APPLY_REFUND';

/** Yuan as text, but fen in the list of funds. Spec: youzan §7. */
export function refundDocument(world: World, { trade, refund }: Found): YouzanObject {
  const isPaid = refund.state === 'paid' && refund.kind !== 'exchange';
  const back = refund.returnWaybill;
  return {
    refund_id: refundIdOf(refund.seq),
    tid: tidOf(trade),
    oid: oidOf(trade, refund.lineSeq),
    status: refundStatus(refund).status,
    refund_type: refundType(world, refund),
    return_goods: refund.kind !== 'refund_only',
    refund_fee: fenToYuan(refund.amount),
    reason: 1 + refundReasons.findIndex((reason) => reason === refund.reason),
    desc: refund.reason,
    version: versionOf(refund),
    cs_status: 1,
    created: beijingText(refund.askedMs),
    modified: beijingText(refund.changedMs),
    item_num: refund.quantity,
    logistics: back ? { company_name: carrierOfCode(back.carrierCode)?.name ?? back.carrierCode, logistics_no: back.waybillNo } : null,
    refund_fund_list: isPaid ? [{ refund_fee: refund.amount, status: 2 }] : [],
    refund_account_time: isPaid ? beijingText(refund.changedMs) : '',
    refund_success_time: isPaid ? beijingText(refund.changedMs) : '',
  };
}

/** By creation in the last three months when nothing else is said. Times are Unix seconds. */
function search({ world, shop }: YouzanContext, params: Params): YouzanObject {
  const page = wholeOf(params, 'page_no', { min: 1, max: 100, fallback: 1 });
  const size = wholeOf(params, 'page_size', { min: 1, max: 100, fallback: 20 });
  if (page * size > deepest) throw rejected(`page_no*page_size 不能超过${deepest}`);
  const created = spanOf(params, 'create_time');
  const updated = spanOf(params, 'update_time');
  const isUnsaid = created === null && updated === null;
  const wanted = (name: string, value: string): boolean => ['', value].includes(optionalText(params, name));
  const rows = world
    .trades(shop.seq)
    .flatMap((trade) => trade.refunds.map((refund): Found => ({ trade, refund })))
    .filter(({ refund }) => (isUnsaid ? refund.askedMs >= world.nowMs() - 90 * dayMs : true))
    .filter(({ refund }) => isIn(created, refund.askedMs) && isIn(updated, refund.changedMs))
    .filter(({ refund }) => wanted('status', refundStatus(refund).status) && wanted('refund_type', refundType(world, refund)))
    .filter(({ trade, refund }) => wanted('tid', tidOf(trade)) && wanted('refund_id', refundIdOf(refund.seq)))
    .toSorted(
      (a, b) => (updated ? b.refund.changedMs - a.refund.changedMs : b.refund.askedMs - a.refund.askedMs) || b.refund.seq - a.refund.seq,
    );
  return { refunds: rows.slice((page - 1) * size, page * size).map((row) => refundDocument(world, row)), total: rows.length };
}

type Span = Readonly<{ from: number; to: number }>;

function spanOf(params: Params, name: string): Span | null {
  const from = wholeOf(params, `${name}_start`, { min: 0, max: 9_999_999_999, fallback: 0 });
  const to = wholeOf(params, `${name}_end`, { min: 0, max: 9_999_999_999, fallback: 0 });
  if (from === 0 || to === 0) return null;
  if (to <= from) throw invalid(`${name}_end`, `必须大于 ${name}_start`);
  return { from, to };
}

const isIn = (span: Span | null, ms: number): boolean =>
  span === null || (Math.floor(ms / 1_000) >= span.from && Math.floor(ms / 1_000) <= span.to);

function found({ world, shop }: YouzanContext, params: Params): Found {
  const seq = refundSeqOf(textOf(params, 'refund_id'));
  const trade = world.tradeOfRefund(seq);
  const refund = trade?.refunds.find((each) => each.seq === seq);
  if (!trade || !refund || trade.shopSeq !== shop.seq) throw new YouzanError(103_011_024, '退款记录不存在');
  return { trade, refund };
}

/** The refund to decide on, as it was read. */
function decided(context: YouzanContext, params: Params, states: readonly Refund['state'][]): Found {
  const row = found(context, params);
  if (textOf(params, 'version') !== String(versionOf(row.refund))) throw new YouzanError(103_010_039, '退款版本号错误');
  if (!states.includes(row.refund.state)) throw rejected('退款当前状态不支持该操作');
  return row;
}

const done = { is_success: true };

function agree(context: YouzanContext, params: Params): YouzanObject {
  const { trade, refund } = decided(context, params, ['asked', 'returned']);
  if (refund.kind !== 'refund_only' && refund.state === 'asked') throw rejected('退货退款请先同意退货');
  agreeRefund(context.world, trade, refund.seq);
  return done;
}

function refuse(context: YouzanContext, params: Params): YouzanObject {
  const { trade, refund } = decided(context, params, ['asked']);
  refuseRefund(context.world, trade, refund.seq, textOf(params, 'remark'));
  return done;
}

function agreeReturn(context: YouzanContext, params: Params): YouzanObject {
  const { trade, refund } = decided(context, params, ['asked']);
  if (refund.kind === 'refund_only') throw rejected('仅退款不需要退货');
  for (const name of ['name', 'mobile', 'address']) textOf(params, name);
  agreeRefund(context.world, trade, refund.seq);
  return done;
}

function refuseReturn(context: YouzanContext, params: Params): YouzanObject {
  const { trade, refund } = decided(context, params, ['returned']);
  refuseRefund(context.world, trade, refund.seq, textOf(params, 'remark'));
  return done;
}

/** 主动退款: the money is back at once. */
function payBack(context: YouzanContext, params: Params): YouzanObject {
  const { world } = context;
  const trade = tradeOf(context, params);
  const oid = textOf(params, 'oid');
  const line = trade.lines.find(({ seq }) => oidOf(trade, seq) === oid);
  if (!line) throw invalid('oid', '不属于该订单');
  const amount = yuanOf(params, 'refund_fee');
  const gone = trade.refunds
    .filter(({ lineSeq, state }) => lineSeq === line.seq && state === 'paid')
    .reduce((sum, refund) => sum + refund.amount, 0);
  if (trade.refunds.some((refund) => refund.lineSeq === line.seq && isRefundOpen(refund))) throw rejected('该商品正在退款中');
  if (amount <= 0 || fen(gone + amount) > netOf(line)) throw new YouzanError(102_010_011, '没有可退金额');
  const asked = askRefund(world, trade, {
    lineSeq: line.seq,
    kind: 'refund_only',
    amount,
    reason: optionalText(params, 'desc') || '商家主动退款',
  });
  const refund = asked.refunds.at(-1);
  if (refund) {
    youzanState(world).once.add(`seller ${refund.seq}`);
    agreeRefund(world, asked, refund.seq);
  }
  return { is_success: true, refund_id: refund && refundIdOf(refund.seq) };
}
