// A process that writes news and jobs until told to stop, and says on its output what was committed. Killed by the fault journey.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { isDatabaseUnavailable } from '../../platform/db/database-fault.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { emit } from '../../platform/journal/emit.ts';
import { openFaultMerchant, stepJob, stepped } from './fault-merchant.ts';

const subjectCount = 12; // few, so that writers meet in one chain
let isStopping = false;
process.on('SIGTERM', () => (isStopping = true));
process.stdin.on('end', () => process.exit(1)).resume(); // the test is gone

const merchant = await openFaultMerchant(process.argv[2] ?? '');
process.stdout.write('ready\n');
while (!isStopping) {
  const steps = Array.from({ length: 1 + Math.floor(Math.random() * 20) }, () => randomUUID());
  const withJob = new Set(steps.slice(0, 3));
  try {
    await inTransaction(merchant.db, async (tx) => {
      const news = steps.map((step) =>
        stepped({ subjectId: `s${Math.floor(Math.random() * subjectCount)}`, payload: { step, hasJob: withJob.has(step) } }),
      );
      await emit(tx, { by: systemCaller('fault'), now: merchant.clock() }, news);
      await enqueue(
        tx,
        stepJob,
        [...withJob].map((step) => ({ payload: { step } })),
      );
    });
    process.stdout.write(`${steps.join(' ')}\n`);
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error; // the outcome is open: what was written counts, but is not promised
  }
  await pause(5);
}
await merchant.close();
process.exit(0);
