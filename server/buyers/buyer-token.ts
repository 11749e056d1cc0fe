import { timingSafeEqual } from 'node:crypto';
import { instant, instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/** By a link of ours, or by number and phone. */
export const buyerWays = ['link', 'number'] as const;
export type BuyerWay = (typeof buyerWays)[number];

/** What opens an order for its buyer, until when. */
export type BuyerPass = Readonly<{ orderId: string; way: BuyerWay; expiresAt: Instant }>;

const wayLength = 1;
const idLength = 16;
const momentLength = 6;
const markLength = 16;
const claimLength = wayLength + idLength + momentLength;

/** Order, way and end, signed; nothing is stored, and 128 bits are guessed by nobody before they end. */
export function buyerToken(vault: Vault, { orderId, way, expiresAt }: BuyerPass): string {
  const claim = Buffer.alloc(claimLength);
  claim.writeUInt8(buyerWays.indexOf(way));
  claim.write(orderId.replaceAll('-', ''), wayLength, 'hex');
  claim.writeUIntBE(instantMs(expiresAt), wayLength + idLength, momentLength);
  return Buffer.concat([claim, markOf(vault, claim)]).toString('base64url');
}

/** @throws Refused `buyer.link_bad` when it is not ours letter by letter, `buyer.link_expired` */
export function readBuyerToken(vault: Vault, token: string, now: Instant): BuyerPass {
  const bytes = Buffer.from(token, 'base64url');
  const claim = bytes.subarray(0, claimLength);
  const isWhole = bytes.length === claimLength + markLength && bytes.toString('base64url') === token;
  if (!isWhole || !timingSafeEqual(bytes.subarray(claimLength), markOf(vault, claim))) throw new Refused('buyer.link_bad');
  const expiresAt = instant(claim.readUIntBE(wayLength + idLength, momentLength));
  if (expiresAt <= now) throw new Refused('buyer.link_expired');
  const orderId = claim.toString('hex', wayLength, wayLength + idLength).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  return { orderId, way: buyerWays[claim.readUInt8()] ?? 'link', expiresAt };
}

function markOf(vault: Vault, claim: Buffer): Buffer {
  return vault.blindIndex('buyers.link', claim.toString('hex')).subarray(0, markLength);
}
