import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot, ownName } from '../platform/postgres/account.ts';
import { secretFile } from '../platform/secrets/secret-file.ts';
import { launchFailure } from './launch-failure.ts';

/** What lies where in the data folder; `story` is the file that keeps the demo's emulated world. */
export type DataFolder = Readonly<{ path: string; postgres: string; log: string; web: string; cache: string; story: string }>;

/**
 * Makes the data folder where there is none and sees that it can be written.
 * @throws StartFailure with the cure when it cannot
 */
export function openDataFolder(path: string): DataFolder {
  const folder = {
    path,
    postgres: join(path, 'postgres'),
    log: join(path, 'log'),
    web: join(path, 'web'),
    cache: join(path, 'cache'),
    story: join(path, 'demo', 'emulators.jsonl'),
  };
  try {
    for (const each of [path, folder.log, folder.web, folder.cache]) mkdirSync(each, { recursive: true, mode: 0o700 });
    // as root the database runs under another account, which must get through to its own folder below
    chmodSync(path, isRoot() ? 0o711 : 0o700);
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, 'x'.repeat(4096));
    rmSync(probe);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ENOSPC'
      ? launchFailure('launch.folder_full', { folder: path })
      : launchFailure('launch.folder_unusable', { folder: path, problem: message, user: ownName() });
  }
  return folder;
}

/** The key that seals personal data: made once, kept beside the database and readable by us alone. */
export function secretKeyOf(folder: DataFolder): string {
  return secretFile({ path: join(folder.path, 'secret.key'), encoding: 'base64', owner: null });
}
