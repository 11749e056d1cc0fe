import { orderRefusals, stageAfter, wrongStage, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim, saveMoves, type StageMove } from './claim-store.ts';
import { moveNews } from './move-news.ts';

export type FloorMove = Readonly<{
  id: string;
  action: 'pick' | 'pick_unchecked' | 'pick_last' | 'check' | 'check_last' | 'weigh';
  /** of `weigh` */
  weighedGram?: number;
}>;

export type FloorMoved = Readonly<{ id: string; isMoved: boolean; refusals: readonly ClaimRefusal[] }>;

/** Steps of the warehouse, each a claim: what was stopped meanwhile goes no further. */
export async function moveOnFloor(tx: Tx, ask: Asked<Readonly<{ moves: readonly FloorMove[] }>>): Promise<readonly FloorMoved[]> {
  const { by, now } = ask;
  const known = await lockForClaim(
    tx,
    by,
    ask.moves.map(({ id }) => id),
  );
  const steps: Readonly<{ facts: ClaimFacts; move: StageMove }>[] = [];
  const answers = ask.moves.map(({ id, action, weighedGram }): FloorMoved => {
    const facts = known.get(id);
    if (!facts) return { id, isMoved: false, refusals: [{ code: 'fulfillment.not_found', values: { id } }] };
    const to = stageAfter(facts.stage, action);
    const isTwice = steps.some(({ move }) => move.id === id);
    const refusals = to === null || isTwice ? [wrongStage(facts, action, by.language)] : orderRefusals(facts, by.language);
    if (to === null || refusals.length > 0) return { id, isMoved: false, refusals };
    steps.push({ facts, move: { id, from: facts.stage, to, action, isClaim: true, weighedGram: weighedGram ?? null } });
    return { id, isMoved: true, refusals: [] };
  });
  await saveMoves(
    tx,
    steps.map(({ move }) => move),
    now,
  );
  await emit(
    tx,
    { by, now },
    steps.map(({ facts, move }) => moveNews(facts, move)),
  );
  return answers;
}
