import { hourMs, ledgerRules, settledUntil } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { isAskable } from '../is-askable.ts';
import { checkHoursType } from './check-hours-type.ts';
import { loadedShops } from './loaded-shop-query.ts';

type Plan = Readonly<{ now: Instant; which: 'open' | 'all'; askedBy: string }>;

/** Has the hours of the last days looked at in every shop that can be asked: a job each, which is not added while one is under way. */
export async function planChecks({ db }: Merchant, { now, which, askedBy }: Plan): Promise<void> {
  const to = settledUntil(now);
  const oldest = plusMs(to, -ledgerRules.nightDays * 24 * hourMs);
  await inTransaction(db, async (tx) => {
    const shops = (await loadedShops(tx, { shops: 'all' })).filter(isAskable);
    const jobs = shops.flatMap(({ shopId, since }) => {
      const from = since !== null && since > oldest ? since : oldest;
      return since === null || from >= to ? [] : [{ payload: { shopId, from, to, which, askedBy }, key: `${shopId} ${which}` }];
    });
    await enqueue(tx, checkHoursType, jobs);
  });
}
