import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { storableText, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../platform/db/given-rows.ts';
import { newId } from '../platform/new-id.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/** A document that could not be read, or an order that the platform lists and does not give out; a number, a document, or both. */
export type UnreadDocument = Readonly<{
  channelOrderNo: string | null;
  /** names fields, never their values */
  problem: string;
  document: JsonObject | null;
}>;

export type UnreadAsk = Readonly<{ shopId: ShopId; road: OrderRoad; readAt: Instant; now: Instant; unread: readonly UnreadDocument[] }>;

type Row = Readonly<{ id: string; key: Buffer; sealed: Buffer | null }> & UnreadDocument & Omit<UnreadAsk, 'unread'>;

const purpose = 'unread_documents.document';
const problemMaxLength = 500;

const columns: readonly Column<Row>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
  { name: 'channel_order_no', type: 'text', of: ({ channelOrderNo }) => channelOrderNo && storableText(channelOrderNo) },
  { name: 'document_key', type: 'bytea', of: ({ key }) => key },
  { name: 'problem', type: 'text', of: ({ problem }) => storableText(problem).slice(0, problemMaxLength) },
  { name: 'document_sealed', type: 'bytea', of: ({ sealed }) => sealed },
  { name: 'road', type: 'text', of: ({ road }) => road },
  { name: 'read_at', type: 'timestamptz', of: ({ readAt }) => readAt },
  { name: 'first_seen_at', type: 'timestamptz', of: ({ now }) => now },
  { name: 'last_seen_at', type: 'timestamptz', of: ({ now }) => now },
];

/** Keeps what could not be read. The same order again, or without a number the same document, is the same row, seen once more. */
export async function keepUnread(tx: Tx, ask: UnreadAsk, vault: Vault): Promise<void> {
  if (ask.unread.length === 0) return;
  const { shopId, road, readAt, now } = ask;
  const rows = new Map<string, Row>();
  for (const one of ask.unread) {
    const text = one.document && JSON.stringify(one.document);
    const key = vault.blindIndex(purpose, one.channelOrderNo === null ? `document ${text ?? ''}` : `number ${one.channelOrderNo}`);
    const sealed = text === null ? null : vault.seal(purpose, text);
    rows.set(key.toString('hex'), { id: newId(now), key, sealed, ...one, shopId, road, readAt, now });
  }
  const inOrder = [...rows.keys()].toSorted().flatMap((key) => rows.get(key) ?? []); // two receivers never wait for each other
  await sql`
    insert into unread_documents as known (${columnNames(columns)})
    select * from ${givenRows(columns, inOrder)}
    on conflict (shop_id, document_key) where cleared_at is null do update set
      problem = excluded.problem, document_sealed = coalesce(excluded.document_sealed, known.document_sealed), road = excluded.road,
      read_at = excluded.read_at, last_seen_at = excluded.last_seen_at, seen_count = known.seen_count + 1`.execute(tx);
}

/** These orders were read after all. Answers how many had been unread. */
export async function clearUnread(
  tx: Tx,
  { shopId, channelOrderNos, now }: Readonly<{ shopId: ShopId; channelOrderNos: readonly string[]; now: Instant }>,
): Promise<number> {
  if (channelOrderNos.length === 0) return 0;
  const { numAffectedRows = 0n } = await sql`
    update unread_documents set cleared_at = ${now}
    where shop_id = ${shopId} and channel_order_no = any(${[...channelOrderNos]}::text[]) and cleared_at is null`.execute(tx);
  return Number(numAffectedRows);
}

/** An open row as it is tried again. */
export type OpenUnread = UnreadDocument & Readonly<{ id: string; readAt: Instant }>;

/** What of a shop is still unread and was last seen before a moment, oldest first, after a row. */
export async function openUnread(
  db: Db,
  vault: Vault,
  ask: Readonly<{ shopId: ShopId; seenBefore: Instant; after: string | null; limit: number }>,
): Promise<readonly OpenUnread[]> {
  let query = db
    .selectFrom('unread_documents')
    .select(['id', 'channel_order_no', 'problem', 'document_sealed', 'read_at'])
    .where('shop_id', '=', ask.shopId)
    .where('cleared_at', 'is', null)
    .where('last_seen_at', '<', ask.seenBefore)
    .orderBy('id')
    .limit(ask.limit);
  if (ask.after !== null) query = query.where('id', '>', ask.after);
  return (await query.execute()).map((row) => openRow(row, vault));
}

type SealedRow = Readonly<{
  id: string;
  channel_order_no: string | null;
  problem: string;
  document_sealed: Buffer | null;
  read_at: Instant;
}>;

function openRow(row: SealedRow, vault: Vault): OpenUnread {
  return {
    id: row.id,
    channelOrderNo: row.channel_order_no,
    problem: row.problem,
    document: row.document_sealed && (JSON.parse(vault.open(purpose, row.document_sealed)) as JsonObject),
    readAt: row.read_at,
  };
}

/** Documents without a number that were read after all. */
export async function clearUnreadRows(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('unread_documents').set({ cleared_at: now }).where('id', 'in', ids).where('cleared_at', 'is', null).execute();
}

/** One that is still unread, by its id. */
export async function unreadById(
  db: Db,
  vault: Vault,
  id: string,
): Promise<(OpenUnread & Readonly<{ shopId: ShopId; road: OrderRoad }>) | undefined> {
  const row = await db
    .selectFrom('unread_documents')
    .select(['id', 'shop_id', 'channel_order_no', 'problem', 'document_sealed', 'read_at', 'road'])
    .where('id', '=', id)
    .where('cleared_at', 'is', null)
    .executeTakeFirst();
  return row && { ...openRow(row, vault), shopId: row.shop_id as ShopId, road: row.road as OrderRoad };
}
