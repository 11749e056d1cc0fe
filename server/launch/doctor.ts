import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { say, type Words, type WordValues } from '@zhidan/core/kernel/words.ts';
import { isRoot, ownName, postgresAccount } from '../platform/postgres/account.ts';
import { postgresBinaries, sharedFolder } from '../platform/postgres/binaries.ts';
import { freePort } from '../platform/postgres/free-port.ts';
import { StartFailure } from '../platform/start-failure.ts';
import type { Settings } from '../settings.ts';
import { holderOf } from './folder-lock.ts';
import { openDataFolder } from './data-folder.ts';
import { openDatabase } from './open-database.ts';
import { createLog } from '../platform/log/create-log.ts';

/** One look at the machine: well or not, with the value found and the cure. */
export type Finding = Readonly<{ ok: boolean; words: Words }>;

const enoughDiskMb = 2_000;
const enoughMemoryMb = 1_500;

/** Looks at everything a start needs, without changing anything but the data folder's own database. */
export async function diagnose(settings: Settings): Promise<Finding[]> {
  const looks = [lookAtNode, lookAtMemory, lookAtFolder, lookAtDisk, lookAtPort, lookAtDemo, lookAtBinaries, lookAtDatabase];
  const findings: Finding[] = [];
  for (const look of looks) {
    try {
      findings.push(await look(settings));
    } catch (error) {
      const words = error instanceof StartFailure ? error.words : { 'zh-CN': String(error), en: String(error) };
      findings.push({ ok: false, words });
    }
  }
  return findings;
}

function finding(ok: boolean, words: Words, values: WordValues): Finding {
  return { ok, words: { 'zh-CN': say(words, 'zh-CN', values), en: say(words, 'en', values) } };
}

function lookAtNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  return finding(
    ok,
    { 'zh-CN': 'Node {version}（需要 22.18 或更新）', en: 'Node {version} (22.18 or later needed)' },
    { version: process.version },
  );
}

function lookAtMemory(): Finding {
  const freeMb = Math.floor(totalmem() / 1_048_576);
  return finding(
    freeMb >= enoughMemoryMb,
    { 'zh-CN': '内存 {freeMb} MB（建议至少 {wanted} MB）', en: 'memory {freeMb} MB (at least {wanted} MB advised)' },
    { freeMb, wanted: enoughMemoryMb },
  );
}

function lookAtFolder({ dataDir }: Settings): Finding {
  const existing = nearestFolder(dataDir);
  let ok = true;
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    ok = false;
  }
  return finding(
    ok,
    ok
      ? { 'zh-CN': '数据文件夹 {dataDir} 可写', en: 'the data folder {dataDir} can be written' }
      : {
          'zh-CN': '数据文件夹 {dataDir} 不可写。运行 sudo chown -R {user} {existing}，或用 ZHIDAN_DATA 换一个',
          en: 'the data folder {dataDir} cannot be written. Run sudo chown -R {user} {existing}, or choose another one with ZHIDAN_DATA',
        },
    { dataDir, existing, user: ownName() },
  );
}

function lookAtDisk({ dataDir }: Settings): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(dataDir));
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  return finding(
    freeMb >= enoughDiskMb,
    { 'zh-CN': '磁盘剩余 {freeMb} MB（建议至少 {wanted} MB）', en: '{freeMb} MB of disk free (at least {wanted} MB advised)' },
    { freeMb, wanted: enoughDiskMb },
  );
}

async function lookAtPort({ host, port, dataDir }: Settings): Promise<Finding> {
  const holder = holderOf(dataDir);
  if (holder)
    return finding(true, { 'zh-CN': '知单正在运行：{address}', en: 'Zhidan runs at {address}' }, { address: holder.address ?? '…' });
  const free = await freePort(port, Math.min(port + 200, 65_535), host);
  if (free === null)
    return finding(
      false,
      { 'zh-CN': '端口 {port} 起没有空闲端口，请改 ZHIDAN_PORT', en: 'no free port from {port} on; change ZHIDAN_PORT' },
      { port },
    );
  return finding(
    true,
    free === port
      ? { 'zh-CN': '端口 {host}:{port} 空闲', en: 'port {host}:{port} is free' }
      : { 'zh-CN': '端口 {port} 被占用，将使用 {free}', en: 'port {port} is taken; {free} will be used' },
    { host, port, free },
  );
}

async function lookAtDemo({ isDemo, emulatorPort, dataDir }: Settings): Promise<Finding> {
  if (!isDemo) return finding(true, { 'zh-CN': '正式使用，不启动模拟平台', en: 'for real use; no emulated platforms are started' }, {});
  const isRunning = holderOf(dataDir) !== null;
  const free = isRunning ? emulatorPort : await freePort(emulatorPort, Math.min(emulatorPort + 200, 65_535), '127.0.0.1');
  return finding(
    free !== null,
    free === null
      ? {
          'zh-CN': '演示的模拟平台从端口 {emulatorPort} 起没有空闲端口，请改 ZHIDAN_EMULATOR_PORT',
          en: 'no free port from {emulatorPort} on for the emulated platforms of the demo; change ZHIDAN_EMULATOR_PORT',
        }
      : { 'zh-CN': '若是演示，模拟平台使用端口 {free} 起', en: 'in a demo the emulated platforms use port {free} or a later one' },
    { emulatorPort, free: free ?? '' },
  );
}

function lookAtBinaries({ databaseUrl }: Settings): Finding {
  if (databaseUrl !== null)
    return finding(true, { 'zh-CN': '使用 DATABASE_URL，不需要内置数据库', en: 'DATABASE_URL is set; no embedded database needed' }, {});
  const account = postgresAccount(null);
  const { version } = postgresBinaries(account, sharedFolder);
  const user = account?.name ?? ownName();
  return finding(
    true,
    isRoot()
      ? {
          'zh-CN': '内置 PostgreSQL {version} 可用（以账号 {user} 运行）',
          en: 'the embedded PostgreSQL {version} works (as account {user})',
        }
      : { 'zh-CN': '内置 PostgreSQL {version} 可用', en: 'the embedded PostgreSQL {version} works' },
    { version, user },
  );
}

const databaseWords = {
  'zh-CN': '数据库 PostgreSQL {version} 可连接：{place}',
  en: 'the database, PostgreSQL {version}, answers: {place}',
};

const superuserWords = {
  'zh-CN':
    '数据库 PostgreSQL {version} 可连接：{place}，但 DATABASE_URL 的账号 {user} 是超级用户：数据库不会拒绝它的任何操作，一条写错的语句就能改掉或删掉操作日志。请改用只拥有该数据库的普通账号；若 {user} 是知单专用的，由另一个超级用户执行 alter role {user} nosuperuser; 即可（见 docs/operating.md）',
  en: 'the database, PostgreSQL {version}, answers: {place}; but {user}, the account of DATABASE_URL, is a superuser: the database refuses it nothing, so one wrong statement can change or delete the journal. Use an ordinary account that owns this database alone; where {user} is for Zhidan only, let another superuser run alter role {user} nosuperuser; (docs/operating.md)',
};

async function lookAtDatabase(settings: Settings): Promise<Finding> {
  const log = createLog({ level: 'silent', process: 'command' });
  if (settings.databaseUrl === null && !existsSync(settings.dataDir))
    return finding(true, { 'zh-CN': '数据库将在首次启动时创建', en: 'the database will be made at the first start' }, {});
  const database = await openDatabase(settings, openDataFolder(settings.dataDir), log);
  await database.leave();
  const { version, place, superuser } = database;
  return finding(superuser === null, superuser === null ? databaseWords : superuserWords, { version, place, user: superuser ?? '' });
}

function nearestFolder(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? path : nearestFolder(dirname(path));
}
