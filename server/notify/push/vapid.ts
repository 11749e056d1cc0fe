import { createECDH, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** Who we are to push services (VAPID, RFC 8292). `publicKey` as browsers want it: 65 bytes in base64url. */
export type PushIdentity = Readonly<{ publicKey: string; privateKey: KeyObject }>;

/** A signed word is believed this long; services allow a day. */
const lifeSeconds = 12 * 3_600;

/** Derived from the merchant's secret key, so that every process has the same and nothing is kept: subscriptions outlive restarts. */
export function pushIdentity(vault: Vault): PushIdentity {
  const scalar = vault.blindIndex('notify.vapid', 'P-256');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(scalar);
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', d: scalar.toString('base64url'), x: x ?? '', y: y ?? '' };
  return { publicKey: point.toString('base64url'), privateKey: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

/** The `Authorization` header for a push service. `contact` is whom it may ask: `https://…` or `mailto:…`. */
export function vapidHeader(
  identity: PushIdentity,
  { endpoint, contact, now }: Readonly<{ endpoint: string; contact: string; now: Instant }>,
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(instantMs(now) / 1_000) + lifeSeconds;
  const unsigned = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: new URL(endpoint).origin, exp, sub: contact })}`;
  const signature = sign('sha256', Buffer.from(unsigned), { key: identity.privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${unsigned}.${signature.toString('base64url')}, k=${identity.publicKey}`;
}
