import type { addImportShop as contract } from '@zhidan/core/imports/api.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { addShop } from '../channels/index.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { changeImport } from './change-import.ts';
import { ownImportForUpdate } from './own-import.ts';

/**
 * Adds a shop that no platform stands behind, and takes it for an import.
 * @throws Refused `shop.name_taken`, and what `changeImport` refuses
 */
export async function addImportShop(
  tx: Tx,
  ask: Asked<InputOf<typeof contract>>,
  vault: Vault,
): Promise<{ shopId: ShopId; revision: number }> {
  const { by, now, importId, name } = ask;
  await ownImportForUpdate(tx, vault, ask);
  const { shopId } = await addShop(tx, { by, now, channel: 'offline', name, app: { fields: {}, addresses: {} } }, vault);
  // whoever may see named shops only may use the one they just made
  const owner = by.shops === 'all' ? by : { ...by, shops: [...by.shops, shopId] };
  const { revision } = await changeImport(tx, { by: owner, now, importId, shopId }, vault);
  return { shopId, revision };
}
