import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { listMergeSuggestions as contract, MergeSuggestion } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import { joinBarOf, mergeBarOf } from '@zhidan/core/fulfillment/joining/merge-candidate.ts';
import { byDeadline } from '@zhidan/core/fulfillment/joining/merge-groups.ts';
import { mergeTermsOf, type MergeTerms } from '@zhidan/core/fulfillment/joining/merge-terms.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { joinablesOf, type Joinable } from './joining-store.ts';
import { piecesIn } from './joining-write-store.ts';
import { barValues } from './merge-fulfillments.ts';
import { sharedReceivers } from './shared-receiver-query.ts';
import { placesOf, type Place } from './place-query.ts';

/** Receivers that one answer shows; those that are merged make room for the next. */
const most = 100;

/** What waits for one receiver in several fulfillment orders, the most urgent first, with the reason of each that must stay out. */
export async function listMergeSuggestions(db: Db, { by }: Asked): Promise<OutputOf<typeof contract>> {
  const terms = mergeTermsOf(await loadSettings(db));
  const groups = await sharedReceivers(db, { by, limit: most + 1 });
  const shown = groups.slice(0, most);
  const known = new Map((await joinablesOf(db, shown.flat())).map((one) => [one.id, one]));
  const places = await placesOf(
    db,
    [...known.values()].flatMap(({ orderIds }) => orderIds),
  );
  const items = shown.flatMap((ids) => {
    const some = byDeadline(ids.flatMap((id) => known.get(id) ?? []));
    const suggestion = suggestionOf(some, { terms, places, by });
    return suggestion && suggestion.members.filter(({ refusal }) => refusal === null).length > 1 ? [suggestion] : [];
  });
  return { items, hasMore: groups.length > most };
}

type Bench = Readonly<{ terms: MergeTerms; places: ReadonlyMap<string, Place> }> & Pick<Asked, 'by'>;

/** Who may go together by hand comes first; who may not is shown with the reason. */
function suggestionOf(some: readonly Joinable[], { terms, places, by }: Bench): MergeSuggestion | null {
  const how = { isByHand: true };
  const held: Joinable[] = [];
  const judged = some.map((one) => {
    const bar = mergeBarOf(one, how) ?? joinBarOf(held, one, terms, how);
    if (!bar) held.push(one);
    return { one, refusal: bar && { code: bar, values: barValues(bar, one, held[0] ?? one, { by }) } };
  });
  const [lead] = held;
  const found = lead && places.get(lead.leadOrderId);
  if (!lead || !found) return null;
  const { province, city, district } = found;
  return {
    shopId: lead.shopId as MergeSuggestion['shopId'],
    place: { province, city, district },
    members: judged
      .toSorted((left, right) => Number(left.refusal !== null) - Number(right.refusal !== null))
      .map(({ one, refusal }) => ({
        id: one.id as MergeSuggestion['members'][number]['id'],
        no: fulfillmentNo(one.no),
        stage: one.stage,
        orderNos: one.orderIds.flatMap((orderId) => places.get(orderId)?.orderNo ?? []),
        pieceCount: piecesIn(one.lines),
        shipBy: one.shipBy,
        refusal,
      })),
  };
}
