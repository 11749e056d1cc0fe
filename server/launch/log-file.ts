import { copyFileSync, existsSync, openSync, readSync, renameSync, statSync, truncateSync, closeSync } from 'node:fs';

/** A log is started anew at this size; so many old ones are kept. */
const rotateAtBytes = 20 * 1024 * 1024;
const keptCount = 4;

/** Opens a log for appending, for a process of ours to write to directly: it goes on when we are gone. */
export function openLogFile(path: string): number {
  rotateLogFile(path);
  return openSync(path, 'a', 0o600);
}

/**
 * Puts a log that grew too large aside. Its writers keep their open file, so it is copied and emptied, not renamed;
 * they append, so they go on at its new beginning.
 */
export function rotateLogFile(path: string): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < rotateAtBytes) return;
  for (let number = keptCount - 1; number >= 1; number -= 1)
    if (existsSync(`${path}.${number}`)) renameSync(`${path}.${number}`, `${path}.${number + 1}`);
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
}

/** The last lines of a log, for telling why something failed. */
export function lastLines(path: string, count: number): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const tail = Buffer.alloc(Math.min(size, 16_384));
  if (tail.length === 0) return '';
  const file = openSync(path, 'r');
  readSync(file, tail, 0, tail.length, size - tail.length);
  closeSync(file);
  return tail.toString('utf8').trim().split('\n').slice(-count).join('\n');
}
