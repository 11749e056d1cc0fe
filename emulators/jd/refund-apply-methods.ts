import { z } from 'zod';
import { beijingText } from '../world/beijing-time.ts';
import { agreeRefund, refuseRefund } from '../world/merchant-acts.ts';
import { totalOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { ServiceRefusal } from './jd-error.ts';
import { method, momentSchema, numberSchema, textResult, type Caller, type Method } from './method.ts';
import { applyIdOf, openIdBuyerOf, orderIdOf, refundSeqOfApply } from './native-number.ts';
import { isCancellation } from './order-state.ts';
import { jdState } from './own-state.ts';

const listSchema = z.object({
  ids: z.string().nullish(),
  status: numberSchema.nullish(),
  orderId: z.union([z.int(), z.string()]).nullish(),
  applyTimeStart: momentSchema,
  applyTimeEnd: momentSchema,
  checkTimeStart: momentSchema,
  checkTimeEnd: momentSchema,
  pageIndex: numberSchema.pipe(z.int().min(1).max(100)),
  pageSize: numberSchema.pipe(z.int().min(1).max(50)),
});

const replySchema = z.object({
  status: numberSchema.refine((status) => [1, 2, 6, 9, 10].includes(status)),
  id: numberSchema,
  checkUserName: z.string().min(1),
  remark: z.string().nullish(),
  rejectType: numberSchema.nullish(),
  outWareStatus: numberSchema.nullish(),
});

const listRefused = (failure: Parameters<typeof textResult>[0]) => ({ queryResult: { ...textResult(failure), result: [], totalCount: 0 } });

/** Cancellations before shipping: the order is locked until the seller decides. Spec: jd §7. */
export const refundApplyMethods: Readonly<Record<string, Method>> = {
  'jingdong.pop.afs.soa.refundapply.queryPageList': method(listSchema, listRefused, (caller, ask) => {
    const found = applications(caller).filter(
      ([trade, refund]) =>
        (!ask.ids || ask.ids.split(',').includes(String(applyIdOf(refund.seq)))) &&
        (typeof ask.status !== 'number' || statusOf(caller.world, refund) === ask.status) &&
        (!ask.orderId || String(ask.orderId) === orderIdOf(trade)) &&
        isWithin(refund.askedMs, ask.applyTimeStart, ask.applyTimeEnd) &&
        isWithin(checkedMs(caller.world, refund), ask.checkTimeStart, ask.checkTimeEnd),
    );
    const start = (ask.pageIndex - 1) * ask.pageSize;
    const result = found.slice(start, start + ask.pageSize).map((each) => applyDocument(caller.world, each));
    return { queryResult: { ...textResult(null), result, totalCount: found.length } };
  }),
  'jingdong.pop.afs.soa.refundapply.queryById': method(z.object({ id: numberSchema }), listRefused, (caller, { id }) => ({
    queryResult: { ...textResult(null), result: [applyDocument(caller.world, applicationOf(caller, id))], totalCount: 1 },
  })),
  'jingdong.pop.afs.soa.refundapply.getWaitRefundNum': method(z.json(), listRefused, (caller) => ({
    queryResult: { ...textResult(null), totalCount: applications(caller).filter(([, { state }]) => state === 'asked').length },
  })),
  'jingdong.pop.afs.soa.refundapply.replyRefund': method(
    replySchema,
    (failure) => ({ replyResult: textResult(failure) }),
    (caller, ask) => {
      const [trade, refund] = applicationOf(caller, ask.id);
      if (refund.state !== 'asked') throw new ServiceRefusal('state', '退款单已审核');
      if (ask.status !== 9 && !ask.remark) throw new ServiceRefusal('argument', '审核意见remark不能为空');
      if (ask.status === 2 && !(ask.rejectType && ask.rejectType >= 1 && ask.rejectType <= 6))
        throw new ServiceRefusal('argument', '拒绝类型rejectType错误');
      const reply = { status: ask.status, remark: ask.remark ?? '', checkUserName: ask.checkUserName, atMs: caller.world.nowMs() };
      jdState(caller.world).replies.set(refund.seq, reply);
      if (ask.status === 2) refuseRefund(caller.world, trade, refund.seq, reply.remark);
      else if (ask.status !== 10) agreeRefund(caller.world, trade, refund.seq);
      return { replyResult: textResult(null, '审核成功') };
    },
  ),
};

type Application = readonly [Trade, Refund];

/** Newest first. */
function applications({ world, shop }: Caller): Application[] {
  const { fillers } = jdState(world);
  return world
    .trades(shop.seq)
    .flatMap((trade) => trade.refunds.filter((refund) => isCancellation(trade, refund)).map((refund): Application => [trade, refund]))
    .filter(([, { seq }]) => !fillers.has(seq))
    .toSorted(([, one], [, other]) => other.seq - one.seq);
}

function applicationOf(caller: Caller, id: number): Application {
  const found = applications(caller).find(([, { seq }]) => seq === refundSeqOfApply(id));
  if (!found) throw new ServiceRefusal('not_found', `退款单${id}不存在`);
  return found;
}

/** A word of another tool or of the buyer counts as the seller's: 1 through, 2 not. */
function statusOf(world: World, { seq, state }: Refund): number {
  const reply = jdState(world).replies.get(seq);
  if (state === 'asked') return reply?.status ?? 0;
  if (state === 'paid') return reply?.status === 1 || !reply ? 3 : reply.status; // the platform's finance follows at once
  return 2;
}

const checkedMs = (world: World, refund: Refund): number | null =>
  refund.state === 'asked' ? null : (jdState(world).replies.get(refund.seq)?.atMs ?? refund.changedMs);

function isWithin(ms: number | null, from: number | null, to: number | null): boolean {
  if (from === null && to === null) return true;
  return ms !== null && ms >= (from ?? 0) && ms < (to ?? Infinity) + 1_000;
}

function applyDocument(world: World, [trade, refund]: Application) {
  const checked = checkedMs(world, refund);
  return {
    id: applyIdOf(refund.seq),
    buyerId: '',
    buyerName: '',
    open_id_buyer: openIdBuyerOf(trade),
    checkTime: checked === null ? '0001-01-01 00:00:00' : beijingText(checked),
    applyTime: beijingText(refund.askedMs),
    applyRefundSum: totalOf(trade), // fen, of the whole order
    status: statusOf(world, refund),
    checkUserName: jdState(world).replies.get(refund.seq)?.checkUserName ?? '',
    orderId: orderIdOf(trade),
    reason: refund.reason,
    systemId: 10,
  };
}
