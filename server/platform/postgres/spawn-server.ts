import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { as, plainEnvironment } from './account.ts';
import type { Binaries } from './binaries.ts';
import { dataOf, logOf, type DatabaseFolder } from './database-folder.ts';
import { postmasterOn } from './postmaster-file.ts';
import { serverSettings, usableMemory, writeServerSettings } from './server-settings.ts';

/** One try to start the server: it runs, or what it said before it ended. */
export type Spawned = Readonly<{ pid: number }> | Readonly<{ said: string }>;

/** After a crash the server replays its log before it answers; said every so often, and no limit as long as it lives. */
const stillStartingMs = 10_000;
const lastWordsMs = 1_000;

/** What a server is started from. */
export type ServerAsk = Readonly<{
  folder: DatabaseFolder;
  binaries: Binaries;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}>;

/** Starts the server program on a port and waits until it takes connections or ends. */
export async function spawnServer({ folder, binaries, log }: ServerAsk, port: number): Promise<Spawned> {
  const data = dataOf(folder.path);
  writeServerSettings(data, serverSettings(usableMemory(), logOf(folder.path)));
  const startLog = join(logOf(folder.path), 'start.log');
  const output = openSync(startLog, 'a', 0o600); // another start at the same moment writes there too
  const saidBefore = fstatSync(output).size;
  const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), '-k', socketFolder(folder.path) ?? ''], {
    ...as(folder.account),
    cwd: folder.path,
    env: plainEnvironment(),
    // a session of its own: Ctrl-C at the terminal is for us, who stop the database last
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let end: string | null = null;
  child.once('error', (error) => (end = error.message));
  child.once('exit', (code, signal) => (end ??= `exit ${code ?? signal}`));
  child.unref();
  const startedAt = performance.now();
  for (let toldMs = 0; end === null;) {
    const running = postmasterOn(data);
    if (running?.isReady && running.pid === child.pid) return { pid: running.pid };
    const waitedMs = performance.now() - startedAt;
    if (waitedMs - toldMs > stillStartingMs) {
      toldMs = waitedMs;
      log.info({ waitedSeconds: Math.round(waitedMs / 1000) }, 'the database is still starting: it replays its log after a crash');
    }
    await pause(15);
  }
  const firstWords = readFileSync(startLog).subarray(saidBefore).toString('utf8').trim();
  return { said: [end, firstWords, await lastWords(folder.path, child.pid, firstWords)].filter(Boolean).join('\n') };
}

/** A socket's path may hold 107 bytes; the file's name takes up to 14 of them. Null where only TCP is to be had. */
export function socketFolder(folder: string): string | null {
  return process.platform !== 'win32' && Buffer.byteLength(folder) <= 100 - '/.s.PGSQL.32767'.length ? folder : null;
}

/** The server's own log is written by a process that outlives it for a moment: without its last line nobody knows why it ended. */
async function lastWords(folder: string, pid: number | undefined, firstWords: string): Promise<string> {
  const deadline = performance.now() + (firstWords.includes('redirecting log output') ? lastWordsMs : 0);
  for (;;) {
    const words = serverLogOf(folder, pid);
    if (/FATAL|PANIC/.test(words) || performance.now() > deadline) return words;
    await pause(15);
  }
}

/** What the server wrote to its own log since the process started. */
function serverLogOf(folder: string, pid: number | undefined): string {
  const newest = readdirSync(logOf(folder))
    .filter((name) => name.startsWith('postgresql-'))
    .map((name) => join(logOf(folder), name))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (!newest || pid === undefined) return '';
  const lines = readFileSync(newest, 'utf8').split('\n');
  const first = lines.findIndex((line) => line.includes(`[${pid}]`));
  return first < 0 ? '' : lines.slice(first).join('\n').trim();
}
