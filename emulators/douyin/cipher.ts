import { createHmac } from 'node:crypto';
import type { Receiver, Trade } from '../world/trade.ts';
import { orderIdOf } from './native-number.ts';

export type CipherKind = 'name' | 'phone' | 'detail';
/** `sensitive_type` and `data_type` of the platform */
export const sensitiveTypes: Readonly<Record<CipherKind, number>> = { detail: 1, name: 2, phone: 3 };

const keyed = (key: string, text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('base64').replace(/[=$#]/gu, '');

/** Equal for equal plain text: what a search compares. */
export const indexOf = (kind: CipherKind, plain: string): string => keyed(`index ${kind}`, plain).slice(0, 24);

/** Cipher text of one order: index, cipher, version. Its cipher differs from order to order. Shapes: douyin §6. */
export function cipherOf(orderId: string, kind: CipherKind, plain: string): string {
  const [index, cipher] = [indexOf(kind, plain), keyed(`cipher ${orderId}`, `${kind}${plain}`)];
  return kind === 'phone' ? `$$${index}$${cipher}$1$$` : `##${index}#${cipher}#1##`;
}

const plainOf = ({ name, phone, address }: Receiver): Readonly<Record<CipherKind, string>> => ({ name, phone, detail: address.detail });

/** What a cipher text of this order hides; null when it is not of this order. */
export function opened(trade: Trade, cipherText: string): Readonly<{ kind: CipherKind; plain: string }> | null {
  const orderId = orderIdOf(trade);
  for (const receiver of [trade.receiver, trade.askedAddress, { ...trade.customer }]) {
    if (!receiver) continue;
    for (const [kind, plain] of Object.entries(plainOf(receiver)) as [CipherKind, string][])
      if (cipherOf(orderId, kind, plain) === cipherText) return { kind, plain };
  }
  return null;
}

const letters = (text: string): string[] => [...text];
/** `张*`, `1********34`, `文****号` */
export const masks: Readonly<Record<CipherKind, (plain: string) => string>> = {
  name: (plain) => `${letters(plain)[0] ?? ''}*`,
  phone: (plain) => (plain === '' ? '' : `1********${plain.slice(-2)}`),
  detail: (plain) => `${letters(plain)[0] ?? ''}****${letters(plain).at(-1) ?? ''}`,
};

/** Names the receiver of an order without saying who it is: equal for orders that may share a parcel. */
export const openAddressId = ({ name, phone, address }: Receiver): string =>
  keyed('address', [name, phone, address.province, address.city, address.district, address.town, address.detail].join('|')).slice(0, 32);
