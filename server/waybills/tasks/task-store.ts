import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { WaybillProblem } from '@zhidan/core/waybills/waybill-problem.ts';
import type { WaybillTaskKind } from '@zhidan/core/waybills/waybill-task.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';

export type TaskKey = Readonly<{ parcelId: string; kind: WaybillTaskKind }>;

/** A task with what puts it into one call with others. */
export type GroupedTask = TaskKey & Readonly<{ group: string }>;

type Lease = Readonly<{ now: Instant; dueAt: Instant }>;

const grouped = sql`
  task.parcel_id as "parcelId", task.kind,
  concat_ws(' ', fulfillment.shop_id, parcels.carrier, parcels.service, fulfillment.warehouse_id) as "group"`;

/** Tasks for the parcels of these released fulfillment orders that want a number. Of one that has its task nothing happens. */
export function insertTakeTasks(tx: Tx, fulfillmentOrderIds: readonly string[], lease: Lease): Promise<readonly GroupedTask[]> {
  return insertTasks(
    tx,
    'take',
    sql`parcels.fulfillment_order_id = any(${[...fulfillmentOrderIds]}::uuid[]) and parcels.state = 'wanted'`,
    lease,
  );
}

/** Tasks for numbers that are to be given back. */
export function insertVoidTasks(tx: Tx, parcelIds: readonly string[], lease: Lease): Promise<readonly GroupedTask[]> {
  return insertTasks(tx, 'void', sql`parcels.id = any(${[...parcelIds]}::uuid[]) and parcels.state = 'void_wanted'`, lease);
}

/** Tasks for parcels that wait since before a moment and have none: whatever road they came by, nobody is forgotten. */
export async function insertForgottenTasks(tx: Tx, before: Instant, lease: Lease): Promise<readonly GroupedTask[]> {
  return [
    ...(await insertTasks(tx, 'take', sql`parcels.state = 'wanted' and parcels.wanted_at < ${before}`, lease)),
    ...(await insertTasks(tx, 'void', sql`parcels.state = 'void_wanted' and parcels.wanted_at < ${before}`, lease)),
  ];
}

async function insertTasks(
  tx: Tx,
  kind: WaybillTaskKind,
  which: ReturnType<typeof sql>,
  { now, dueAt }: Lease,
): Promise<readonly GroupedTask[]> {
  const { rows } = await sql<GroupedTask>`
    with task as (
      insert into waybill_tasks (parcel_id, kind, carrier, try_count, due_at, began_at)
      select parcels.id, ${kind}, parcels.carrier, 0, ${dueAt}, ${now} from parcels
      where ${which} and not exists (select from waybill_tasks as known where known.parcel_id = parcels.id and known.kind = ${kind})
      on conflict do nothing
      returning parcel_id, kind
    )
    select ${grouped} from task
    join parcels on parcels.id = task.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcels.fulfillment_order_id
    order by "group", task.parcel_id`.execute(tx);
  return rows;
}

/** Tasks whose turn it is; they are somebody's until `dueAt`. */
export async function takeDueTasks(tx: Tx, { now, dueAt, limit }: Lease & Readonly<{ limit: number }>): Promise<readonly GroupedTask[]> {
  const { rows } = await sql<GroupedTask>`
    with due as (
      select parcel_id, kind from waybill_tasks where due_at <= ${now} order by due_at limit ${limit} for update skip locked
    ), task as (
      update waybill_tasks set due_at = ${dueAt} from due
      where due.parcel_id = waybill_tasks.parcel_id and due.kind = waybill_tasks.kind
      returning waybill_tasks.parcel_id, waybill_tasks.kind
    )
    select ${grouped} from task
    join parcels on parcels.id = task.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcels.fulfillment_order_id
    order by "group", task.parcel_id`.execute(tx);
  return rows;
}

/** These tasks are to be tried now, whatever they waited for. */
export async function makeTasksDue(tx: Tx, keys: readonly TaskKey[], dueAt: Instant): Promise<readonly GroupedTask[]> {
  const { rows } = await sql<GroupedTask>`
    with task as (
      update waybill_tasks set due_at = ${dueAt} from ${givenRows(keyColumns, keys)}
      where waybill_tasks.parcel_id = given.parcel_id and waybill_tasks.kind = given.kind
      returning waybill_tasks.parcel_id, waybill_tasks.kind
    )
    select ${grouped} from task
    join parcels on parcels.id = task.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcels.fulfillment_order_id
    order by "group", task.parcel_id`.execute(tx);
  return rows;
}

/** Tasks that stood for one of these problems are due: what was wrong may be mended. */
export async function makeProblemsDue(tx: Tx, problems: readonly WaybillProblem[], now: Instant): Promise<void> {
  await sql`update waybill_tasks set due_at = ${now} where problem = any(${[...problems]}::text[])`.execute(tx);
}

const keyColumns: readonly Column<TaskKey>[] = [
  { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
];

/** A task that is being tried: `tryCount` counts this try, `problem` is what was wrong the last time. */
export type TriedTask = Readonly<{
  parcelId: string;
  tryCount: number;
  beganAt: Instant;
  problem: WaybillProblem | null;
  triedCarrier: string;
}>;

/** Begins a try of these tasks; those that are done meanwhile are left out. */
export async function beginTries(
  db: Db,
  kind: WaybillTaskKind,
  parcelIds: readonly string[],
  dueAt: Instant,
): Promise<readonly TriedTask[]> {
  const { rows } = await sql<TriedTask>`
    update waybill_tasks set try_count = try_count + 1, due_at = ${dueAt}
    where parcel_id = any(${[...parcelIds]}::uuid[]) and kind = ${kind}
    returning parcel_id as "parcelId", try_count as "tryCount", began_at as "beganAt", problem, carrier as "triedCarrier"`.execute(db);
  return rows;
}

/** Tasks that are done, or that nobody wants any more. */
export async function dropTasks(tx: Tx, kind: WaybillTaskKind, parcelIds: readonly string[]): Promise<void> {
  if (parcelIds.length === 0) return;
  await sql`delete from waybill_tasks where parcel_id = any(${[...parcelIds]}::uuid[]) and kind = ${kind}`.execute(tx);
}

/** Why a task is not done, and when it is tried again; `dueAt` null: a person has to act. */
export type TaskTrouble = TaskKey &
  Readonly<{
    accountId: string | null;
    carrier: string;
    dueAt: Instant | null;
    problem: WaybillProblem | null;
    platformCode: string;
    platformWords: string;
  }>;

export async function saveTroubles(tx: Tx, troubles: readonly TaskTrouble[]): Promise<void> {
  if (troubles.length === 0) return;
  const columns: readonly Column<TaskTrouble>[] = [
    ...keyColumns,
    { name: 'account_id', type: 'uuid', of: ({ accountId }) => accountId },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt },
    { name: 'problem', type: 'text', of: ({ problem }) => problem },
    { name: 'platform_code', type: 'text', of: ({ platformCode }) => platformCode },
    { name: 'platform_words', type: 'text', of: ({ platformWords }) => platformWords },
  ];
  await sql`
    update waybill_tasks set account_id = given.account_id, carrier = given.carrier, due_at = given.due_at, problem = given.problem,
      platform_code = given.platform_code, platform_words = given.platform_words
    from ${givenRows(columns, troubles)}
    where waybill_tasks.parcel_id = given.parcel_id and waybill_tasks.kind = given.kind`.execute(tx);
}

type NumberKey = Readonly<{ parcelId: string; carrier: string; waybillNo: string }>;

/** Of these numbers those that another live parcel has already, by the parcel that would have got it. */
export async function numbersInUse(tx: Tx, numbers: readonly NumberKey[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const columns: readonly Column<NumberKey>[] = [
    { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'waybill_no', type: 'text', of: ({ waybillNo }) => waybillNo },
  ];
  const { rows } = await sql<{ parcelId: string; fulfillmentNo: number }>`
    select given.parcel_id as "parcelId", fulfillment.no as "fulfillmentNo"
    from ${givenRows(columns, numbers)}
    join parcels on parcels.carrier = given.carrier and parcels.waybill_no = given.waybill_no and parcels.state <> 'voided'
      and parcels.id <> given.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcels.fulfillment_order_id`.execute(tx);
  return new Map(rows.map(({ parcelId, fulfillmentNo }) => [parcelId, String(fulfillmentNo)]));
}

/** The orders in these parcels. */
export async function ordersOfParcels(tx: Tx, parcelIds: readonly string[]): Promise<readonly string[]> {
  if (parcelIds.length === 0) return [];
  const { rows } = await sql<{ orderId: string }>`
    select distinct member.order_id as "orderId" from parcels
    join fulfillment_members as member on member.fulfillment_order_id = parcels.fulfillment_order_id
    where parcels.id = any(${[...parcelIds]}::uuid[])`.execute(tx);
  return rows.map(({ orderId }) => orderId);
}
