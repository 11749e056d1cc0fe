import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { judgeTold } from '@zhidan/core/channels/notice/judge-told.ts';
import { isNoticeLate, noticeStep } from '@zhidan/core/channels/notice/notice-step.ts';
import type { NoticeReason } from '@zhidan/core/channels/notice/ship-notice.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { keepTogether } from '../../platform/jobs/keep-together.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { takeNotices, type NoticeOutcome, type TriedNotice } from './notice-store.ts';
import { leaseEnd } from './send-notices-type.ts';
import { settleTries, type NoticeTry } from './settle-tries.ts';

/** Calls to one platform side by side; its pace is kept beneath. */
const sideBySide = 4;

export type SendAsk = Readonly<{ shopId: ShopId; noticeIds: readonly string[]; signal?: AbortSignal | undefined }>;

/**
 * Tells a platform of parcels, each on its own: what came of one is kept before the last is told. Where a call may have been made
 * before, or the platform shows the order as shipped, the order is read there first, so that nothing is told twice.
 */
export async function sendNotices(merchant: Merchant, { shopId, noticeIds, signal }: SendAsk): Promise<void> {
  const now = merchant.clock();
  const notices = await takeNotices(merchant.db, { shopId, ids: noticeIds, now, dueAt: leaseEnd(now) });
  const waiting = [...notices];
  const settle = keepTogether<NoticeTry>((tries) => settleTries(merchant, tries));
  const tell = async (): Promise<void> => {
    for (let notice = waiting.shift(); notice; notice = waiting.shift()) {
      signal?.throwIfAborted();
      await settle([{ notice, outcome: await triedOnce(merchant, { shopId, notice, signal }) }]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(sideBySide, notices.length) }, tell));
}

type Trying = Readonly<{ shopId: ShopId; notice: TriedNotice; signal: AbortSignal | undefined }>;

async function triedOnce(merchant: Merchant, trying: Trying): Promise<NoticeOutcome> {
  const { notice } = trying;
  try {
    if (notice.isUncertain) {
      const found = await foundThere(merchant, trying);
      if (found) return ended(notice, found);
    }
    await ship(merchant, trying);
    return ended(notice, 'told');
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    return refused(merchant, trying, fault);
  }
}

async function ship(merchant: Merchant, { shopId, notice, signal }: Trying): Promise<void> {
  const { id: askId, channelOrderNo, carrier: carrierCode, waybillNo, lines } = notice;
  const ask = { askId, channelOrderNo, carrierCode, waybillNo, lines };
  await callShop(merchant, shopId, (connector, outside, access) => connector.write.ship(outside, access, ask), signal);
}

type Found = Extract<NoticeReason, 'found_told' | 'shipped_otherwise' | 'order_closed'>;

/** What the platform's order says of a notice; null: it may be told. */
async function foundThere(merchant: Merchant, { shopId, notice, signal }: Trying): Promise<Found | null> {
  const order = await callShop(
    merchant,
    shopId,
    async (connector, outside, access): Promise<ChannelOrder | null> => {
      const [document] = await connector.readOrders(outside, access, [notice.channelOrderNo]);
      return document === undefined ? null : readable(() => connector.mapOrder(document));
    },
    signal,
  );
  const verdict = order ? judgeTold(order, notice) : 'tell';
  return verdict === 'tell' ? null : verdict;
}

/** A document that cannot be read says nothing; receiving shows it to people. */
function readable(read: () => ChannelOrder): ChannelOrder | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A no is compared with the platform's own order: what was told before is no failure, whoever told it. */
async function refused(merchant: Merchant, trying: Trying, fault: ConnectorFault): Promise<NoticeOutcome> {
  const { notice } = trying;
  if (fault.kind === 'business') {
    try {
      const found = await foundThere(merchant, trying);
      if (found) return ended(notice, found, fault);
    } catch (error) {
      if (!(error instanceof ConnectorFault)) throw error;
      merchant.log.warn({ noticeId: notice.id, fault: error.message }, 'an order could not be read after its ship notice was refused');
    }
  }
  const now = merchant.clock();
  const { at, reason } = noticeStep({ ...notice, kind: fault.kind }, now);
  return {
    id: notice.id,
    state: at === null ? 'failed' : 'waiting',
    reason,
    dueAt: at,
    isUncertain: fault.kind === 'transient' || fault.kind === 'unknown',
    isLateTold: notice.isLateTold || isLate(notice, now),
    fault: told(fault),
  };
}

const isLate = (notice: TriedNotice, now: Instant): boolean => isNoticeLate(notice, now);

function ended({ id, isLateTold }: TriedNotice, how: Found | 'told', fault?: ConnectorFault): NoticeOutcome {
  const isTold = how === 'told' || how === 'found_told';
  return {
    id,
    state: isTold ? 'sent' : 'failed',
    reason: how === 'told' ? null : how,
    dueAt: null,
    isUncertain: false,
    isLateTold,
    fault: isTold || !fault ? null : told(fault),
  };
}

const wordsLimit = 500;

function told({ kind, platformCode, platformWords }: ConnectorFault): NonNullable<NoticeOutcome['fault']> {
  return { kind, code: platformCode, words: platformWords.slice(0, wordsLimit) };
}
