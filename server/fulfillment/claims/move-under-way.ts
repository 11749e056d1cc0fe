import { stageAfter } from '@zhidan/core/fulfillment/claim.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { fulfillmentIdsByParcel } from '../parcels/parcel-store.ts';
import { lockForClaim, saveMoves, type StageMove } from './claim-store.ts';
import { moveNews } from './move-news.ts';

export type TraceMove = Readonly<{ parcelId: string; action: 'depart' | 'sign'; at: Instant }>;

const ranks: Readonly<Record<TraceMove['action'], number>> = { depart: 0, sign: 1 };

/**
 * What couriers tell moves a fulfillment order that has left. News that comes late, twice or out of order is nothing. Of several
 * parcels the first that departs takes it under way, and the last that is signed for ends the journey: the caller says when.
 */
export async function moveUnderWay(tx: Tx, ask: Asked<Readonly<{ moves: readonly TraceMove[] }>>): Promise<void> {
  const { by, now } = ask;
  const ofParcels = await fulfillmentIdsByParcel(
    tx,
    ask.moves.map(({ parcelId }) => parcelId),
  );
  const known = await lockForClaim(tx, by, [...new Set(ofParcels.values())]);
  const moves: StageMove[] = [];
  const seen = new Set<string>();
  // told several steps at once, it takes the furthest
  for (const { parcelId, action, at } of ask.moves.toSorted((one, other) => ranks[other.action] - ranks[one.action])) {
    const facts = known.get(ofParcels.get(parcelId) ?? '');
    const to = facts ? stageAfter(facts.stage, action) : null;
    if (!facts || to === null || seen.has(facts.id)) continue;
    seen.add(facts.id);
    moves.push({ id: facts.id, from: facts.stage, to, action, isClaim: false, at });
  }
  await saveMoves(tx, moves, now);
  await emit(
    tx,
    { by, now },
    moves.flatMap((move) => {
      const facts = known.get(move.id);
      return facts ? [moveNews(facts, move)] : [];
    }),
  );
}
