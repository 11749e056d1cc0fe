import { join } from 'node:path';
import { repositoryFolder } from '../settings.ts';
import type { DataFolder } from './data-folder.ts';
import { writableFolder } from './writable-folder.ts';

/** The environment of the processes that the launcher keeps. */
export function childEnvironment(folder: DataFolder): NodeJS.ProcessEnv {
  // the assignment brings the settings; secrets need not stand in the environment as well
  const { DATABASE_URL: _url, ZHIDAN_SECRET_KEY: _key, ...environment } = process.env;
  // what Node compiled is kept: the next start is over a second shorter
  const cache = writableFolder(join(repositoryFolder, 'node_modules', '.cache', 'zhidan'), folder.cache);
  return { ...environment, NODE_COMPILE_CACHE: cache };
}
