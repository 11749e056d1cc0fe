import { addressKey, type BlacklistKind } from '@zhidan/core/audit/blacklist.ts';
import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import { indexOf, phoneDigits } from '../../orders/index.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** Half of the keyed hash, as orders keep theirs. */
const hashBytes = 16;

/** By what a person is looked up; null when the text says nobody. The same hash however the text was typed. */
export function blacklistHash(vault: Vault, kind: BlacklistKind, text: string): Buffer | null {
  if (kind === 'phone') return indexOf(vault, 'receiver_phone', phoneDigits(text));
  if (kind === 'buyer') return indexOf(vault, 'buyer', text.trim());
  if (kind === 'name') return indexOf(vault, 'receiver_name', text.trim());
  const key = addressKey(text);
  return key === '' ? null : vault.blindIndex('audit.blacklist_address', key).subarray(0, hashBytes);
}

export type KindHash = Readonly<{ kind: BlacklistKind; hash: Buffer }>;

/** By what the people of an order are recognised; of a masked receiver nothing is. */
export function hashesOf(vault: Vault, { buyer, receiver }: OrderContent): readonly KindHash[] {
  const isPlain = receiver.kind === 'plain';
  const texts: readonly (readonly [BlacklistKind, string])[] = [
    ['buyer', buyer.openId],
    ['buyer', buyer.nick.includes('*') ? '' : buyer.nick],
    ...(isPlain
      ? ([
          ['name', receiver.name],
          ['phone', receiver.phone],
          ['address', [receiver.province, receiver.city, receiver.district, receiver.town, receiver.detail].join('')],
        ] as const)
      : []),
  ];
  return texts.flatMap(([kind, text]) => {
    const hash = blacklistHash(vault, kind, text);
    return hash ? [{ kind, hash }] : [];
  });
}
