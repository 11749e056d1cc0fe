import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessAlive, processStart } from '../platform/postgres/process-table.ts';
import { launchFailure } from './launch-failure.ts';

/** Who runs on a data folder. */
export type Holder = Readonly<{
  pid: number;
  /** tells the process from a later one with the same number; null where the system does not say */
  start: string | null;
  address: string | null;
}>;

export type FolderLock = Readonly<{ tellAddress(address: string): void; release(): void }>;

const lockFile = (folder: string): string => join(folder, 'running.json');

/** The live process that runs on a data folder, or null. What a killed one left behind counts as nobody. */
export function holderOf(folder: string): Holder | null {
  const holder = readHolder(lockFile(folder));
  return holder && isHeld(holder) ? holder : null;
}

/**
 * Takes a data folder for this process alone, over the file of one that was killed.
 * @throws StartFailure naming the address and process of the one that runs there
 */
export function lockFolder(folder: string): FolderLock {
  const path = lockFile(folder);
  const own: Holder = { pid: process.pid, start: processStart(process.pid), address: null };
  const draft = `${path}.${process.pid}-${randomBytes(3).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    // a link is made whole or not at all, and never over another one
    for (let isTaken = false; !isTaken;) {
      isTaken = tryLink(draft, path);
      if (!isTaken) dropStale(folder, path);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    tellAddress: (address) => {
      writeFileSync(draft, JSON.stringify({ ...own, address }));
      renameSync(draft, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the file of a dead process away. What is moved is looked at again: another start may have put its own there meanwhile. */
function dropStale(folder: string, path: string): void {
  const holder = readHolder(path);
  if (holder && isHeld(holder)) throw alreadyRunning(folder, holder);
  const away = `${path}.${process.pid}-stale`;
  try {
    renameSync(path, away);
  } catch {
    return; // another start was quicker; look again
  }
  const moved = readHolder(away);
  if (moved && isHeld(moved)) {
    tryLink(away, path);
    rmSync(away, { force: true });
    throw alreadyRunning(folder, moved);
  }
  rmSync(away, { force: true });
}

function alreadyRunning(folder: string, { pid, address }: Holder) {
  return launchFailure('launch.already_running', { folder, pid, address: address ?? '启动中 / starting' });
}

function isHeld({ pid, start }: Holder): boolean {
  return isProcessAlive(pid) && processStart(pid) === start;
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null; // none, or no whole one
  }
}
