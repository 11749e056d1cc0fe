import { fulfillmentCanceled, fulfillmentChanged, fulfillmentMoved } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { fulfillmentRestored } from '@zhidan/core/fulfillment/joining/joining-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { swapStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { sumLines } from '../opening/opening-store.ts';
import type { Joinable } from './joining-store.ts';
import { dropLines, turn, type LineKey } from './joining-write-store.ts';
import { referenceOf, reserveAsks } from './make-merged.ts';

/** What goes, and what comes back for it. All are locked. */
export type Undoing = Readonly<{ made: readonly Joinable[]; back: readonly Joinable[] }>;

/** Makes merges and splits undone. What is held of the shelf goes back with them; lines refunded since stay refunded. */
export async function undo(tx: Tx, ask: Asked<Readonly<{ undoings: readonly Undoing[]; reason?: string }>>): Promise<readonly string[]> {
  const { by, now, undoings } = ask;
  const backs = undoings.map(cameBack);
  const swaps = await swapStock(tx, {
    by,
    now,
    swaps: undoings.map(({ made }, index) => ({
      from: made.map(referenceOf),
      asks: reserveAsks(backs[index] ?? []),
      needs: 'what_there_is' as const,
    })),
  });
  const held = new Set(
    swaps.flatMap(({ outcomes }) => outcomes.flatMap(({ outcome, reference }) => (outcome === 'reserved' ? [reference.id] : []))),
  );
  const back = backs.flat().map((one) => ({ ...one, stock: held.has(one.id) ? ('reserved' as const) : ('none' as const) }));
  await turn(
    tx,
    [
      ...undoings.flatMap(({ made }) =>
        made.map((one) => ({ ...one, stage: 'canceled' as const, stock: 'none' as const, isUndone: true })),
      ),
      ...back.map((one) => ({ ...one, stage: 'pending' as const, mergedInto: null, isRestored: true })),
    ],
    now,
  );
  const dropped = undoings.flatMap(droppedSince);
  await dropLines(tx, dropped, now);
  const changed = [...new Set(dropped.map(({ id }) => id))];
  if (changed.length > 0) await sumLines(tx, changed, now);
  await emit(
    tx,
    { by, now },
    undoings.flatMap((undoing) => undoNews(undoing, ask.reason)),
  );
  return back.map(({ id }) => id);
}

/** Those that come back, holding goods where what goes holds them; they know no warehouse while they were merged before one was chosen. */
function cameBack({ made, back }: Undoing): readonly Joinable[] {
  const isHeld = made.every(({ stock }) => stock === 'reserved');
  const from = made.find(({ warehouseId }) => warehouseId !== null);
  const dropped = new Set(droppedSince({ made, back }).map(({ id, position }) => `${id} ${position}`));
  return back.map((one) => ({
    ...one,
    stock: isHeld ? 'reserved' : 'none',
    ...(one.warehouseId === null && isHeld && from ? { warehouseId: from.warehouseId, warehouseBy: from.warehouseBy } : {}),
    lines: one.lines.map((line) => (dropped.has(`${one.id} ${line.position}`) ? { ...line, isDropped: true } : line)),
  }));
}

/** Lines that were refunded after the merge or split. */
function droppedSince({ made, back }: Undoing): readonly LineKey[] {
  const key = ({ orderId, lineNo, componentPosition }: Joinable['lines'][number]): string => `${orderId} ${componentPosition} ${lineNo}`;
  const dropped = new Set(made.flatMap(({ lines }) => lines.filter(({ isDropped }) => isDropped).map(key)));
  return back.flatMap(({ id, lines }) =>
    lines.filter((line) => !line.isDropped && dropped.has(key(line))).map(({ position }) => ({ id, position })),
  );
}

function undoNews({ made, back }: Undoing, reason: string | undefined): readonly Happened[] {
  const why = reason ? { reason } : {};
  const fromIds = made.map(({ id }) => id);
  return [
    ...made.flatMap(({ id, stage, orderIds }) => [
      fulfillmentMoved({ subjectId: id, payload: { orderIds: [...orderIds], from: stage, to: 'canceled', action: 'cancel' }, ...why }),
      fulfillmentCanceled({ subjectId: id, payload: { orderIds: [...orderIds] }, ...why }),
    ]),
    ...back.flatMap(({ id, stage, orderIds }) => [
      fulfillmentMoved({ subjectId: id, payload: { orderIds: [...orderIds], from: stage, to: 'pending', action: 'restore' }, ...why }),
      fulfillmentRestored({ subjectId: id, payload: { orderIds: [...orderIds], fromIds }, ...why }),
      fulfillmentChanged({ subjectId: id, payload: { orderIds: [...orderIds], fields: ['restored'] } }),
    ]),
  ];
}
