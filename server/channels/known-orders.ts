import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { filedDocuments, knownDocuments } from './channel-order-store.ts';
import { storedDocument } from './storable-order.ts';

type Asked = Readonly<{ shopId: ShopId; channelOrderNos: readonly string[] }>;

/** By which road each of these numbers came last; those that we do not have are absent. */
export async function knownRoads(db: Db | Tx, asked: Asked): Promise<ReadonlyMap<string, OrderRoad>> {
  const known = await knownDocuments(db, asked);
  return new Map([...known].map(([channelOrderNo, { road }]) => [channelOrderNo, road]));
}

/** Of these numbers, what came by file, whole as it was kept. */
export async function documentsByFile(db: Db | Tx, asked: Asked, vault: Vault): Promise<ReadonlyMap<string, JsonObject>> {
  const documents = await filedDocuments(db, asked);
  return new Map(documents.map((row) => [row.channelOrderNo, storedDocument(row, vault)]));
}
