import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { receiveDocuments } from '../receive-documents.ts';
import { clearUnreadRows, openUnread, type OpenUnread } from '../unread-document-store.ts';
import { readAlone } from './read-alone.ts';

const batchSize = 100;

/** `seenBefore`: when the run began, so that what it has just met is left to the next one. */
export type RetryAsk = Readonly<{ shopId: ShopId; seenBefore: Instant; limit: number; signal: AbortSignal | undefined }>;

/**
 * Tries again what could not be read of a shop: a numbered order is asked for anew, another document is read once more, which helps
 * after an update of this program. What is read now is cleared. Trouble of the platform ends the trying without a fault.
 * @throws ConnectorFault `auth_expired`
 */
export async function retryUnread(merchant: Merchant, { shopId, seenBefore, limit, signal }: RetryAsk): Promise<void> {
  let after: string | null = null;
  for (let tried = 0; tried < limit;) {
    const rows: readonly OpenUnread[] = await openUnread(merchant.db, merchant.vault, {
      shopId,
      seenBefore,
      after,
      limit: Math.min(batchSize, limit - tried),
    });
    after = rows.at(-1)?.id ?? null;
    tried += rows.length;
    if (rows.length === 0) return;
    if (!(await retryNumbered(merchant, rows, { shopId, signal }))) return;
    await retryUnnumbered(merchant, shopId, rows);
  }
}

async function retryNumbered(
  merchant: Merchant,
  rows: readonly OpenUnread[],
  { shopId, signal }: Pick<RetryAsk, 'shopId' | 'signal'>,
): Promise<boolean> {
  const channelOrderNos = rows.flatMap(({ channelOrderNo }) => channelOrderNo ?? []);
  if (channelOrderNos.length === 0) return true;
  const readAt = merchant.clock();
  try {
    const { documents, missing } = await readAlone(merchant, { shopId, channelOrderNos, isAnswering: false, signal });
    await receiveDocuments(merchant, { shopId, road: 'pull', readAt, documents, missing });
    return true;
  } catch (error) {
    if (!(error instanceof ConnectorFault) || error.kind === 'auth_expired') throw error;
    merchant.log.warn({ shopId, fault: error.message }, 'orders that could not be read are tried again another time');
    return false;
  }
}

async function retryUnnumbered(merchant: Merchant, shopId: ShopId, rows: readonly OpenUnread[]): Promise<void> {
  for (const { id, channelOrderNo, document, readAt } of rows) {
    if (channelOrderNo !== null || !document) continue;
    const { unreadableCount } = await receiveDocuments(merchant, { shopId, road: 'pull', readAt, documents: [document] });
    if (unreadableCount === 0) await inTransaction(merchant.db, (tx) => clearUnreadRows(tx, [id], merchant.clock()));
  }
}
