import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

const purpose = 'fulfillment.print_data';

/** What a print client takes as it is may show a receiver in plain text: it is stored sealed. */
export function sealPrintData(vault: Vault, printData: JsonObject): Buffer {
  return vault.seal(purpose, JSON.stringify(printData));
}

export function openPrintData(vault: Vault, sealed: Buffer): JsonObject {
  return JSON.parse(vault.open(purpose, sealed)) as JsonObject;
}
