import { lastDayKept } from '@zhidan/core/guide/leaving/kept-demo.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { createLog } from '../../platform/log/create-log.ts';
import { withMerchantDb } from '../../platform/db/with-merchant-db.ts';
import { dropDemosAside, worldsOf, type Worlds } from '../../platform/db/worlds.ts';
import type { Settings } from '../../settings.ts';
import { openDataFolder } from '../data-folder.ts';
import { openDatabase } from '../open-database.ts';
import { tell } from '../tell.ts';
import { changeWorld } from './change-world.ts';
import { demoUsage } from './demo-usage.ts';
import { dropStoriesAside } from './story-file.ts';

const askedWrongly = 2;
const afterAllDays = '9999-12-31';

/** Leaves the demo, comes back to it, drops what is kept of it, or tells how things stand; answers the exit code. */
export async function runDemo(settings: Settings, rest: readonly string[]): Promise<number> {
  const [what = '', ...more] = rest;
  const run = more.length === 0 && Object.hasOwn(acts, what) ? acts[what] : undefined;
  if (run) return run(settings);
  process.stderr.write(`${demoUsage['zh-CN']}\n\n${demoUsage.en}\n`);
  return askedWrongly;
}

const acts: Readonly<Record<string, (settings: Settings) => Promise<number>>> = { leave, back, drop, show };

const log = () => createLog({ level: 'warn', process: 'command' });

async function leave(settings: Settings): Promise<number> {
  const ended = await changeWorld(settings, 'own', log());
  tell(
    ended === 'already'
      ? { 'zh-CN': '已经是自己的店铺', en: 'these are your own shops already' }
      : {
          'zh-CN': '演示已收起。启动后从这里开始自己的店铺：npm start；7 天内可换回：npx zhidan demo back',
          en: 'the demo is laid aside; npm start begins with your own shops, npx zhidan demo back returns within 7 days',
        },
  );
  return 0;
}

async function back(settings: Settings): Promise<number> {
  const ended = await changeWorld(settings, 'demo', log());
  tell(
    ended === 'already'
      ? { 'zh-CN': '现在就是演示', en: 'this is the demo already' }
      : {
          'zh-CN': '已换回演示，自己的店铺原样留着：npx zhidan demo leave 再换回去。启动：npm start',
          en: 'the demo is back and your own shops are kept as they are: npx zhidan demo leave returns to them. Begin with npm start',
        },
  );
  return 0;
}

async function drop(settings: Settings): Promise<number> {
  const dropped = await inDatabase(settings, (ask) =>
    withMerchantDb(ask, (db) => dropDemosAside(db, { merchantName: ask.merchantName, before: afterAllDays })),
  );
  dropStoriesAside(openDataFolder(settings.dataDir).story, afterAllDays);
  tell(
    dropped.length > 0
      ? { 'zh-CN': '留着的演示数据已删除', en: 'the demo that was kept is deleted' }
      : { 'zh-CN': '没有留着的演示数据', en: 'no demo is kept' },
  );
  return 0;
}

async function show(settings: Settings): Promise<number> {
  const { live, aside } = await inDatabase(settings, (ask) => withMerchantDb(ask, (db) => worldsOf(db, ask.merchantName)));
  tell(liveWords[live ?? 'none'], { merchant: settings.merchantName });
  for (const { kind, day } of aside)
    tell(
      kind === 'demo'
        ? { 'zh-CN': '留着演示，{until} 之前可换回：npx zhidan demo back', en: 'the demo is kept until {until}: npx zhidan demo back' }
        : {
            'zh-CN': '留着自己的店铺（{day} 收起）：npx zhidan demo leave',
            en: 'your own shops are kept (since {day}): npx zhidan demo leave',
          },
      { day, until: lastDayKept(day) },
    );
  return 0;
}

const liveWords: Readonly<Record<NonNullable<Worlds['live']> | 'none', Words>> = {
  demo: { 'zh-CN': '商家 {merchant} 现在是演示', en: 'merchant {merchant} is the demo' },
  own: { 'zh-CN': '商家 {merchant} 现在是自己的店铺', en: 'merchant {merchant} is your own' },
  none: { 'zh-CN': '商家 {merchant} 还没有启动过', en: 'merchant {merchant} was never started' },
};

async function inDatabase<Value>(
  settings: Settings,
  run: (ask: Readonly<{ databaseUrl: string; merchantName: string }>) => Promise<Value>,
): Promise<Value> {
  const database = await openDatabase(settings, openDataFolder(settings.dataDir), log());
  try {
    return await run({ databaseUrl: database.url, merchantName: settings.merchantName });
  } finally {
    await database.leave();
  }
}
