// A worker that pulls shops until told to stop, at a time that stands still. Killed by the journey of pulls.
import { instant } from '@zhidan/core/kernel/instant.ts';
import { channelJobs } from '../../channels/module.ts';
import { openMerchant } from '../../platform/db/open-merchant.ts';
import { runJobs } from '../../platform/jobs/run-jobs.ts';
import { testMerchantName, testSecretKey } from '../test-database.ts';
import { silentLog } from '../test-log.ts';

const [databaseUrl = '', now = ''] = process.argv.slice(2);
process.stdin.on('end', () => process.exit(1)).resume(); // the test is gone

const clock = () => instant(now);
const merchant = await openMerchant({ databaseUrl, name: testMerchantName, secretKey: testSecretKey, log: silentLog(), clock });
const jobs = runJobs(
  merchant,
  channelJobs.filter(({ type }) => !type.cron), // the test says when
  databaseUrl,
);
await jobs.ready;
process.on('SIGTERM', () => {
  void jobs
    .stop()
    .then(() => merchant.close())
    .then(() => process.exit(0));
});
process.stdout.write('ready\n');
