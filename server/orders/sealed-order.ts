import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/** What of an order is about people; the buyer's message stands in the clear, because rules search in it. */
export type PersonalContent = Readonly<{
  buyer: Readonly<{ openId: string; nick: string }>;
  receiver: OrderContent['receiver'];
  invoice: OrderContent['invoice'];
}>;

/** The personal part of an order as it is stored. */
export type SealedOrder = Readonly<{
  personal: Buffer;
  buyerIndex: Buffer | null;
  nickIndex: Buffer | null;
  nameIndex: Buffer | null;
  phoneIndex: Buffer | null;
  lastFourIndex: Buffer | null;
  mergeIndex: Buffer | null;
}>;

const purpose = 'orders.personal';

/** Half of the keyed hash: among a billion orders no two texts meet by chance, and the indexes stay small. */
const indexBytes = 16;

/** Seals buyer, receiver and invoice, and makes the hashes to search by; of masked text nothing but the last four digits is searched. */
export function sealOrder(vault: Vault, { buyer, receiver, invoice }: PersonalContent): SealedOrder {
  const isPlain = receiver.kind === 'plain';
  const { openId, nick } = buyer;
  const { name, phone, mergeKey } = receiver;
  return {
    personal: vault.seal(purpose, JSON.stringify({ buyer: { openId, nick }, receiver, invoice } satisfies PersonalContent)),
    buyerIndex: indexOf(vault, 'buyer', openId || nick),
    nickIndex: indexOf(vault, 'buyer_nick', nick.includes('*') ? '' : nick), // of a masked nick half the buyers would be found
    nameIndex: indexOf(vault, 'receiver_name', isPlain ? name : ''),
    phoneIndex: indexOf(vault, 'receiver_phone', isPlain ? phoneDigits(phone) : ''),
    lastFourIndex: indexOf(vault, 'receiver_phone_last_four', /\d{4}$/.exec(phone.trim())?.[0] ?? ''),
    mergeIndex: indexOf(vault, 'receiver_merge', mergeKey ?? ''),
  };
}

/** The personal part in plain text, for comparing and for those who may see it. */
export function openOrder(vault: Vault, sealed: Buffer): PersonalContent {
  return JSON.parse(vault.open(purpose, sealed)) as PersonalContent;
}

type IndexName = 'buyer' | 'buyer_nick' | 'receiver_name' | 'receiver_phone' | 'receiver_phone_last_four' | 'receiver_merge';

/** What a search text is looked up by; null for nothing. */
export function indexOf(vault: Vault, name: IndexName, plain: string): Buffer | null {
  return plain === '' ? null : vault.blindIndex(`orders.${name}`, plain).subarray(0, indexBytes);
}

/** The same number however it was typed: digits only, without the country code of China. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
}
