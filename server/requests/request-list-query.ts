import type * as api from '@zhidan/core/requests/request-api.ts';
import { openRequestStates } from '@zhidan/core/requests/request-life.ts';
import { mayDo, type Asked, type Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { isToDecide, standingOf } from '../approvals/index.ts';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';
import { requestColumns } from './request-store.ts';
import { requestRows, type ListedRequest } from './request-views.ts';

const cursor = pageCursor(z.object({ at: instantSchema, id: z.uuid() }));

const tables = sql`
  change_requests as request join orders on orders.id = request.order_id join shops on shops.id = request.shop_id
  left join approval_tasks as task on task.id = request.task_id`;
const listed = sql`${requestColumns}, orders.channel_order_no as "orderNo", shops.name as "shopName"`;

const nobody = '00000000-0000-0000-0000-000000000000';

const isOpen = sql`request.state = any(${[...openRequestStates]})`;
/** A printed label whose parcel nobody has laid aside yet. */
const isToLayAside = sql`(${isOpen} and request.stage = 'printed' and request.is_locking and request.laid_aside_at is null)`;

async function conditionOf(db: Db, { by, now }: Asked, which: InputOf<typeof api.listRequests>['which']): Promise<RawBuilder<unknown>> {
  if (which === 'all') return sql`true`;
  if (which === 'open') return isOpen;
  if (which === 'asked_by_me') return sql`request.asked_by_id = ${by.actor.id}`;
  if (which === 'to_lay_aside') return isToLayAside;
  return toApprove(db, { by, now });
}

async function toApprove(db: Db, { by, now }: Asked): Promise<RawBuilder<unknown>> {
  if (!mayDo(by, 'approvals.decide')) return sql`false`;
  const standing = await standingOf(db, by.actor.kind === 'person' ? by.actor.id : nobody, now);
  return sql`(request.state = 'asked' and ${isToDecide(standing)})`;
}

function inScope({ shops }: Caller): RawBuilder<unknown> {
  return shops === 'all' ? sql`true` : sql`request.shop_id = any(${[...shops]}::uuid[])`;
}

/** The number in `QQ-000042`; null when the text is none. */
function requestNoIn(text: string): number | null {
  const digits = /^\s*qq-?0*(\d{1,15})\s*$/i.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

export async function listRequests(db: Db, ask: Asked<InputOf<typeof api.listRequests>>): Promise<OutputOf<typeof api.listRequests>> {
  const { by, now, which, kind, state, shopId, orderId, search, limit } = ask;
  const place = cursor.read(ask.after);
  const isOldestFirst = which === 'to_approve' || which === 'to_lay_aside'; // who waits longest is first
  const no = search ? requestNoIn(search) : null;
  const conditions = [inScope(by), await conditionOf(db, { by, now }, which)];
  if (kind) conditions.push(sql`request.kind = ${kind}`);
  if (state) conditions.push(sql`request.state = ${state}`);
  if (shopId) conditions.push(sql`request.shop_id = ${shopId}`);
  if (orderId) conditions.push(sql`request.order_id = ${orderId}`);
  if (search) conditions.push(no === null ? sql`orders.channel_order_no = ${search}` : sql`request.no = ${no}`);
  if (place) {
    const behind = sql`(${place.at}::timestamptz, ${place.id}::uuid)`;
    conditions.push(isOldestFirst ? sql`(request.asked_at, request.id) > ${behind}` : sql`(request.asked_at, request.id) < ${behind}`);
  }
  const { rows } = await sql<ListedRequest>`
    select ${listed} from ${tables} where ${sql.join(conditions, sql` and `)}
    order by ${isOldestFirst ? sql`request.asked_at, request.id` : sql`request.asked_at desc, request.id desc`}
    limit ${limit + 1}`.execute(db);
  const shown = await requestRows(db, { by, now, requests: rows });
  const pairs = rows.flatMap((row, index) => {
    const item = shown[index];
    return item ? [{ row, item }] : [];
  });
  return cursor.page(pairs, limit, { place: ({ row }) => ({ at: row.askedAt, id: row.id }), item: ({ item }) => item });
}

/** How many requests a list of `listRequests` shows to the caller, as a statement. */
export async function requestCountInSql(db: Db, ask: Asked, which: 'to_approve' | 'to_lay_aside'): Promise<RawBuilder<unknown>> {
  return sql`select count(*) from ${tables} where ${inScope(ask.by)} and ${await conditionOf(db, ask, which)}`;
}

/** Of open requests alone: an index holds no others. */
export async function countRequests(db: Db, ask: Asked): Promise<OutputOf<typeof api.countRequests>> {
  const mine = await toApprove(db, ask);
  const { rows } = await sql<OutputOf<typeof api.countRequests>>`
    select count(*)::integer as open,
      count(*) filter (where request.asked_by_id = ${ask.by.actor.id})::integer as "askedByMe",
      count(*) filter (where ${mine})::integer as "toApprove",
      count(*) filter (where ${isToLayAside})::integer as "toLayAside"
    from change_requests as request left join approval_tasks as task on task.id = request.task_id
    where ${isOpen} and ${inScope(ask.by)}`.execute(db);
  return rows[0] ?? { open: 0, askedByMe: 0, toApprove: 0, toLayAside: 0 };
}

/** A request with its order's number and shop; undefined when it is not the caller's. */
export async function listedRequest(
  db: Db,
  { by, requestId }: Readonly<{ by: Caller; requestId: string }>,
): Promise<ListedRequest | undefined> {
  const { rows } = await sql<ListedRequest>`
    select ${listed} from ${tables} where request.id = ${requestId} and ${inScope(by)}`.execute(db);
  return rows[0];
}

const minutes = sql`extract(epoch from request.decided_at - request.asked_at) / 60`;

/** How long answers took: of requests that were decided, by when they were asked. */
export async function showAnswerTimes(
  db: Db,
  ask: Asked<InputOf<typeof api.showAnswerTimes>>,
): Promise<OutputOf<typeof api.showAnswerTimes>> {
  const { rows } = await sql<OutputOf<typeof api.showAnswerTimes>['byKind'][number] & { isAll: number }>`
    select request.kind, grouping(request.kind) as "isAll", count(*)::integer as count,
      round((percentile_cont(0.5) within group (order by ${minutes}))::numeric, 1)::double precision as "medianMinutes",
      round((percentile_cont(0.9) within group (order by ${minutes}))::numeric, 1)::double precision as "p90Minutes"
    from change_requests as request
    where request.decided_at is not null and ${inScope(ask.by)}
      and ${ask.from ? sql`request.asked_at >= ${ask.from}` : sql`true`} and ${ask.to ? sql`request.asked_at < ${ask.to}` : sql`true`}
    group by grouping sets ((request.kind), ()) order by 2, 1`.execute(db);
  const all = rows.find(({ isAll, count }) => isAll === 1 && count > 0);
  return {
    count: all?.count ?? 0,
    medianMinutes: all?.medianMinutes ?? null,
    p90Minutes: all?.p90Minutes ?? null,
    byKind: rows.filter(({ isAll }) => isAll === 0).map(({ isAll: _isAll, ...row }) => row),
  };
}
