import { hostname } from 'node:os';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Db } from '../db/database.ts';
import type { Merchant } from '../merchant.ts';
import { newId } from '../new-id.ts';

/** A worker that was not seen for three of these is gone. */
export const heartbeatMs = 5_000;

/** Rows of workers that ended without saying so are dropped after this long. */
const forgottenAfterMs = 24 * 3_600_000;

export type Heartbeat = Readonly<{
  /** the first one was told, or could not be */
  told: Promise<void>;
  stop(): Promise<void>;
}>;

/** Keeps telling that this worker lives, until stopped. A database that is away is waited out. */
export function runHeartbeat(merchant: Merchant): Heartbeat {
  const startedAt = merchant.clock();
  const workerId = newId(startedAt);
  const beat = () =>
    saveBeat(merchant.db, { workerId, startedAt, seenAt: merchant.clock() }).catch((error: unknown) =>
      merchant.log.warn({ err: error }, 'the worker could not tell that it lives'),
    );
  let beating: Promise<void> | null = null;
  const beatOnce = () => (beating ??= beat().finally(() => (beating = null))); // none more while one still waits for the database
  const told = beatOnce();
  const timer = setInterval(() => void beatOnce(), heartbeatMs);
  return {
    told,
    stop: async () => {
      clearInterval(timer);
      await beating;
      await dropBeat(merchant.db, workerId).catch(() => undefined); // it grows old by itself
    },
  };
}

/** When a worker was last seen; null when none has worked since its row was dropped. */
export async function workerSeenAt(db: Db): Promise<Instant | null> {
  const row = await db.selectFrom('worker_heartbeats').select('seen_at').orderBy('seen_at', 'desc').limit(1).executeTakeFirst();
  return row?.seen_at ?? null;
}

async function saveBeat(
  db: Db,
  { workerId, startedAt, seenAt }: Readonly<{ workerId: string; startedAt: Instant; seenAt: Instant }>,
): Promise<void> {
  await db
    .insertInto('worker_heartbeats')
    .values({ worker_id: workerId, host: hostname(), process_id: process.pid, started_at: startedAt, seen_at: seenAt })
    .onConflict((conflict) => conflict.column('worker_id').doUpdateSet({ seen_at: seenAt }))
    .execute();
  await db.deleteFrom('worker_heartbeats').where('seen_at', '<', plusMs(seenAt, -forgottenAfterMs)).execute();
}

async function dropBeat(db: Db, workerId: string): Promise<void> {
  await db.deleteFrom('worker_heartbeats').where('worker_id', '=', workerId).execute();
}
