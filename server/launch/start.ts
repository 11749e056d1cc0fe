import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { createLog } from '../platform/log/create-log.ts';
import type { Settings } from '../settings.ts';
import type { Assignment } from './assignment.ts';
import { buildWeb } from './build-web.ts';
import { childEnvironment } from './child-environment.ts';
import { choosePort } from './choose-port.ts';
import { openDataFolder, secretKeyOf, type DataFolder } from './data-folder.ts';
import { runDevelopment } from './development.ts';
import { watchForEnd, type Ending } from './ending.ts';
import { lockFolder } from './folder-lock.ts';
import { keepEmulators } from './keep-emulators.ts';
import { keepProcess, type KeptProcess } from './keep-process.ts';
import { openLogFile, rotateLogFile } from './log-file.ts';
import { migrateDatabase } from './migrate-database.ts';
import { openDatabase } from './open-database.ts';
import { productVersion } from './open-deployment.ts';
import { printStarted } from './print-started.ts';
import { tell, tellFailure } from './tell.ts';
import { changeWorld } from './worlds/change-world.ts';
import { settleWorld } from './worlds/settle-world.ts';

/** `start` serves the built web; `dev` serves it from its sources and restarts processes when theirs change. */
export type StartMode = 'start' | 'dev';

/** What is undone when the product ends, last done first. Each step may wait for something that is still being done. */
type UndoStep = () => Promise<void> | void;

class Ended extends Error {}

const rotateEveryMs = 60_000;

/**
 * Runs the whole product until it is told to end: database, migrations, web, server, worker, and the emulators of a demo.
 * When somebody leaves the demo, all of it ends and starts anew on their own shops, at the same address.
 * Answers the exit code: 0 after a wish to end, 1 when it could not start.
 */
export async function start(settings: Settings, mode: StartMode): Promise<number> {
  process.stdout.on('error', () => undefined); // a terminal that was closed must not keep us from ending in order
  const ending = watchForEnd();
  for (let asked = settings; ;) {
    const end = await runUntilEnd(asked, mode, ending);
    if (typeof end === 'number') return end;
    await changeWorld(settings, 'own', createLog({ level: 'warn', process: 'launcher' })).catch(tellFailure); // then the demo goes on
    asked = { ...settings, port: end.port };
  }
}

/** The port it ran on, when it ended because somebody left the demo. */
type DemoLeft = Readonly<{ port: number }>;

async function runUntilEnd(settings: Settings, mode: StartMode, ending: Ending): Promise<number | DemoLeft> {
  const undo: UndoStep[] = [];
  const left = Promise.withResolvers<DemoLeft>();
  let end: number | DemoLeft = 0;
  try {
    await bringUp(settings, mode, { ending, undo, startedAt: performance.now(), leaveDemo: left.resolve });
    end = await Promise.race([ending.reason.then(() => 0), left.promise]);
  } catch (error) {
    if (!(error instanceof Ended)) {
      tellFailure(error);
      end = 1;
    }
  }
  if (end === 0) tell({ 'zh-CN': '正在停止…', en: 'stopping…' });
  if (typeof end === 'object') tell({ 'zh-CN': '正在收起演示，换成自己的店铺…', en: 'laying the demo aside for shops of your own…' });
  for (const step of undo.toReversed()) await Promise.resolve(step()).catch((error: unknown) => tellFailure(error));
  return end;
}

type Course = Readonly<{ ending: Ending; undo: UndoStep[]; startedAt: number; leaveDemo(from: DemoLeft): void }>;

async function bringUp(settings: Settings, mode: StartMode, { ending, undo, startedAt, leaveDemo }: Course): Promise<void> {
  const unlessEnded = <Value>(work: Promise<Value>): Promise<Value> =>
    Promise.race([
      work,
      ending.reason.then(() => {
        throw new Ended();
      }),
    ]);
  const folder = openDataFolder(settings.dataDir);
  const lock = lockFolder(folder.path);
  undo.push(() => lock.release());
  const log = openLog(settings, folder, undo);
  log.info({ mode, version: productVersion(), node: process.version }, 'starting');

  const opening = openDatabase(settings, folder, log);
  undo.push(async () => (await opening.catch(() => null))?.stop());
  const building = mode === 'start' ? buildWeb(folder, ending.signal) : Promise.resolve(null);
  building.catch(() => undefined); // waited for below
  const database = await unlessEnded(opening);
  const schema = { databaseUrl: database.url, merchantName: settings.merchantName };
  await unlessEnded(migrateDatabase(schema, log));
  const world = await unlessEnded(settleWorld({ ...schema, isDemo: settings.isDemo }, folder));
  const emulators = world.isDemo ? await unlessEnded(keepEmulators(settings, folder, log)) : null;
  undo.push(async () => emulators?.stop());
  const webFolder = await unlessEnded(building);

  const assignment: Assignment = {
    ...settings,
    isDemo: world.isDemo,
    databaseUrl: database.url,
    isEmbeddedDatabase: database.isEmbedded,
    secretKey: settings.secretKey ?? secretKeyOf(folder),
    port: await unlessEnded(choosePort(settings, settings.port)),
    webFolder,
    emulatorUrl: (await emulators?.address) ?? null,
    checksAnswers: mode === 'dev',
  };
  const keep = keeperOf(settings, folder, { assignment, log, leaveDemo });
  const [server, worker] = [keep('server'), keep('worker')];
  undo.push(async () => void (await Promise.all([server.stop(), worker.stop()])));
  ending.onRepeat(() => [server, worker, emulators].forEach((kept) => kept?.kill()));
  const [{ address, entrance }] = await unlessEnded(Promise.all([server.ready, worker.ready]));
  const migrate = () => migrateDatabase(schema, log);
  const shown =
    mode === 'dev'
      ? await runDevelopment({
          settings,
          kept: [server, worker, ...(emulators ? [emulators] : [])],
          migrate,
          apiAddress: address ?? '',
          undo,
        })
      : address;
  lock.tellAddress(shown ?? '');
  const { emulatorUrl } = assignment;
  const seconds = (performance.now() - startedAt) / 1000;
  printStarted({ address: shown ?? '', entrance, emulatorUrl, database, folder, ...world, seconds });
  log.info({ address: shown, startMs: Math.round(performance.now() - startedAt) }, 'started');
}

function openLog(settings: Settings, folder: DataFolder, undo: UndoStep[]): Logger {
  const files = ['launcher', 'server', 'worker', 'emulators'].map((name) => join(folder.log, `${name}.log`));
  const timer = setInterval(() => files.forEach(rotateLogFile), rotateEveryMs);
  undo.push(() => clearInterval(timer));
  const stream = pino.destination({ fd: openLogFile(join(folder.log, 'launcher.log')), sync: true });
  return createLog({ level: settings.logLevel, process: 'launcher', stream });
}

type Keeping = Readonly<{ assignment: Assignment; log: Logger }> & Pick<Course, 'leaveDemo'>;

/** Answers what starts a process of ours and keeps it running. */
function keeperOf(settings: Settings, folder: DataFolder, { assignment, log, leaveDemo }: Keeping) {
  return (name: 'server' | 'worker'): KeptProcess =>
    keepProcess({
      name,
      file: join(import.meta.dirname, `${name}-process.ts`),
      logFile: join(folder.log, `${name}.log`),
      assignment,
      environment: childEnvironment(folder),
      nextPort: (taken) => choosePort(settings, taken + 1),
      onLeaveDemo: (port) => leaveDemo({ port }),
      log,
    });
}
