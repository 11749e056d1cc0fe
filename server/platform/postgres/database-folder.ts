import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { secretFile } from '../secrets/secret-file.ts';
import { accountName, canEnter, isRoot, ownName, postgresAccount, type Account } from './account.ts';
import { sharedFolder } from './binaries.ts';
import { postgresFailure } from './postgres-failure.ts';

/** Where one embedded database lives, and under which account. */
export type DatabaseFolder = Readonly<{
  /** holds the cluster, its log and its socket */
  path: string;
  account: Account | null;
}>;

export const clusterOf = (folder: string): string => join(folder, 'cluster');
export const dataOf = (folder: string): string => join(folder, 'cluster', 'data');
/** the superuser's */
export const passwordOf = (folder: string): string => join(folder, 'cluster', 'password');
export const productPasswordOf = (folder: string): string => join(folder, 'cluster', 'product-password');
export const logOf = (folder: string): string => join(folder, 'log');

/**
 * Makes the database's folder, private to its account. As root below a folder that no other account may enter,
 * the database goes to a shared place instead; a note in the asked folder says where.
 * @throws StartFailure when the folder cannot be used
 */
export function databaseFolder(asked: string): DatabaseFolder {
  try {
    const wished = resolve(asked);
    const account = postgresAccount(ownerOf(dataOf(placeFor(wished, null))));
    const path = placeFor(wished, account);
    refuseForeign(path, account);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    mkdirSync(logOf(path), { recursive: true, mode: 0o700 });
    if (account) for (const own of [path, logOf(path)]) chownSync(own, account.uid, account.gid);
    chmodSync(path, 0o700);
    return { path, account };
  } catch (error) {
    throw folderFailure(error, asked);
  }
}

/** The password of the product's own role, made at the first start. @throws StartFailure when its file cannot be written or read */
export function productPassword({ path, account }: DatabaseFolder): string {
  try {
    return secretFile({ path: productPasswordOf(path), encoding: 'base64url', owner: account });
  } catch (error) {
    throw folderFailure(error, path);
  }
}

/** What a person is told when the system refuses a file; any other error comes back as it is. */
function folderFailure(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return postgresFailure('postgres.disk_full', { folder, freeMb: 0 });
  if (!code || !/^E[A-Z]+$/.test(code)) return error;
  return postgresFailure('postgres.folder_unusable', { folder, problem: message, user: ownName() });
}

/** The asked folder, the one its note names, or, when the account cannot enter the asked one, a new shared one. */
function placeFor(wished: string, account: Account | null): string {
  const note = join(wished, 'location');
  if (isRoot() && existsSync(note)) return readFileSync(note, 'utf8').trim();
  if (!account) return wished;
  mkdirSync(dirname(wished), { recursive: true });
  if (canEnter(account, dirname(wished))) return wished;
  const moved = freeSharedFolder(wished);
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  mkdirSync(wished, { recursive: true, mode: 0o700 });
  writeFileSync(note, `${moved}\n`);
  return moved;
}

/** A shared folder found in use without a note belonged to a data folder that was deleted: its keys are gone, so it is left alone. */
function freeSharedFolder(wished: string): string {
  const digest = createHash('sha256').update(wished).digest('hex').slice(0, 8);
  const first = join(sharedFolder, `${basename(dirname(dirname(wished))) || 'root'}-${digest}`);
  let folder = first;
  for (let copy = 2; existsSync(folder); copy += 1) folder = `${first}-${copy}`;
  return folder;
}

function refuseForeign(path: string, account: Account | null): void {
  const wanted = account?.uid ?? process.getuid?.();
  // as root the folder itself is given to the account; the data in it is not touched
  for (const folder of account ? [dataOf(path)] : [path, dataOf(path)]) {
    const owner = ownerOf(folder);
    if (owner !== null && wanted !== undefined && owner !== wanted)
      throw postgresFailure('postgres.folder_foreign', { folder, owner: accountName(owner), user: account?.name ?? ownName() });
  }
}

function ownerOf(folder: string): number | null {
  return statSync(folder, { throwIfNoEntry: false })?.uid ?? null;
}
