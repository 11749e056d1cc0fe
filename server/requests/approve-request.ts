import { approvalDecided } from '@zhidan/core/approvals/approval-event.ts';
import { requestApproved, requestLapsed, requestRejected, requestWithdrawn } from '@zhidan/core/requests/request-event.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { isOpenRequest, requestNo } from '@zhidan/core/requests/request-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { answersOf, endApproval, minutesSince } from '../approvals/index.ts';
import { clearExceptions } from '../orders/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { emit } from '../platform/journal/emit.ts';
import { on } from '../platform/journal/subscriber.ts';
import { carryOutType, sweepAfterMs } from './carry-out-type.ts';
import { lockWithMembers } from './order-standing.ts';
import { moveRequest, requestById, requestForUpdate, type StoredRequest } from './request-store.ts';

type Decision = Asked<Readonly<{ requestId: string; decidedBy: string; reason: string }>>;

/** The order's rows first, then the request's: nobody who does so waits for another in a circle. */
export async function lockRequest(tx: Tx, requestId: string): Promise<StoredRequest | undefined> {
  const found = await requestById(tx, requestId);
  if (!found) return undefined;
  await lockWithMembers(tx, found.orderId);
  return requestForUpdate(tx, requestId);
}

/** Begins to carry a request out. Twice is once. */
export async function approve(tx: Tx, { by, now, requestId, decidedBy, reason }: Decision): Promise<void> {
  const request = await lockRequest(tx, requestId);
  if (request?.state !== 'asked') return;
  const { kind, orderId, askedAt } = request;
  await moveRequest(tx, { id: requestId, state: 'carrying', now, dueAt: plusMs(now, sweepAfterMs), decided: { by: decidedBy, reason } });
  await emit(tx, { by, now }, [requestApproved({ subjectId: requestId, payload: { kind, orderId, minutes: minutesSince(askedAt, now) } })]);
  await enqueue(tx, carryOutType, [{ payload: { requestId }, key: requestId }]);
}

async function reject(tx: Tx, { by, now, requestId, decidedBy, reason }: Decision): Promise<void> {
  const request = await lockRequest(tx, requestId);
  if (request?.state !== 'asked') return;
  const { kind, orderId, askedAt } = request;
  await moveRequest(tx, { id: requestId, state: 'rejected', now, dueAt: null, decided: { by: decidedBy, reason }, isEnd: true });
  await unlock(tx, { by, now, request, reason: `申请 ${requestNo(request.no)} 被拒绝` });
  const payload = { kind, orderId, minutes: minutesSince(askedAt, now) };
  await emit(tx, { by, now }, [requestRejected({ subjectId: requestId, payload, ...(reason === '' ? {} : { reason }) })]);
}

/** Ends the lock of a request that is over, if it has one. */
export async function unlock(
  tx: Tx,
  { by, now, request, reason }: Asked<Readonly<{ request: StoredRequest; reason: string }>>,
): Promise<void> {
  if (requestKinds[request.kind].isLocking)
    await clearExceptions(tx, { by, now, reason }, [{ orderId: request.orderId, kind: 'change_requested' }]);
}

type End = Asked<Readonly<{ request: StoredRequest; state: 'withdrawn' | 'lapsed'; reason: string }>>;

/** Ends a locked request that nobody carries out: its approval is over, its order is free. */
export async function endRequest(tx: Tx, { by, now, request, state, reason }: End): Promise<void> {
  if (!isOpenRequest(request.state)) return;
  const { id, kind, orderId } = request;
  await moveRequest(tx, { id, state, now, dueAt: null, isEnd: true });
  await endApproval(tx, { by, now, subject: { kind: 'request', id }, state, reason });
  await unlock(tx, { by, now, request, reason });
  const tell = state === 'withdrawn' ? requestWithdrawn : requestLapsed;
  await emit(tx, { by, now }, [tell({ subjectId: id, payload: { kind, orderId }, reason })]);
}

/** The approvers have spoken. */
export const onApprovalDecided = on('requests.on-approval-decided', approvalDecided, 'beginning', async (tx, events, { by, now }) => {
  const asked = events.filter(({ payload }) => payload.subject.kind === 'request');
  const answers = await answersOf(
    tx,
    asked.map(({ payload }) => payload.taskId),
  );
  for (const { payload } of asked) {
    const { decidedBy, reason } = answers.get(payload.taskId) ?? { decidedBy: '', reason: '' };
    const decision = { by, now, requestId: payload.subject.id, decidedBy, reason };
    if (payload.outcome === 'approved') await approve(tx, decision);
    if (payload.outcome === 'rejected') await reject(tx, decision);
  }
});
