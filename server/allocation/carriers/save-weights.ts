import { routingWeightsSaved } from '@zhidan/core/allocation/allocation-event.ts';
import type { saveWeights as contract } from '@zhidan/core/allocation/carrier-api.ts';
import { weightsSum } from '@zhidan/core/allocation/routing/routing-weights.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { conditionsNews } from '../conditions-news.ts';
import { removeWeights, shopName, weightsFor, writeWeights } from './weights-store.ts';

/**
 * Says what counts how much for a shop, or for all without weights of their own; null takes a shop's own away.
 * @throws Refused `routing_weights.sum`, `routing_weights.shop_unknown`
 */
export async function saveWeights(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, shopId, weights } = ask;
  if (weights && weightsSum(weights) !== 100) throw new Refused('routing_weights.sum', { sum: weightsSum(weights) });
  const mayTouch = shopId === null || by.shops === 'all' || by.shops.includes(shopId);
  const name = shopId !== null && mayTouch ? await shopName(tx, shopId) : undefined;
  if (shopId !== null && name === undefined) throw new Refused('routing_weights.shop_unknown', { shopId });
  const before = await weightsFor(tx, shopId);
  if (canonicalJson(toJson(before ?? null)) === canonicalJson(toJson(weights))) return { done: true };
  if (weights) await writeWeights(tx, shopId, weights, now);
  else await removeWeights(tx, shopId);
  const of = shopId ?? 'all';
  await emit(tx, { by, now }, [
    routingWeightsSaved({
      subjectId: of,
      payload: {},
      ...(before ? { before } : {}),
      after: { ...(name === undefined ? {} : { name }), ...weights },
    }),
    conditionsNews({ cause: 'weights', of, eases: false, restricts: true }),
  ]);
  return { done: true };
}
