import { hashPassword, verifyPassword } from '@better-auth/utils/password';

/** A hash of a password nobody has: checking it takes as long as checking a real one, so that time tells no logins. */
let decoy: Promise<string> | undefined;

export { hashPassword };

/** Whether the password is right; false after the same time when there is no account. */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verifyPassword(passwordHash, password);
  decoy ??= hashPassword('decoy');
  await verifyPassword(await decoy, password);
  return false;
}
