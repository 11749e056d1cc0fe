import { fulfillmentMoved, fulfillmentOpened } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { fulfillmentMerged } from '@zhidan/core/fulfillment/joining/joining-event.ts';
import { strongestChoice } from '@zhidan/core/fulfillment/joining/merged-choice.ts';
import type { ReserveAsk } from '@zhidan/core/inventory/decide-reservations.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { swapStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { settleDeadlines } from '../deadlines/settle-deadlines.ts';
import type { Joinable } from './joining-store.ts';
import { insertMade, kept, turn, type Made } from './joining-write-store.ts';

/** A group that became one; null for one that did not, because the warehouse has not enough for all of it at once. */
export type MergeOutcome = Readonly<{ id: string; from: readonly string[] }> | null;

/**
 * Makes one new fulfillment order of each group; the first of a group leads. They are locked and may be merged. What they hold of
 * the shelf goes over to the new one without a gap. A constant number of statements for any number of groups.
 */
export async function makeMerged(
  tx: Tx,
  ask: Asked<Readonly<{ groups: readonly (readonly Joinable[])[]; isByHand: boolean; reason?: string }>>,
): Promise<readonly MergeOutcome[]> {
  const { by, now } = ask;
  const pairs = ask.groups.map((group) => ({ group, made: mergedOf(group, newId(now)) }));
  const held = pairs.filter(({ group }) => group.some(({ stock }) => stock === 'reserved'));
  const swaps = await swapStock(tx, {
    by,
    now,
    swaps: held.map(({ group, made }) => ({ from: group.map(referenceOf), asks: reserveAsks([made]), needs: 'whole' as const })),
  });
  const short = new Set(held.filter((_, index) => !swaps[index]?.isMade).map(({ made }) => made.id));
  const done = pairs.filter(({ made }) => !short.has(made.id));
  await insertMade(
    tx,
    done.map(({ made }) => made),
    now,
  );
  await turn(
    tx,
    done.flatMap(({ group, made }) =>
      group.map((one) => ({ ...one, stage: 'merged' as const, mergedInto: made.id, stock: 'none' as const })),
    ),
    now,
  );
  await settleDeadlines(tx, { by, now, ids: done.map(({ made }) => made.id) });
  await emit(
    tx,
    { by, now },
    done.flatMap((pair) => mergeNews(pair, ask)),
  );
  return pairs.map(({ group, made }) => (short.has(made.id) ? null : { id: made.id, from: group.map(({ id }) => id) }));
}

/** All of them as one: the first leads, the strongest choice of warehouse and carrier holds, the earliest deadline counts. */
function mergedOf(group: readonly Joinable[], id: string): Made {
  const [lead] = group;
  if (!lead) throw new RangeError('mergedOf: a group has at least one member');
  const warehouse = strongestChoice(group.map(({ warehouseId: value, warehouseBy }) => ({ value, by: warehouseBy })));
  const carriers = group.map((one) => ({ value: one.carrier === null ? null : one, by: one.carrierBy }));
  const carrier = strongestChoice(carriers);
  const deadlines = group.flatMap(({ shipBy }) => shipBy ?? []).toSorted();
  const isHeld = group.some(({ stock }) => stock === 'reserved');
  return {
    id,
    shopId: lead.shopId,
    leadOrderId: lead.leadOrderId,
    splitOf: null,
    isSealed: group.some(({ isSealed }) => isSealed),
    isRestored: false,
    warehouseId: warehouse?.value ?? null,
    warehouseBy: warehouse?.by ?? null,
    carrier: carrier?.value.carrier ?? null,
    carrierBy: carrier?.by ?? null,
    service: carrier?.value.service ?? '',
    template: carrier?.value.template ?? '',
    weightGram: sumKnown(group.map(({ weightGram }) => weightGram)),
    volumeMl: sumKnown(group.map(({ volumeMl }) => volumeMl)),
    priority: Math.max(...group.map(({ priority }) => priority)),
    shipBy: deadlines[0] ?? null,
    stock: isHeld ? 'reserved' : 'none',
    orderIds: [...new Set(group.flatMap(({ orderIds }) => orderIds))].toSorted(),
    lines: group.flatMap(({ lines }) => lines).map((line, position) => ({ ...line, position })),
  };
}

/** Null while one of them is not known. */
function sumKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

export const referenceOf = ({ id }: Readonly<{ id: string }>) => ({ kind: 'fulfillment_order', id }) as const;

/** What those that hold goods hold of their warehouse. */
export function reserveAsks(some: readonly Pick<Made, 'id' | 'warehouseId' | 'lines' | 'stock'>[]): readonly ReserveAsk[] {
  return some.flatMap((one) => {
    const { warehouseId } = one;
    if (warehouseId === null || one.stock !== 'reserved') return [];
    const lines = kept(one.lines).map(({ skuId, quantity }) => ({ warehouseId, skuId, quantity }));
    return lines.length > 0 ? [{ reference: referenceOf(one), lines }] : [];
  });
}

function mergeNews(
  { group, made }: Readonly<{ group: readonly Joinable[]; made: Made }>,
  { isByHand, reason }: Readonly<{ isByHand: boolean; reason?: string }>,
): readonly Happened[] {
  const why = reason ? { reason } : {};
  return [
    ...group.map(({ id, orderIds, stage }) =>
      fulfillmentMoved({ subjectId: id, payload: { orderIds: [...orderIds], from: stage, to: 'merged', action: 'merge' }, ...why }),
    ),
    fulfillmentMerged({
      subjectId: made.id,
      payload: { orderIds: [...made.orderIds], fromIds: group.map(({ id }) => id), isByHand },
      ...why,
    }),
    fulfillmentOpened({ subjectId: made.id, payload: { orderIds: [...made.orderIds] } }),
  ];
}
