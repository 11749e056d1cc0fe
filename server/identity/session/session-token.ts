import { createHash, randomBytes } from 'node:crypto';
import type { Merchant } from '../../platform/merchant.ts';
import { writeCookie } from '../../platform/http/cookie.ts';

/** A session ends after this long, however busy; the idle limit is a setting of the merchant. */
export const sessionLifeMs = 30 * 24 * 3_600_000;

/** 256 random bits: too many to guess, so a fast hash is enough to keep them by. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Browsers share cookies between the ports of a machine, so each merchant's has its own name. */
export function cookieNameOf(merchant: Pick<Merchant, 'name'>): string {
  return `zhidan_${merchant.name}`;
}

export function sessionCookie(merchant: Merchant, token: string, isSecure: boolean): string {
  return writeCookie({ name: cookieNameOf(merchant), value: token, maxAgeSeconds: sessionLifeMs / 1000, isSecure });
}

export function noSessionCookie(merchant: Merchant, isSecure: boolean): string {
  return writeCookie({ name: cookieNameOf(merchant), value: '', maxAgeSeconds: 0, isSecure });
}
