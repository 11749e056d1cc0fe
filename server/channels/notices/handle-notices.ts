import type { sendNoticesAgain as againContract, settleNotices as settleContract } from '@zhidan/core/channels/notice/notice-api.ts';
import { shipNoticeSettled } from '@zhidan/core/channels/notice/notice-event.ts';
import { noticeStates } from '@zhidan/core/channels/notice/notice-state.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { noticesForUpdate, ordersWithoutTrouble, reopenNotices, settleNoticesByHand, type HandledNotice } from './notice-store.ts';
import { enqueueNotices, leaseEnd } from './send-notices-type.ts';

/**
 * Tries notices again now that failed or wait.
 * @throws Refused `ship_notice.not_found`, `ship_notice.not_failed` when one is told already
 */
export async function sendNoticesAgain(tx: Tx, ask: Asked<InputOf<typeof againContract>>): Promise<OutputOf<typeof againContract>> {
  const { by, now } = ask;
  const notices = await openNotices(tx, ask);
  await reopenNotices(
    tx,
    notices.map(({ id }) => id),
    { now, dueAt: leaseEnd(now) },
  );
  await enqueueNotices(tx, notices);
  await emit(tx, { by, now }, notices.map(newsOf('again')));
  return { doneCount: notices.length };
}

/**
 * A person has entered the numbers on the platform: nothing is sent for them any more.
 * @throws Refused `ship_notice.not_found`, `ship_notice.not_failed` when one is told already
 */
export async function settleNotices(tx: Tx, ask: Asked<InputOf<typeof settleContract>>): Promise<OutputOf<typeof settleContract>> {
  const { by, now, reason } = ask;
  const notices = await openNotices(tx, ask);
  await settleNoticesByHand(
    tx,
    notices.map(({ id }) => id),
    { now, name: by.actor.name },
  );
  const calm = await ordersWithoutTrouble(tx, [...new Set(notices.map(({ orderId }) => orderId))]);
  await clearExceptions(
    tx,
    { by, now },
    calm.map((orderId) => ({ orderId, kind: 'notice_failed' })),
  );
  await emit(tx, { by, now }, notices.map(newsOf('by_hand', reason)));
  return { doneCount: notices.length };
}

async function openNotices(tx: Tx, { ids, by }: Readonly<{ ids: readonly string[]; by: Caller }>): Promise<readonly HandledNotice[]> {
  const wanted = [...new Set(ids)];
  const notices = (await noticesForUpdate(tx, wanted)).filter(({ shopId }) => by.shops === 'all' || by.shops.includes(shopId));
  if (notices.length < wanted.length) throw new Refused('ship_notice.not_found');
  const told = notices.find(({ state }) => state !== 'failed' && state !== 'waiting');
  if (told) throw new Refused('ship_notice.not_failed', { waybillNo: told.waybillNo, state: say(noticeStates[told.state], by.language) });
  return notices;
}

const newsOf =
  (how: 'again' | 'by_hand', reason?: string) =>
  ({ id, orderId, waybillNo }: HandledNotice) =>
    shipNoticeSettled({ subjectId: id, payload: { orderId, waybillNo, how }, ...(reason ? { reason } : {}) });
