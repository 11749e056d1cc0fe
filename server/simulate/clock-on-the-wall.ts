import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { sideBySide } from '../platform/db/side-by-side.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import type { Job } from '../platform/jobs/job.ts';
import type { Merchant } from '../platform/merchant.ts';

const minuteMs = 60_000;
/** Schedules count in Shanghai, where it is always eight hours later. */
const aheadMs = 8 * 60 * minuteMs;

/** Enqueues once each job whose schedule rang after `from`, up to `to`: what rings every minute rings once in a longer span. */
export async function ringClock(merchant: Merchant, jobs: readonly Job[], from: Instant, to: Instant): Promise<void> {
  const due = jobs.filter(({ type: { cron } }) => cron !== undefined && ringsWithin(cron.expression, from, to));
  await inTransaction(merchant.db, async (tx) => {
    await sideBySide(due.map(({ type }) => enqueue(tx, type, [{ payload: type.cron?.payload ?? {}, key: 'by the clock' }])));
  });
}

/** Whether a schedule of minute and hour, `7,37 * * * *`, has a moment in the span: after its begin, its end included. */
export function ringsWithin(expression: string, from: Instant, to: Instant): boolean {
  const [minute = '', hour = '', ...days] = expression.split(' ');
  if (days.some((field) => field !== '*')) throw new RangeError(`a schedule by days is not simulated: ${expression}`);
  const first = Math.floor(instantMs(from) / minuteMs) + 1;
  const last = Math.floor(instantMs(to) / minuteMs);
  for (let at = first; at <= last; at += 1) {
    const local = at + aheadMs / minuteMs;
    if (fits(minute, local % 60) && fits(hour, Math.floor(local / 60) % 24)) return true;
  }
  return false;
}

/** `*`, every fifth, or a list. @throws RangeError for what none of our schedules says */
function fits(field: string, value: number): boolean {
  if (field === '*') return true;
  const [, step] = /^\*\/(\d+)$/u.exec(field) ?? [];
  if (step !== undefined) return value % Number(step) === 0;
  if (!/^\d+(?:,\d+)*$/u.test(field)) throw new RangeError(`a schedule that is not simulated: ${field}`);
  return field.split(',').some((one) => Number(one) === value);
}

/** Our clock starts it, not the one on the wall. */
export function withoutClock({ type, run }: Job): Job {
  const { cron: _cron, ...timeless } = type;
  return { type: timeless, run };
}
