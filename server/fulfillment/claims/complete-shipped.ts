import type { ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import { stageAfter } from '@zhidan/core/fulfillment/claim.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { saveMoves, type StageMove } from './claim-store.ts';
import { moveNews } from './move-news.ts';

/** Locked fulfillment orders that have left, and whose orders their platforms call completed, are completed; others stay as they are. */
export async function completeShipped(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, known: readonly ClaimFacts[]): Promise<void> {
  const done = known.flatMap((facts) => {
    const to = stageAfter(facts.stage, 'complete');
    const move: StageMove | null = to && { id: facts.id, from: facts.stage, to, action: 'complete', isClaim: false };
    return move && facts.orders.every(({ closing }) => closing === 'completed') ? [{ facts, move }] : [];
  });
  await saveMoves(
    tx,
    done.map(({ move }) => move),
    now,
  );
  await emit(
    tx,
    { by, now },
    done.map(({ facts, move }) => moveNews(facts, move)),
  );
}
