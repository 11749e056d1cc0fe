import { askRefund, changeAddress, message, pay, withdrawRefund } from './customer-acts.ts';
import { agreeRefund, setMemo, ship } from './merchant-acts.ts';
import { buyerMessages } from './people-fixture.ts';
import { cancel, complete, reviewRisk } from './platform-acts.ts';
import { RefusedAct } from './refused-act.ts';
import type { Trade } from './trade.ts';
import type { World } from './world.ts';

/** Ways in which a trade changes without us; a way that this trade does not allow throws RefusedAct. */
export const mutations = {
  memo: (world, trade) => setMemo(world, trade, { sellerMemo: `备注 ${world.chance.hex(4)}`, sellerFlag: world.chance.between(1, 5) }),
  message: (world, trade) => message(world, trade, world.chance.pick(buyerMessages)),
  address: (world, trade) => changeAddress(world, trade, { isAsked: false }),
  pay: (world, trade) => pay(world, trade),
  cancel: (world, trade) => cancel(world, trade, '不想要了'),
  refund: (world, trade) => askRefund(world, trade, {}),
  withdraw: (world, trade) => withdrawRefund(world, trade),
  agree: (world, trade) => agreeRefund(world, trade, trade.refunds.at(-1)?.seq ?? 0),
  risk: (world, trade) => reviewRisk(world, trade, !trade.isUnderRisk),
  /** somebody ships with another tool */
  ship: (world, trade) =>
    ship(world, trade, [{ carrierCode: 'YTO', waybillNo: `YT${9_000_000_000_000 + world.nextSeq('waybill')}`, lines: null }]),
  complete: (world, trade) => complete(world, trade),
} as const satisfies Readonly<Record<string, (world: World, trade: Trade) => Trade>>;
export type MutationKind = keyof typeof mutations;

/** Changes nothing but the trade's own words: it is allowed on any trade. */
export const harmless: readonly MutationKind[] = ['memo', 'message'];

/** Changes `count` trades drawn by chance, each in a way it allows; a trade may be drawn twice. Answers how many changed. */
export function mutate(world: World, trades: readonly Trade[], ask: Readonly<{ count: number; kinds: readonly MutationKind[] }>): number {
  if (trades.length === 0) return 0;
  let changed = 0;
  for (let turn = 0; turn < ask.count; turn += 1) {
    const drawn = world.chance.pick(trades);
    const now = world.trade(drawn.shopSeq, drawn.seq) ?? drawn;
    if (tryOnce(world, now, world.chance.pick(ask.kinds)) || tryOnce(world, now, 'memo')) changed += 1;
  }
  return changed;
}

function tryOnce(world: World, trade: Trade, kind: MutationKind): boolean {
  try {
    mutations[kind](world, trade);
    return true;
  } catch (error) {
    if (error instanceof RefusedAct) return false;
    throw error;
  }
}
