import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { ownName } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { databaseFolder, dataOf, logOf, passwordOf, productPassword, type DatabaseFolder } from './database-folder.ts';
import { maintenanceRole, productRole } from './database-role.ts';
import { freePort, highestPort } from './free-port.ts';
import { diskFull, makeCluster } from './make-cluster.ts';
import { postgresFailure } from './postgres-failure.ts';
import { markStale, postmasterOn } from './postmaster-file.ts';
import { socketFolder, spawnServer, type ServerAsk } from './spawn-server.ts';
import { stopServer } from './stop-server.ts';
import { watchServer } from './watch-server.ts';

export type PostgresAsk = Readonly<{
  /** where the database may live; made when missing */
  dataDir: string;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
}>;

/** An embedded server that takes connections and is restarted when it dies. */
export type RunningPostgres = Readonly<{
  /** connection URL of a database on it, for the product's role, which `ensureDatabase` makes; stays valid over restarts */
  urlOf(database: string): string;
  /** the same for the superuser: to make roles and databases, not to work with */
  adminUrlOf(database: string): string;
  /** `18.4` */
  version: string;
  /** it ran already: a process of ours that died left it, or another one of ours uses it */
  isAttached: boolean;
  /** where it lives; elsewhere than asked when its account could not enter that */
  folder: string;
  /** Ends it, attached or not; open transactions are rolled back. */
  stop(): Promise<void>;
  /** Lets it run on without watching it any more. */
  leave(): void;
}>;

type Up = Readonly<{ pid: number; port: number; version: string; isAttached: boolean }>;

/** How long a server that is about to end, or that lost its number to another program, may hold us up. */
const patienceMs = 60_000;

/**
 * Starts the embedded PostgreSQL on a folder, making the cluster when there is none, or attaches to the one that runs there.
 * @throws StartFailure with the cure when it cannot
 */
export async function startPostgres({ dataDir, log }: PostgresAsk): Promise<RunningPostgres> {
  const folder = databaseFolder(dataDir);
  const binaries = postgresBinaries(folder.account, folder.path);
  makeCluster(folder, binaries);
  const product = { role: productRole, password: productPassword(folder) };
  const place = { folder, binaries, log };
  const up = await bringUp(place, null);
  const watch = watchServer(up.pid, async () => (await bringUp(place, up.port)).pid, log);
  return {
    urlOf: (database) => urlOf({ folder, port: up.port, database }, product),
    adminUrlOf: (database) => adminUrlOf({ folder, port: up.port, database }),
    version: up.version,
    isAttached: up.isAttached,
    folder: folder.path,
    stop: async () => {
      await stopServer(await watch.end(), log);
    },
    leave: () => void watch.end(),
  };
}

/** @param keepPort the port that clients know, after a restart */
async function bringUp(place: ServerAsk, keepPort: number | null): Promise<Up> {
  const data = dataOf(place.folder.path);
  const deadline = performance.now() + patienceMs;
  let port = keepPort ?? (await nextPort(firstPortFor(data)));
  for (;;) {
    const running = postmasterOn(data);
    const attached = running && (await attach(place, running));
    if (attached) return attached;
    if (!running) {
      markStale(data);
      const spawned = await spawnServer(place, port);
      if ('pid' in spawned) return { pid: spawned.pid, port, version: place.binaries.version, isAttached: false };
      const isPortTaken = /could not create any TCP\/IP sockets/.test(spawned.said);
      if (isPortTaken && keepPort === null) port = await nextPort(port + 1);
      else if (!isPassing(spawned.said, isPortTaken) || performance.now() > deadline) throw failureOf(place.folder, spawned.said);
    }
    if (running && performance.now() > deadline)
      throw postgresFailure('postgres.not_ours', { folder: place.folder.path, pid: running.pid, problem: 'timeout' });
    await pause(100);
  }
}

/** Null when the server found is still starting, is ending, or was ended because it is of another minor version. */
async function attach(place: ServerAsk, running: Readonly<{ pid: number; port: number; isReady: boolean }>): Promise<Up | null> {
  if (!running.isReady) return null;
  const answer = await askServer(adminUrlOf({ folder: place.folder, port: running.port, database: 'postgres' }));
  if ('problem' in answer) {
    if (!answer.isFinal) return null;
    throw postgresFailure('postgres.not_ours', { folder: place.folder.path, pid: running.pid, problem: answer.problem });
  }
  if (realpathSync(answer.data) !== realpathSync(dataOf(place.folder.path))) return null;
  if (answer.version === place.binaries.version) return { ...running, version: answer.version, isAttached: true };
  place.log.info({ found: answer.version, wanted: place.binaries.version }, 'restarting the database with its new version');
  await stopServer(running.pid, place.log);
  return null;
}

async function askServer(url: string): Promise<{ version: string; data: string } | { problem: string; isFinal: boolean }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // a server that goes away while we ask ends the question, not us
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; data: string }>(
      "select current_setting('server_version') as version, current_setting('data_directory') as data",
    );
    return rows[0] ?? { problem: 'no answer', isFinal: false };
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    return { problem: message, isFinal: code === '28P01' || code === '28000' };
  } finally {
    await client.end().catch(() => undefined);
  }
}

type Address = Readonly<{ folder: DatabaseFolder; port: number; database: string }>;

function adminUrlOf(address: Address): string {
  return urlOf(address, { role: maintenanceRole, password: readFileSync(passwordOf(address.folder.path), 'utf8').trim() });
}

function urlOf({ folder, port, database }: Address, { role, password }: Readonly<{ role: string; password: string }>): string {
  const socket = socketFolder(folder.path);
  const host = socket ? `?host=${encodeURIComponent(socket)}` : '';
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}${host}`;
}

/** The same folder starts looking at the same port, so that its address rarely changes. */
function firstPortFor(data: string): number {
  return 15_000 + (createHash('sha256').update(data).digest().readUInt32BE() % 15_000);
}

async function nextPort(first: number): Promise<number> {
  const port = await freePort(first);
  if (port === null) throw postgresFailure('postgres.no_port', { from: first, to: highestPort });
  return port;
}

/** Whether the server refused for a reason that passes: processes of a killed one still end, or another start was quicker. */
function isPassing(said: string, isPortTaken: boolean): boolean {
  return isPortTaken || /pre-existing shared memory block|lock file "[^"]+" (?:already exists|is empty)/.test(said);
}

function failureOf(folder: DatabaseFolder, said: string) {
  if (/No space left on device/.test(said)) return diskFull(folder.path);
  const problem = said.split('\n').slice(-5).join(' | ');
  if (/Permission denied|invalid permissions|wrong ownership/.test(said))
    return postgresFailure('postgres.folder_unusable', { folder: folder.path, problem, user: folder.account?.name ?? ownName() });
  return postgresFailure('postgres.not_started', { log: logOf(folder.path), problem });
}
