import { channels } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { faultWords } from '@zhidan/core/channels/fault-words.ts';
import type { readDocumentAgain as contract } from '@zhidan/core/channels/shop/unread-api.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { receiveDocuments } from '../receive-documents.ts';
import { clearUnreadRows, unreadById } from '../unread-document-store.ts';
import { shopInScope } from './shop-in-scope.ts';
import { setupShop } from './shop-setup-store.ts';
import { unreadInScope } from './unread-in-scope.ts';

type Unread = Awaited<ReturnType<typeof unreadInScope>>;

/**
 * Reads a kept document with the reader of today; where that does not help, the order is asked of the platform anew.
 * @throws Refused `unread_document.not_found`, `shop.call_refused`
 */
export async function readDocumentAgain(
  merchant: Merchant,
  { by, now, unreadDocumentId }: OpenAsk<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  const unread = await unreadInScope(merchant.db, { unreadDocumentId, by }, merchant.vault);
  const { document, channelOrderNo, readAt } = unread;
  const problem = document === null ? unread.problem : await problemOf(merchant, unread, { document, readAt });
  if (problem === null || channelOrderNo === null) return { problem };
  const [fresh] = await documentsOf(merchant, unread, { channelOrderNo, by });
  return { problem: fresh ? await problemOf(merchant, unread, { document: fresh, readAt: now }) : problem };
}

/** Receives a document; answers why it still cannot be read, null when it is an order now. */
async function problemOf(
  merchant: Merchant,
  { id, shopId, road }: Unread,
  { document, readAt }: Readonly<{ document: JsonObject; readAt: Instant }>,
): Promise<string | null> {
  const { unreadableCount } = await receiveDocuments(merchant, { shopId, road, readAt, documents: [document] });
  if (unreadableCount > 0) return (await unreadById(merchant.db, merchant.vault, id))?.problem ?? null;
  await inTransaction(merchant.db, (tx) => clearUnreadRows(tx, [id], merchant.clock())); // one without a number is told by nothing else
  return null;
}

async function documentsOf(
  merchant: Merchant,
  { shopId }: Unread,
  { channelOrderNo, by }: Readonly<{ channelOrderNo: string; by: Caller }>,
): Promise<readonly JsonObject[]> {
  try {
    return await callShop(merchant, shopId, (connector, outside, access) => connector.readOrders(outside, access, [channelOrderNo]));
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    const { channel, name } = shopInScope(await setupShop(merchant.db, merchant.vault, shopId), { shopId, by });
    const { language } = by;
    throw new Refused('shop.call_refused', {
      name,
      channel: say(channels[channel].words, language),
      words: fault.platformWords || fault.platformCode,
      code: fault.platformCode,
      advice: say(faultWords[fault.kind], language),
    });
  }
}
