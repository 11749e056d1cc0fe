import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { StockGone } from '../../inventory/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import type { Task } from '../../platform/threads/task.ts';
import type { BreakerRule } from '../breaker/trip-breakers.ts';
import { judgeFulfillmentOrders } from './judge-fulfillment-orders.ts';

type LaneAsk = Asked<Readonly<{ ids: readonly string[] }>>;

/**
 * Judges at most 500 fulfillment orders of a lane in one transaction and takes their goods right before its commit; when others were
 * faster, once more with the levels locked from the beginning. Answers the rules with a breaker that found one for the first time.
 */
export const judgeLane: Task<LaneAsk, readonly BreakerRule[]> = {
  name: 'audit.judge-lane',
  async run({ db, vault }, ask) {
    try {
      return await inTransaction(db, (tx) => judgeFulfillmentOrders(tx, { ...ask, takes: 'last' }, vault));
    } catch (error) {
      if (!(error instanceof StockGone)) throw error;
      return inTransaction(db, (tx) => judgeFulfillmentOrders(tx, ask, vault));
    }
  },
};

/** In the second thread, or here while it is not ready and when it could not: what it had begun is rolled back or judged the same. */
export async function judgeElsewhere(merchant: Merchant, ask: LaneAsk): Promise<readonly BreakerRule[]> {
  try {
    return await (merchant.secondThread?.begin(judgeLane, ask) ?? judgeLane.run(merchant, ask));
  } catch (error) {
    merchant.log.warn({ err: error }, 'a lane of judging failed and is judged again');
    return judgeLane.run(merchant, ask);
  }
}
