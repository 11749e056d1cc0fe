import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { personRoadsChanged, roadFailed } from '@zhidan/core/notify/notice-event.ts';
import type { DeliveryId } from '@zhidan/core/notify/road.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { goneCode } from '../push/send-push.ts';
import { saveRoadFault, saveTaken, type Road } from '../roads/road-store.ts';
import { wakeRoads } from './deliver-type.ts';
import { forgetEnd, insertDeliveries, isReached, markAgain, markRefused, markSent, nextRoad, type Claimed } from './delivery-store.ts';

/** Tries by one road before the next one is taken, with a pause that doubles. */
const triesEach = 4;
const firstPauseMs = 20_000;

type Sending = Readonly<{ road: Road; together: readonly Claimed[]; text: string }>;

export async function settleSent({ db, clock }: Merchant, { road, together, text }: Sending): Promise<void> {
  const now = clock();
  await inTransaction(db, async (tx) => {
    await markSent(tx, { ids: together.map(({ id }) => id), text, now });
    await saveTaken(tx, road.id, now);
  });
}

/** A pause is waited for, a broken line tried again; what is refused goes to the person by their next road. */
export async function settleFault(
  { db, clock }: Merchant,
  { road, together, text, fault }: Sending & Readonly<{ fault: ConnectorFault }>,
): Promise<void> {
  const now = clock();
  const ids = together.map(({ id }) => id);
  const attempts = Math.max(...together.map(({ attemptCount }) => attemptCount));
  const isPause = fault.kind === 'throttled';
  const isPassing = isPause || ((fault.kind === 'transient' || fault.kind === 'unknown') && attempts < triesEach);
  await inTransaction(db, async (tx) => {
    const again = plusMs(now, isPause ? (fault.retryAfterMs ?? firstPauseMs) : firstPauseMs * 2 ** (attempts - 1));
    if (isPassing) await markAgain(tx, { ids, fault, text, dueAt: again, counts: !isPause });
    else await markRefused(tx, { ids, fault, text });
    // that one person is not there is no fault of the road
    if (fault.kind !== 'business') {
      const isNews = await saveRoadFault(tx, { id: road.id, fault, now, pausedUntil: isPause ? again : null });
      if (isNews && !isPause)
        await emit(tx, { by: systemCaller('notify'), now }, [roadFailed({ subjectId: road.id, payload: { code: fault.platformCode } })]);
    }
    if (fault.platformCode === goneCode) await forget(tx, together, now);
    if (!isPassing) await takeNextRoads(tx, together, now);
  });
}

async function forget(tx: Tx, together: readonly Claimed[], now: Instant): Promise<void> {
  for (const { personId, personRoadId } of together.slice(0, 1)) {
    if (!personId || !personRoadId) continue;
    await forgetEnd(tx, personRoadId);
    await emit(tx, { by: systemCaller('notify'), now }, [personRoadsChanged({ subjectId: personId, payload: { what: 'forgotten' } })]);
  }
}

/** Queues each notice for the person's next road, unless another message of it reached them or still may. */
async function takeNextRoads(tx: Tx, together: readonly Claimed[], now: Instant): Promise<void> {
  for (const { noticeId, personId, beganAt, rule, severity, place } of together) {
    if (!noticeId || !personId || (await isReached(tx, { noticeId, personId, beganAt }))) continue;
    const next = await nextRoad(tx, { noticeId, personId, beganAt });
    if (!next) continue;
    const row = {
      noticeId,
      personId,
      rule,
      severity,
      place,
      ...next,
      state: 'queued',
      skipReason: null,
      queuedAt: now,
      beganAt,
      dueAt: now,
    } as const;
    await insertDeliveries(tx, [{ id: newId<DeliveryId>(now), ...row }]);
    await wakeRoads(tx, [next.roadId]);
  }
}
