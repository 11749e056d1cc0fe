import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { wrongStage, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import { fulfillmentAssigned } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { mayChoose, type Chooser } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { releaseStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf, shownChoice } from '../claims/move-news.ts';
import { forgetStock } from '../claims/take-back-store.ts';
import * as store from './assign-store.ts';

/** From where and by whom it is to be sent. `warehouseId` or `carrier` null: none was found. */
export type Assignment = Readonly<{
  id: string;
  warehouseId: string | null;
  carrier: string | null;
  service: string;
  chooser: Chooser;
  routeId: string | null;
  freightFen: number | null;
  weightGram: number | null;
  volumeMl: number | null;
}>;

export type Assigned = Readonly<{
  id: string;
  /** `same`: nothing differs, or a stronger one has chosen */
  outcome: 'assigned' | 'same' | 'refused';
  refusals: readonly ClaimRefusal[];
}>;

/**
 * Chooses warehouse and carrier of fulfillment orders that are not released. What a stronger one chose stays (`mayChoose`), each of
 * the two for itself. Stock reserved in another warehouse is given back. Real changes are told.
 */
export async function assignFulfillment(
  tx: Tx,
  ask: Asked<Readonly<{ assignments: readonly Assignment[] }>>,
): Promise<readonly Assigned[]> {
  const { by, now, assignments } = ask;
  const ids = assignments.map(({ id }) => id);
  const known = await lockForClaim(tx, by, ids);
  const before = await store.standingsOf(tx, [...known.keys()]);
  const next: store.Choice[] = [];
  const answers = assignments.map((assignment): Assigned => {
    const { id } = assignment;
    const [facts, was] = [known.get(id), before.get(id)];
    if (!facts || !was) return { id, outcome: 'refused', refusals: [{ code: 'fulfillment.not_found', values: { id } }] };
    if (!stagesBeforeRelease.some((stage) => stage === facts.stage))
      return { id, outcome: 'refused', refusals: [wrongStage(facts, 'assign', by.language)] };
    const choice = chosen(was, assignment);
    next.push(choice);
    return { id, outcome: isSame(was, choice) ? 'same' : 'assigned', refusals: [] };
  });
  await store.saveChoices(tx, next, now);
  const chosenById = new Map(next.map((choice) => [choice.id, choice]));
  const moved = next.filter(({ id, warehouseId }) => before.get(id)?.warehouseId !== warehouseId).map(({ id }) => id);
  await releaseStock(tx, { by, now, references: moved.map((id) => ({ kind: 'fulfillment_order', id }) as const) });
  await forgetStock(tx, moved);
  await emit(
    tx,
    { by, now },
    answers.flatMap(({ id, outcome }) => {
      const [facts, was, to] = [known.get(id), before.get(id), chosenById.get(id)];
      return outcome === 'assigned' && facts && was && to ? [assignedNews(facts, was, to)] : [];
    }),
  );
  return answers;
}

/** What stands after an assignment: a weaker one changes nothing of what a stronger one chose. */
export function chosen(was: store.Choice, given: Assignment): store.Choice {
  const { id, warehouseId, carrier, service, chooser, routeId, freightFen, weightGram, volumeMl } = given;
  const isWarehouseFree = mayChoose(chooser, was.warehouseBy);
  const isCarrierFree = mayChoose(chooser, was.carrierBy);
  return {
    id,
    ...(isWarehouseFree
      ? { warehouseId, warehouseBy: warehouseId === null ? null : chooser }
      : { warehouseId: was.warehouseId, warehouseBy: was.warehouseBy }),
    ...(isCarrierFree
      ? { carrier, service, carrierBy: carrier === null ? null : chooser }
      : { carrier: was.carrier, service: was.service, carrierBy: was.carrierBy }),
    routeId,
    freightFen,
    weightGram: weightGram ?? was.weightGram,
    volumeMl: volumeMl ?? was.volumeMl,
  };
}

export function assignedNews(facts: Pick<ClaimFacts, 'id' | 'orders'>, before: store.Choice, after: store.Choice): Happened {
  return fulfillmentAssigned({
    subjectId: facts.id,
    payload: { orderIds: orderIdsOf(facts) },
    before: shownChoice(before),
    after: shownChoice(after),
  });
}

export function isSame(one: store.Choice, other: store.Choice): boolean {
  return one.warehouseId === other.warehouseId && one.carrier === other.carrier && one.service === other.service;
}
