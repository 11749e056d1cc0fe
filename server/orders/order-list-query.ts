import type { listOrders as contract } from '@zhidan/core/orders/api.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { storedOrders, type OrderRow } from './order-store.ts';
import { orderRow } from './order-view.ts';
import { indexOf, phoneDigits } from './sealed-order.ts';

type Ask = Asked<InputOf<typeof contract>>;

const cursor = pageCursor(z.object({ orderedAt: instantSchema, id: idSchema<OrderId>() }));

/** Orders of the caller's shops, newest first. */
export async function listOrders(db: Db, ask: Ask, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { rows } = await sql<OrderRow>`
    select * from orders
    where ${sql.join(conditionsOf(ask, vault), sql` and `)}
    order by ordered_at desc, id desc
    limit ${ask.limit + 1}`.execute(db);
  const orders = await storedOrders(db, vault, rows);
  return cursor.page(orders, ask.limit, {
    place: ({ id, content }) => ({ orderedAt: content.createdAt, id: id as OrderId }),
    item: orderRow,
  });
}

function conditionsOf(ask: Ask, vault: Vault): RawBuilder<unknown>[] {
  const place = cursor.read(ask.after);
  const conditions = [sql`true`];
  if (place) conditions.push(sql`(ordered_at, id) < (${place.orderedAt}::timestamptz, ${place.id}::uuid)`);
  if (ask.by.shops !== 'all') conditions.push(sql`shop_id = any(${ask.by.shops.filter(isId)}::uuid[])`);
  if (ask.shopId) conditions.push(sql`shop_id = ${ask.shopId}`);
  if (ask.status) conditions.push(sql`status = ${ask.status}`);
  if (ask.payment) conditions.push(sql`payment = ${ask.payment}`);
  if (ask.shipping) conditions.push(sql`shipping = ${ask.shipping}`);
  if (ask.refund) conditions.push(sql`refund = ${ask.refund}`);
  if (ask.from) conditions.push(sql`ordered_at >= ${ask.from}`);
  if (ask.to) conditions.push(sql`ordered_at <= ${ask.to}`);
  if (ask.search) conditions.push(found(ask.search, vault));
  return conditions;
}

/** A scope is text that an administrator typed or a program sent. */
const isId = (text: string): boolean => idSchema<OrderId>().safeParse(text).success;

/** Orders that a text may mean, each way by its own index; as one `or` they would be sought along the list, row by row. */
function found(search: string, vault: Vault): RawBuilder<unknown> {
  const digits = /^[+\d -]+$/.test(search) ? phoneDigits(search) : '';
  const ways = [
    sql`select id from orders where channel_order_no = ${search}`,
    ...(digits.length === 4
      ? [sql`select id from orders where receiver_phone_last_four_index = ${indexOf(vault, 'receiver_phone_last_four', digits)}`]
      : []),
    ...(digits.length >= 7 ? [sql`select id from orders where receiver_phone_index = ${indexOf(vault, 'receiver_phone', digits)}`] : []),
    ...(digits === '' ? [sql`select id from orders where receiver_name_index = ${indexOf(vault, 'receiver_name', search)}`] : []),
  ];
  return sql`id in (${sql.join(ways, sql` union `)})`;
}
