import { z } from 'zod';
import { changeRefund } from '../world/customer-acts.ts';
import { agreeRefund, refuseRefund } from '../world/merchant-acts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { call, idSchema, unixSchema, type Call, type Caller } from './call.ts';
import { cursorPage } from './cursor.ts';
import { aftersaleIdOf, refundSeqOf } from './native-number.ts';
import { aftersaleDocument, rejectReasons, returnAddresses } from './aftersale-document.ts';
import { seconds } from './order-document.ts';
import { wechatState } from './own-state.ts';
import { WechatRefusal } from './wechat-error.ts';

const aftersaleRef = z.object({ after_sale_order_id: idSchema });
const rejectSchema = aftersaleRef.extend({
  reject_reason: z.string().optional(),
  reject_reason_type: z.int().optional(),
  reject_certificates: z.array(z.string()).optional(),
});
const listSchema = z.object({
  begin_create_time: unixSchema.nullish(),
  end_create_time: unixSchema.nullish(),
  begin_update_time: unixSchema.nullish(),
  end_update_time: unixSchema.nullish(),
  next_key: z.string().default(''),
});

const pageSize = 50;
const longestRangeSeconds = 86_400;
const refundPauseMs = 60_000;

/** After-sale orders. Spec: wechat-shop §7. */
export const aftersaleCalls: Readonly<Record<string, Call>> = {
  'aftersale/getaftersalelist': call(listSchema, ({ world, shop }, { next_key, ...filter }) => {
    const created = rangeOf(filter.begin_create_time, filter.end_create_time);
    const updated = rangeOf(filter.begin_update_time, filter.end_update_time);
    if (!created && !updated) throw new WechatRefusal(10020004);
    const rows = world
      .trades(shop.seq)
      .flatMap(({ refunds }) => refunds)
      .filter(({ askedMs, changedMs }) => isWithin(created, askedMs) && isWithin(updated, changedMs));
    const { rows: page, ...cursor } = cursorPage(rows, { nextKey: next_key, pageSize, filter });
    return { after_sale_order_id_list: page.map(({ seq }) => aftersaleIdOf(seq)), ...cursor };
  }),
  'aftersale/getaftersaleorder': call(aftersaleRef, (caller, ask) => ({ after_sale_order: aftersaleDocument(...refundOf(caller, ask)) })),
  'aftersale/acceptapply': call(
    aftersaleRef.extend({ address_id: idSchema.optional(), accept_type: z.int().min(1).max(2) }),
    (caller, ask) => {
      const [trade, refund] = refundOf(caller, ask);
      if (ask.accept_type === 1) acceptReturn(caller, [trade, refund], ask.address_id);
      else acceptRefund(caller, [trade, refund]);
      return {};
    },
  ),
  'aftersale/rejectapply': call(rejectSchema, (caller, ask) => {
    const [trade, refund] = refundOf(caller, ask);
    if (!rejectReasons.some(({ reject_reason_type }) => reject_reason_type === ask.reject_reason_type))
      throw new WechatRefusal(40097, `reject_reason_type ${ask.reject_reason_type}`);
    if (refund.state === 'returned') throw new WechatRefusal(10021068);
    if (refund.state !== 'asked') throw new WechatRefusal(10020001);
    refuseRefund(caller.world, trade, refund.seq, ask.reject_reason ?? '');
    return {};
  }),
  'aftersale/rejectreason/get': call(z.json(), () => ({ reject_reason: rejectReasons })),
  /** body (unverified) */
  'aftersale/acceptexchangereship': call(
    aftersaleRef.extend({ waybill_id: z.string().min(1), delivery_id: z.string().min(1) }),
    (caller, ask) => {
      const [trade, refund] = exchangeOnTheWay(caller, ask);
      changeRefund(caller.world, trade, refund.seq, { state: 'paid' });
      return {};
    },
  ),
  'aftersale/rejectexchangereship': call(rejectSchema, (caller, ask) => {
    const [trade, refund] = exchangeOnTheWay(caller, ask);
    refuseRefund(caller.world, trade, refund.seq, ask.reject_reason ?? '');
    return {};
  }),
  'merchant/address/list/get': call(z.json(), () => ({ address_id_list: returnAddresses.map(({ address_id }) => address_id) })),
  'merchant/address/list': call(z.json(), () => ({ address_list: returnAddresses })),
};

type Found = readonly [Trade, Refund];

/** @throws WechatRefusal 10020000 */
function refundOf({ world, shop }: Caller, ask: Readonly<{ after_sale_order_id: string }>): Found {
  const seq = refundSeqOf(ask.after_sale_order_id);
  const trade = world.tradeOfRefund(seq);
  const refund = trade?.refunds.find((each) => each.seq === seq);
  if (!trade || !refund || trade.shopSeq !== shop.seq) throw new WechatRefusal(10020000, ask.after_sale_order_id);
  return [trade, refund];
}

/** The buyer may send the goods back. */
function acceptReturn({ world }: Caller, [trade, refund]: Found, addressId: string | undefined): void {
  if (refund.state !== 'asked') throw new WechatRefusal(10020001);
  if (refund.kind === 'refund_only') throw new WechatRefusal(10021041, 'accept_type 1');
  if (addressId === undefined) throw new WechatRefusal(10021060);
  if (!returnAddresses.some(({ address_id }) => address_id === addressId)) throw new WechatRefusal(10021062, addressId);
  agreeRefund(world, trade, refund.seq);
}

/** Money goes back: at once, or after the goods came. One refund an order and minute. */
function acceptRefund({ world }: Caller, [trade, refund]: Found): void {
  const { refundedMs } = wechatState(world);
  const isDue = refund.state === 'returned' || (refund.state === 'asked' && refund.kind === 'refund_only');
  if (!isDue || refund.kind === 'exchange') throw new WechatRefusal(['asked', 'returned'].includes(refund.state) ? 10021041 : 10020001);
  if (world.nowMs() - (refundedMs.get(trade.seq) ?? -Infinity) < refundPauseMs) throw new WechatRefusal(10021059);
  refundedMs.set(trade.seq, world.nowMs());
  agreeRefund(world, trade, refund.seq);
}

function exchangeOnTheWay(caller: Caller, ask: z.output<typeof aftersaleRef>): Found {
  const [trade, refund] = refundOf(caller, ask);
  if (refund.kind !== 'exchange' || refund.state !== 'returned') throw new WechatRefusal(10020001);
  return [trade, refund];
}

type Range = Readonly<{ from: number; to: number }>;

/** Both ends or none, a day at most. @throws WechatRefusal 10020004 */
function rangeOf(from: number | null | undefined, to: number | null | undefined): Range | null {
  if (!from && !to) return null;
  if (!from || !to || to < from || to - from > longestRangeSeconds) throw new WechatRefusal(10020004);
  return { from, to };
}

const isWithin = (range: Range | null, ms: number): boolean => !range || (seconds(ms) >= range.from && seconds(ms) <= range.to);
