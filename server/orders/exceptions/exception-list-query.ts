import { orderExceptionKinds, orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import type * as api from '@zhidan/core/orders/exceptions/exception-api.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';

const cursor = pageCursor(z.object({ at: instantSchema, id: z.uuid() }));

const inShopsOf = ({ shops }: Caller): RawBuilder<unknown> =>
  shops === 'all' ? sql`true` : sql`orders.shop_id = any(${[...shops]}::uuid[])`;
const ofShop = (shopId: string | undefined): RawBuilder<unknown> => (shopId ? sql`orders.shop_id = ${shopId}` : sql`true`);

const columns = sql`
  found.id, found.order_id as "orderId", orders.channel_order_no as "orderNo", orders.shop_id as "shopId", found.kind, found.detail,
  found.opened_at as "openedAt", orders.ship_by as "shipBy"`;
const tables = sql`order_exceptions as found join orders on orders.id = found.order_id`;

/** Of open exceptions alone: an index of them holds no others. */
export async function countExceptions(
  db: Db,
  ask: Asked<InputOf<typeof api.countExceptions>>,
): Promise<OutputOf<typeof api.countExceptions>> {
  const scope = sql`${inShopsOf(ask.by)} and ${ofShop(ask.shopId)}`;
  const { rows: kinds } = await sql<OutputOf<typeof api.countExceptions>['kinds'][number]>`
    select found.kind, count(*)::integer as count, min(found.opened_at) as "oldestAt" from ${tables}
    where found.cleared_at is null and found.kind = any(${[...orderExceptionKinds]}) and ${scope}
    group by found.kind`.execute(db);
  const { rows } = await sql<{ holdCount: number; forcedToday: number }>`
    select
      (select count(*) from order_holds as held join orders on orders.id = held.order_id
        where held.ended_at is null and ${scope})::integer as "holdCount",
      (select count(*) from ${tables} where found.is_forced and ${scope}
        and found.cleared_at >= date_trunc('day', ${ask.now}::timestamptz, 'Asia/Shanghai'))::integer as "forcedToday"`.execute(db);
  return { kinds, holdCount: 0, forcedToday: 0, ...rows[0] };
}

/** Open exceptions, the oldest first. */
export async function listExceptions(db: Db, ask: Asked<InputOf<typeof api.listExceptions>>): Promise<OutputOf<typeof api.listExceptions>> {
  const place = cursor.read(ask.after);
  const kinds = orderExceptionKinds.filter(
    (kind) => (!ask.kind || kind === ask.kind) && (!ask.owner || orderExceptions[kind].owner === ask.owner),
  );
  const { rows } = await sql<api.ExceptionRow>`
    select ${columns} from ${tables}
    where found.cleared_at is null and found.kind = any(${kinds}) and ${inShopsOf(ask.by)} and ${ofShop(ask.shopId)}
      and ${ask.search ? sql`orders.channel_order_no = ${ask.search}` : sql`true`}
      and ${place ? sql`(found.opened_at, found.id) > (${place.at}::timestamptz, ${place.id}::uuid)` : sql`true`}
    order by found.opened_at, found.id limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, { place: ({ openedAt, id }) => ({ at: openedAt, id }), item: (row) => row });
}

/** What people forced, newest first. */
export async function listForced(db: Db, ask: Asked<InputOf<typeof api.listForced>>): Promise<OutputOf<typeof api.listForced>> {
  const place = cursor.read(ask.after);
  const { rows } = await sql<api.ForcedRow>`
    select ${columns}, found.cleared_at as "forcedAt", found.cleared_by as "forcedBy", coalesce(found.end_reason, '') as reason
    from ${tables}
    where found.is_forced and ${inShopsOf(ask.by)}
      and ${ask.from ? sql`found.cleared_at >= ${ask.from}` : sql`true`} and ${ask.to ? sql`found.cleared_at < ${ask.to}` : sql`true`}
      and ${place ? sql`(found.cleared_at, found.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : sql`true`}
    order by found.cleared_at desc, found.id desc limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, { place: ({ forcedAt, id }) => ({ at: forcedAt, id }), item: (row) => row });
}
