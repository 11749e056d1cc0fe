import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory, where Linux has one. */
const memory = '/dev/shm';
/** Room for the clusters of both lanes with their logs, and to spare: a memory that is full fails tests. */
const roomBytes = 6 * 1024 ** 3;
const prefix = 'zhidan-test-';

/**
 * A folder for the temporary files of tests. They make and remove databases of a thousand files each all the time, which costs twenty times
 * as much on a disk; so it lies in memory where there is plenty of it. Every account may enter, as with any temporary folder.
 */
export function quickFolder(): string {
  if (hasRoom()) {
    removeLeftOvers();
    const folder = newFolder(memory);
    if (mayExecute(folder)) return folder;
    removeFolder(folder);
  }
  return newFolder(tmpdir());
}

function newFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  chmodSync(folder, 0o1777);
  return folder;
}

/** Browser and database are started from there; some containers forbid it. */
function mayExecute(folder: string): boolean {
  const program = join(folder, 'try');
  writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 0;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > roomBytes && process.availableMemory() > roomBytes;
  } catch {
    return false; // no Linux, or nothing mounted there
  }
}

/** What lies in memory is there until somebody removes it: a run that was killed could not. */
function removeLeftOvers(): void {
  for (const name of readdirSync(memory)) {
    const pid = name.startsWith(prefix) && Number(name.slice(prefix.length).split('-')[0]);
    if (pid && !isAlive(pid)) removeFolder(join(memory, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
