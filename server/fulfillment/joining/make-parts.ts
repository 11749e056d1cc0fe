import { fulfillmentMoved, fulfillmentOpened } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { fulfillmentSplit } from '@zhidan/core/fulfillment/joining/joining-event.ts';
import type { SplitPart } from '@zhidan/core/fulfillment/joining/split-plan.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { swapStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { settleDeadlines } from '../deadlines/settle-deadlines.ts';
import type { JoinedLine, Joinable } from './joining-store.ts';
import { insertMade, turn, type Made } from './joining-write-store.ts';
import { referenceOf, reserveAsks } from './make-merged.ts';
import { weightsOf, type Weights } from './split-lines-query.ts';

/** A locked fulfillment order and the parts it is cut into; they add up to its lines. `isFree`: a part may be merged by itself again. */
export type Split = Readonly<{ whole: Joinable; parts: readonly SplitPart[]; isFree?: boolean }>;

/**
 * Makes the parts; each ships some of the pieces and goes to one of its own orders' receivers. A constant number of statements.
 * @returns the ids of the parts of each split, in their order
 */
export async function makeParts(
  tx: Tx,
  ask: Asked<Readonly<{ splits: readonly Split[]; way: string; reason?: string }>>,
): Promise<readonly (readonly string[])[]> {
  const { by, now, splits } = ask;
  const wholes = splits.map(({ whole }) => whole);
  const weights = await weightsOf(tx, wholes);
  const made = splits.map((split) => partsOf(split, { weights, now }));
  await swapStock(tx, {
    by,
    now,
    swaps: splits.flatMap(({ whole }, index) =>
      whole.stock === 'reserved' ? [{ from: [referenceOf(whole)], asks: reserveAsks(made[index] ?? []), needs: 'whole' as const }] : [],
    ),
  });
  await insertMade(tx, made.flat(), now);
  await turn(
    tx,
    wholes.map((whole) => ({ ...whole, stage: 'split' as const, stock: 'none' as const })),
    now,
  );
  await settleDeadlines(tx, { by, now, ids: made.flat().map(({ id }) => id) });
  await emit(
    tx,
    { by, now },
    splits.flatMap(({ whole }, index) => splitNews(whole, made[index] ?? [], ask)),
  );
  return made.map((some) => some.map(({ id }) => id));
}

function partsOf({ whole, parts, isFree }: Split, { weights, now }: Readonly<{ weights: Weights; now: Asked['now'] }>): readonly Made[] {
  const taken = new Map<number, number>();
  return parts.map((part): Made => {
    const lines = part.flatMap((share) => cutLine(whole, share, taken)).map((line, position) => ({ ...line, position }));
    const orderIds = [...new Set(lines.map(({ orderId }) => orderId))].toSorted();
    const isLeads = orderIds.includes(whole.leadOrderId);
    const sizes = lines.filter(({ isDropped }) => !isDropped).map(({ skuId, quantity }) => ({ ...weights.get(skuId), quantity }));
    return {
      ...whole,
      id: newId(now),
      leadOrderId: isLeads ? whole.leadOrderId : (orderIds[0] ?? whole.leadOrderId),
      splitOf: whole.id,
      isRestored: isFree !== true,
      weightGram: total(sizes, ({ weightGram }) => weightGram ?? null),
      volumeMl: total(sizes, ({ volumeMl }) => volumeMl ?? null),
      orderIds,
      lines,
    };
  });
}

/** Some pieces of a line: those that no part before took. */
function cutLine(whole: Joinable, { position, quantity }: SplitPart[number], taken: Map<number, number>): readonly JoinedLine[] {
  const line = whole.lines.find((one) => one.position === position);
  if (!line) return [];
  const before = taken.get(position) ?? 0;
  taken.set(position, before + quantity);
  return [{ ...line, quantity, pieceFrom: line.pieceFrom + before }];
}

/** Null while one of them is not known. */
function total<Size extends Readonly<{ quantity: number }>>(sizes: readonly Size[], of: (size: Size) => number | null): number | null {
  return sizes.reduce<number | null>((sum, size) => {
    const each = of(size);
    return sum === null || each === null ? null : sum + Math.round(each * size.quantity);
  }, 0);
}

function splitNews(
  whole: Joinable,
  parts: readonly Made[],
  { way, reason }: Readonly<{ way: string; reason?: string }>,
): readonly Happened[] {
  const why = reason ? { reason } : {};
  const orderIds = [...whole.orderIds];
  return [
    fulfillmentMoved({ subjectId: whole.id, payload: { orderIds, from: whole.stage, to: 'split', action: 'split' }, ...why }),
    fulfillmentSplit({ subjectId: whole.id, payload: { orderIds, partIds: parts.map(({ id }) => id), way }, ...why }),
    ...parts.map((part) => fulfillmentOpened({ subjectId: part.id, payload: { orderIds: [...part.orderIds] } })),
  ];
}
