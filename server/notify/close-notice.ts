import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { noticeClosed, noticeReopened } from '@zhidan/core/notify/notice-event.ts';
import type { NoticeId } from '@zhidan/core/notify/notice.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { markClosed, markReopened, noticeState } from './notice-store.ts';

type Ask = Asked<Readonly<{ noticeId: NoticeId }>>;

/**
 * A notice is dealt with, for everybody of the caller's roles; once is enough.
 * @throws Refused `notice.not_found`
 */
export async function closeNotice(tx: Tx, { by, now, noticeId }: Ask): Promise<{ done: true }> {
  if (!(await noticeState(tx, { id: noticeId, by }))) throw new Refused('notice.not_found', { noticeId });
  const closed = await markClosed(tx, { id: noticeId, by, now });
  await emit(
    tx,
    { by, now },
    closed.map(({ id, rule, audience }) => noticeClosed({ subjectId: id, payload: { rule, role: audience } })),
  );
  return { done: true };
}

/**
 * Takes back that it was dealt with.
 * @throws Refused `notice.not_found`, `notice.stands_again`
 */
export async function reopenNotice(tx: Tx, { by, now, noticeId }: Ask): Promise<{ done: true }> {
  const state = await noticeState(tx, { id: noticeId, by });
  if (!state) throw new Refused('notice.not_found', { noticeId });
  if (state.hasTwin) throw new Refused('notice.stands_again');
  const reopened = await markReopened(tx, noticeId);
  await emit(
    tx,
    { by, now },
    reopened.map(({ id, rule, audience }) => noticeReopened({ subjectId: id, payload: { rule, role: audience } })),
  );
  return { done: true };
}
