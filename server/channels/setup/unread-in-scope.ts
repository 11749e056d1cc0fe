import type { UnreadDocumentId } from '@zhidan/core/channels/shop/unread-api.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { unreadById } from '../unread-document-store.ts';

type Ask = Readonly<{ unreadDocumentId: UnreadDocumentId; by: Caller }>;

/** @throws Refused `unread_document.not_found`, also for those of shops that are not the caller's */
export async function unreadInScope(db: Db, { unreadDocumentId, by }: Ask, vault: Vault) {
  const unread = await unreadById(db, vault, unreadDocumentId);
  if (!unread || (by.shops !== 'all' && !by.shops.includes(unread.shopId)))
    throw new Refused('unread_document.not_found', { unreadDocumentId });
  return unread;
}
