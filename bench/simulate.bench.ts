import { instant } from '@zhidan/core/kernel/instant.ts';
import { readAssumptions } from '../server/simulate/assumptions.ts';
import { dayOfCustomers, monthWorld } from '../server/simulate/month-world.ts';
import { runEmulators } from '../server/simulate/run-emulators.ts';
import { firstMidnight, simulate } from '../server/simulate/simulate.ts';
import { isGreen } from '../server/simulate/verify-all.ts';
import { silentLog } from '../server/testing/test-log.ts';
import type { Bench } from './figure.ts';

/** A day of a promotion, with people enough to send it off. */
const ordersADay = Number(process.env['ZHIDAN_BENCH_SIMULATE'] ?? 2_000);
const { assumptions } = readAssumptions({ ordersADay, floorPeople: Math.max(4, Math.ceil(ordersADay / 250)) });
const seed = 'bench';
const quarterMs = 15 * 60_000;
const quartersADay = 96;

/** The limit: the day of the world alone, whose platforms nobody asks. */
async function bareWorld(): Promise<number> {
  const emulators = await runEmulators({ isEmpty: true });
  try {
    await emulators.control('POST', 'scenario', monthWorld(seed, firstMidnight(instant(Date.now())), assumptions));
    const began = performance.now();
    await emulators.control('POST', 'scenario', { steps: dayOfCustomers(assumptions) });
    for (let quarter = 0; quarter < quartersADay; quarter += 1) await emulators.control('POST', 'clock', { advance: quarterMs });
    return performance.now() - began;
  } finally {
    await emulators.stop();
  }
}

export const bench: Bench = {
  figures: async ({ databaseUrl }) => [
    {
      name: 'simulate.day',
      unit: 'ms',
      rounds: 1,
      value: async () => {
        const began = performance.now();
        const { days } = await simulate({
          databaseUrl,
          secretKey: 'a secret for benches only, never for a merchant',
          version: '0.0.0-bench',
          now: instant(Date.now()),
          seed,
          days: 1,
          assumptions,
          log: silentLog(),
          quietDays: 0,
          tell: () => undefined,
        });
        if (!days.every(({ breaks, facts }) => isGreen(breaks) && facts.leftovers === 0)) throw new Error('a simulated day went wrong');
        return performance.now() - began;
      },
      limit: bareWorld,
    },
  ],
};
