import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import { z } from 'zod';
import type { Emulation } from '../world/create-emulation.ts';
import { askRefund, changeAddress, message, pay, payFinal, returnGoods, urge, withdrawRefund } from '../world/customer-acts.ts';
import { agreeRefund, answerAddress, changeGoods, giveGift, refuseRefund, setMemo, ship } from '../world/merchant-acts.ts';
import { cancel, complete, reviewRisk, sign } from '../world/platform-acts.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { Trade } from '../world/trade.ts';

/** What the acts may be told; each reads only what it needs. */
export const actAskSchema = z.object({
  text: z.string().optional(),
  reason: z.string().optional(),
  line: z.int().optional(),
  quantity: z.int().positive().optional(),
  /** fen */
  amount: z.int().nonnegative().optional(),
  kind: z.enum(['refund_only', 'return_refund', 'exchange']).optional(),
  refund: z.int().optional(),
  to: z
    .object({
      name: z.string(),
      phone: z.string(),
      address: z.object({
        province: z.string(),
        city: z.string(),
        district: z.string(),
        town: z.string(),
        detail: z.string(),
        postcode: z.string().default(''),
      }),
    })
    .partial()
    .optional(),
  memo: z.string().optional(),
  flag: z.int().min(0).max(5).optional(),
  merchantCode: z.string().optional(),
  carrier: z.string().optional(),
  waybill: z.string().optional(),
  extras: z.record(z.string(), z.json()).optional(),
});
export type ActAsk = z.infer<typeof actAskSchema>;

type Act = Readonly<{ who: 'customer' | 'platform' | 'merchant'; run(emulation: Emulation, trade: Trade, ask: ActAsk): Trade }>;

/** Everything that can be done to a trade from outside. `merchant` acts stand for another tool or the platform's own back office. */
export const acts = {
  pay: { who: 'customer', run: ({ world }, trade) => pay(world, trade) },
  pay_final: { who: 'customer', run: ({ world }, trade) => payFinal(world, trade) },
  change_address: {
    who: 'customer',
    run: (emulation, trade, { to }) => changeAddress(emulation.world, trade, { isAsked: asksAddress(emulation, trade), to }),
  },
  message: { who: 'customer', run: ({ world }, trade, { text }) => message(world, trade, text ?? '麻烦尽快发货') },
  urge: { who: 'customer', run: ({ world }, trade) => urge(world, trade) },
  ask_refund: {
    who: 'customer',
    run: ({ world }, trade, { line, kind, quantity, amount, reason }) =>
      askRefund(world, trade, { lineSeq: line, kind, quantity, amount: optionalFen(amount), reason }),
  },
  withdraw_refund: { who: 'customer', run: ({ world }, trade, { refund }) => withdrawRefund(world, trade, refund) },
  return_goods: {
    who: 'customer',
    run: ({ world }, trade, { carrier, waybill }) =>
      returnGoods(world, trade, carrier && waybill ? { carrierCode: carrier, waybillNo: waybill } : null),
  },
  review_risk: { who: 'platform', run: ({ world }, trade) => reviewRisk(world, trade, true) },
  clear_risk: { who: 'platform', run: ({ world }, trade) => reviewRisk(world, trade, false) },
  cancel: { who: 'platform', run: ({ world }, trade, { reason }) => cancel(world, trade, reason ?? '超时未付款') },
  sign: { who: 'platform', run: ({ world }, trade) => sign(world, trade) },
  complete: { who: 'platform', run: ({ world }, trade) => complete(world, trade) },
  /** fields of the platform's own that this world does not know */
  set_extras: {
    who: 'platform',
    run: ({ world }, trade, { extras }) => world.change(trade, 'other', { extras: { ...trade.extras, ...extras } }),
  },
  memo: {
    who: 'merchant',
    run: ({ world }, trade, { memo, flag }) =>
      setMemo(world, trade, { sellerMemo: memo ?? trade.sellerMemo, sellerFlag: flag ?? trade.sellerFlag }),
  },
  ship_elsewhere: {
    who: 'merchant',
    run: ({ world }, trade, { carrier, waybill }) => {
      if (trade.isUnderRisk) throw new RefusedAct('the platform reviews the trade');
      const waybillNo = waybill ?? `YT${9_500_000_000_000 + world.nextSeq('waybill')}`;
      return ship(world, trade, [{ carrierCode: carrier ?? 'YTO', waybillNo, lines: null }]);
    },
  },
  agree_address: { who: 'merchant', run: ({ world }, trade) => answerAddress(world, trade, true) },
  change_goods: { who: 'merchant', run: ({ world }, trade, { line }) => changeGoods(world, trade, line) },
  give_gift: { who: 'merchant', run: ({ world }, trade, { merchantCode }) => giveGift(world, trade, merchantCode) },
  agree_refund: { who: 'merchant', run: ({ world }, trade, ask) => agreeRefund(world, trade, refundSeq(trade, ask)) },
  refuse_refund: {
    who: 'merchant',
    run: ({ world }, trade, ask) => refuseRefund(world, trade, refundSeq(trade, ask), ask.reason ?? '商品已发出'),
  },
} as const satisfies Readonly<Record<string, Act>>;
export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as [ActName, ...ActName[]];

/** Whether the platform of this trade asks the seller before it changes an address. */
export function asksAddress(emulation: Emulation, trade: Trade): boolean {
  const shop = emulation.world.shop(trade.shopSeq);
  return shop !== undefined && emulation.platformOf(shop).asksAddress(emulation.world, shop, trade);
}

const optionalFen = (amount: number | undefined): Fen | undefined => (amount === undefined ? undefined : fen(amount));

function refundSeq(trade: Trade, ask: ActAsk): number {
  const seq = ask.refund ?? trade.refunds.at(-1)?.seq;
  if (seq === undefined) throw new RefusedAct('the trade has no refund');
  return seq;
}
