import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

export type SecretFileAsk = Readonly<{
  path: string;
  encoding: 'base64' | 'base64url';
  /** whose file it becomes; ours when null */
  owner: Readonly<{ uid: number; gid: number }> | null;
}>;

/** A secret of 32 random bytes in a file that its owner alone may read: made where there is none, never replaced, whole or not there. */
export function secretFile({ path, encoding, owner }: SecretFileAsk): string {
  if (!existsSync(path)) makeOnce({ path, encoding, owner });
  return readFileSync(path, 'utf8').trim();
}

function makeOnce({ path, encoding, owner }: SecretFileAsk): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString(encoding)}\n`, { mode: 0o600, flush: true });
    if (owner) chownSync(draft, owner.uid, owner.gid);
    linkSync(draft, path); // fails when there is one: two processes that start at once agree on the first secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
