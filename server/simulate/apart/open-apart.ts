import { setTimeout as pause } from 'node:timers/promises';
import { beginDemoTracking, modulesOf } from '../../main.ts';
import { isDatabaseUnavailable } from '../../platform/db/database-fault.ts';
import { ringClock } from '../clock-on-the-wall.ts';
import { connectOutside, furnish, passTime, type SimulatedHouse } from '../open-house.ts';
import type { RunningEmulators } from '../run-emulators.ts';
import type { VirtualMerchant } from '../virtual-merchant.ts';
import { sendPlainly, signInAt, visitorsOf, type Send } from '../visitor.ts';
import { startPart, type Part } from './start-part.ts';

export type ApartAsk = Readonly<{
  merchant: VirtualMerchant;
  secretKey: string;
  emulators: RunningEmulators;
  /** the scenario that begins the world, as the control API takes it */
  world: object;
  version: string;
  /** how requests of people travel */
  send?: Send;
}>;

/** The house whose server and worker live in processes of their own. */
export type ApartHouse = Omit<SimulatedHouse, 'app'> & Readonly<{ parts: Readonly<Record<'server' | 'worker', Part>> }>;

/** The demo's merchant in an emulated world whose time is ours, in three processes beside the emulators': conductor, server, worker. */
export async function openApart({ merchant, secretKey, emulators, world, version, send = sendPlainly }: ApartAsk): Promise<ApartHouse> {
  await furnish(merchant, emulators, world);
  const { databaseUrl, name: merchantName } = merchant;
  const start = { databaseUrl, merchantName, secretKey, version };
  const server = await startPart({ ...start, part: 'server' }, merchant.clock());
  const address = server.address();
  await connectOutside(merchant, { emulatorUrl: emulators.url, ownUrl: address });
  const worker = await startPart({ ...start, part: 'worker' }, merchant.clock());
  await beginDemoTracking(merchant, { emulatorUrl: emulators.url, ownUrl: address });
  const quiet = (): Promise<void> => worker.tell(merchant.clock(), true);
  await quiet();
  const deployment = { version, isDemo: true, isEmbeddedDatabase: true, startedAt: merchant.clock() };
  const jobs = modulesOf(deployment).flatMap((module) => module.jobs ?? []);
  let rungUntil = merchant.clock();
  return {
    merchant,
    emulators,
    address,
    jobs,
    parts: { server, worker },
    quiet,
    now: (...steps) => emulators.control('POST', 'scenario', { steps }),
    move: (durationMs) => passTime(merchant, emulators, { durationMs, tell: (now) => server.tell(now, false) }),
    ring: async () => {
      const from = rungUntil;
      rungUntil = merchant.clock();
      // twice is as good as once: what rings has a key
      await whenThere(() => ringClock(merchant, jobs, from, rungUntil));
      await quiet();
    },
    as: visitorsOf((login) => signInAt(address, login, send)),
    stop: async () => {
      await Promise.all([server.stop(), worker.stop()]);
    },
  };
}

const patienceMs = 60_000;
const pauseMs = 100;

/** Does it as soon as the database is there, and again when it went away meanwhile: only for what may happen twice. */
export async function whenThere<Value>(act: () => Promise<Value>): Promise<Value> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isDatabaseUnavailable(error) || performance.now() > deadline) throw error;
      await pause(pauseMs);
    }
  }
}
