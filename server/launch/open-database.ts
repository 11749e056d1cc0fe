import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { describeDatabase, type DatabaseDescription } from '../platform/db/describe-database.ts';
import { ensureDatabase } from '../platform/postgres/ensure-database.ts';
import { startPostgres } from '../platform/postgres/start-postgres.ts';
import type { Settings } from '../settings.ts';
import type { DataFolder } from './data-folder.ts';
import { launchFailure } from './launch-failure.ts';
import { tell } from './tell.ts';

/** The database the product runs on. */
export type OpenDatabase = Readonly<{
  url: string;
  version: string;
  isEmbedded: boolean;
  /** where an embedded one lies; for a given one host, port and name */
  place: string;
  /** the account we work as, when no permission is ever refused to it */
  superuser: string | null;
  /** ends an embedded one; leaves a given one alone */
  stop(): Promise<void>;
  /** lets an embedded one run on when it was running before */
  leave(): Promise<void>;
}>;

const embeddedName = 'zhidan';

/** A given server may still be starting, as in a container beside ours. */
const patienceMs = 20_000;
const oldestMajor = 15;

/** Starts the embedded database, or looks at the given one. @throws StartFailure with the cure when it cannot be used */
export async function openDatabase(settings: Pick<Settings, 'databaseUrl'>, folder: DataFolder, log: Logger): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) return givenDatabase(settings.databaseUrl, log);
  const postgres = await startPostgres({ dataDir: folder.postgres, log });
  return {
    url: await ensureDatabase(postgres, embeddedName),
    version: postgres.version,
    isEmbedded: true,
    place: postgres.folder,
    superuser: null,
    stop: () => postgres.stop(),
    leave: async () => (postgres.isAttached ? postgres.leave() : postgres.stop()),
  };
}

async function givenDatabase(url: string, log: Logger): Promise<OpenDatabase> {
  const place = placeOf(url);
  const found = await lookAt(url, place);
  if (found.versionNumber < oldestMajor * 10_000) throw launchFailure('database.too_old', { place, found: found.version });
  if (found.encoding !== 'UTF8') throw launchFailure('database.not_utf8', { place, found: found.encoding });
  if (/^(?:C|POSIX)$/.test(found.ctype)) {
    log.warn({ ctype: found.ctype }, 'the database cannot search Chinese text by index');
    tell(
      {
        'zh-CN': '注意：数据库的 LC_CTYPE 是 {ctype}，中文模糊搜索用不上索引。建议用 locale C.UTF-8 新建数据库',
        en: 'note: the database has LC_CTYPE {ctype}, under which no index serves Chinese text search; a database with locale C.UTF-8 is better',
      },
      { ctype: found.ctype },
    );
  }
  return {
    url,
    version: found.version,
    isEmbedded: false,
    place,
    superuser: found.isSuperuser ? found.user : null,
    stop: async () => undefined,
    leave: async () => undefined,
  };
}

async function lookAt(url: string, place: string): Promise<DatabaseDescription> {
  const deadline = performance.now() + patienceMs;
  for (let isTold = false; ; isTold = true) {
    try {
      return await describeDatabase(url);
    } catch (error) {
      const failure = connectFailure(error as Error & { code?: string }, url, place);
      if (failure.code !== 'database.refused' || performance.now() > deadline) throw failure;
      if (!isTold) tell({ 'zh-CN': '等待数据库 {place} 启动…', en: 'waiting for the database at {place}…' }, { place });
      await pause(1_000);
    }
  }
}

function connectFailure({ code, message }: Error & { code?: string }, url: string, place: string) {
  const user = decodeURIComponent(new URL(url).username) || 'zhidan';
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const problem = message || code || 'no connection'; // a refused connection on several addresses has no message
  if (code === '3D000') return launchFailure('database.missing', { place, database, user });
  if (code === '28P01' || code === '28000') return launchFailure('database.wrong_password', { place, user, problem });
  return launchFailure('database.refused', { place, problem });
}

/** Host, port and database of an address, without user and password. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? (hostname || 'localhost')}:${port || 5432}${pathname}`;
}
