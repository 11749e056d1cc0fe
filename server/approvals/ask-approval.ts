import { approvalWanted } from '@zhidan/core/approvals/approval-event.ts';
import type { ApprovalKind } from '@zhidan/core/approvals/approval-kind.ts';
import type { ApprovalId } from '@zhidan/core/approvals/approval.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import { insertSeats, insertTask, openTaskOf, type Task } from './approval-store.ts';
import { escalateTask } from './escalate-task.ts';
import { policyOf } from './policy-store.ts';
import { peopleMeant } from './standing-query.ts';
import { toldOf } from './told-of.ts';

export type ApprovalAsk = Asked<
  Readonly<{
    kind: ApprovalKind;
    subject: Readonly<{ kind: string; id: string }>;
    shopId: string | null;
    /** no personal data */
    title: Words;
  }>
>;

/**
 * Puts something before its approvers; the answer comes as `approval.decided`. Asked again about the same subject it is the same task.
 * Where the policy names nobody who could decide, it goes up at once.
 */
export async function askApproval(tx: Tx, { by, now, kind, subject, shopId, title }: ApprovalAsk): Promise<ApprovalId> {
  const { mode, approvers, minutes, levels, mayDecideOwn } = await policyOf(tx, kind);
  const id = newId<ApprovalId>(now);
  const task: Task = {
    id,
    kind,
    subjectKind: subject.kind,
    subjectId: subject.id,
    shopId,
    title,
    mode,
    levels,
    level: 0,
    mayDecideOwn,
    askedById: by.actor.id,
    askedBy: by.actor.name,
    askedAt: now,
    dueAt: plusMs(now, minutes * 60_000),
    remindedAt: null,
    state: 'open',
    decidedAt: null,
    decidedById: null,
    decidedBy: null,
    reason: null,
  };
  if (!(await insertTask(tx, task))) return ((await openTaskOf(tx, subject))?.id ?? id) as ApprovalId;
  await insertSeats(
    tx,
    approvers.map((approver, ordinal) => ({ taskId: id, ordinal, level: 0, approver })),
  );
  const meant = (await peopleMeant(tx, { approvers, shopId, now })).filter((personId) => mayDecideOwn || personId !== by.actor.id);
  await emit(tx, { by, now }, [approvalWanted({ subjectId: id, payload: toldOf(task, meant) })]);
  if (meant.length === 0) await escalateTask(tx, { by, now, task });
  return id;
}
