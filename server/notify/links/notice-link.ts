import { timingSafeEqual } from 'node:crypto';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { linkDays } from '@zhidan/core/notify/delivery-api.ts';
import type { DeliveryId } from '@zhidan/core/notify/road.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

const purpose = 'notify.link';
const dayMs = 86_400_000;

/** What a link holds: the message it stood in, the page, and until when (Unix seconds). No right of any kind. */
type Held = Readonly<{ d: DeliveryId; p: string; e: number }>;

/**
 * The signed end of a link in a message. It opens a page that asks for a sign-in, so whoever has it has nothing: it is signed so that
 * nobody sends our people elsewhere by a link that looks like ours.
 */
export function linkToken(
  vault: Vault,
  { deliveryId, place, now }: Readonly<{ deliveryId: DeliveryId; place: string; now: Instant }>,
): string {
  const held: Held = { d: deliveryId, p: place, e: Math.floor((instantMs(now) + linkDays * dayMs) / 1_000) };
  const body = Buffer.from(JSON.stringify(held)).toString('base64url');
  return `${body}.${vault.blindIndex(purpose, body).toString('base64url')}`;
}

type Link =
  | Readonly<{ state: 'invalid' }>
  | Readonly<{ state: 'expired' }>
  | Readonly<{ state: 'good'; deliveryId: DeliveryId; place: string }>;

/** Where a link leads: `invalid` when it is not ours word for word, `expired` when its time is over. */
export function readLink(vault: Vault, token: string, now: Instant): Link {
  const [body = '', signature = '', ...rest] = token.split('.');
  const expected = vault.blindIndex(purpose, body);
  const given = Buffer.from(signature, 'base64url');
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return { state: 'invalid' };
  const { d: deliveryId, p: place, e } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Held;
  return e * 1_000 < instantMs(now) ? { state: 'expired' } : { state: 'good', deliveryId, place };
}
