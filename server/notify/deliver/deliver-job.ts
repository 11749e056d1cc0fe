import { setTimeout as pause } from 'node:timers/promises';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { DeliveryId } from '@zhidan/core/notify/road.ts';
import type { Deployment } from '../../platform/deployment.ts';
import { job, type Job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { linkToken } from '../links/notice-link.ts';
import { currentRules } from '../rules/current-rules.ts';
import { roadKindRow } from '../roads/road-kind-row.ts';
import { roadById, type Road } from '../roads/road-store.ts';
import { speak } from '../roads/speak.ts';
import { composeMessage } from './compose-message.ts';
import { deliverType } from './deliver-type.ts';
import { claimDeliveries, markIntended, markSkipped, sentSince, type Claimed } from './delivery-store.ts';
import { settleFault, settleSent } from './settle-delivery.ts';

/** Messages taken at once: what is sent well within the job's time. */
const claimLimit = 40;
/** A worker that took messages so long ago was lost. */
export const lostAfterMs = 180_000;
/** A pace that frees itself so soon is waited for; a longer one is left to the next look. */
const longestWaitMs = 1_500;
/** Where a digest leads. */
const digestPlace = '/';

type Round = Readonly<{ merchant: Merchant; origin: string | null; ruleOf(code: string): NoticeRule | undefined; signal: AbortSignal }>;

/** Sends what is due by one road, in its pace, until nothing is left or the road wants a pause. */
export function deliverJob({ origin }: Deployment): Job {
  return job(deliverType, async (merchant, { payload: { roadId }, signal }) => {
    const rules = new Map((await currentRules(merchant.db)).map(({ code, rule }) => [code, rule]));
    const round: Round = { merchant, origin: origin ?? null, ruleOf: (code) => rules.get(code), signal };
    while (!signal.aborted) {
      const road = await roadById(merchant.db, merchant.vault, roadId);
      if (!road || !(await deliverRound(round, road))) return;
    }
  });
}

/** One handful. Answers whether there may be more to send now. */
async function deliverRound({ merchant, origin, ruleOf, signal }: Round, road: Road): Promise<boolean> {
  const now = merchant.clock();
  const { db, vault } = merchant;
  if (road.pausedUntil !== null && msBetween(now, road.pausedUntil) > 0) return false;
  const room = await roomOf(merchant, road, now);
  if (room.count === 0) {
    if (room.waitMs > longestWaitMs) return false;
    await pause(room.waitMs, undefined, { signal });
    return true;
  }
  const limit = Math.min(room.count, claimLimit);
  const claimed = await claimDeliveries(db, { roadId: road.id, now, lostSince: plusMs(now, -lostAfterMs), limit });
  if (claimed.length === 0) return false;
  const rest = await withoutStale(merchant, road, claimed);
  for (const together of byTarget(rest)) {
    const sending = await intended(merchant, { road, together, ruleOf, now });
    const [first] = together;
    if (!first) continue;
    const { id, at, place, composed } = sending;
    const url = origin === null ? null : `${origin}/go/${linkToken(vault, { deliveryId: id, place, now: at })}`;
    const to = first.addressSealed && vault.open('person_roads.address', first.addressSealed);
    try {
      await speak(merchant, road, { to, message: { ...composed, url, key: id } });
      await settleSent(merchant, sending);
    } catch (fault) {
      if (!(fault instanceof ConnectorFault)) throw fault;
      await settleFault(merchant, { ...sending, fault });
      if (fault.kind === 'throttled') return false;
    }
  }
  return claimed.length === limit;
}

type Intending = Readonly<{ road: Road; together: readonly Claimed[]; ruleOf: Round['ruleOf']; now: Instant }>;

/** What is sent as one message, noted before it is. What a lost worker, or a line that broke, may have sent already is sent to the letter as it was. */
async function intended({ db }: Merchant, { road, together, ruleOf, now }: Intending) {
  const [first] = together;
  const fresh = composeMessage(together, ruleOf);
  const place = together.length > 1 ? digestPlace : (first?.place ?? digestPlace);
  if (first?.intent && first.intendedAt) {
    const composed = { ...fresh, text: first.intendedText };
    return { road, together, id: first.intent, at: first.intendedAt, place, composed, text: composed.text };
  }
  const ids = together.map(({ id }) => id);
  await markIntended(db, { ids, text: fresh.text, now });
  return { road, together, id: ids[0] ?? ('' as DeliveryId), at: now, place, composed: fresh, text: fresh.text };
}

/** What was dealt with before it was sent, whose road is off, or whose end is gone, is not sent. */
async function withoutStale({ db }: Merchant, road: Road, claimed: readonly Claimed[]): Promise<readonly Claimed[]> {
  const idsOf = (which: (one: Claimed) => boolean) => claimed.filter(which).map(({ id }) => id);
  const isStale = ({ isClosed, intent }: Claimed): boolean => isClosed && intent === null;
  const isEndless = ({ personId, addressSealed }: Claimed): boolean => personId !== null && addressSealed === null;
  await markSkipped(db, idsOf(isStale), 'closed');
  await markSkipped(
    db,
    idsOf((one) => !isStale(one) && (!road.isActive || isEndless(one))),
    'road_off',
  );
  return claimed.filter((one) => !isStale(one) && road.isActive && !isEndless(one));
}

/** What goes to one person, or to the group, goes as one message; what was meant to go as one before stays so. */
function byTarget(claimed: readonly Claimed[]): readonly (readonly Claimed[])[] {
  return [...Map.groupBy(claimed, ({ personRoadId, intent }) => `${personRoadId} ${intent}`).values()];
}

/** How many messages fit the road's pace now; none: how long until one does. */
async function roomOf({ db }: Merchant, { id, kind }: Road, now: Instant): Promise<Readonly<{ count: number; waitMs: number }>> {
  let count = claimLimit;
  let waitMs = 0;
  for (const pace of roadKindRow(kind).pace) {
    const room = pace.count - (await sentSince(db, id, plusMs(now, -pace.withinMs)));
    if (room <= 0) waitMs = Math.max(waitMs, pace.withinMs);
    count = Math.min(count, Math.max(0, room));
  }
  return { count, waitMs };
}
