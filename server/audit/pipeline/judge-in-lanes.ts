import { judgingLanes } from '@zhidan/core/audit/judging-lanes.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { hasRoomFor } from '../../allocation/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { sideBySide } from '../../platform/db/side-by-side.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { tripBreakers, type BreakerRule } from '../breaker/trip-breakers.ts';
import { parcelsAtOnce } from './judge-fulfillment-orders.ts';
import { judgeElsewhere, judgeLane } from './judge-lane.ts';
import { laneKeys } from './lane-query.ts';

/** One in this thread and one in the second, and the database for both; in one thread this process works for one while the database works for the other. */
const laneCount = 2;

/** As many as lanes can take in one go each. */
export const lanesAtOnce = laneCount * parcelsAtOnce;

/** With fewer than this two lanes spend more on their statements than they gain. */
export const worthLanes = 100;

/** As many come at once only when many more wait behind them: worth starting a second thread. */
const worthThread = 200;

/**
 * Judges many fulfillment orders in lanes side by side, each in transactions of its own. No two lanes want the same order, receiver or
 * the last pieces of a SKU, and none holds a level before it commits. What was done stays done when one fails: judged again, nothing
 * changes. Where there is a second thread, the second lane is judged there.
 */
export async function judgeInLanes(merchant: Merchant, ask: Asked<Readonly<{ ids: readonly string[] }>>): Promise<void> {
  const { by, now, ids } = ask;
  const parcels = await laneKeys(merchant.db, ids);
  const isWorthIt = parcels.length >= worthLanes && (await hasRoomFor(merchant.db, { count: parcels.length, now }));
  const lanes = judgingLanes(parcels, isWorthIt ? laneCount : 1);
  const found: BreakerRule[] = [];
  await sideBySide(
    lanes.map(async (lane, place) => {
      const isElsewhere = place > 0 && parcels.length >= worthThread;
      for (let from = 0; from < lane.length; from += parcelsAtOnce) {
        const batch = { by, now, ids: lane.slice(from, from + parcelsAtOnce) };
        found.push(...(await (isElsewhere ? judgeElsewhere(merchant, batch) : judgeLane.run(merchant, batch))));
      }
    }),
  );
  // neither lane has seen what the other found
  const rules = [...new Map(found.map((rule) => [rule.ruleKey, rule])).values()];
  if (lanes.length > 1 && rules.length > 0) await inTransaction(merchant.db, (tx) => tripBreakers(tx, { by, now }, rules));
}
