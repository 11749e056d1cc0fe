import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { addTrackingAccount } from '@zhidan/core/tracking/account-api.ts';
import { z } from 'zod';
import { emulatedAddresses } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { job, type JobType } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { addAccount } from '../accounts/add-account.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { trackingAccounts } from '../accounts/account-store.ts';
import { trackingSourceOf } from '../accounts/tracking-source-of.ts';

const by = systemCaller('demo');

/** Where the emulators answer, and where they reach us. */
export type DemoPlaces = Readonly<{ emulatorUrl: string; ownUrl: string }>;

const type: JobType<{ emulatorUrl: string; ownUrl: string }> = {
  name: 'tracking.connect-demo-tracking',
  words: { 'zh-CN': '配置演示轨迹账户', en: 'Set up the demo’s tracking account' },
  payload: z.object({ emulatorUrl: z.string(), ownUrl: z.string() }),
  timeoutMs: 60_000,
  retryLimit: 12,
  retryDelayMs: 2_000,
};

/** What signs pushes of the emulated service. Worth nothing elsewhere. */
const demoSalt = 'zhidan-demo-salt';

/** Has the demo's tracking account set up in the background; a merchant that has accounts stays as it is. */
export async function beginDemoTracking(merchant: Merchant, places: DemoPlaces): Promise<void> {
  await inTransaction(merchant.db, (tx) => enqueue(tx, type, [{ payload: { ...places }, key: places.emulatorUrl }]));
}

const appsSchema = z.array(z.object({ platform: z.string(), key: z.string(), extra: z.record(z.string(), z.string()) }));

export const connectDemoTrackingJob = job(type, async (merchant, { payload: { emulatorUrl, ownUrl } }) => {
  const { db, vault, clock } = merchant;
  const source = trackingSourceOf('kuaidi100');
  const known = await trackingAccounts(db, vault);
  const own = known.find(({ app: { addresses } }) => canonicalJson(addresses) === canonicalJson(emulatedAddresses(source, emulatorUrl)));
  // started again at another address it is called there
  if (own) await inTransaction(db, (tx) => changeAccount(tx, { by, now: clock(), accountId: own.id, callbackBase: ownUrl }, vault));
  if (known.length > 0) return; // what a visitor has set up stays
  const answer = await fetch(`${emulatorUrl}/control/apps`, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`the emulators answered ${answer.status}`);
  const app = appsSchema.parse(await answer.json()).find(({ platform }) => platform === 'kuaidi100');
  if (!app) throw new Error('the emulated Kuaidi100 has no account');
  const form = addTrackingAccount.input.parse({
    name: '快递100 · 轨迹',
    source: 'kuaidi100',
    callbackBase: ownUrl,
    fields: { key: app.key, customer: app.extra['customer'] ?? '', salt: demoSalt },
    addresses: emulatedAddresses(source, emulatorUrl),
  });
  await inTransaction(db, (tx) => addAccount(tx, { by, now: clock(), ...form }, vault));
});
