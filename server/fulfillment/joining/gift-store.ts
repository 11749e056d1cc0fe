import { giftLineNo, type Gift } from '@zhidan/core/fulfillment/joining/gifts.ts';
import { foldCode } from '@zhidan/core/catalog/sku.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** Plain SKUs in use by their folded code. */
export async function skuIdsByCode(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code_folded as code from skus
    where code_folded = any(${[...new Set(codes.map(foldCode))]}) and not is_bundle and state = 'active'`.execute(db);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Fulfillment orders of these orders that wait before their release, an order each: of several parts the first. */
export async function waitingOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ orderId: string; id: string }>`
    select distinct on (member.order_id) member.order_id as "orderId", own.id
    from fulfillment_members as member
    join fulfillment_orders as own on own.id = member.fulfillment_order_id and own.stage in ('pending', 'audit', 'finance')
    where member.order_id = any(${[...orderIds]}::uuid[])
    order by member.order_id, own.id`.execute(db);
  return new Map(rows.map(({ orderId, id }) => [orderId, id]));
}

/** Gifts that rules have given these orders and that stand on a fulfillment order; `isShipped`: nothing can be taken back. */
export async function standingGifts(db: Db, orderIds: readonly string[]): Promise<readonly Gift[]> {
  const { rows } = await sql<Gift>`
    select gift.order_id as "orderId", gift.rule, gift.sku_id as "skuId", gift.quantity from order_gifts as gift
    where gift.order_id = any(${[...orderIds]}::uuid[]) and gift.withdrawn_at is null
      and exists (
        select from fulfillment_lines as line
        join fulfillment_orders as own on own.id = line.fulfillment_order_id and own.stage not in ('merged', 'split', 'canceled')
        where line.order_id = gift.order_id and line.line_no = 'gift:' || gift.rule and line.sku_id = gift.sku_id
      )
    order by 1, 2, 3`.execute(db);
  return rows;
}

const keyColumns: readonly Column<Gift>[] = [
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'rule', type: 'text', of: ({ rule }) => rule },
  { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
];

export async function saveGiven(tx: Tx, gifts: readonly Gift[], now: Instant): Promise<void> {
  if (gifts.length === 0) return;
  const columns: readonly Column<Gift>[] = [
    ...keyColumns,
    { name: 'quantity', type: 'integer', of: ({ quantity }) => quantity },
    { name: 'given_at', type: 'timestamptz', of: () => now },
  ];
  await sql`
    insert into order_gifts (${columnNames(columns)}) select * from ${givenRows(columns, gifts)}
    on conflict (order_id, rule, sku_id) do update set quantity = excluded.quantity, given_at = excluded.given_at, withdrawn_at = null`.execute(
    tx,
  );
}

/** Gifts that no rule gives any more, and those that are given in another number: their lines go. */
export async function removeGiftLines(tx: Tx, gifts: readonly Gift[]): Promise<void> {
  if (gifts.length === 0) return;
  const columns: readonly Column<Gift>[] = [
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'line_no', type: 'text', of: ({ rule }) => giftLineNo(rule) },
    { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
  ];
  await sql`
    delete from fulfillment_lines as line using ${givenRows(columns, gifts)}, fulfillment_orders as own
    where line.order_id = given.order_id and line.line_no = given.line_no and line.sku_id = given.sku_id
      and own.id = line.fulfillment_order_id and own.stage in ('pending', 'audit', 'finance')`.execute(tx);
}

export async function saveWithdrawn(tx: Tx, gifts: readonly Gift[], now: Instant): Promise<void> {
  if (gifts.length === 0) return;
  await sql`
    update order_gifts as gift set withdrawn_at = ${now} from ${givenRows(keyColumns, gifts)}
    where gift.order_id = given.order_id and gift.rule = given.rule and gift.sku_id = given.sku_id`.execute(tx);
}
