import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Merchant } from '../merchant.ts';
import { newId } from '../new-id.ts';

/** A holder that does not say so again for this long has lost it: killed, or cut off from the database. */
const leaseMs = 15_000;
const renewMs = 5_000;

/**
 * Does work while this process alone holds the lease of that name, until `signal` aborts; waits while another one has it.
 * The signal handed to the work aborts too when the lease is lost: two holders are possible for a moment, never for long.
 */
export async function withLease(
  merchant: Merchant,
  { name, signal }: Readonly<{ name: string; signal: AbortSignal }>,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const holder = newId(merchant.clock());
  while (!signal.aborted) {
    if (await hasTaken(merchant, name, holder)) await hold(merchant, { name, holder, signal }, work);
    await pause(renewMs, undefined, { signal }).catch(() => undefined);
  }
}

type Held = Readonly<{ name: string; holder: string; signal: AbortSignal }>;

async function hold(merchant: Merchant, { name, holder, signal }: Held, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const lost = new AbortController();
  let isRenewing = false;
  let renewedAt = performance.now();
  const renew = async (): Promise<void> => {
    if (isRenewing) return; // the last one still waits for the database
    isRenewing = true;
    if (await hasTaken(merchant, name, holder)) renewedAt = performance.now();
    else if (performance.now() - renewedAt > leaseMs - renewMs) lost.abort();
    isRenewing = false;
  };
  const timer = setInterval(() => void renew(), renewMs);
  try {
    await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(timer);
    await release(merchant.db, name, holder).catch(() => undefined); // it ends by itself
  }
}

/** Takes the lease when it is free or ours; false while another has it, and while the database is away. */
async function hasTaken({ db, log }: Merchant, name: string, holder: string): Promise<boolean> {
  try {
    const { rows } = await sql`
      insert into leases (name, holder, ends_at) values (${name}, ${holder}, now() + ${leaseMs} * interval '1 millisecond')
      on conflict (name) do update set holder = excluded.holder, ends_at = excluded.ends_at
      where leases.holder = excluded.holder or leases.ends_at < now()
      returning name`.execute(db);
    return rows.length > 0;
  } catch (error) {
    log.warn({ err: error, lease: name }, 'a lease could not be taken');
    return false;
  }
}

async function release(db: Db, name: string, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
