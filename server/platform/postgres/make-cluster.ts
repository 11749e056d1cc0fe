import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { as, ownName, plainEnvironment } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clusterOf, dataOf, passwordOf, type DatabaseFolder } from './database-folder.ts';
import { postgresFailure } from './postgres-failure.ts';
import { maintenanceRole } from './database-role.ts';
import { isProcessAlive } from './process-table.ts';
import { settingsInclude } from './server-settings.ts';

/** `C.UTF-8` first: under plain `C` PostgreSQL's trigram index sees no Chinese character. */
const locales: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['en-US', 'C'],
  darwin: ['C.UTF-8', 'en_US.UTF-8'],
};
const linuxLocales = ['C.UTF-8', 'en_US.UTF-8'];

/**
 * Makes the cluster when there is none: under another name and renamed when whole, so that a kill leaves nothing half.
 * Of two processes that make it at once, the slower drops its own.
 * @throws StartFailure when it cannot be made, is of another major version, or is not whole
 */
export function makeCluster(folder: DatabaseFolder, binaries: Binaries): void {
  const cluster = clusterOf(folder.path);
  if (!existsSync(cluster)) {
    dropAbandoned(folder.path);
    const half = `${cluster}.${process.pid}-${randomBytes(3).toString('hex')}`;
    try {
      initdb(folder, binaries, half);
      renameSync(half, cluster);
    } catch (error) {
      if (!existsSync(cluster)) throw error;
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
  }
  refuseUnusable(folder.path, binaries);
}

function initdb(folder: DatabaseFolder, binaries: Binaries, half: string): void {
  const { account } = folder;
  const password = join(half, 'password');
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) for (const path of [half, password]) chownSync(path, account.uid, account.gid);
  const data = join(half, 'data');
  let output = '';
  for (const locale of locales[process.platform] ?? linuxLocales) {
    const run = spawnSync(
      binaries.initdb,
      ['-D', data, '-U', maintenanceRole, `--pwfile=${password}`, `--locale=${locale}`, '-E', 'UTF8', '--auth=scram-sha-256'],
      { ...as(account), cwd: half, encoding: 'utf8', env: plainEnvironment() },
    );
    output = `${run.error?.message ?? ''}${run.stderr}`.trim();
    if (run.status === 0) {
      appendFileSync(join(data, 'postgresql.conf'), settingsInclude);
      return;
    }
    if (!output.includes('locale')) break;
    rmSync(data, { recursive: true, force: true });
  }
  throw output.includes('No space left')
    ? diskFull(folder.path)
    : postgresFailure('postgres.not_started', { log: folder.path, problem: output });
}

export function diskFull(folder: string) {
  const { bavail, bsize } = statfsSync(folder);
  return postgresFailure('postgres.disk_full', { folder, freeMb: Math.floor((bavail * bsize) / 1_048_576) });
}

function dropAbandoned(folder: string): void {
  for (const entry of readdirSync(folder)) {
    const pid = /^cluster\.(\d+)-/.exec(entry)?.[1];
    if (pid && !isProcessAlive(Number(pid))) rmSync(join(folder, entry), { recursive: true, force: true });
  }
}

function refuseUnusable(folder: string, binaries: Binaries): void {
  const data = dataOf(folder);
  for (const path of [join(data, 'PG_VERSION'), passwordOf(folder), join(data, 'global', 'pg_control')])
    if (!existsSync(path)) throw postgresFailure('postgres.folder_incomplete', { folder, missing: path.slice(folder.length + 1) });
  const found = readOrRefuse(join(data, 'PG_VERSION'), folder).trim();
  const wanted = binaries.version.split('.')[0] ?? '';
  if (found !== wanted) throw postgresFailure('postgres.other_version', { folder, found, wanted });
}

function readOrRefuse(path: string, folder: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw postgresFailure('postgres.folder_unusable', {
      folder,
      problem: `${basename(path)}: ${(error as Error).message}`,
      user: ownName(),
    });
  }
}
