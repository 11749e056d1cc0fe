import { randomInt } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';

/** A code is good for one step of this length, and for one step more on either side, because clocks differ (RFC 6238 §5.2). */
const stepMs = 30_000;
const stepsAround = [0, -1, 1];

const backupCodeCount = 10;
/** no 0, 1, i, l, o: they are read wrong from paper */
const backupAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A fresh secret of 32 letters; used as it stands, so that it can be kept as text. */
export function newSecret(): string {
  return randomText(32);
}

/** Codes for the day the phone is lost, each good once: `k3f9a-7m2qd`. */
export function newBackupCodes(): string[] {
  return Array.from({ length: backupCodeCount }, () => `${randomText(5)}-${randomText(5)}`);
}

function randomText(length: number): string {
  return Array.from({ length }, () => backupAlphabet[randomInt(backupAlphabet.length)]).join('');
}

/** The step whose code this is, if it is newer than the last one used; null otherwise. */
export async function matchedStep(code: string, ask: Readonly<{ secret: string; lastStep: number; now: Instant }>): Promise<number | null> {
  const current = Math.floor(instantMs(ask.now) / stepMs);
  const otp = createOTP(ask.secret);
  for (const step of stepsAround.map((away) => current + away)) {
    if (step > ask.lastStep && (await otp.hotp(step)) === code) return step;
  }
  return null;
}

/** What an authenticator app is given: the address behind the QR code, and the secret to type where there is no camera. */
export function enrollment(
  secret: string,
  shown: Readonly<{ issuer: string; account: string }>,
): Readonly<{ otpauthUrl: string; secret: string }> {
  return { otpauthUrl: createOTP(secret).url(shown.issuer, shown.account), secret: base32.encode(secret, { padding: false }) };
}
