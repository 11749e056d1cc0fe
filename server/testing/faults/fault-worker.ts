// A process that works off subscribers and jobs until told to stop. Killed by the fault journey.
import { runJobs } from '../../platform/jobs/run-jobs.ts';
import { runSubscribers } from '../../platform/journal/run-subscribers.ts';
import { faultJob, faultSubscribers, openFaultMerchant } from './fault-merchant.ts';

const databaseUrl = process.argv[2] ?? '';
process.stdin.on('end', () => process.exit(1)).resume(); // the test is gone

const merchant = await openFaultMerchant(databaseUrl);
const subscribers = runSubscribers(merchant, faultSubscribers);
const jobs = runJobs(merchant, [faultJob], databaseUrl);
process.on('SIGTERM', () => {
  void Promise.all([subscribers.stop(), jobs.stop()])
    .then(() => merchant.close())
    .then(() => process.exit(0));
});
process.stdout.write('ready\n');
