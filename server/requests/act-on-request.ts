import type * as api from '@zhidan/core/requests/request-api.ts';
import { requestLaidAside } from '@zhidan/core/requests/request-event.ts';
import { isOpenRequest, requestNo, requestStateWords, type RequestState } from '@zhidan/core/requests/request-life.ts';
import { stepsOf } from '@zhidan/core/requests/request-kind.ts';
import { mayDo, type Asked, type Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { emit } from '../platform/journal/emit.ts';
import { endRequest, lockRequest } from './approve-request.ts';
import { carryOutType, sweepAfterMs } from './carry-out-type.ts';
import { markLaidAside, moveRequest, setDetail, type StoredRequest } from './request-store.ts';

type Acted = { state: RequestState };

/** @throws Refused `request.not_found` */
async function requestInScope(tx: Tx, { by, requestId }: Readonly<{ by: Caller; requestId: string }>): Promise<StoredRequest> {
  const request = await lockRequest(tx, requestId);
  if (!request || (by.shops !== 'all' && !by.shops.includes(request.shopId))) throw new Refused('request.not_found', { requestId });
  return request;
}

function wrongState({ no, state }: StoredRequest, by: Caller, action: Readonly<{ 'zh-CN': string; en: string }>): Refused {
  return new Refused('request.wrong_state', {
    no: requestNo(no),
    state: requestStateWords[state][by.language],
    action: action[by.language],
  });
}

/**
 * Takes a request back before it is decided; its order goes on as it was. Taken back twice is once.
 * @throws Refused `request.not_found`, `request.not_asker`, `request.wrong_state`
 */
export async function withdrawRequest(tx: Tx, ask: Asked<InputOf<typeof api.withdrawRequest>>): Promise<Acted> {
  const { by, now, reason } = ask;
  const request = await requestInScope(tx, ask);
  const { no, state, askedById, askedBy } = request;
  if (askedById !== by.actor.id && !mayDo(by, 'approvals.manage'))
    throw new Refused('request.not_asker', { by: askedBy, no: requestNo(no) });
  if (state === 'withdrawn') return { state };
  if (state !== 'asked') throw wrongState(request, by, { 'zh-CN': '撤回', en: 'withdrawn' });
  await endRequest(tx, { by, now, request, state: 'withdrawn', reason });
  return { state: 'withdrawn' };
}

/**
 * The warehouse has the printed parcel in its hands, approved or not yet: it does not leave, and what waited for it goes on.
 * @throws Refused `request.not_found`, `request.not_printed`, `request.wrong_state`
 */
export async function layAside(tx: Tx, ask: Asked<InputOf<typeof api.layAside>>): Promise<Acted> {
  const { by, now } = ask;
  const request = await requestInScope(tx, ask);
  const { id, no, kind, orderId, stage, state } = request;
  if (request.laidAsideAt !== null) return { state };
  if (!isOpenRequest(state)) throw wrongState(request, by, { 'zh-CN': '确认拦下', en: 'laid aside' });
  if (stage !== 'printed' || !stepsOf(kind, stage).includes('take_back')) throw new Refused('request.not_printed', { no: requestNo(no) });
  await markLaidAside(tx, id, { now, by: by.actor.name });
  await emit(tx, { by, now }, [requestLaidAside({ subjectId: id, payload: { kind, orderId } })]);
  return { state: state === 'waiting' ? await goOn(tx, { by, now, id }) : state };
}

/**
 * Tries again what was refused. Where the buyer had changed the receiver meanwhile, ours is meant all the same.
 * @throws Refused `request.not_found`, `request.wrong_state`
 */
export async function retryRequest(tx: Tx, ask: Asked<InputOf<typeof api.retryRequest>>): Promise<Acted> {
  const { by, now } = ask;
  const request = await requestInScope(tx, ask);
  const { id, state, problem, detail } = request;
  if (state === 'carrying') return { state };
  if (state !== 'failed') throw wrongState(request, by, { 'zh-CN': '重新执行', en: 'tried again' });
  if (problem?.code === 'request.overtaken') await setDetail(tx, id, { ...detail, isOvertakenSeen: true });
  return { state: await goOn(tx, { by, now, id }) };
}

/**
 * Gives up what is stuck or waits for the warehouse: what was done stays, the order is free.
 * @throws Refused `request.not_found`, `request.wrong_state`
 */
export async function dropRequest(tx: Tx, ask: Asked<InputOf<typeof api.dropRequest>>): Promise<Acted> {
  const { by, now, reason } = ask;
  const request = await requestInScope(tx, ask);
  const { state } = request;
  if (state === 'withdrawn') return { state };
  if (state !== 'failed' && state !== 'waiting') throw wrongState(request, by, { 'zh-CN': '放弃', en: 'given up' });
  await endRequest(tx, { by, now, request, state: 'withdrawn', reason });
  return { state: 'withdrawn' };
}

/** Wakes a locked request whose next step can be done now. */
export async function goOn(tx: Tx, { now, id }: Readonly<{ by: Caller; now: Asked['now']; id: string }>): Promise<RequestState> {
  await moveRequest(tx, { id, state: 'carrying', now, dueAt: plusMs(now, sweepAfterMs) });
  await enqueue(tx, carryOutType, [{ payload: { requestId: id }, key: id }]);
  return 'carrying';
}
