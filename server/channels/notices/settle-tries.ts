import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { noticeReasons } from '@zhidan/core/channels/notice/ship-notice.ts';
import { shipNoticeFailed, shipNoticeLate, shipNoticeSent } from '@zhidan/core/channels/notice/notice-event.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { clearExceptions, raiseExceptions } from '../../orders/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { ordersWithoutTrouble, saveOutcomes, type NoticeOutcome, type TriedNotice } from './notice-store.ts';

export type NoticeTry = Readonly<{ notice: TriedNotice; outcome: NoticeOutcome }>;

/** Keeps what came of tries and tells it; an order whose notice failed or is late shows it as an exception until all are told. */
export async function settleTries(merchant: Merchant, tries: readonly NoticeTry[]): Promise<void> {
  const by = systemCaller('channels');
  const now = merchant.clock();
  await inTransaction(merchant.db, async (tx) => {
    const saved = await saveOutcomes(
      tx,
      tries.map(({ outcome }) => outcome),
      now,
    );
    const told = tries.filter(({ outcome }) => saved.has(outcome.id));
    const troubled = told.filter(isTrouble);
    await raiseExceptions(
      tx,
      { by, now },
      troubled.map(({ notice, outcome }) => ({
        orderId: notice.orderId,
        kind: 'notice_failed',
        detail: { words: `${carriers[notice.carrier].words['zh-CN']} ${notice.waybillNo}：${whyOf(outcome)}` },
      })),
    );
    const calm = await ordersWithoutTrouble(tx, [...new Set(told.map(({ notice }) => notice.orderId))]);
    await clearExceptions(
      tx,
      { by, now },
      calm.map((orderId) => ({ orderId, kind: 'notice_failed' })),
    );
    await emit(tx, { by, now }, told.flatMap(newsOf));
  });
}

function isTrouble({ outcome }: NoticeTry): boolean {
  return outcome.state === 'failed' || (outcome.state === 'waiting' && outcome.isLateTold);
}

function whyOf({ reason, fault }: NoticeOutcome): string {
  return reason ? noticeReasons[reason]['zh-CN'] : (fault?.words ?? '');
}

function newsOf({ notice, outcome }: NoticeTry): readonly Happened[] {
  const { id: subjectId, orderId, waybillNo, lines, shipBy } = notice;
  const code = outcome.reason ?? outcome.fault?.code ?? '';
  if (outcome.state === 'sent') return [shipNoticeSent({ subjectId, payload: { orderId, waybillNo, isWhole: lines === null } })];
  if (outcome.state === 'failed') return [shipNoticeFailed({ subjectId, payload: { orderId, waybillNo, code } })];
  if (outcome.isLateTold && !notice.isLateTold) return [shipNoticeLate({ subjectId, payload: { orderId, waybillNo, shipBy, code } })];
  return [];
}
