import { joinBarOf, mergeBarOf, type MergeCandidate } from './merge-candidate.ts';
import type { MergeTerms } from './merge-terms.ts';

/**
 * Who goes with whom, of all that wait: the earliest deadline leads, each next one joins the first parcel that takes it. What may
 * not be merged by itself, or stays alone, is in no group; the first of a group leads: its receiver stands on the label. The answer
 * is the same whatever the order of the candidates.
 */
export function formMergeGroups<Candidate extends MergeCandidate>(
  candidates: readonly Candidate[],
  terms: MergeTerms,
): readonly (readonly Candidate[])[] {
  const free = candidates.filter((candidate) => mergeBarOf(candidate, { isByHand: false }) === null);
  const buckets = Map.groupBy(byDeadline(free), ({ receiverKey, shopId }) => `${terms.crossesShops ? '' : shopId} ${receiverKey}`);
  return [...buckets.values()].flatMap((bucket) => packed(bucket, terms)).filter((group) => group.length > 1);
}

/** Due first, then ordered first; ids decide between equals. */
export function byDeadline<Candidate extends MergeCandidate>(candidates: readonly Candidate[]): readonly Candidate[] {
  const key = ({ shipBy, firstOrderedAt, id }: MergeCandidate): string => `${shipBy ?? '9'} ${firstOrderedAt} ${id}`;
  return candidates.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

function packed<Candidate extends MergeCandidate>(bucket: readonly Candidate[], terms: MergeTerms): readonly (readonly Candidate[])[] {
  const groups: Candidate[][] = [];
  for (const candidate of bucket) {
    const taken = groups.find((group) => joinBarOf(group, candidate, terms, { isByHand: false }) === null);
    if (taken) taken.push(candidate);
    else groups.push([candidate]);
  }
  return groups;
}
