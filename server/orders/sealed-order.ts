import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import type { Vault } from '../platform/secrets/vault.ts';

type Personal = Pick<OrderContent, 'buyer' | 'receiver' | 'invoice'>;

/** The personal parts of an order as they are stored. */
export type SealedOrder = Readonly<{
  buyer: Buffer;
  buyerIndex: Buffer | null;
  receiver: Buffer;
  nameIndex: Buffer | null;
  phoneIndex: Buffer | null;
  lastFourIndex: Buffer | null;
  mergeIndex: Buffer | null;
  invoice: Buffer | null;
}>;

const purpose = { buyer: 'orders.buyer', receiver: 'orders.receiver', invoice: 'orders.invoice' } as const;

/** Half of the keyed hash: among a billion orders no two texts meet by chance, and the indexes stay small. */
const indexBytes = 16;

/** Seals buyer, receiver and invoice, and makes the hashes to search by; of masked text nothing but the last four digits is searched. */
export function sealOrder(vault: Vault, { buyer, receiver, invoice }: Personal): SealedOrder {
  const isPlain = receiver.kind === 'plain';
  const { name, phone, mergeKey } = receiver;
  const digits = phoneDigits(phone);
  return {
    buyer: vault.seal(purpose.buyer, JSON.stringify({ openId: buyer.openId, nick: buyer.nick })),
    buyerIndex: indexOf(vault, 'buyer', buyer.openId || buyer.nick),
    receiver: vault.seal(purpose.receiver, JSON.stringify(receiver)),
    nameIndex: indexOf(vault, 'receiver_name', isPlain ? name : ''),
    phoneIndex: indexOf(vault, 'receiver_phone', isPlain ? digits : ''),
    lastFourIndex: indexOf(vault, 'receiver_phone_last_four', /\d{4}$/.exec(phone.trim())?.[0] ?? ''),
    mergeIndex: indexOf(vault, 'receiver_merge', mergeKey ?? ''),
    invoice: invoice && vault.seal(purpose.invoice, JSON.stringify(invoice)),
  };
}

export type SealedColumns = Readonly<{
  buyer_sealed: Buffer;
  receiver_sealed: Buffer;
  invoice_sealed: Buffer | null;
  buyer_message: string;
}>;

/** The personal parts in plain text, for comparing and for those who may see them. */
export function openOrder(vault: Vault, row: SealedColumns): Personal {
  const opened = (use: keyof typeof purpose, sealed: Buffer): unknown => JSON.parse(vault.open(purpose[use], sealed));
  return {
    buyer: { ...(opened('buyer', row.buyer_sealed) as { openId: string; nick: string }), message: row.buyer_message },
    receiver: opened('receiver', row.receiver_sealed) as OrderContent['receiver'],
    invoice: row.invoice_sealed && (opened('invoice', row.invoice_sealed) as OrderContent['invoice']),
  };
}

type IndexName = 'buyer' | 'receiver_name' | 'receiver_phone' | 'receiver_phone_last_four' | 'receiver_merge';

/** What a search text is looked up by; null for nothing. */
export function indexOf(vault: Vault, name: IndexName, plain: string): Buffer | null {
  return plain === '' ? null : vault.blindIndex(`orders.${name}`, plain).subarray(0, indexBytes);
}

/** The same number however it was typed: digits only, without the country code of China. */
export function phoneDigits(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
}
