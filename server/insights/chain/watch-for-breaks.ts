import { chainLinkBroken, chainLinkMended } from '@zhidan/core/insights/chain/chain-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { chainLimits } from './chain-query.ts';
import { lockBreaks, saveBreaks } from './chain-store.ts';

/** Told of in one look: the rest is found by the next one. */
const breaksAtOnce = 1_000;

/** Finds links that take longer than they may and tells of each once; those that went on are told of too. */
export async function watchForBreaks(tx: Tx, { by, now }: Asked): Promise<Readonly<{ found: number; ended: number }>> {
  await lockBreaks(tx);
  const { found, ended } = await saveBreaks(tx, { limits: await chainLimits(tx), now, limit: breaksAtOnce });
  await emit(tx, { by, now }, [
    ...found.map(({ orderId, link }) => chainLinkBroken({ subjectId: orderId, payload: { link } })),
    ...ended.map(({ orderId, link }) => chainLinkMended({ subjectId: orderId, payload: { link } })),
  ]);
  return { found: found.length, ended: ended.length };
}
