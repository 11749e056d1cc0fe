import type * as api from '@zhidan/core/approvals/approval-api.ts';
import { seatsToDecide, type ApprovalId } from '@zhidan/core/approvals/approval.ts';
import { approverText } from '@zhidan/core/approvals/approver.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import { mayDo } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';
import { seatsOf, tasksByIds, type Seat, type Task } from './approval-store.ts';
import { isInScope } from './decide-approval.ts';
import { approverNames, isApprover, isMeant, standingOf, type Standing } from './standing-query.ts';

const cursor = pageCursor(z.object({ at: instantSchema, id: z.uuid() }));

type Row = Readonly<{ id: string; at: Instant }>;

/**
 * Open tasks that a person may decide now, as a condition on `task.id`: a seat is meant for them, it is their turn, and it is not
 * their own asking.
 */
export function isToDecide(standing: Standing): RawBuilder<unknown> {
  return sql`(task.state = 'open' and (task.may_decide_own or task.asked_by_id <> ${standing.personId}) and exists (
    select from approval_seats as seat
    where seat.task_id = task.id and seat.verdict is null and ${isMeant(standing)}
      and (seat.level > 0 or task.mode <> 'sequence' or not exists (
        select from approval_seats as before
        where before.task_id = task.id and before.level = 0 and before.verdict is null and before.ordinal < seat.ordinal
      ))
      and (seat.level > 0 or not exists (
        select from approval_seats as own where own.task_id = task.id and own.decided_by_id = ${standing.personId}
      ))
  ))`;
}

export async function listApprovals(db: Db, ask: Asked<InputOf<typeof api.listApprovals>>): Promise<OutputOf<typeof api.listApprovals>> {
  const { by, now, which, limit, after } = ask;
  const place = cursor.read(after);
  const standing = await standingOf(db, personIdOf(by), now);
  const inScope = by.shops === 'all' ? sql`true` : sql`(task.shop_id is null or task.shop_id = any(${[...by.shops]}::uuid[]))`;
  const { rows } =
    which === 'mine'
      ? await sql<Row>`
          select task.id, task.asked_at as at from approval_tasks as task
          where ${mayDo(by, 'approvals.decide')} and ${isToDecide(standing)} and ${inScope}
            and ${place ? sql`(task.asked_at, task.id) > (${place.at}::timestamptz, ${place.id}::uuid)` : sql`true`}
          order by task.asked_at, task.id limit ${limit + 1}`.execute(db)
      : await sql<Row>`
          select task.id, max(seat.decided_at) as at from approval_seats as seat join approval_tasks as task on task.id = seat.task_id
          where seat.decided_by_id = ${standing.personId} and ${inScope}
          group by task.id
          having ${place ? sql`(max(seat.decided_at), task.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : sql`true`}
          order by 2 desc, task.id desc limit ${limit + 1}`.execute(db);
  const views = await approvalViews(db, { by, now, ids: rows.map(({ id }) => id) });
  const { items, next } = cursor.page(rows, limit, { place: (row) => row, item: ({ id }) => views.get(id) });
  return { items: items.flatMap((item) => item ?? []), next };
}

const personIdOf = ({ actor }: Caller): string => (actor.kind === 'person' ? actor.id : '00000000-0000-0000-0000-000000000000');

/** @throws Refused `approval.not_found` */
export async function showApproval(db: Db, ask: Asked<InputOf<typeof api.showApproval>>): Promise<api.ApprovalView> {
  const view = (await approvalViews(db, { ...ask, ids: [ask.approvalId] })).get(ask.approvalId);
  if (!view) throw new Refused('approval.not_found', { approvalId: ask.approvalId });
  return view;
}

/** Tasks as their readers see them; those of shops that are not the reader's have no entry. */
export async function approvalViews(
  db: Db,
  { by, now, ids }: Asked<Readonly<{ ids: readonly string[] }>>,
): Promise<ReadonlyMap<string, api.ApprovalView>> {
  const tasks = (await tasksByIds(db, ids)).filter((task) => isInScope(task, by));
  const seats = await seatsOf(
    db,
    tasks.map(({ id }) => id),
  );
  const approvers = [...seats.values()].flat().map(({ approver }) => approver);
  const names = await approverNames(db, approvers);
  const standing = await standingOf(db, personIdOf(by), now);
  return new Map(tasks.map((task) => [task.id, viewOf(task, { seats: seats.get(task.id) ?? [], names, standing, by })]));
}

type Known = Readonly<{ seats: readonly Seat[]; names: Readonly<Record<string, string>>; standing: Standing; by: Caller }>;

function viewOf(task: Task, { seats, names, standing, by }: Known): api.ApprovalView {
  const mine = seatsToDecide(task.mode, seats).filter(({ approver }) => isApprover(approver, task.shopId, standing));
  const hasSpoken = seats.some(({ decidedById }) => decidedById === standing.personId);
  const isAskedByMe = task.askedById === by.actor.id;
  return {
    id: task.id as ApprovalId,
    kind: task.kind,
    subject: { kind: task.subjectKind, id: task.subjectId },
    title: { ...task.title },
    state: task.state,
    mode: task.mode,
    askedBy: task.askedBy,
    askedAt: task.askedAt,
    dueAt: task.dueAt,
    level: task.level,
    remindedAt: task.remindedAt,
    decidedAt: task.decidedAt,
    decidedBy: task.decidedBy,
    reason: task.reason,
    seats: seats.map(({ ordinal, level, approver, handedBy, verdict, decidedBy, decidedAt, reason }) => ({
      ordinal,
      level,
      approver,
      name: approverText(approver, names, by.language),
      handedBy,
      verdict,
      decidedBy,
      decidedAt,
      reason,
    })),
    isMine:
      task.state === 'open' &&
      mayDo(by, 'approvals.decide') &&
      (!isAskedByMe || task.mayDecideOwn) &&
      mine.some(({ level }) => level > 0 || !hasSpoken),
    isAskedByMe,
  };
}
