import { requestCarriedOut, requestFailed, requestWaits } from '@zhidan/core/requests/request-event.ts';
import { stepsOf } from '@zhidan/core/requests/request-kind.ts';
import type { RequestStep } from '@zhidan/core/requests/request-step.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { minutesSince } from '../approvals/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { lockRequest } from './approve-request.ts';
import { noteStep } from './note-step.ts';
import { doneSteps, moveRequest, type StoredRequest } from './request-store.ts';
import { performer, stepAskOf, steps } from './steps.ts';
import { tellPlatform } from './tell-platform.ts';

/** What one look at a request came to. `tell`: the platform has to be told, outside of any transaction. */
type Advance = 'went_on' | 'over' | 'tell';

/**
 * Carries a request out, step by step, each in a transaction of its own that also writes it down. Whoever dies in between is followed by
 * another, who goes on where it stopped; two at once wait for each other at the order's row.
 */
export async function carryOut(merchant: Merchant, requestId: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const outcome = await advanceOnce(merchant, requestId);
    if (outcome === 'over') return;
    if (outcome === 'tell' && !(await tellPlatform(merchant, requestId, signal))) return;
  }
}

/** Does the next step of a request, if it has one. */
export async function advanceOnce(merchant: Merchant, requestId: string): Promise<Advance> {
  const { db, vault } = merchant;
  const now = merchant.clock();
  let step: RequestStep | undefined;
  try {
    return await inTransaction(db, async (tx) => {
      const request = await lockRequest(tx, requestId);
      if (request?.state !== 'carrying') return 'over';
      step = await nextStep(tx, request);
      if (step === undefined) return finish(tx, { request, now });
      if (step === 'tell') return 'tell';
      const outcome = await steps[step](tx, await stepAskOf(tx, { request, now, vault }));
      if (outcome === 'waits') return wait(tx, { request, now });
      await noteStep(tx, { request, now, step, detail: outcome.detail });
      return 'went_on';
    });
  } catch (error) {
    if (!(error instanceof Refused) || step === undefined) throw error;
    await fail(merchant, { requestId, step, problem: error.refusal });
    return 'over';
  }
}

async function nextStep(tx: Tx, { id, kind, stage }: StoredRequest): Promise<RequestStep | undefined> {
  const done = new Set((await doneSteps(tx, id)).map(({ step }) => step));
  return stepsOf(kind, stage).find((step) => !done.has(step));
}

type At = Readonly<{ request: StoredRequest; now: ReturnType<Merchant['clock']> }>;

async function finish(tx: Tx, { request: { id, kind, orderId, askedAt }, now }: At): Promise<Advance> {
  await moveRequest(tx, { id, state: 'done', now, dueAt: null, isEnd: true });
  const payload = { kind, orderId, minutes: minutesSince(askedAt, now) };
  await emit(tx, { by: performer, now }, [requestCarriedOut({ subjectId: id, payload })]);
  return 'over';
}

async function wait(tx: Tx, { request: { id, kind, orderId }, now }: At): Promise<Advance> {
  await moveRequest(tx, { id, state: 'waiting', now, dueAt: null });
  await emit(tx, { by: performer, now }, [requestWaits({ subjectId: id, payload: { kind, orderId } })]);
  return 'over';
}

type Failure = Readonly<{ requestId: string; step: RequestStep; problem: NonNullable<StoredRequest['problem']> }>;

/** The lock stays: a person tries it again, or gives it up. */
function fail({ db, clock }: Merchant, { requestId, step, problem }: Failure): Promise<void> {
  const now = clock();
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (request?.state !== 'carrying') return;
    const { id, kind, orderId } = request;
    await moveRequest(tx, { id, state: 'failed', now, dueAt: null, problem });
    await emit(tx, { by: performer, now }, [requestFailed({ subjectId: id, payload: { kind, orderId, step, code: problem.code } })]);
  });
}
