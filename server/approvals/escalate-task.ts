import { approvalEscalated } from '@zhidan/core/approvals/approval-event.ts';
import type { EscalationLevel } from '@zhidan/core/approvals/approval.ts';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { insertSeats, raiseLevel, seatsOf, type Task } from './approval-store.ts';
import { peopleMeant } from './standing-query.ts';
import { toldOf } from './told-of.ts';

/** The owner is the last who can be asked. */
const lastLevel: EscalationLevel = { approvers: [{ kind: 'role', code: ownerRole }], minutes: 60 };

/**
 * Takes a locked task one level up: those who were asked may still decide, others may besides. A level without anybody is passed over.
 * When none is left nothing more happens: quiet is never a yes.
 */
export async function escalateTask(tx: Tx, { by, now, task }: Asked<Readonly<{ task: Task }>>): Promise<void> {
  const seats = (await seatsOf(tx, [task.id])).get(task.id) ?? [];
  const isOwnerAsked = seats.some(({ approver }) => approver.kind === 'role' && approver.code === ownerRole);
  const willAskOwner = task.levels.some(({ approvers }) => approvers.some((one) => one.kind === 'role' && one.code === ownerRole));
  const waiting = [...task.levels, ...(isOwnerAsked || willAskOwner ? [] : [lastLevel])];
  for (const [index, { approvers, minutes }] of waiting.entries()) {
    const meant = (await peopleMeant(tx, { approvers, shopId: task.shopId, now })).filter(
      (id) => task.mayDecideOwn || id !== task.askedById,
    );
    if (meant.length === 0) continue;
    const levels = waiting.slice(index + 1);
    const raised = { ...task, level: task.level + index + 1, levels, dueAt: levels.length > 0 ? plusMs(now, minutes * 60_000) : null };
    await raiseLevel(tx, raised);
    await insertSeats(
      tx,
      approvers.map((approver, place) => ({ taskId: task.id, ordinal: seats.length + place, level: raised.level, approver })),
    );
    await emit(tx, { by, now }, [approvalEscalated({ subjectId: task.id, payload: toldOf(raised, meant) })]);
    return;
  }
  await raiseLevel(tx, { ...task, levels: [], dueAt: null });
}
