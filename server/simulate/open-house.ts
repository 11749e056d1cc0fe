/** The demo's merchant with everything at work as in the product, in an emulated world whose time is ours. */
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { FastifyInstance } from 'fastify';
import { connectDemoShops } from '../channels/demo/connect-demo-shops.ts';
import { beginDemoTracking, createApp, modulesOf, seedDemo, seedDemoCatalog, seedDemoRouting, seedDemoStock, startAudit } from '../main.ts';
import type { Job } from '../platform/jobs/job.ts';
import type { Subscriber } from '../platform/journal/subscriber.ts';
import { connectDemoAccountsJob } from '../waybills/demo/connect-demo-accounts.ts';
import { ringClock, withoutClock } from './clock-on-the-wall.ts';
import { forgetBefore } from './new-world-store.ts';
import type { RunningEmulators } from './run-emulators.ts';
import type { VirtualMerchant } from './virtual-merchant.ts';
import { signInAt, visitorsOf, type Visitor } from './visitor.ts';
import type { Work } from './work-by-hand.ts';

export type HouseAsk = Readonly<{
  merchant: VirtualMerchant;
  emulators: RunningEmulators;
  /** the scenario that begins the world, as the control API takes it */
  world: object;
  version: string;
  /** who does the jobs and hears the news */
  work(merchant: VirtualMerchant, jobs: readonly Job[], subscribers: readonly Subscriber[]): Promise<Work>;
}>;

export type SimulatedHouse = Readonly<{
  merchant: VirtualMerchant;
  emulators: RunningEmulators;
  app: FastifyInstance;
  /** where the product answers */
  address: string;
  jobs: readonly Job[];
  /** Waits until no job and no news is left to do. */
  quiet(): Promise<void>;
  /** Something happens in the world now, by steps of a scenario. */
  now(...steps: readonly object[]): Promise<unknown>;
  /** Time passes, and nobody looks at the clock. */
  move(durationMs: number): Promise<void>;
  /** Does all that the clock on the wall has started since this was called last. */
  ring(): Promise<void>;
  /** Somebody of the demo's staff at a screen. */
  as(login: string): Promise<Visitor>;
  /** Ends what works; the merchant stays the caller's. */
  stop(): Promise<void>;
}>;

/** Clocks may differ by less than platforms forgive: what they tell us in between is heard in time. */
const stepLimitMs = 4 * 60_000;

export async function openHouse({ merchant, emulators, world, version, work }: HouseAsk): Promise<SimulatedHouse> {
  await furnish(merchant, emulators, world);
  const deployment = { version, isDemo: true, isEmbeddedDatabase: true, startedAt: merchant.clock() };
  const app = await createApp(merchant, deployment);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  await connectOutside(merchant, { emulatorUrl: emulators.url, ownUrl: address });

  const modules = modulesOf(deployment);
  const jobs = modules.flatMap((module) => module.jobs ?? []);
  const atWork = await work(
    merchant,
    jobs.map(withoutClock),
    modules.flatMap((module) => module.subscribers ?? []),
  );
  let rungUntil = merchant.clock();
  await beginDemoTracking(merchant, { emulatorUrl: emulators.url, ownUrl: address });
  await atWork.quiet();
  return {
    merchant,
    emulators,
    app,
    address,
    jobs,
    quiet: atWork.quiet,
    now: (...steps) => emulators.control('POST', 'scenario', { steps }),
    move: (durationMs) => passTime(merchant, emulators, { durationMs }),
    ring: async () => {
      const from = rungUntil;
      rungUntil = merchant.clock();
      await ringClock(merchant, jobs, from, rungUntil);
      await atWork.quiet();
    },
    as: visitorsOf((login) => signInAt(address, login)),
    stop: async () => {
      await atWork.stop();
      await app.close();
    },
  };
}

/** The world begins, and in it the demo's merchant. */
export async function furnish(merchant: VirtualMerchant, emulators: RunningEmulators, world: object): Promise<void> {
  await emulators.control('POST', 'scenario', world);
  await seedDemo(merchant);
  await seedDemoCatalog(merchant);
  await seedDemoStock(merchant);
  await seedDemoRouting(merchant);
  await startAudit(merchant, { isDemo: true });
}

type Passing = Readonly<{
  durationMs: number;
  /** told each time the clock has moved */
  tell?(now: Instant): Promise<void>;
}>;

/** The world and we move together, in small steps. */
export async function passTime(merchant: VirtualMerchant, emulators: RunningEmulators, { durationMs, tell }: Passing): Promise<void> {
  const end: Instant = plusMs(merchant.clock(), durationMs);
  while (merchant.clock() < end) {
    const stepMs = Math.min(stepLimitMs, msBetween(merchant.clock(), end));
    await emulators.control('POST', 'clock', { advance: stepMs });
    const now = merchant.clock.advance(stepMs);
    await tell?.(now);
  }
  await emulators.control('POST', 'settle');
}

/** The demo's shops and waybill accounts, authorised at the emulators; the past is not loaded, and nobody counts our calls. */
export async function connectOutside(
  merchant: VirtualMerchant,
  { emulatorUrl, ownUrl }: Readonly<{ emulatorUrl: string; ownUrl: string }>,
): Promise<void> {
  await connectDemoShops(merchant, { emulatorUrl, ownUrl, webUrl: ownUrl });
  await forgetBefore(merchant.db);
  const run = { payload: { emulatorUrl }, jobId: 'simulation', attempt: 1, now: merchant.clock(), signal: new AbortController().signal };
  await connectDemoAccountsJob.run(merchant, run);
}
