import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { DocumentVersion } from '@zhidan/core/channels/document-version.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';
import { assignments, columnNames, givenRows, type Column } from '../platform/db/given-rows.ts';

/** What we have of a number: whose order it is, and which of the platform's documents. */
export type KnownDocument = DocumentVersion & Readonly<{ channelOrderNo: string; orderId: string; hash: Buffer }>;

/** A document on its way into its table; exactly one of `text` and `sealed` is there. */
export type DocumentToSave = KnownDocument & Readonly<{ shopId: string; receivedAt: Instant; text: string | null; sealed: Buffer | null }>;

const keyColumns: readonly Column<DocumentToSave>[] = [
  { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
  { name: 'channel_order_no', type: 'text', of: ({ channelOrderNo }) => channelOrderNo },
];

const documentColumns: readonly Column<DocumentToSave>[] = [
  { name: 'modified_at', type: 'timestamptz', of: ({ modifiedAt }) => modifiedAt },
  { name: 'read_at', type: 'timestamptz', of: ({ readAt }) => readAt },
  { name: 'received_at', type: 'timestamptz', of: ({ receivedAt }) => receivedAt },
  { name: 'road', type: 'text', of: ({ road }) => road },
  { name: 'document_hash', type: 'bytea', of: ({ hash }) => hash },
  { name: 'document', type: 'jsonb', of: ({ text }) => text },
  { name: 'document_sealed', type: 'bytea', of: ({ sealed }) => sealed },
];

const firstColumns = [...keyColumns, { name: 'order_id', type: 'uuid', of: ({ orderId }: DocumentToSave) => orderId }, ...documentColumns];

type Asked = Readonly<{ shopId: string; channelOrderNos: readonly string[] }>;

/** Documents that came by file, as their table holds them: one of `document` and `sealed` is there. */
export type FiledDocument = Readonly<{ channelOrderNo: string; document: JsonObject | null; sealed: Buffer | null }>;

/** Of these numbers, the documents that came by file. */
export async function filedDocuments(tx: Db | Tx, { shopId, channelOrderNos }: Asked): Promise<readonly FiledDocument[]> {
  if (channelOrderNos.length === 0) return [];
  const { rows } = await sql<FiledDocument>`
    select channel_order_no as "channelOrderNo", document, document_sealed as sealed
    from channel_orders
    where shop_id = ${shopId} and channel_order_no = any(${[...channelOrderNos]}::text[]) and road = 'file'`.execute(tx);
  return rows;
}

/** What we have of these numbers at this moment, without waiting for anybody. */
export function knownDocuments(tx: Db | Tx, asked: Asked): Promise<ReadonlyMap<string, KnownDocument>> {
  return documents(tx, asked, sql``);
}

/** The same, locked in the order of their numbers so that two receivers never wait for each other. */
export function documentsForUpdate(tx: Tx, asked: Asked): Promise<ReadonlyMap<string, KnownDocument>> {
  return documents(tx, asked, sql`order by channel_order_no for update`);
}

async function documents(
  tx: Db | Tx,
  { shopId, channelOrderNos }: Asked,
  ending: ReturnType<typeof sql>,
): Promise<ReadonlyMap<string, KnownDocument>> {
  if (channelOrderNos.length === 0) return new Map();
  const { rows } = await sql<KnownDocument>`
    select channel_order_no as "channelOrderNo", order_id as "orderId", modified_at as "modifiedAt", read_at as "readAt", road,
      document_hash as hash
    from channel_orders
    where shop_id = ${shopId} and channel_order_no = any(${[...channelOrderNos]}::text[])
    ${ending}`.execute(tx);
  return new Map(rows.map((row) => [row.channelOrderNo, row]));
}

/**
 * Stores documents of numbers that are new, and answers which of them were: another receiver may have been first, then we wait
 * for its commit. Give them in the order of their numbers, so that two receivers never wait for each other.
 */
export async function insertDocuments(tx: Tx, given: readonly DocumentToSave[]): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set();
  const { rows } = await sql<{ channelOrderNo: string }>`
    insert into channel_orders (${columnNames(firstColumns)})
    select * from ${givenRows(firstColumns, given)}
    on conflict (shop_id, channel_order_no) do nothing
    returning channel_order_no as "channelOrderNo"`.execute(tx);
  return new Set(rows.map(({ channelOrderNo }) => channelOrderNo));
}

/** Puts newer documents in the place of older ones, which are locked. */
export async function updateDocuments(tx: Tx, given: readonly DocumentToSave[]): Promise<void> {
  if (given.length === 0) return;
  await sql`
    update channel_orders set ${assignments(documentColumns, 'given')}
    from ${givenRows([...keyColumns, ...documentColumns], given)}
    where channel_orders.shop_id = given.shop_id and channel_orders.channel_order_no = given.channel_order_no`.execute(tx);
}
