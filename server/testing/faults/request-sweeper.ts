// Does what jobs do each minute for requests and approvals, once, at a time that stands still. Killed by the journey of requests.
import { instant } from '@zhidan/core/kernel/instant.ts';
import { escalateDue } from '../../approvals/escalate-job.ts';
import { openMerchant } from '../../platform/db/open-merchant.ts';
import { carryOutDue } from '../../requests/carry-out-jobs.ts';
import { testMerchantName, testSecretKey } from '../test-database.ts';
import { silentLog } from '../test-log.ts';

const [databaseUrl = '', now = ''] = process.argv.slice(2);
process.stdin.on('end', () => process.exit(1)).resume(); // the test is gone

const clock = () => instant(now);
const merchant = await openMerchant({ databaseUrl, name: testMerchantName, secretKey: testSecretKey, log: silentLog(), clock });
await Promise.all([carryOutDue(merchant, clock()), escalateDue(merchant, clock())]);
await merchant.close();
process.exit(0);
