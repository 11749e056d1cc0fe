import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { importById, importForUpdate } from './import-store.ts';
import type { StoredImport } from './stored-import.ts';

type Asked = Readonly<{ importId: ImportId; by: Caller }>;

/** An import that the caller may see: of one of their shops, or of none yet. @throws Refused `import.not_found` */
export async function ownImport(db: Db, vault: Vault, { importId, by }: Asked): Promise<StoredImport> {
  return seen(await importById(db, vault, importId), { importId, by });
}

/** The same, locked. @throws Refused `import.not_found` */
export async function ownImportForUpdate(tx: Tx, vault: Vault, { importId, by }: Asked): Promise<StoredImport> {
  return seen(await importForUpdate(tx, vault, importId), { importId, by });
}

function seen(found: StoredImport | null, { importId, by }: Asked): StoredImport {
  if (!found || !mayUseShop(by, found.shopId)) throw new Refused('import.not_found', { importId });
  return found;
}

export function mayUseShop({ shops }: Caller, shopId: ShopId | null): boolean {
  return shopId === null || shops === 'all' || shops.includes(shopId);
}
