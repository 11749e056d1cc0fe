import { chainLimitChanged } from '@zhidan/core/insights/chain/chain-event.ts';
import type { setChainLimit as contract } from '@zhidan/core/insights/chain/chain-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { chainLimits } from './chain-query.ts';
import { saveChainLimit } from './chain-store.ts';

/** How long a link may take from the next look on; the same again changes nothing. */
export async function setChainLimit(tx: Tx, { by, now, link, minutes }: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const before = (await chainLimits(tx))[link];
  if (before === minutes) return { done: true };
  await saveChainLimit(tx, { link, minutes, now });
  await emit(tx, { by, now }, [
    chainLimitChanged({ subjectId: link, payload: { link, minutes }, before: { minutes: before }, after: { minutes } }),
  ]);
  return { done: true };
}
