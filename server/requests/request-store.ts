import type { Consequence } from '@zhidan/core/requests/consequence.ts';
import type { RequestKind } from '@zhidan/core/requests/request-kind.ts';
import { openRequestStates, type RequestState } from '@zhidan/core/requests/request-life.ts';
import type { RequestStage } from '@zhidan/core/requests/request-stage.ts';
import type { RequestStep } from '@zhidan/core/requests/request-step.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Refusal } from '@zhidan/core/kernel/result.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';

export type StoredRequest = Readonly<{
  id: string;
  no: number;
  kind: RequestKind;
  orderId: string;
  shopId: string;
  state: RequestState;
  stage: RequestStage;
  isLocking: boolean;
  detail: JsonObject;
  personal: Buffer | null;
  consequences: readonly Consequence[];
  reason: string;
  askedById: string;
  askedBy: string;
  askedAt: Instant;
  taskId: string | null;
  decidedAt: Instant | null;
  decidedBy: string | null;
  decisionReason: string | null;
  laidAsideAt: Instant | null;
  laidAsideBy: string | null;
  dueAt: Instant | null;
  tryCount: number;
  endedAt: Instant | null;
  problem: Refusal | null;
  addedOrderId: string | null;
}>;

export const requestColumns = sql`
  request.id, request.no, request.kind, request.order_id as "orderId", request.shop_id as "shopId", request.state, request.stage,
  request.is_locking as "isLocking", request.detail, request.personal_sealed as personal, request.consequences, request.reason,
  request.asked_by_id as "askedById", request.asked_by as "askedBy", request.asked_at as "askedAt", request.task_id as "taskId",
  request.decided_at as "decidedAt", request.decided_by as "decidedBy", request.decision_reason as "decisionReason",
  request.laid_aside_at as "laidAsideAt", request.laid_aside_by as "laidAsideBy", request.due_at as "dueAt", request.try_count as "tryCount",
  request.ended_at as "endedAt", request.problem, request.added_order_id as "addedOrderId"`;

export type NewRequest = Pick<
  StoredRequest,
  | 'id'
  | 'kind'
  | 'orderId'
  | 'shopId'
  | 'stage'
  | 'isLocking'
  | 'detail'
  | 'personal'
  | 'consequences'
  | 'reason'
  | 'askedById'
  | 'askedBy'
  | 'askedAt'
>;

/** Writes a request; its number, or null when the order has an open one that stands against it. */
export async function insertRequest(tx: Tx, ask: NewRequest): Promise<number | null> {
  const { rows } = await sql<{ no: number }>`
    insert into change_requests (
      id, kind, order_id, shop_id, state, stage, is_locking, detail, personal_sealed, consequences, reason, asked_by_id, asked_by, asked_at
    ) values (
      ${ask.id}, ${ask.kind}, ${ask.orderId}, ${ask.shopId}, 'asked', ${ask.stage}, ${ask.isLocking}, ${JSON.stringify(ask.detail)}::jsonb,
      ${ask.personal}, ${JSON.stringify(ask.consequences)}::jsonb, ${ask.reason}, ${ask.askedById}, ${ask.askedBy}, ${ask.askedAt}
    ) on conflict do nothing returning no`.execute(tx);
  return rows[0]?.no ?? null;
}

/** The open requests of an order, the locking ones first. */
export async function openRequestsOf(db: Db, orderIds: readonly string[]): Promise<readonly StoredRequest[]> {
  const { rows } = await sql<StoredRequest>`
    select ${requestColumns} from change_requests as request
    where order_id = any(${[...orderIds]}::uuid[]) and state = any(${[...openRequestStates]})
    order by is_locking desc, asked_at, id`.execute(db);
  return rows;
}

export async function requestCount(db: Db, orderId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from change_requests where order_id = ${orderId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The codes of the SKUs that the lines of an order are matched with, by line. */
export async function skuCodesOf(db: Db, orderId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ lineNo: string; code: string }>`
    select distinct part.line_no as "lineNo", skus.code from order_components as part
    join skus on skus.id = part.matched_sku_id where part.order_id = ${orderId}`.execute(db);
  return new Map(rows.map(({ lineNo, code }) => [lineNo, code]));
}

/** Whether people added the order: resent, exchanged, by phone. */
export async function isAddedOrder(db: Db, orderId: string): Promise<boolean> {
  const { rows } = await sql`select from orders where id = ${orderId} and kind <> 'sale'`.execute(db);
  return rows.length > 0;
}

export async function requestById(db: Db, id: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`select ${requestColumns} from change_requests as request where id = ${id}`.execute(db);
  return rows[0];
}

/** Locks a request until the transaction ends; whoever does has locked its orders first. */
export async function requestForUpdate(tx: Tx, id: string): Promise<StoredRequest | undefined> {
  const { rows } = await sql<StoredRequest>`select ${requestColumns} from change_requests as request where id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

export async function setTask(tx: Tx, id: string, taskId: string): Promise<void> {
  await sql`update change_requests set task_id = ${taskId} where id = ${id}`.execute(tx);
}

export type RequestMove = Readonly<{
  id: string;
  state: RequestState;
  now: Instant;
  /** when its next step is tried by whoever looks; null: nothing to do */
  dueAt: Instant | null;
  problem?: Refusal | null;
  decided?: Readonly<{ by: string; reason: string }>;
  isEnd?: boolean;
}>;

export async function moveRequest(tx: Tx, { id, state, now, dueAt, problem = null, decided, isEnd = false }: RequestMove): Promise<void> {
  await sql`
    update change_requests set state = ${state}, due_at = ${dueAt}, problem = ${problem ? JSON.stringify(problem) : null}::jsonb,
      ended_at = ${isEnd ? now : null}::timestamptz, try_count = 0,
      decided_at = coalesce(decided_at, ${decided ? now : null}::timestamptz), decided_by = coalesce(decided_by, ${decided?.by ?? null}),
      decision_reason = coalesce(decision_reason, ${decided?.reason ?? null})
    where id = ${id}`.execute(tx);
}

/** Nobody else tries it before this moment; answers how often it was tried. */
export async function lease(tx: Tx, id: string, dueAt: Instant): Promise<number> {
  const { rows } = await sql<{ tryCount: number }>`
    update change_requests set due_at = ${dueAt}, try_count = try_count + 1 where id = ${id} and state = 'carrying'
    returning try_count as "tryCount"`.execute(tx);
  return rows[0]?.tryCount ?? 0;
}

export async function markLaidAside(tx: Tx, id: string, { now, by }: Readonly<{ now: Instant; by: string }>): Promise<void> {
  await sql`update change_requests set laid_aside_at = ${now}, laid_aside_by = ${by} where id = ${id} and laid_aside_at is null`.execute(
    tx,
  );
}

export async function setDetail(tx: Tx, id: string, detail: JsonObject): Promise<void> {
  await sql`update change_requests set detail = ${JSON.stringify(detail)}::jsonb where id = ${id}`.execute(tx);
}

export async function setAddedOrder(tx: Tx, id: string, orderId: string): Promise<void> {
  await sql`update change_requests set added_order_id = ${orderId} where id = ${id}`.execute(tx);
}

export type DoneStep = Readonly<{ step: RequestStep; at: Instant; detail: JsonObject }>;

/** The steps that were done, in their order. */
export async function doneSteps(db: Db, id: string): Promise<readonly DoneStep[]> {
  const { rows } = await sql<DoneStep>`select step, at, detail from request_steps where request_id = ${id} order by at, step`.execute(db);
  return rows;
}

export async function insertStep(tx: Tx, id: string, { step, at, detail }: DoneStep): Promise<void> {
  await sql`
    insert into request_steps (request_id, step, at, detail) values (${id}, ${step}, ${at}, ${JSON.stringify(detail)}::jsonb)`.execute(tx);
}

/** Requests whose next step nobody tries, the earliest first. */
export async function requestsDue(db: Db, now: Instant, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from change_requests where due_at <= ${now} and state = 'carrying' order by due_at limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
