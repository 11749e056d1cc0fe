import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { indexOf, phoneDigits } from '../sealed-order.ts';

/** Orders gathered at most before the list is walked instead: many are met soon on the way, few would be sought in vain. */
const gatheredLimit = 5_000;

/** Texts of goods that are looked up by their keys; more of them stand in so many orders that the list is walked at once. */
const goodsLimit = 300;

/** Which orders a search means, and whether that is so many that the list is walked to meet them. */
export type Sought = Readonly<{ condition: RawBuilder<unknown>; isCommon: boolean }>;

/** Orders that a text may mean: looked up each way by its own index; as one `or` they would be sought along the list, row by row. */
export async function soughtOrders(db: Db, search: string, vault: Vault): Promise<Sought> {
  const words = wordsOf(search);
  const goodsKeys = await goodsMeant(db, words);
  const exact = waysToOrders(search, vault).map(({ found }) => found);
  if (goodsKeys.length <= goodsLimit) {
    const ways = [...exact, ...(goodsKeys.length > 0 ? [ordersOf(goodsKeys)] : [])];
    const { rows } = await sql<{ id: string }>`
      ${plannedForValues}select id from (${sql.join(ways, sql` union `)}) as found limit ${gatheredLimit + 1}`.execute(db);
    if (rows.length <= gatheredLimit) return { condition: sql`id = any(${rows.map(({ id }) => id)}::uuid[])`, isCommon: false };
  }
  // a scalar and no `exists`: that would be answered for all orders at once before the first is shown
  const goods =
    goodsKeys.length <= goodsLimit
      ? sql`select true from order_lines where order_id = orders.id and goods_key = any(${[...goodsKeys]}::bigint[])`
      : sql`select true from order_lines join goods_texts using (goods_key) where order_id = orders.id and ${holdsAll(words)}`;
  return { condition: sql`(coalesce((${goods} limit 1), false) or id in (${sql.join(exact, sql` union `)}))`, isCommon: true };
}

/** Lower case, as the texts are. Digits are a whole code: a piece of one stands in half of all barcodes. */
function wordsOf(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (/^\d+$/.test(word) ? ` ${word} ` : word));
}

const holdsAll = (words: readonly string[]): RawBuilder<unknown> =>
  sql.join(
    words.map((word) => sql`strpos(text, ${word}) > 0`),
    sql` and `,
  );

/** By what an order can be named word for word. */
export type OrderWay = 'number' | 'waybill' | 'phone' | 'name' | 'nick';

/** Ids of the orders that a text names, each way by its own index. */
export function waysToOrders(search: string, vault: Vault): readonly Readonly<{ way: OrderWay; found: RawBuilder<unknown> }>[] {
  const digits = /^[+\d -]+$/.test(search) ? phoneDigits(search) : '';
  const waybillNos = [...new Set([search, search.toUpperCase()])];
  const byIndex = (way: OrderWay, column: string, hash: Buffer | null) => ({
    way,
    found: sql`select id from orders where ${sql.raw(column)} = ${hash}`,
  });
  return [
    { way: 'number', found: sql`select id from orders where channel_order_no = ${search}` },
    {
      way: 'waybill',
      found: sql`select id from orders where shipments <> '[]' and jsonb_path_query_array(shipments, '$[*].waybillNo') ?| ${waybillNos}::text[]`,
    },
    ...(digits.length === 4
      ? [byIndex('phone', 'receiver_phone_last_four_index', indexOf(vault, 'receiver_phone_last_four', digits))]
      : []),
    ...(digits.length >= 7 ? [byIndex('phone', 'receiver_phone_index', indexOf(vault, 'receiver_phone', digits))] : []),
    ...(digits === '' ? [byIndex('name', 'receiver_name_index', indexOf(vault, 'receiver_name', search))] : []),
    byIndex('nick', 'buyer_nick_index', indexOf(vault, 'buyer_nick', search)),
    byIndex('nick', 'buyer_index', indexOf(vault, 'buyer', search)),
  ];
}

/** Orders of these goods, as many as decide whether they are gathered. */
function ordersOf(goodsKeys: readonly number[]): RawBuilder<unknown> {
  return sql`(select order_id from order_lines where goods_key = any(${[...goodsKeys]}::bigint[]) limit ${gatheredLimit + 1})`;
}

/** Keys of the texts that hold all words, one more than the limit at most. There are some thousands: reading them all takes milliseconds. */
async function goodsMeant(db: Db, words: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ key: number }>`
    select goods_key as key from goods_texts where ${holdsAll(words)} limit ${goodsLimit + 1}`.execute(db);
  return rows.map(({ key }) => key);
}
