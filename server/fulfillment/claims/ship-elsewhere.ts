import { stageAfter, wrongStage } from '@zhidan/core/fulfillment/claim.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { voidParcels } from '../parcels/void-parcels.ts';
import { lockForClaim, saveMoves, type StageMove } from './claim-store.ts';
import { moveNews, orderIdsOf } from './move-news.ts';
import { freeStock, type TakenBack } from './take-back.ts';

/**
 * A person says that the goods went out by another road: stock and number are given back, no ship notice is written, and the
 * exception `platform_shipped` is over.
 */
export async function shipElsewhere(
  tx: Tx,
  ask: Asked<Readonly<{ ids: readonly string[]; reason: string }>>,
): Promise<readonly (Pick<TakenBack, 'id' | 'refusals'> & Readonly<{ isDone: boolean }>)[]> {
  const { by, now, reason } = ask;
  const ids = [...new Set(ask.ids)];
  const known = await lockForClaim(tx, by, ids);
  const gone = [...known.values()].filter(({ stage }) => stageAfter(stage, 'ship_elsewhere') !== null);
  const moves = gone.map(({ id, stage }): StageMove => ({ id, from: stage, to: 'shipped', action: 'ship_elsewhere', isClaim: false }));
  await saveMoves(tx, moves, now);
  const voided = await voidParcels(tx, { facts: gone, reason, now });
  await emit(tx, { by, now }, [
    ...gone.flatMap((facts, index) => moves.slice(index, index + 1).map((move) => moveNews(facts, move, { reason }))),
    ...voided,
  ]);
  const keys = [...new Set(gone.flatMap(orderIdsOf))].map((orderId) => ({ orderId, kind: 'platform_shipped' }) as const);
  await clearExceptions(tx, { by, now, reason }, keys);
  await freeStock(tx, { by, now, reason }, gone);
  return ids.map((id) => {
    const facts = known.get(id);
    if (!facts) return { id, isDone: false, refusals: [{ code: 'fulfillment.not_found', values: { id } }] };
    const isDone = gone.includes(facts);
    return { id, isDone, refusals: isDone ? [] : [wrongStage(facts, 'ship_elsewhere', by.language)] };
  });
}
