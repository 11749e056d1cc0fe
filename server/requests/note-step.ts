import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { requestStepDone } from '@zhidan/core/requests/request-event.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { sweepAfterMs } from './carry-out-type.ts';
import { insertStep, moveRequest, type DoneStep, type StoredRequest } from './request-store.ts';
import { performer } from './steps.ts';

type Done = Readonly<{ request: StoredRequest; now: Instant }> & Pick<DoneStep, 'step' | 'detail'>;

/** Writes a step down in the transaction of its effect: it is done once. */
export async function noteStep(tx: Tx, { request, now, step, detail }: Done): Promise<void> {
  const { id, kind, orderId } = request;
  await insertStep(tx, id, { step, at: now, detail });
  await moveRequest(tx, { id, state: 'carrying', now, dueAt: plusMs(now, sweepAfterMs) });
  await emit(tx, { by: performer, now }, [requestStepDone({ subjectId: id, payload: { kind, orderId, step }, after: detail })]);
}
