import { hoursBetween, ledgerRules } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { job } from '../../platform/jobs/job.ts';
import { checkHours } from './check-hours.ts';
import { checkHoursType } from './check-hours-type.ts';
import { greenHours } from './hour-store.ts';

/** Looks at hours, the newest first. Those that turned red are looked at again soon, besides with the next hour. */
export const checkHoursJob = job(checkHoursType, async (merchant, { payload, now, signal }) => {
  const { shopId, from, to, which, askedBy } = payload;
  const green = which === 'open' ? await greenHours(merchant.db, { shopId, from, to }) : new Set();
  const hours = hoursBetween(from, to).filter((hour) => !green.has(hour));
  const { red } = await checkHours(merchant, { shopId, hours, askedBy, signal });
  if (red.length === 0 || askedBy === lookAgain) return; // after the second time the next hour is soon enough
  const again = { payload: { ...payload, which: 'open' as const, askedBy: lookAgain }, startAfter: plusMs(now, ledgerRules.lookAgainMs) };
  await inTransaction(merchant.db, (tx) => enqueue(tx, checkHoursType, [{ ...again, key: `${shopId} again` }]));
});

const lookAgain = 'look again';
