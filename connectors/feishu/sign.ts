import { createHmac } from 'node:crypto';

/** `sign` of a custom robot: Base64 of HMAC-SHA256 over nothing, keyed with `timestamp\nsecret`; seconds. */
export function robotSign(timestampSeconds: number, secret: string): string {
  return createHmac('sha256', `${timestampSeconds}\n${secret}`).update('').digest('base64');
}
