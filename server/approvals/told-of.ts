import type { Task } from './approval-store.ts';

/** Where a task is decided: a page that asks for a sign-in. Opening it decides nothing. */
export function placeOf(id: string): string {
  return `/approvals/${id}`;
}

/** What news of a task says. */
export function toldOf({ id, kind, subjectKind, subjectId, dueAt }: Task, approverIds: readonly string[]) {
  return { taskId: id, kind, subject: { kind: subjectKind, id: subjectId }, place: placeOf(id), approverIds: [...approverIds], dueAt };
}
