import { createHmac } from 'node:crypto';

/** `sign` of a custom robot: Base64 of HMAC-SHA256 over `timestamp\nsecret`, keyed with the secret; milliseconds. Encoded for a query by the caller. */
export function robotSign(timestampMs: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`, 'utf8').digest('base64');
}
