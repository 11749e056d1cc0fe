import { randomInt, randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { isDatabaseUnavailable } from '../platform/db/database-fault.ts';
import { migrate } from '../platform/db/migrate.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { dataOf } from '../platform/postgres/database-folder.ts';
import { ensureDatabase } from '../platform/postgres/ensure-database.ts';
import { startPostgres } from '../platform/postgres/start-postgres.ts';
import { createFaultTables, faultMerchantName, openFaultMerchant, stepJob } from '../testing/faults/fault-merchant.ts';
import { faultProcess, type FaultProcess } from '../testing/faults/fault-process.ts';
import { faultVerdict, isQuiet } from '../testing/faults/fault-verdict.ts';
import { silentLog } from '../testing/test-log.ts';
import { until } from '../testing/until.ts';

/** `ZHIDAN_FAULT_ROUNDS=50 ZHIDAN_FAULT_SEED=7 npm test -- kill-anything` repeats a long run. */
const rounds = Number(process.env['ZHIDAN_FAULT_ROUNDS'] ?? 3);
const seed = Number(process.env['ZHIDAN_FAULT_SEED'] ?? randomInt(2 ** 31));
const secondsPerRound = 8;
/** A killed worker's jobs are taken over within about 14 s; a retry waits some more. */
const drainMs = 60_000;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function aDatabaseOfItsOwn() {
  const postgres = await startPostgres({ dataDir: join(tmpdir(), `zhidan-fault-${randomUUID()}`), log: silentLog() });
  onTestFinished(async () => {
    await postgres.stop();
    await rm(postgres.folder, { recursive: true, force: true });
  });
  const databaseUrl = await ensureDatabase(postgres, 'zhidan');
  await migrate({ databaseUrl, name: faultMerchantName, log: silentLog() });
  const merchant = await openFaultMerchant(databaseUrl);
  onTestFinished(() => merchant.close());
  await createFaultTables(merchant.db);
  await declareQueues(merchant.db, [stepJob]);
  const kill = async (): Promise<void> => {
    const pid = Number((await readFile(join(dataOf(postgres.folder), 'postmaster.pid'), 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL'); // the launcher's watch starts it again
    const isBack = () =>
      isQuiet(merchant.db, merchant.clock()).then(
        () => true,
        (error: unknown) => !isDatabaseUnavailable(error),
      );
    await pause(100);
    await until('the database is back', isBack, 60_000);
  };
  return { databaseUrl, merchant, kill };
}

test(
  `kill -9 of server, worker and database at random moments, ${rounds} rounds: nothing lost, nothing doubled, nothing stuck`,
  async () => {
    const random = seeded(seed);
    const { databaseUrl, merchant, kill } = await aDatabaseOfItsOwn();
    const processes = (['writer', 'writer', 'worker', 'worker'] as const).map((kind) => faultProcess(kind, databaseUrl));
    onTestFinished(async () => void (await Promise.all(processes.map((one) => one.kill()))));
    await Promise.all(processes.map((one) => one.start()));

    const again = async (one: FaultProcess): Promise<void> => {
      await one.kill();
      await one.start();
    };
    const victims = [...processes.map((one) => () => again(one)), kill, kill];
    for (let round = 1; round <= rounds; round += 1) {
      await pause(200 + random() * 1_000);
      await victims[Math.floor(random() * victims.length)]?.();
    }

    const [writers, workers] = [processes.filter((one) => one.kind === 'writer'), processes.filter((one) => one.kind === 'worker')];
    await Promise.all(writers.map((one) => one.stop()));
    await until('everything written is worked off', () => isQuiet(merchant.db, merchant.clock()), drainMs);
    await Promise.all(workers.map((one) => one.stop()));
    const acknowledged = writers.flatMap((one) => [...one.acknowledged]);
    const { verdict, counts } = await faultVerdict(merchant.db, acknowledged);
    process.stdout.write(`faults: ${JSON.stringify({ rounds, seed, ...counts })}\n`);
    const crashes = processes.reduce((sum, one) => sum + one.crashCount(), 0);
    expect({ seed, crashes, ...verdict }).toEqual({
      seed,
      crashes: 0,
      brokenEntries: 0,
      lostSteps: 0,
      lostEffects: 0,
      doubledEffects: 0,
      strayEffects: 0,
      jobsNeverRun: 0,
      jobEffectsLost: 0,
      deadJobs: 0,
      parkedEvents: 0,
    });
    expect(counts.acknowledged).toBeGreaterThan(100);
    expect(counts.jobs).toBeGreaterThan(20);
  },
  rounds * secondsPerRound * 1_000 + drainMs + 30_000,
);
