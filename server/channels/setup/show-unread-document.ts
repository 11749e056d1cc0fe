import { documentShape } from '@zhidan/core/channels/shop/document-shape.ts';
import type { showUnreadDocument as contract } from '@zhidan/core/channels/shop/unread-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { unreadInScope } from './unread-in-scope.ts';

/**
 * The fields of a document that could not be read, what they hold made unrecognisable.
 * @throws Refused `unread_document.not_found`
 */
export async function showUnreadDocument(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { document, problem } = await unreadInScope(db, ask, vault);
  return { problem, shape: document && documentShape(document) };
}
