import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessAlive, processCommand } from './process-table.ts';

/** What a running server says about itself in `postmaster.pid`. */
export type Postmaster = Readonly<{ pid: number; port: number; isReady: boolean }>;

const emptyLimitMs = 5_000;

const fileOf = (dataFolder: string): string => join(dataFolder, 'postmaster.pid');

/** The server that runs on a data folder, or null. A dead one's file, a zombie and a number that another program got since count as none. */
export function postmasterOn(dataFolder: string): Postmaster | null {
  const lines = fileLines(dataFolder);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isProcessAlive(pid)) return null;
  const command = processCommand(pid);
  if (command !== null && !command.includes(dataFolder)) return null;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * Makes PostgreSQL treat a left-over `postmaster.pid` as stale where it would refuse to start: the number in it belongs to
 * an unreaped zombie or to another program. It takes its parent's number, ours, for stale, and goes on to check shared memory,
 * which guards against server processes that are still alive. Deleting the file would skip that check.
 */
export function markStale(dataFolder: string): void {
  dropEmpty(dataFolder);
  const lines = fileLines(dataFolder);
  if (lines.length < 2 || postmasterOn(dataFolder)) return;
  writeFileSync(fileOf(dataFolder), [String(process.pid), ...lines.slice(1)].join('\n'));
}

/** A server makes its file and fills it at once. One that was killed in between had no shared memory yet, and its file stops every start. */
function dropEmpty(dataFolder: string): void {
  const file = statSync(fileOf(dataFolder), { throwIfNoEntry: false });
  if (file?.size === 0 && Date.now() - file.mtimeMs > emptyLimitMs) rmSync(fileOf(dataFolder), { force: true });
}

function fileLines(dataFolder: string): string[] {
  try {
    return readFileSync(fileOf(dataFolder), 'utf8').split('\n');
  } catch {
    return [];
  }
}
