import { instantMs, instant, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Logger } from 'pino';
import { dropMerchant } from '../platform/db/drop-merchant.ts';
import { migrate } from '../platform/db/migrate.ts';
import { openMerchant } from '../platform/db/open-merchant.ts';
import type { Assumptions } from './assumptions.ts';
import { monthWorld } from './month-world.ts';
import { openApart } from './apart/open-apart.ts';
import { chanceOf } from './chance.ts';
import { openFaultLedger } from './faults/fault-ledger.ts';
import { roughDays, type RoughAsk } from './faults/rough-days.ts';
import { shakyNetwork } from './faults/shaky-network.ts';
import { runEmulators } from './run-emulators.ts';
import { runMonth, type DayReport, type MonthOutcome } from './run-month.ts';
import { virtualClock } from './virtual-merchant.ts';

/** The schema beside the merchant's own; it stays after the run, to be looked at: `ZHIDAN_MERCHANT=simulation npx zhidan serve`. */
export const simulationName = 'simulation';

export type SimulateAsk = Readonly<{
  databaseUrl: string;
  secretKey: string;
  version: string;
  /** by the clock of the machine: the first day begins at the midnight after it */
  now: Instant;
  seed: string;
  days: number;
  assumptions: Assumptions;
  log: Logger;
  /** makes every day's faults; without, nothing goes wrong */
  rough?: Pick<RoughAsk, 'killDatabase'>;
  /** days after the last, in which all that is on its way arrives */
  quietDays: number;
  tell(report: DayReport): void;
}>;

/** Each connection plans every statement for itself: more of them than the machine can serve at once only plan more. */
const poolSize = 8;
const dayMs = 24 * 3_600_000;
const aheadMs = 8 * 3_600_000;

/** The next midnight of Shanghai: moments of the world lie after those of the machine, as the database's own clock wants it. */
export function firstMidnight(now: Instant): Instant {
  return instant((Math.floor((instantMs(now) + aheadMs) / dayMs) + 1) * dayMs - aheadMs);
}

/** A fresh merchant of the demo lives for some days in a fresh world. What was simulated before is removed. */
export async function simulate(ask: SimulateAsk): Promise<MonthOutcome> {
  const { databaseUrl, secretKey, log, seed, days, assumptions, rough, quietDays } = ask;
  const emulators = await runEmulators({ isEmpty: true });
  try {
    await dropMerchant({ databaseUrl, name: simulationName });
    await migrate({ databaseUrl, name: simulationName, log });
    const clock = virtualClock(firstMidnight(ask.now));
    const merchant = {
      ...(await openMerchant({ databaseUrl, name: simulationName, secretKey, log, clock, poolSize })),
      clock,
      databaseUrl,
    };
    try {
      const world = monthWorld(seed, clock(), assumptions);
      const chance = chanceOf(`${seed} faults`);
      const ledger = openFaultLedger();
      const apart = { merchant, secretKey, emulators, world, version: ask.version };
      const house = await openApart(rough ? { ...apart, send: shakyNetwork(chance, ledger) } : apart);
      try {
        const faults = rough ? { rough: roughDays({ house, chance, ledger, days, ...rough }) } : {};
        return await runMonth({ house, seed, days, assumptions, ...faults, quietDays, tell: ask.tell });
      } finally {
        await house.stop();
      }
    } finally {
      await merchant.close();
    }
  } finally {
    await emulators.stop();
  }
}
