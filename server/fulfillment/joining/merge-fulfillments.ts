import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { joinBarOf, mergeBarOf, ownRoadOf, type MergeBar } from '@zhidan/core/fulfillment/joining/merge-candidate.ts';
import { byDeadline } from '@zhidan/core/fulfillment/joining/merge-groups.ts';
import { mergeTermsOf, mostOrdersByHand, type MergeTerms } from '@zhidan/core/fulfillment/joining/merge-terms.ts';
import { orderFlags } from '@zhidan/core/orders/order-flag.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { ok, refuse, type Refusal, type Result } from '@zhidan/core/kernel/result.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { endMergeWaits } from './end-merge-waits.ts';
import { scopeOf } from '../scope-query.ts';
import { joinablesOf, lockJoinables, type Joinable } from './joining-store.ts';
import { makeMerged } from './make-merged.ts';

export type MergeAsk = Asked<
  Readonly<{
    groups: readonly (readonly string[])[];
    /** a person has compared receivers that the platform does not tell to be one */
    isReceiverConfirmed?: boolean;
    reason?: string;
  }>
>;

/** What became of a group. */
export type MergeAnswer = Readonly<{ isMerged: true; id: string }> | Readonly<{ isMerged: false; refusal: Refusal }>;

/**
 * Merges what people chose, each group into one new fulfillment order. Windows and caps bind only what merges by itself; what may
 * never share a parcel is refused, group by group. A constant number of statements.
 */
export async function mergeFulfillments(tx: Tx, ask: MergeAsk): Promise<readonly MergeAnswer[]> {
  const ids = ask.groups.flat();
  await lockJoinables(tx, ids);
  const known = new Map((await joinablesOf(tx, ids)).filter(await scopeOf(tx, ask.by)).map((one) => [one.id, one]));
  const terms = mergeTermsOf(await loadSettings(tx));
  const seen = new Set<string>();
  const judged = ask.groups.map((group) => judge(group, { known, seen, terms, ask }));
  const groups = judged.flatMap((result) => (result.ok ? [result.value] : []));
  const made = await makeMerged(tx, { ...ask, groups, isByHand: true });
  await endMergeWaits(tx, ask, groups.filter((_, index) => made[index]).flat());
  let next = 0;
  return judged.map((result) => {
    if (!result.ok) return { isMerged: false, refusal: result.refusal };
    const outcome = made[next++];
    return outcome ? { isMerged: true, id: outcome.id } : { isMerged: false, refusal: { code: 'merge.short', values: {} } };
  });
}

type Bench = Readonly<{ known: ReadonlyMap<string, Joinable>; seen: Set<string>; terms: MergeTerms; ask: MergeAsk }>;

/** The group in the order of its deadlines, or why it is none. */
function judge(ids: readonly string[], { known, seen, terms, ask }: Bench): Result<readonly Joinable[]> {
  const group: Joinable[] = [];
  for (const id of ids) {
    const one = known.get(id);
    if (!one) return refuse('joining.not_found', { id });
    if (seen.has(id)) return refuse('merge.named_twice', { no: fulfillmentNo(one.no) });
    seen.add(id);
    group.push(one);
  }
  if (group.length < 2) return refuse('merge.too_few', { count: group.length });
  const count = group.reduce((sum, { orderCount }) => sum + orderCount, 0);
  if (count > mostOrdersByHand) return refuse('merge.too_many', { most: mostOrdersByHand, count });
  const sorted = byDeadline(group);
  const held: Joinable[] = [];
  for (const one of sorted) {
    const how = { isByHand: true, isReceiverConfirmed: ask.isReceiverConfirmed ?? false };
    const bar = mergeBarOf(one, how) ?? joinBarOf(held, one, terms, how);
    if (bar) return refuse(bar, barValues(bar, one, held[0] ?? one, ask));
    held.push(one);
  }
  return ok(sorted);
}

/** The values of the sentence about a bar. */
export function barValues(bar: MergeBar, one: Joinable, lead: Joinable, { by }: Pick<Asked, 'by'>): Refusal['values'] {
  const flag = ownRoadOf(one) ?? '';
  const flagWords = Object.entries(orderFlags).find(([code]) => code === flag)?.[1];
  return {
    no: fulfillmentNo(one.no),
    leadNo: fulfillmentNo(lead.no),
    stage: fulfillmentStageWords[one.stage][by.language],
    flag: flagWords?.[by.language] ?? flag,
    ...(bar === 'merge.too_many' ? { count: one.orderCount + lead.orderCount, most: mostOrdersByHand } : {}),
  };
}
