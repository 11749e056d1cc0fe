import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder, type Settings } from '../settings.ts';
import { choosePort } from './choose-port.ts';
import type { KeptProcess } from './keep-process.ts';
import { tell, tellFailure } from './tell.ts';

export type DevelopmentAsk = Readonly<{
  settings: Settings;
  /** started again when their sources change */
  kept: readonly Pick<KeptProcess, 'restart'>[];
  migrate(): Promise<unknown>;
  apiAddress: string;
  undo: (() => Promise<void> | void)[];
}>;

const watched = ['core', 'server', 'connectors', 'emulators'];
/** An editor or a branch change writes several files at once. */
const settleMs = 150;

/** Live reload: processes start again when their sources change, the web comes from vite. Answers the address to open. */
export async function runDevelopment({ settings, kept, migrate, apiAddress, undo }: DevelopmentAsk): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const reload = async (file: string) => {
    tell({ 'zh-CN': '{file} 已修改，重新加载', en: '{file} changed, reloading' }, { file });
    if (file.endsWith('.sql')) await migrate().catch(tellFailure);
    for (const one of kept) one.restart();
  };
  const reloadSoon = (file: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => void reload(file), settleMs);
  };
  for (const folder of watched.map((name) => join(repositoryFolder, name)).filter(existsSync)) {
    const watcher = watch(folder, { recursive: true }, (_event, file) => {
      if (file && /\.(?:ts|sql|yaml)$/.test(file) && !/\.test\.ts$|node_modules/.test(file)) reloadSoon(file);
    });
    undo.push(() => watcher.close());
  }
  if (!existsSync(join(repositoryFolder, 'web', 'index.html'))) return apiAddress;
  const port = await choosePort({ ...settings, isPortChosen: false }, 5173);
  const vite = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'web', '--port', String(port), '--strictPort', '--host', settings.host],
    {
      cwd: repositoryFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ZHIDAN_API: apiAddress },
    },
  );
  undo.push(() => void vite.kill());
  return `http://${settings.host}:${port}`;
}
