import type * as api from '@zhidan/core/approvals/approval-api.ts';
import { approvalHandedOver, approvalReminded } from '@zhidan/core/approvals/approval-event.ts';
import { seatsToDecide } from '@zhidan/core/approvals/approval.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { markReminded, passSeat, seatsOf } from './approval-store.ts';
import { decidedAlready, ownSeat, taskInScope } from './decide-approval.ts';
import { peopleMeant } from './standing-query.ts';
import { toldOf } from './told-of.ts';

/**
 * Passes the caller's place on to somebody who may approve. The time runs on: handing over is not deciding.
 * @throws Refused `approval.not_found`, `.not_yours`, `.own`, `.decided_already`, `.no_such_person`
 */
export async function handOverApproval(tx: Tx, ask: Asked<InputOf<typeof api.handOverApproval>>): Promise<Record<string, never>> {
  const { by, now, personId, reason } = ask;
  const task = await taskInScope(tx, ask);
  if (task.state !== 'open') throw decidedAlready(task, by);
  const seats = (await seatsOf(tx, [task.id])).get(task.id) ?? [];
  const seat = await ownSeat(tx, { by, now, task, seats });
  const approver = { kind: 'person', personId } as const;
  const [meant] = await peopleMeant(tx, { approvers: [approver], shopId: task.shopId, now });
  if (!meant || !seat || (personId === task.askedById && !task.mayDecideOwn)) throw new Refused('approval.no_such_person', { personId });
  await passSeat(tx, { taskId: task.id, ordinal: seat.ordinal, approver, handedBy: by.actor.name });
  await emit(tx, { by, now }, [
    approvalHandedOver({ subjectId: task.id, payload: toldOf(task, [meant]), ...(reason === '' ? {} : { reason }) }),
  ]);
  return {};
}

/** Reminding more often than this only teaches people to look away. */
const remindEveryMinutes = 5;

/** @throws Refused `approval.not_found`, `.decided_already`, `.reminded_lately` */
export async function remindApprovers(tx: Tx, ask: Asked<InputOf<typeof api.remindApprovers>>): Promise<Record<string, never>> {
  const { by, now } = ask;
  const task = await taskInScope(tx, ask);
  if (task.state !== 'open') throw decidedAlready(task, by);
  if (task.remindedAt !== null && msBetween(task.remindedAt, now) < remindEveryMinutes * 60_000)
    throw new Refused('approval.reminded_lately', { minutes: remindEveryMinutes });
  const seats = (await seatsOf(tx, [task.id])).get(task.id) ?? [];
  const approvers = seatsToDecide(task.mode, seats).map(({ approver }) => approver);
  const meant = await peopleMeant(tx, { approvers, shopId: task.shopId, now });
  await markReminded(tx, task.id, now);
  await emit(tx, { by, now }, [approvalReminded({ subjectId: task.id, payload: toldOf(task, meant) })]);
  return {};
}
