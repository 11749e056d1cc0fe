import { createHash } from 'node:crypto';
import type { Receiver, Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';

const firstLetter = (text: string): string => [...text][0] ?? '';

/** `张**` */
export const maskName = (name: string): string => (name === '' ? '' : `${firstLetter(name)}**`);
/** `*******1234` */
export const maskMobile = (phone: string): string => (phone === '' ? '' : `*******${phone.slice(-4)}`);
/** `文**路***号` */
export const maskDetail = (detail: string): string =>
  `${firstLetter(detail)}**${detail.includes('路') ? '路' : ''}***${detail.includes('号') ? '号' : ''}`;

const weekMs = 7 * 86_400_000;

/**
 * Open Addressee ID: names a receiver of one trade to one app without saying who it is. Its salt changes every week, so that
 * equality over weeks means nothing. Spec: taobao §6.
 */
export function oaidOf(world: World, trade: Trade, appKey: string): string {
  const week = Math.floor(world.nowMs() / weekMs);
  return oaidInWeek(trade, appKey, week);
}

/** Whether an OAID was given for this trade and this app in the last weeks: the platform still decrypts an old one. */
export function isOaidOf(world: World, trade: Trade, given: Readonly<{ appKey: string; oaid: string }>): boolean {
  const week = Math.floor(world.nowMs() / weekMs);
  return Array.from({ length: 14 }, (_, ago) => oaidInWeek(trade, given.appKey, week - ago)).includes(given.oaid);
}

function oaidInWeek(trade: Trade, appKey: string, week: number): string {
  const said = [receiverKey(trade.receiver), trade.createdMs, trade.shopSeq, appKey, week].join('|');
  const digest = createHash('sha384').update(said).digest('base64url');
  return `1${digest.slice(0, 63)}`;
}

/** Equal for two trades that go to the same person at the same place. */
export function receiverKey({ name, phone, address }: Receiver): string {
  return [name, phone, address.province, address.city, address.district, address.town, address.detail].join('|');
}
