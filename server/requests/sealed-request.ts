import type { Receiver } from '@zhidan/core/orders/order-content.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/** What of a request is about people. */
export type PersonalRequest = Readonly<{ before: Receiver; next: Receiver }>;

const purpose = 'requests.personal';

export function sealRequest(vault: Vault, personal: PersonalRequest): Buffer {
  return vault.seal(purpose, JSON.stringify(personal));
}

export function openRequest(vault: Vault, sealed: Buffer): PersonalRequest {
  return JSON.parse(vault.open(purpose, sealed)) as PersonalRequest;
}
