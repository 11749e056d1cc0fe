import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { collectedLog, silentLog } from '../../testing/test-log.ts';
import { until } from '../../testing/until.ts';
import { StartFailure } from '../start-failure.ts';
import { isRoot } from './account.ts';
import { ensureDatabase } from './ensure-database.ts';
import { postmasterOn } from './postmaster-file.ts';
import { isProcessAlive } from './process-table.ts';
import { startPostgres, type RunningPostgres } from './start-postgres.ts';

/** A folder whose server was started and stopped: making a cluster takes ten times as long as copying one. */
let used: string;
let root: string;
let folder: string;
let running: RunningPostgres[] = [];
const data = () => join(folder, 'cluster', 'data');
const pidOf = () => postmasterOn(data())?.pid ?? 0;

async function start(log = silentLog()): Promise<RunningPostgres> {
  const postgres = await startPostgres({ dataDir: folder, log });
  running.push(postgres);
  return postgres;
}

/** Goes on in a folder that was used before. */
const useAgain = (): void => void execFileSync('cp', ['-a', join(used, 'postgres'), folder]);

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

async function failure(): Promise<StartFailure> {
  const error = await start().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartFailure);
  return error as StartFailure;
}

function enterableFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'zhidan-postgres-'));
  chmodSync(path, 0o755);
  return path;
}

beforeAll(async () => {
  used = enterableFolder();
  const postgres = await startPostgres({ dataDir: join(used, 'postgres'), log: silentLog() });
  await postgres.stop();
});
afterAll(() => rmSync(used, { recursive: true, force: true }));

beforeEach(() => {
  root = enterableFolder();
  folder = join(root, 'postgres');
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  running = [];
  rmSync(root, { recursive: true, force: true });
});

describe('a new folder', () => {
  test('becomes a server with Chinese-capable text, durable commits and a password', async () => {
    const postgres = await start();
    const url = postgres.adminUrlOf('postgres');
    expect(await ask(url, "select datctype from pg_database where datname = 'postgres'")).toBe('C.UTF-8');
    for (const [name, value] of [
      ['fsync', 'on'],
      ['synchronous_commit', 'on'],
      ['full_page_writes', 'on'],
      ['random_page_cost', '1.1'],
      ['TimeZone', 'UTC'],
      ['listen_addresses', '127.0.0.1'],
      ['log_error_verbosity', 'terse'],
    ])
      expect(await ask(url, `select current_setting('${name}')`), name).toBe(value);
    expect(postgres.version).toMatch(/^18\./);
    expect(postgres.isAttached).toBe(false);
    const passwordless = url.replace(/zhidan:[^@]+@/, 'zhidan:wrong@').replace(/\?.*/, '');
    await expect(ask(passwordless, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('is private to the account of the server', async () => {
    await start();
    for (const path of [folder, data(), join(folder, 'log')]) expect(statSync(path).mode & 0o077, path).toBe(0);
    for (const name of ['password', 'product-password']) {
      const { mode, uid } = statSync(join(folder, 'cluster', name));
      expect(mode & 0o777, name).toBe(0o600);
      expect(uid, name).toBe(statSync(data()).uid);
    }
    if (isRoot()) expect(statSync(data()).uid).not.toBe(0);
  });

  test('reached by two starts at once becomes one cluster with one server', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    await ensureDatabase(one, '商家');
    expect(await ask(other.urlOf('商家'), 'select current_database()')).toBe('商家');
    expect(readdirSync(folder).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });

  test('in which making the cluster was killed half way is made anew', async () => {
    const half = join(folder, 'cluster.2147483646-abcdef'); // no process has this number
    mkdirSync(join(half, 'data'), { recursive: true });
    writeFileSync(join(half, 'data', 'PG_VERSION'), '18\n');
    await start();
    expect(existsSync(half)).toBe(false);
  });

  test('with a path too long for a socket is served over TCP alone', async () => {
    folder = join(root, 'x'.repeat(60), '文件夹'.repeat(6), 'postgres');
    const postgres = await start();
    expect(postgres.adminUrlOf('postgres')).not.toContain('host=');
    expect(await ask(postgres.adminUrlOf('postgres'), 'select 1')).toBe(1);
  });
});

describe('a folder that was used before', () => {
  beforeEach(useAgain);

  test('keeps its data and its passwords over a stop and a start', async () => {
    const first = await start();
    const url = await ensureDatabase(first, 'kept');
    await ask(url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(second.isAttached).toBe(false);
    expect(second.adminUrlOf('kept')).toBe(first.adminUrlOf('kept'));
    expect(await ask(second.urlOf('kept'), 'select answer from kept')).toBe(42);
  });

  test('on which the server still runs is attached to, and stopped by whoever stops it', async () => {
    const first = await start();
    first.leave();
    const pid = pidOf();
    const second = await start();
    expect(second.isAttached).toBe(true);
    expect(second.urlOf('x')).toBe(first.urlOf('x'));
    await second.stop();
    expect(isProcessAlive(pid)).toBe(false);
  });

  test('whose server was killed starts again and has lost nothing committed', async () => {
    const first = await start();
    const url = await ensureDatabase(first, 'kept');
    await ask(url, 'create table kept as select 42 as answer');
    first.leave();
    process.kill(pidOf(), 'SIGKILL');
    const second = await start();
    expect(await ask(second.urlOf('kept'), 'select answer from kept')).toBe(42);
  });

  test('whose server was killed before it wrote into its lock starts', async () => {
    writeFileSync(join(data(), 'postmaster.pid'), '');
    const aMinuteAgo = Date.now() / 1000 - 60;
    utimesSync(join(data(), 'postmaster.pid'), aMinuteAgo, aMinuteAgo);
    expect((await start()).isAttached).toBe(false);
  });

  test('whose left-over lock names a process that is now another program starts', async () => {
    const other = spawn('sleep', ['60']);
    const now = Math.floor(Date.now() / 1000);
    writeFileSync(join(data(), 'postmaster.pid'), `${other.pid}\n${data()}\n${now}\n15432\n${folder}\n127.0.0.1\n  12345  0\nready   \n`);
    try {
      expect((await start()).isAttached).toBe(false);
    } finally {
      other.kill();
    }
  });
});

test('a server that dies under us is restarted at the same address, and the log says so', async () => {
  useAgain();
  const { log, lines } = collectedLog();
  const postgres = await start(log);
  const url = postgres.adminUrlOf('postgres');
  const killed = pidOf();
  process.kill(killed, 'SIGKILL');
  await until('another server runs', () => pidOf() !== 0 && pidOf() !== killed, 20_000);
  await until('it answers', () => ask(url, 'select 1').catch(() => null), 20_000);
  expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['the database died and is being restarted']));
});

describe('what a person must cure is told with the cure', () => {
  test('a cluster of another major version', async () => {
    useAgain();
    writeFileSync(join(data(), 'PG_VERSION'), '16\n');
    const { code, words } = await failure();
    expect(code).toBe('postgres.other_version');
    expect(words.en).toContain('made by PostgreSQL 16; this release brings PostgreSQL 18');
  });

  test('a cluster of which a part was deleted', async () => {
    useAgain();
    rmSync(join(data(), 'global', 'pg_control'));
    const { code, words } = await failure();
    expect(code).toBe('postgres.folder_incomplete');
    expect(words.en).toContain('cluster/data/global/pg_control');
  });

  test('a place where no folder can be made', async () => {
    writeFileSync(folder, 'a file');
    const { code, words } = await failure();
    expect(code).toBe('postgres.folder_unusable');
    expect(words.en).toContain(folder);
  });

  test('settings of the operator that the server refuses, with what it said', async () => {
    useAgain();
    writeFileSync(join(data(), 'own.conf'), "shared_buffers = 'plenty'\n");
    chmodSync(join(data(), 'own.conf'), 0o644);
    const { code, words } = await failure();
    expect(code).toBe('postgres.not_started');
    expect(words.en).toContain('shared_buffers');
  });
});

test('the log of the server is kept in its folder, without the values of failed statements', async () => {
  useAgain();
  const postgres = await start();
  const url = await ensureDatabase(postgres, 'shop');
  await ask(url, 'create table people (phone text primary key)');
  await ask(url, "insert into people values ('13800138000')");
  await expect(ask(url, "insert into people values ('13800138000')")).rejects.toThrow(/duplicate key/);
  const log = await until('the server logged it', () => {
    const text = readdirSync(join(folder, 'log'))
      .map((name) => readFileSync(join(folder, 'log', name), 'utf8'))
      .join('');
    return text.includes('duplicate key') && text;
  });
  expect(log).not.toContain('13800138000');
});
