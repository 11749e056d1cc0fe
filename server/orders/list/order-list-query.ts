import type { listOrders as contract } from '@zhidan/core/orders/api.ts';
import { orderSorts, type OrderFilter, type OrderSort } from '@zhidan/core/orders/order-filter.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { exceptionsOf } from '../exceptions/exceptions-query.ts';
import { storedOrders, type OrderRow, type StoredOrder } from '../order-store.ts';
import { orderRow } from '../order-view.ts';
import { askedShops, filterConditions, paidAtOrder, shipByOrder, shopCondition } from './order-filter-query.ts';
import { soughtOrders, type Sought } from './order-search-query.ts';

/** Which orders, and which first. */
export type OrdersAsk = Asked<OrderFilter & Readonly<{ sort: OrderSort; direction?: 'asc' | 'desc' | undefined }>>;

/** A place in the list: the moment it is sorted by, null where an order has none, and the order. */
type Place = Readonly<{ at: Instant | null; id: OrderId }>;

const cursor = pageCursor<Place>(z.object({ at: instantSchema.nullable(), id: idSchema<OrderId>() }));

/** What each sort goes by, and where an order without that moment stands. */
const sortKeys: Readonly<
  Record<OrderSort, Readonly<{ key: RawBuilder<unknown>; of: (order: StoredOrder) => Instant | null; none: string }>>
> = {
  ordered: { key: sql.raw('ordered_at'), of: ({ content }) => content.createdAt, none: '-infinity' },
  paid: { key: paidAtOrder, of: ({ content }) => content.paidAt, none: '-infinity' },
  ship_by: { key: shipByOrder, of: ({ content }) => content.shipBy, none: 'infinity' },
};

/** A page of orders of the caller's shops, as the list shows them. */
export async function listOrders(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { items, next } = await pageOfOrders(db, ask, vault);
  const exceptions = await exceptionsOf(
    db,
    items.map(({ id }) => id),
  );
  return { items: items.map((order) => orderRow(order, exceptions.get(order.id) ?? [])), next };
}

/** A page of orders of the caller's shops. */
export async function pageOfOrders(
  db: Db,
  ask: OrdersAsk & Readonly<{ limit: number; after?: string | undefined }>,
  vault: Vault,
): Promise<{ items: StoredOrder[]; next: string | null }> {
  const place = cursor.read(ask.after);
  const { conditions } = await ordersMeant(db, ask, vault);
  const { key, of, none } = sortKeys[ask.sort];
  const { rows } = await sql<OrderRow>`
    ${plannedForValues}select * from orders
    where ${sql.join([...conditions, ...behind(ask, place && { at: place.at ?? none, id: place.id })], sql` and `)}
    order by ${key} ${directionOf(ask)}, id ${directionOf(ask)}
    limit ${ask.limit + 1}`.execute(db);
  return cursor.page(await storedOrders(db, vault, rows), ask.limit, {
    place: (order) => ({ at: of(order), id: order.id as OrderId }),
    item: (order) => order,
  });
}

/** What narrows the list to the filter, the search and the caller's shops; `isCommon`: a search that very many orders meet. */
export type OrdersMeant = Readonly<{ conditions: readonly RawBuilder<unknown>[]; isCommon: boolean }>;

export async function ordersMeant(db: Db, ask: OrdersAsk, vault: Vault): Promise<OrdersMeant> {
  const shops = await askedShops(db, ask, ask.by);
  const sought: Sought = ask.search ? await soughtOrders(db, ask.search, vault) : { condition: sql`true`, isCommon: false };
  const conditions = [sought.condition, ...shopCondition(shops), ...filterConditions(ask, ask.now)];
  return { conditions, isCommon: sought.isCommon };
}

/** `order by` of a list, for those that read all of it. */
export function orderingOf(ask: Pick<OrdersAsk, 'sort' | 'direction'>): RawBuilder<unknown> {
  return sql`${sortKeys[ask.sort].key} ${directionOf(ask)}, id ${directionOf(ask)}`;
}

function directionOf({ sort, direction }: Pick<OrdersAsk, 'sort' | 'direction'>): RawBuilder<unknown> {
  return sql.raw(direction ?? orderSorts[sort].direction);
}

function behind(ask: OrdersAsk, place: Readonly<{ at: string; id: string }> | null): RawBuilder<unknown>[] {
  if (!place) return [];
  const { key } = sortKeys[ask.sort];
  const isDown = (ask.direction ?? orderSorts[ask.sort].direction) === 'desc';
  return [sql`(${key}, id) ${sql.raw(isDown ? '<' : '>')} (${place.at}::timestamptz, ${place.id}::uuid)`];
}
