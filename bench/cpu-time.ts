import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';

/** Milliseconds of processor, since each began to count. */
export type CpuTime = Readonly<{ process: number; database: number }>;

/** A kernel tick as `/proc` tells it. */
const tickMs = 10;

/**
 * What this process and all of its PostgreSQL have worked until now: the difference of two is what lay between, whatever else the machine
 * does. Linux only; the database's part is told in ticks of 10 ms, so ask about seconds.
 */
export async function cpuTime(bare: Client): Promise<CpuTime> {
  const { user, system } = process.cpuUsage();
  return { process: (user + system) / 1_000, database: await databaseMs(bare) };
}

/** What lay between two. */
export function cpuSince(before: CpuTime, after: CpuTime): CpuTime {
  return { process: after.process - before.process, database: after.database - before.database };
}

async function databaseMs(bare: Client): Promise<number> {
  const { rows } = await bare.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = statOf(rows[0]?.pid ?? 0)?.parent ?? 0;
  const own = statOf(postmaster);
  const children = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const ticks = children.filter(({ parent }) => parent === postmaster).map(({ worked }) => worked);
  return ((own?.worked ?? 0) + (own?.reaped ?? 0) + ticks.reduce((sum, each) => sum + each, 0)) * tickMs;
}

type Stat = Readonly<{ parent: number; worked: number; reaped: number }>;

/** Ticks that a process worked, and its children that have ended; null when it is gone. */
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map((index) => fields[index] ?? 0);
    return { parent: parent ?? 0, worked: (user ?? 0) + (system ?? 0), reaped: (childUser ?? 0) + (childSystem ?? 0) };
  } catch {
    return null;
  }
}
