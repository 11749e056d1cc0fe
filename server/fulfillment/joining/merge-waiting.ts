import { formMergeGroups } from '@zhidan/core/fulfillment/joining/merge-groups.ts';
import { mergeTermsOf } from '@zhidan/core/fulfillment/joining/merge-terms.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { endMergeWaits } from './end-merge-waits.ts';
import { joinablesOf, lockJoinables, waitingWithReceiverOf } from './joining-store.ts';
import { makeMerged } from './make-merged.ts';

export type MergeWaitingAsk = Asked<
  Readonly<{
    ids: readonly string[];
    /** a rule asks for it: also where merging by itself is switched off, and within these limits */
    limits?: Readonly<{ orders: number; kilograms: number }>;
  }>
>;

/** A fulfillment order that others became. */
export type Merged = Readonly<{ id: string; from: readonly string[] }>;

/**
 * Merges these fulfillment orders with all that wait for the same receivers, as the merchant's settings allow. Asked again, nothing
 * is left to merge. A constant number of statements for any number of orders; two when nothing waits beside them.
 */
export async function mergeWaiting(tx: Tx, ask: MergeWaitingAsk): Promise<readonly Merged[]> {
  const { by, now, ids, limits } = ask;
  if (ids.length === 0) return [];
  const settings = mergeTermsOf(await loadSettings(tx));
  if (!settings.isBySelf && !limits) return [];
  const terms = limits
    ? {
        ...settings,
        mostOrders: Math.min(settings.mostOrders, limits.orders),
        mostKilograms: Math.min(settings.mostKilograms, limits.kilograms),
      }
    : settings;
  const waiting = await waitingWithReceiverOf(tx, ids);
  if (waiting.length < 2) return [];
  await lockJoinables(tx, waiting);
  const groups = formMergeGroups(await joinablesOf(tx, waiting), terms);
  if (groups.length === 0) return [];
  const outcomes = await makeMerged(tx, { by, now, groups, isByHand: false });
  await endMergeWaits(tx, ask, groups.filter((_, index) => outcomes[index]).flat());
  return outcomes.filter((outcome) => outcome !== null);
}
