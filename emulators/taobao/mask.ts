import { createHash } from 'node:crypto';
import type { Receiver, Trade } from '../world/trade.ts';

const firstLetter = (text: string): string => [...text][0] ?? '';

/** `张**` */
export const maskName = (name: string): string => (name === '' ? '' : `${firstLetter(name)}**`);
/** `*******1234` */
export const maskMobile = (phone: string): string => (phone === '' ? '' : `*******${phone.slice(-4)}`);
/** `文**路***号` */
export const maskDetail = (detail: string): string =>
  `${firstLetter(detail)}**${detail.includes('路') ? '路' : ''}***${detail.includes('号') ? '号' : ''}`;

const weekMs = 7 * 86_400_000;
/** Weeks begin on Monday at midnight of Shanghai, eight hours earlier than elsewhere; the first day that we count was a Thursday. */
const firstWeekMs = (8 - 3 * 24) * 3_600_000;

/**
 * Open Addressee ID: names the receivers of trades to one app without saying who they are. Its salt is that of the week in which the trade
 * was made: it stays what it is as long as the receiver does, and equality over weeks means nothing. Spec: taobao §6.
 */
export function oaidOf(trade: Trade, appKey: string): string {
  const week = Math.floor((trade.createdMs + firstWeekMs) / weekMs);
  const said = [receiverKey(trade.receiver), trade.shopSeq, appKey, week].join('|');
  const digest = createHash('sha384').update(said).digest('base64url');
  return `1${digest.slice(0, 63)}`;
}

/** Equal for two trades that go to the same person at the same place. */
export function receiverKey({ name, phone, address }: Receiver): string {
  return [name, phone, address.province, address.city, address.district, address.town, address.detail].join('|');
}
