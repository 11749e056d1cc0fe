import { channels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { noticeStep } from '@zhidan/core/channels/notice/notice-step.ts';
import { orderMemoTold } from '@zhidan/core/orders/marks/mark-event.ts';
import { memoWith, type KeptReason, type SellerMemo } from '@zhidan/core/orders/marks/order-mark.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { noteWriting, saveMemoOutcome, wantedMemos, type MemoOutcome, type WantedMemo } from '../../orders/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { connectorOf } from '../call/connector-of.ts';

const wordsLimit = 200;

type TellAsk = Readonly<{ shopId: ShopId; orderIds: readonly string[]; signal?: AbortSignal | undefined }>;

/**
 * Writes the notes and flags of rules into the sellers' memos of orders, each on its own. A platform keeps only the last memo, so the
 * order is read first and what stands there stays in front; told twice nothing is missing there and nothing is written.
 */
export async function tellMemos(merchant: Merchant, { shopId, orderIds, signal }: TellAsk): Promise<void> {
  for (const wanted of await wantedMemos(merchant.db, orderIds)) {
    signal?.throwIfAborted();
    await settle(merchant, await told(merchant, { shopId, wanted, signal }));
  }
}

type Telling = Readonly<{ shopId: ShopId; wanted: WantedMemo; signal: AbortSignal | undefined }>;

async function told(merchant: Merchant, telling: Telling): Promise<MemoOutcome> {
  const { orderId, tryCount, wantedAt } = telling.wanted;
  const kept = whyKept(telling.wanted);
  if (kept) return { orderId, state: 'kept', reason: kept, dueAt: null };
  try {
    await write(merchant, telling);
    return { orderId, state: 'told', reason: null, dueAt: null };
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    const { at } = noticeStep({ kind: fault.kind, tryCount: tryCount + 1, madeAt: wantedAt, shipBy: null }, merchant.clock());
    const reason = (fault.platformWords || fault.platformCode).slice(0, wordsLimit);
    return { orderId, state: at === null ? 'refused' : 'wanted', reason, dueAt: at };
  }
}

function whyKept({ channel, isPlatformOrder }: WantedMemo): KeptReason | null {
  const code = channel as ChannelCode;
  if (!isPlatformOrder || channels[code].connector === null) return 'no_platform';
  return connectorOf(code).write.setMemo === null ? 'no_call' : null;
}

async function write(merchant: Merchant, { shopId, wanted, signal }: Telling): Promise<void> {
  const { orderId, channel, channelOrderNo, marks } = wanted;
  const now = await callShop(
    merchant,
    shopId,
    async (connector, outside, access): Promise<SellerMemo | null> => {
      const [document] = await connector.readOrders(outside, access, [channelOrderNo]);
      return document === undefined ? null : connector.mapOrder(document).seller;
    },
    signal,
  );
  if (!now) throw new ConnectorFault({ kind: 'business', platformCode: 'order_unknown', platformWords: '平台上查不到这单' });
  const next = memoWith(channel, now, marks);
  if (!next) return;
  // written down first: the platform may tell of the change before its answer arrives
  await inTransaction(merchant.db, (tx) => noteWriting(tx, orderId, next));
  await callShop(
    merchant,
    shopId,
    async (connector, outside, access) => connector.write.setMemo?.(outside, access, { channelOrderNo, ...next }),
    signal,
  );
}

function settle({ db, clock }: Merchant, outcome: MemoOutcome): Promise<void> {
  return inTransaction(db, async (tx) => {
    const now = clock();
    const isSaved = await saveMemoOutcome(tx, outcome, now);
    const { orderId, state, reason } = outcome;
    if (!isSaved || state === 'wanted') return;
    await emit(tx, { by: systemCaller('tell-memos'), now }, [orderMemoTold({ subjectId: orderId, payload: { state, reason } })]);
  });
}
