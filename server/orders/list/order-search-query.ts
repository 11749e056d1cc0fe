import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { indexOf, phoneDigits } from '../sealed-order.ts';

/** Orders gathered at most before the list is walked instead: many are met soon on the way, few would be sought in vain. */
const gatheredLimit = 5_000;

/** Texts of goods that a search may mean. More than that means nearly anything, and the newest orders show it anyway. */
const goodsLimit = 1_000;

/** Orders that a text may mean: looked up each way by its own index; as one `or` they would be sought along the list, row by row. */
export async function searchCondition(db: Db, search: string, vault: Vault): Promise<RawBuilder<unknown>> {
  const goodsKeys = await goodsMeant(db, search);
  const ways = [...waysTo(search, vault), ...(goodsKeys.length > 0 ? [ordersOf(goodsKeys)] : [])];
  const { rows } = await sql<{ id: string }>`
    ${plannedForValues}select id from (${sql.join(ways, sql` union `)}) as found limit ${gatheredLimit + 1}`.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length <= gatheredLimit) return sql`id = any(${ids}::uuid[])`;
  const others = sql`id in (${sql.join(waysTo(search, vault), sql` union `)})`;
  return sql`(exists (select from order_lines where order_id = orders.id and goods_key = any(${goodsKeys}::bigint[])) or ${others})`;
}

function waysTo(search: string, vault: Vault): RawBuilder<unknown>[] {
  const digits = /^[+\d -]+$/.test(search) ? phoneDigits(search) : '';
  const waybillNos = [...new Set([search, search.toUpperCase()])];
  const byIndex = (column: string, hash: Buffer | null) => sql`select id from orders where ${sql.raw(column)} = ${hash}`;
  return [
    sql`select id from orders where channel_order_no = ${search}`,
    sql`select id from orders where shipments <> '[]' and jsonb_path_query_array(shipments, '$[*].waybillNo') ?| ${waybillNos}::text[]`,
    ...(digits.length === 4 ? [byIndex('receiver_phone_last_four_index', indexOf(vault, 'receiver_phone_last_four', digits))] : []),
    ...(digits.length >= 7 ? [byIndex('receiver_phone_index', indexOf(vault, 'receiver_phone', digits))] : []),
    ...(digits === '' ? [byIndex('receiver_name_index', indexOf(vault, 'receiver_name', search))] : []),
    byIndex('buyer_nick_index', indexOf(vault, 'buyer_nick', search)),
    byIndex('buyer_index', indexOf(vault, 'buyer', search)),
  ];
}

/** The newest orders of each text, so that no popular one hides the others. */
function ordersOf(goodsKeys: readonly number[]): RawBuilder<unknown> {
  return sql`
    select line.order_id from unnest(${[...goodsKeys]}::bigint[]) as meant (goods_key)
    cross join lateral (
      select order_id from order_lines where order_lines.goods_key = meant.goods_key order by order_id desc limit ${gatheredLimit + 1}
    ) as line`;
}

/** Texts of goods that hold all words of a search. There are some thousands of them: reading them all takes milliseconds. */
async function goodsMeant(db: Db, search: string): Promise<readonly number[]> {
  const words = search.toLowerCase().split(/\s+/);
  const { rows } = await sql<{ key: number }>`
    select goods_key as key from goods_texts
    where ${sql.join(
      words.map((word) => sql`strpos(text, ${word}) > 0`),
      sql` and `,
    )}
    limit ${goodsLimit}`.execute(db);
  return rows.map(({ key }) => key);
}
