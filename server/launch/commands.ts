import { setTimeout as pause } from 'node:timers/promises';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { createLog } from '../platform/log/create-log.ts';
import { isProcessAlive } from '../platform/postgres/process-table.ts';
import { readSettings, type Settings } from '../settings.ts';
import type { Assignment, AtWork } from './assignment.ts';
import { auditUsage } from './audit/audit-usage.ts';
import { buildWeb } from './build-web.ts';
import { choosePort } from './choose-port.ts';
import { openDataFolder, secretKeyOf } from './data-folder.ts';
import { watchForEnd } from './ending.ts';
import { holderOf } from './folder-lock.ts';
import { importUsage } from './import/import-usage.ts';
import { migrateDatabase } from './migrate-database.ts';
import { foundWrong } from './exit-code.ts';
import { openDatabase } from './open-database.ts';
import { simulateUsage } from './simulate/simulate-usage.ts';
import { start } from './start.ts';
import { tell, tellFailure } from './tell.ts';
import { demoUsage } from './worlds/demo-usage.ts';
import { settleWorld } from './worlds/settle-world.ts';

/** `takes`: what is written after the name; a command without it takes nothing. */
type Command = Readonly<{ words: Words; takes?: Words; run(settings: Settings, rest: readonly string[]): Promise<number> }>;

/** A running product gets this long to end. */
const stopLimitMs = 60_000;

/** Every command of the terminal, beside `help`. */
export const commands = {
  start: {
    words: { 'zh-CN': '启动全部：数据库、服务、后台、网页', en: 'everything: database, server, worker, web' },
    run: (settings) => start(settings, 'start'),
  },
  dev: { words: { 'zh-CN': '开发模式，修改后自动重载', en: 'everything, with live reload' }, run: (settings) => start(settings, 'dev') },
  serve: {
    words: { 'zh-CN': '只启动网页服务（日志输出到屏幕）', en: 'the web server alone, logging to standard output' },
    run: async (settings) => runAlone(settings, { begin: (await import('./serve.ts')).serve, isServer: true }),
  },
  worker: {
    words: { 'zh-CN': '只启动后台任务（日志输出到屏幕）', en: 'a worker alone, logging to standard output' },
    run: async (settings) => runAlone(settings, { begin: (await import('./work.ts')).work, isServer: false }),
  },
  migrate: {
    words: { 'zh-CN': '升级数据库结构', en: 'bring the database up to date' },
    run: (settings) => withDatabase(settings, runMigrate),
  },
  verify: {
    words: {
      'zh-CN': '校验操作日志是否被改动、订单是否与平台一致（漏单证明）',
      en: 'check that the journal was not changed and that no order is missing',
    },
    run: async (settings) => withDatabase(settings, (await import('./run-verify.ts')).runVerify),
  },
  import: {
    words: {
      'zh-CN': '导入平台导出的订单文件；不写参数可看说明',
      en: 'import a file of orders; without arguments it tells how',
    },
    takes: importUsage,
    run: async (settings, rest) => {
      const { runImportFile } = await import('./import/import-file.ts');
      return withDatabase(settings, (assignment) => runImportFile(assignment, rest));
    },
  },
  audit: {
    words: {
      'zh-CN': '用历史订单试一条审单规则；不写参数可看说明',
      en: 'try an audit rule on past orders; without arguments it tells how',
    },
    takes: auditUsage,
    run: async (settings, rest) => {
      const { runAudit } = await import('./audit/run-audit.ts');
      return withDatabase(settings, (assignment) => runAudit(assignment, rest));
    },
  },
  demo: {
    words: {
      'zh-CN': '离开演示换成自己的店铺，或 7 天内换回；不写参数可看说明',
      en: 'leave the demo for shops of your own, or return to it; without arguments it tells how',
    },
    takes: demoUsage,
    run: async (settings, rest) => (await import('./worlds/run-demo.ts')).runDemo(settings, rest),
  },
  simulate: {
    words: {
      'zh-CN': '模拟一个月的经营，得出各项指标；不动您的数据',
      en: 'a simulated month and what its measures come to; your data is left alone',
    },
    takes: simulateUsage,
    run: async (settings, rest) => {
      const { runSimulate } = await import('./simulate/run-simulate.ts');
      return runSimulate(rest, { settings, withDatabase: (run) => withDatabase(settings, run) });
    },
  },
  doctor: {
    words: { 'zh-CN': '检查环境、权限、版本、磁盘、端口', en: 'check environment, permissions, versions, disk, ports' },
    run: runDoctor,
  },
  stop: { words: { 'zh-CN': '停止正在运行的知单', en: 'end the product that runs on the data folder' }, run: runStop },
  emulators: {
    words: { 'zh-CN': '启动模拟平台（淘宝、抖音等），用于演示与测试', en: 'the emulated platforms (Taobao, Douyin …), for demo and tests' },
    run: async (settings) => (await import('./run-emulators.ts')).runEmulators(settings),
  },
} as const satisfies Readonly<Record<string, Command>>;

/** Runs a command with the settings of the environment; tells what goes wrong and answers the exit code. */
export async function runCommand(name: keyof typeof commands, rest: readonly string[]): Promise<number> {
  try {
    const command: Command = commands[name];
    return await command.run(readSettings(process.env), rest);
  } catch (error) {
    tellFailure(error);
    return 1;
  }
}

/** Does something with the database of the settings: of a running product, or started for this and ended after. */
async function withDatabase(settings: Settings, run: (assignment: Assignment) => Promise<number>): Promise<number> {
  const folder = openDataFolder(settings.dataDir);
  const log = createLog({ level: settings.logLevel === 'info' ? 'warn' : settings.logLevel, process: 'command' });
  const database = await openDatabase(settings, folder, log);
  try {
    return await run({
      ...settings,
      databaseUrl: database.url,
      isEmbeddedDatabase: database.isEmbedded,
      secretKey: settings.secretKey ?? secretKeyOf(folder),
      webFolder: null,
      emulatorUrl: null,
      checksAnswers: false,
    });
  } finally {
    await database.leave();
  }
}

async function runMigrate(assignment: Assignment): Promise<number> {
  const { applied, schemaVersion } = await migrateDatabase(assignment, createLog({ level: 'warn', process: 'command' }));
  tell(
    {
      'zh-CN': '数据库结构为 {schemaVersion}，本次执行 {count} 个迁移',
      en: 'the database is at {schemaVersion}; {count} migrations applied now',
    },
    { schemaVersion, count: applied.length },
  );
  return 0;
}

type Alone = Readonly<{ begin(assignment: Assignment): Promise<AtWork>; isServer: boolean }>;

/** A server or worker by itself: for several machines on one given database, under a supervisor of their own. */
async function runAlone(settings: Settings, { begin, isServer }: Alone): Promise<number> {
  const ending = watchForEnd();
  ending.onRepeat(() => process.exit(1));
  return withDatabase(settings, async (assignment) => {
    await migrateDatabase(assignment, createLog({ level: settings.logLevel, process: 'command' }));
    const folder = openDataFolder(settings.dataDir);
    const { isDemo } = await settleWorld(assignment, folder);
    const webFolder = isServer ? await buildWeb(folder, ending.signal) : null;
    const port = isServer ? await choosePort(settings, settings.port) : settings.port;
    const { address, entrance, close } = await begin({ ...assignment, isDemo, webFolder, port });
    if (address) tell({ 'zh-CN': '服务已启动 → {address}', en: 'the server runs at {address}' }, { address });
    process.stdout.write(entrance.map((line) => `${line}\n`).join(''));
    await ending.reason;
    await close();
    return 0;
  });
}

async function runDoctor(settings: Settings): Promise<number> {
  const { diagnose } = await import('./doctor.ts');
  const findings = await diagnose(settings);
  for (const { ok, words } of findings) process.stdout.write(`${ok ? '✔' : '✘'} ${words['zh-CN']} / ${words.en}\n`);
  return findings.every(({ ok }) => ok) ? 0 : foundWrong;
}

async function runStop(settings: Settings): Promise<number> {
  const holder = holderOf(settings.dataDir);
  if (!holder) {
    tell({ 'zh-CN': '{folder} 上没有正在运行的知单', en: 'nothing runs on {folder}' }, { folder: settings.dataDir });
    return 0;
  }
  process.kill(holder.pid, 'SIGTERM');
  const deadline = performance.now() + stopLimitMs;
  while (isProcessAlive(holder.pid) && performance.now() < deadline) await pause(50);
  const isGone = !isProcessAlive(holder.pid);
  tell(
    isGone
      ? { 'zh-CN': '已停止（进程 {pid}）', en: 'stopped (process {pid})' }
      : {
          'zh-CN': '进程 {pid} 没有在时限内停止。可用 kill -9 {pid} 强制结束，数据不会丢失',
          en: 'process {pid} did not end in time; kill -9 {pid} ends it, and no data is lost',
        },
    { pid: holder.pid },
  );
  return isGone ? 0 : 1;
}
