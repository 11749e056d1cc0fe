import { timingSafeEqual } from 'node:crypto';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { instant, instantMs, msBetween, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** Which authorisation an answer of a platform's page belongs to. */
export type AuthorizationState = Readonly<{ shopId: ShopId; begunAt: Instant }>;

/** Signing in at the platform, a text message, reading: enough; a code lives ten minutes on most platforms. */
export const stateLifeMs = 20 * 60_000;

const idLength = 16;
const momentLength = 6;
const markLength = 16;
const claimLength = idLength + momentLength;

/**
 * The `state` that a platform's page gives back: shop and moment, signed for one caller. 51 letters that pass any address;
 * nothing is stored, so a begun authorisation leaves nothing behind.
 */
export function writeState(vault: Vault, { shopId, begunAt }: AuthorizationState, by: Caller): string {
  const claim = Buffer.alloc(claimLength);
  claim.write(shopId.replaceAll('-', ''), 'hex');
  claim.writeUIntBE(instantMs(begunAt), idLength, momentLength);
  return Buffer.concat([claim, markOf(vault, claim, by)]).toString('base64url');
}

/**
 * What a state that came back says.
 * @throws Refused `shop.authorization_state_wrong` when it is not ours or not this caller's, `shop.authorization_too_late`
 */
export function readState(vault: Vault, state: string, { by, now }: Readonly<{ by: Caller; now: Instant }>): AuthorizationState {
  const bytes = Buffer.from(state, 'base64url');
  const claim = bytes.subarray(0, claimLength);
  const isOurs = bytes.length === claimLength + markLength && timingSafeEqual(bytes.subarray(claimLength), markOf(vault, claim, by));
  if (!isOurs) throw new Refused('shop.authorization_state_wrong');
  const begunAt = instant(claim.readUIntBE(idLength, momentLength));
  if (msBetween(begunAt, now) > stateLifeMs) throw new Refused('shop.authorization_too_late', { minutes: stateLifeMs / 60_000 });
  return { shopId: idIn(claim), begunAt };
}

/** Half of the keyed hash: nobody guesses 128 bits in twenty minutes. */
function markOf(vault: Vault, claim: Buffer, { actor }: Caller): Buffer {
  return vault.blindIndex('shops.authorization_state', `${claim.toString('hex')} ${actor.kind} ${actor.id}`).subarray(0, markLength);
}

function idIn(claim: Buffer): ShopId {
  return claim.toString('hex', 0, idLength).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5') as ShopId;
}
