import type { decideApproval as contract } from '@zhidan/core/approvals/approval-api.ts';
import { approvalDecided, approvalSeatFilled } from '@zhidan/core/approvals/approval-event.ts';
import { approvalStateWords, seatsToDecide, stateAfter, type ApprovalState } from '@zhidan/core/approvals/approval.ts';
import { approverText } from '@zhidan/core/approvals/approver.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { msBetween, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { endTask, fillSeat, seatsOf, taskForUpdate, type Seat, type Task } from './approval-store.ts';
import { approverNames, isApprover, peopleMeant, standingOf } from './standing-query.ts';
import { placeOf, toldOf } from './told-of.ts';

type Ask = Asked<InputOf<typeof contract>>;

/**
 * A person says yes or no. Said again by the same person it is the same; somebody else comes too late. Whether they may is asked here,
 * whichever road they came by.
 * @throws Refused `approval.not_found`, `.people_only`, `.not_yours`, `.own`, `.decided_already`, `.same_person_twice`
 */
export async function decideApproval(tx: Tx, ask: Ask): Promise<OutputOf<typeof contract>> {
  const { by, now, verdict, reason } = ask;
  const task = await taskInScope(tx, ask);
  const seats = (await seatsOf(tx, [task.id])).get(task.id) ?? [];
  const isSaid = seats.some((seat) => seat.decidedById === by.actor.id && seat.verdict === verdict);
  if (task.state !== 'open') {
    if (isSaid) return { state: task.state };
    throw decidedAlready(task, by);
  }
  const seat = await ownSeat(tx, { by, now, task, seats, isSaid });
  if (seat === null) return { state: task.state };
  const spoken: Seat = { ...seat, verdict, decidedById: by.actor.id };
  await fillSeat(tx, { taskId: task.id, ordinal: seat.ordinal, verdict, by: by.actor, now, reason });
  const state = stateAfter(task.mode, seats, spoken);
  if (state !== 'open') await finish(tx, { by, now, task, state, reason });
  else {
    const left = seatsToDecide(
      task.mode,
      seats.map((one) => (one.ordinal === seat.ordinal ? spoken : one)),
    );
    const approvers = left.map(({ approver }) => approver);
    const meant = await peopleMeant(tx, { approvers, shopId: task.shopId, now });
    await emit(tx, { by, now }, [approvalSeatFilled({ subjectId: task.id, payload: toldOf(task, meant) })]);
  }
  return { state };
}

/** @throws Refused `approval.not_found`, `approval.people_only` */
export async function taskInScope(tx: Tx, { by, approvalId }: Readonly<{ by: Caller; approvalId: string }>): Promise<Task> {
  if (by.actor.kind !== 'person') throw new Refused('approval.people_only');
  const task = await taskForUpdate(tx, approvalId);
  if (!task || !isInScope(task, by)) throw new Refused('approval.not_found', { approvalId });
  return task;
}

export function isInScope({ shopId }: Pick<Task, 'shopId'>, { shops }: Caller): boolean {
  return shops === 'all' || shopId === null || shops.includes(shopId);
}

export function decidedAlready(task: Task, by: Caller): Refused {
  return new Refused('approval.decided_already', { by: task.decidedBy ?? '', state: approvalStateWords[task.state][by.language] });
}

type Own = Asked<Readonly<{ task: Task; seats: readonly Seat[]; isSaid?: boolean }>>;

/**
 * The seat that the caller may fill now; null when they have said the same already.
 * @throws Refused `approval.not_yours`, `approval.own`, `approval.same_person_twice`
 */
export async function ownSeat(tx: Tx, { by, now, task, seats, isSaid = false }: Own): Promise<Seat | null> {
  const open = seatsToDecide(task.mode, seats);
  const standing = await standingOf(tx, by.actor.id, now);
  const own = open
    .filter(({ approver }) => isApprover(approver, task.shopId, standing))
    .toSorted((one, other) => other.level - one.level || one.ordinal - other.ordinal);
  const [first] = own;
  if (isSaid) {
    // a place of a higher level is another voice: it decides for all
    if (!first || first.level === 0) return null;
  }
  if (!first) {
    const approvers = open.map(({ approver }) => approver);
    const names = await approverNames(tx, approvers);
    throw new Refused('approval.not_yours', { approvers: approvers.map((one) => approverText(one, names, by.language)).join('、') || '–' });
  }
  if (task.askedById === by.actor.id && !task.mayDecideOwn) throw new Refused('approval.own');
  const spoke = seats.some(({ decidedById }) => decidedById === by.actor.id);
  if (spoke && first.level === 0) throw new Refused('approval.same_person_twice');
  return seats.find(({ ordinal }) => ordinal === first.ordinal) ?? null;
}

/** Ends a locked task and tells whoever asked. */
export async function finish(
  tx: Tx,
  { by, now, task, state, reason }: Asked<Readonly<{ task: Task; state: Exclude<ApprovalState, 'open'>; reason: string }>>,
): Promise<void> {
  await endTask(tx, { id: task.id, state, by: by.actor, now, reason });
  const payload = {
    taskId: task.id,
    kind: task.kind,
    subject: { kind: task.subjectKind, id: task.subjectId },
    place: placeOf(task.id),
    outcome: state,
    byPersonId: by.actor.kind === 'person' ? by.actor.id : null,
    minutes: minutesSince(task.askedAt, now),
  };
  await emit(tx, { by, now }, [approvalDecided({ subjectId: task.id, payload, ...(reason === '' ? {} : { reason }) })]);
}

export function minutesSince(at: Instant, now: Instant): number {
  return Math.max(0, Math.round(msBetween(at, now) / 60_000));
}
