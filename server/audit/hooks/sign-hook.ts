import { createHmac, randomBytes } from 'node:crypto';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';

const prefix = 'whsec_';
const secretBytes = 24;

/** A secret as the Standard Webhooks specification writes it. */
export function newHookSecret(): string {
  return `${prefix}${randomBytes(secretBytes).toString('base64')}`;
}

/** The headers by which the other side knows that a body is ours, fresh, and not one it has had (standardwebhooks.com, version 1). */
export function hookHeaders({
  id,
  now,
  body,
  secret,
}: Readonly<{ id: string; now: Instant; body: string; secret: string }>): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(instantMs(now) / 1_000));
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
