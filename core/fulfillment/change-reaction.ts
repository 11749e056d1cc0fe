import type { PlatformChange } from '../orders/exceptions/platform-change.ts';

type Reaction = Readonly<{
  /** released, not printed: back to the auditors, or on with it */
  toPrint: 'withdraw' | 'go_on';
  /** printed: the warehouse stops, somebody looks, or nothing */
  onFloor: 'stop' | 'look' | 'go_on';
  /** it has left: a person has something to do, or the journal is enough */
  away: 'look' | 'go_on';
}>;

/**
 * What a platform's change does, by how far the order has come. Before the release each is applied and judged again. A refund
 * and a shipping by others have exceptions of their own besides.
 */
export const changeReactions: Readonly<Record<PlatformChange, Reaction>> = {
  address: { toPrint: 'withdraw', onFloor: 'stop', away: 'look' },
  goods: { toPrint: 'withdraw', onFloor: 'stop', away: 'look' },
  refund: { toPrint: 'go_on', onFloor: 'go_on', away: 'look' },
  amounts: { toPrint: 'withdraw', onFloor: 'look', away: 'go_on' },
  message: { toPrint: 'withdraw', onFloor: 'stop', away: 'look' },
  memo: { toPrint: 'withdraw', onFloor: 'stop', away: 'look' },
  flag: { toPrint: 'withdraw', onFloor: 'look', away: 'go_on' },
  invoice: { toPrint: 'go_on', onFloor: 'look', away: 'look' },
  marks: { toPrint: 'withdraw', onFloor: 'stop', away: 'go_on' },
  shipped: { toPrint: 'go_on', onFloor: 'go_on', away: 'go_on' },
};
