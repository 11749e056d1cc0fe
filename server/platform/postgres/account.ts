import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { postgresFailure } from './postgres-failure.ts';

/** A system account as `spawn` takes it. */
export type Account = Readonly<{ name: string; uid: number; gid: number }>;

export const isRoot = (): boolean => process.getuid?.() === 0;

/** The account PostgreSQL runs under: null for our own, another one when we are root, as which PostgreSQL refuses to run. */
export function postgresAccount(ownerUid: number | null): Account | null {
  if (!isRoot()) return null;
  const accounts = systemAccounts();
  // files that already belong to somebody stay theirs: an ordinary user's folder started once as root must not be lost to that user
  const owner = accounts.find(({ uid }) => uid === ownerUid && uid !== 0);
  const candidates = [owner, ...['postgres', 'nobody'].map((wanted) => accounts.find(({ name }) => name === wanted))];
  let problem = '/etc/passwd';
  for (const account of candidates) {
    if (!account) continue;
    const error = spawnSync('/bin/sh', ['-c', ':'], { ...as(account), cwd: '/' }).error;
    if (!error) return account;
    problem = error.message;
  }
  throw postgresFailure('postgres.no_account', { problem });
}

/** The spawn options that run a program under an account. */
export function as(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** What the server's programs see of our environment: no secrets, no language, no settings meant for another PostgreSQL. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return { ...(Object.fromEntries(kept) as NodeJS.ProcessEnv), TZ: 'UTC' };
}

export function accountName(uid: number): string {
  return systemAccounts().find((account) => account.uid === uid)?.name ?? String(uid);
}

export function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? ''); // an id without a passwd row, as containers have
  }
}

/** Whether the account can go into a folder; asked by going there, because ACLs and mounts decide too. */
export function canEnter(account: Account | null, folder: string): boolean {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...as(account), cwd: '/' }).status === 0;
}

function systemAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
