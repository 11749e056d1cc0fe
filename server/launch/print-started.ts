import type { EntranceLine } from './assignment.ts';
import type { DataFolder } from './data-folder.ts';
import type { OpenDatabase } from './open-database.ts';

export type Started = Readonly<{
  address: string;
  entrance: readonly EntranceLine[];
  /** of the demo's platforms */
  emulatorUrl: string | null;
  database: Pick<OpenDatabase, 'version' | 'isEmbedded' | 'place'>;
  folder: DataFolder;
  isDemo: boolean;
  /** the last day of a demo that was left and lies aside */
  demoKeptUntil: string | null;
  seconds: number;
}>;

/** The few lines a person needs after a start: where to go, how to get in, where things lie. */
export function printStarted(started: Started): void {
  process.stdout.write(`\n${startedLines(started).join('\n')}\n\n`);
}

export function startedLines({ address, entrance, emulatorUrl, database, folder, isDemo, demoKeptUntil, seconds }: Started): string[] {
  const isElsewhere = database.isEmbedded && !database.place.startsWith(folder.path);
  const kind = database.isEmbedded ? '内置 / embedded' : 'DATABASE_URL';
  return [
    `  知单 Zhidan 已启动 / is running  →  ${address}   (${seconds.toFixed(1)} s)`,
    '',
    ...entrance.map((line) => `  ${line}`),
    ...(entrance.length > 0 ? [''] : []),
    `  数据 / data   ${folder.path}`,
    `  日志 / logs   ${folder.log}`,
    `  数据库 / database   PostgreSQL ${database.version} (${kind})  ${database.place}`,
    ...(isElsewhere
      ? [
          '    ↑ 上级文件夹只允许 root 进入，数据库必须以普通账号运行，所以放在这里',
          '      the folders above admit root alone, and the database runs as an ordinary account: so it lies there',
        ]
      : []),
    ...(emulatorUrl === null ? [] : [`  模拟平台 / emulated platforms   ${emulatorUrl}   (docs/emulators.md)`]),
    ...(isDemo
      ? ['  这是演示；换成自己的店铺：点页面顶部的“演示” / the demo; for your own shops press “Demo” at the top of the page']
      : []),
    ...(demoKeptUntil === null ? [] : [`  演示留到 / the demo is kept until ${demoKeptUntil}；换回 / to return: npx zhidan demo back`]),
    '  Ctrl-C 停止 / stops',
  ];
}
