import type { ApprovalMode, ApprovalSeat, ApprovalState, ApprovalVerdict, EscalationLevel } from '@zhidan/core/approvals/approval.ts';
import type { Approver } from '@zhidan/core/approvals/approver.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../platform/db/given-rows.ts';

export type Task = Readonly<{
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  shopId: string | null;
  title: Readonly<{ 'zh-CN': string; en: string }>;
  mode: ApprovalMode;
  levels: readonly EscalationLevel[];
  level: number;
  mayDecideOwn: boolean;
  askedById: string;
  askedBy: string;
  askedAt: Instant;
  dueAt: Instant | null;
  remindedAt: Instant | null;
  state: ApprovalState;
  decidedAt: Instant | null;
  decidedById: string | null;
  decidedBy: string | null;
  reason: string | null;
}>;

export type Seat = ApprovalSeat &
  Readonly<{ taskId: string; handedBy: string | null; decidedBy: string | null; decidedAt: Instant | null; reason: string | null }>;

const taskColumns = sql`
  task.id, task.kind, task.subject_kind as "subjectKind", task.subject_id as "subjectId", task.shop_id as "shopId", task.title, task.mode,
  task.levels, task.level, task.may_decide_own as "mayDecideOwn", task.asked_by_id as "askedById", task.asked_by as "askedBy",
  task.asked_at as "askedAt", task.due_at as "dueAt", task.reminded_at as "remindedAt", task.state, task.decided_at as "decidedAt",
  task.decided_by_id as "decidedById", task.decided_by as "decidedBy", task.reason`;

/** False when its subject has an open task already. */
export async function insertTask(tx: Tx, task: Task): Promise<boolean> {
  const { rows } = await sql`
    insert into approval_tasks (
      id, kind, subject_kind, subject_id, shop_id, title, mode, levels, level, may_decide_own, asked_by_id, asked_by, asked_at, due_at, state
    ) values (
      ${task.id}, ${task.kind}, ${task.subjectKind}, ${task.subjectId}, ${task.shopId}, ${JSON.stringify(task.title)}::jsonb, ${task.mode},
      ${JSON.stringify(task.levels)}::jsonb, ${task.level}, ${task.mayDecideOwn}, ${task.askedById}, ${task.askedBy}, ${task.askedAt},
      ${task.dueAt}, ${task.state}
    ) on conflict (subject_kind, subject_id) where state = 'open' do nothing returning id`.execute(tx);
  return rows.length > 0;
}

type NewSeat = Readonly<{ taskId: string; ordinal: number; level: number; approver: Approver }>;

const seatColumns: readonly Column<NewSeat>[] = [
  { name: 'task_id', type: 'uuid', of: ({ taskId }) => taskId },
  { name: 'ordinal', type: 'smallint', of: ({ ordinal }) => ordinal },
  { name: 'level', type: 'smallint', of: ({ level }) => level },
  { name: 'approver', type: 'jsonb', of: ({ approver }) => JSON.stringify(approver) },
];

export async function insertSeats(tx: Tx, seats: readonly NewSeat[]): Promise<void> {
  if (seats.length === 0) return;
  await sql`insert into approval_seats (${columnNames(seatColumns)}) select * from ${givenRows(seatColumns, seats)}`.execute(tx);
}

/** Locks a task until the transaction ends: of two who decide, one is first. */
export async function taskForUpdate(tx: Tx, id: string): Promise<Task | undefined> {
  const { rows } = await sql<Task>`select ${taskColumns} from approval_tasks as task where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The open task of a subject, locked. */
export async function openTaskOf(tx: Tx, subject: Readonly<{ kind: string; id: string }>): Promise<Task | undefined> {
  const { rows } = await sql<Task>`
    select ${taskColumns} from approval_tasks as task
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} and state = 'open' for update`.execute(tx);
  return rows[0];
}

/** Tasks whose time has run out, locked, the earliest first; those that another worker has in hand are left to it. */
export async function tasksDue(tx: Tx, now: Instant, limit: number): Promise<readonly Task[]> {
  const { rows } = await sql<Task>`
    select ${taskColumns} from approval_tasks as task
    where state = 'open' and due_at <= ${now} order by due_at limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

export async function tasksByIds(db: Db, ids: readonly string[]): Promise<readonly Task[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Task>`select ${taskColumns} from approval_tasks as task where id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Who ended tasks, and what they said. */
export async function answersOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ decidedBy: string; reason: string }>>> {
  const tasks = await tasksByIds(db, ids);
  return new Map(tasks.map(({ id, decidedBy, reason }) => [id, { decidedBy: decidedBy ?? '', reason: reason ?? '' }]));
}

export async function seatsOf(db: Db, taskIds: readonly string[]): Promise<ReadonlyMap<string, readonly Seat[]>> {
  if (taskIds.length === 0) return new Map();
  const { rows } = await sql<Seat>`
    select task_id as "taskId", ordinal, level, approver, handed_by as "handedBy", verdict, decided_at as "decidedAt",
      decided_by_id as "decidedById", decided_by as "decidedBy", reason
    from approval_seats where task_id = any(${[...taskIds]}::uuid[]) order by task_id, ordinal`.execute(db);
  return Map.groupBy(rows, ({ taskId }) => taskId);
}

export type Spoken = Readonly<{
  taskId: string;
  ordinal: number;
  verdict: ApprovalVerdict;
  by: Readonly<{ id: string; name: string }>;
  now: Instant;
  reason: string;
}>;

export async function fillSeat(tx: Tx, { taskId, ordinal, verdict, by, now, reason }: Spoken): Promise<void> {
  await sql`
    update approval_seats set verdict = ${verdict}, decided_at = ${now}, decided_by_id = ${by.id}, decided_by = ${by.name}, reason = ${reason}
    where task_id = ${taskId} and ordinal = ${ordinal}`.execute(tx);
}

export async function endTask(
  tx: Tx,
  {
    id,
    state,
    by,
    now,
    reason,
  }: Readonly<{ id: string; state: ApprovalState; by: Readonly<{ id: string; name: string }>; now: Instant; reason: string }>,
): Promise<void> {
  await sql`
    update approval_tasks
    set state = ${state}, decided_at = ${now}, decided_by_id = ${by.id}, decided_by = ${by.name}, reason = ${reason}, due_at = null
    where id = ${id}`.execute(tx);
}

/** One level up: the next one is due later, or none is left. */
export async function raiseLevel(tx: Tx, { id, level, levels, dueAt }: Pick<Task, 'id' | 'level' | 'levels' | 'dueAt'>): Promise<void> {
  await sql`
    update approval_tasks set level = ${level}, levels = ${JSON.stringify(levels)}::jsonb, due_at = ${dueAt} where id = ${id}`.execute(tx);
}

export async function passSeat(
  tx: Tx,
  { taskId, ordinal, approver, handedBy }: Readonly<{ taskId: string; ordinal: number; approver: Approver; handedBy: string }>,
): Promise<void> {
  await sql`
    update approval_seats set approver = ${JSON.stringify(approver)}::jsonb, handed_by = ${handedBy}
    where task_id = ${taskId} and ordinal = ${ordinal}`.execute(tx);
}

export async function markReminded(tx: Tx, id: string, now: Instant): Promise<void> {
  await sql`update approval_tasks set reminded_at = ${now} where id = ${id}`.execute(tx);
}
