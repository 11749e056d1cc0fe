import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { toJson, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/** A platform's document, and what its connector reads in it. */
export type ReceivedOrder = Readonly<{ document: JsonObject; order: ChannelOrder }>;

/** A document as its table holds it: as text for jsonb, or sealed where it shows a receiver in plain text. */
export type StorableOrder = Readonly<{ order: ChannelOrder; hash: Buffer; text: string | null; sealed: Buffer | null }>;

const purpose = 'channel_orders.document';

/** A sealed document as its platform gave it. */
export function openDocument(vault: Vault, sealed: Buffer): JsonObject {
  return JSON.parse(vault.open(purpose, sealed)) as JsonObject;
}

/** NUL and halves of surrogate pairs, which PostgreSQL refuses, as JSON.stringify writes them. */
const unstorable = /\\u(?:0000|d[89a-f])/u;

/**
 * Makes a document ready for its table. Its hash is over the text as the connector gave it, not over its canonical form: that
 * is a fourth of the time, and a document that comes by another road with its keys in another order only writes once more.
 */
export function storableOrder({ document, order }: ReceivedOrder, vault: Vault): StorableOrder {
  const text = JSON.stringify(document);
  const hash = vault.blindIndex(purpose, text);
  const isStorable = !unstorable.test(text);
  const storable = isStorable ? order : (toJson(order) as unknown as ChannelOrder);
  const storableText = isStorable ? text : JSON.stringify(toJson(document));
  return order.receiver.kind === 'plain'
    ? { order: storable, hash, text: null, sealed: vault.seal(purpose, storableText) }
    : { order: storable, hash, text: storableText, sealed: null };
}

/** A document out of its table again. */
export function storedDocument(
  { document, sealed }: Readonly<{ document: JsonObject | null; sealed: Buffer | null }>,
  vault: Vault,
): JsonObject {
  if (document !== null) return document;
  if (sealed === null) throw new Error('a stored document is neither in the clear nor sealed'); // the table forbids it
  return JSON.parse(vault.open(purpose, sealed)) as JsonObject;
}
