import { fulfillmentCanceled, fulfillmentChanged } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { isSameLines, piecesWanted, planLines, type FulfillmentLine } from '@zhidan/core/fulfillment/plan-lines.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { releaseStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { settleDeadlines } from '../deadlines/settle-deadlines.ts';
import { saveMoves } from '../claims/claim-store.ts';
import { forgetStock } from '../claims/take-back-store.ts';
import { moveNews } from '../claims/move-news.ts';
import * as store from './opening-store.ts';
import type { ToRebuild } from './opening-store.ts';

export type RebuildAsk = Asked<
  Readonly<{
    /** locked fulfillment orders; those that the warehouse knows of are left as they are */
    ids: readonly string[];
    /** these are to be judged again even where their lines are the same */
    toldIds: ReadonlySet<string>;
    /** what changed, for whoever judges */
    fields: readonly string[];
  }>
>;

type Rebuilt = Readonly<{ own: ToRebuild; lines: readonly FulfillmentLine[]; hasNewLines: boolean; isStockWrong: boolean }>;

/**
 * Lets lines, sums and deadline follow the orders as they are now. Stock that was reserved for other goods is given back; one
 * with nothing left to ship is canceled; whatever changed is told, so that it is judged again.
 */
export async function rebuildLines(tx: Tx, { by, now, ids, toldIds, fields }: RebuildAsk): Promise<void> {
  const found = await store.fulfillmentsToRebuild(tx, ids, stagesBeforeRelease);
  if (found.length === 0) return;
  const before = await store.linesOf(
    tx,
    found.map(({ id }) => id),
  );
  const whole = found.filter(({ isPart }) => !isPart);
  const parts = await store.soldParts(
    tx,
    whole.flatMap(({ orderIds }) => orderIds),
  );
  const dropped = await store.dropRefunded(
    tx,
    found.filter(({ isPart }) => isPart).map(({ id }) => id),
    now,
  );
  const after = dropped.size > 0 ? await store.linesOf(tx, [...dropped]) : new Map<string, readonly FulfillmentLine[]>();
  const rebuilt = found.map((own): Rebuilt => {
    const was = before.get(own.id) ?? [];
    const lines = own.isPart ? (after.get(own.id) ?? was) : planLines({ orderIds: own.orderIds, parts, before: was }, now);
    return { own, lines, hasNewLines: !isSameLines(was, lines), isStockWrong: own.stock !== 'none' && !isSamePieces(was, lines) };
  });
  const changed = rebuilt.filter(({ own, hasNewLines }) => hasNewLines && !own.isPart);
  await store.saveLines(tx, new Map(changed.map(({ own, lines }) => [own.id, lines])), { isNew: false, now });
  if (dropped.size > 0) await store.sumLines(tx, [...dropped], now);
  const moved = new Set((await settleDeadlines(tx, { by, now, ids: found.map(({ id }) => id) })).map(({ id }) => id));
  const over = rebuilt.filter(({ lines }) => piecesWanted(lines).size === 0);
  await freeWrongStock(tx, { by, now }, [...rebuilt.filter(({ isStockWrong }) => isStockWrong), ...over]);
  const told = rebuilt.filter((one) => !over.includes(one) && (one.hasNewLines || moved.has(one.own.id) || toldIds.has(one.own.id)));
  await cancelEmpty(tx, { by, now }, over);
  await emit(
    tx,
    { by, now },
    told.map(({ own, hasNewLines }) =>
      fulfillmentChanged({
        subjectId: own.id,
        payload: {
          orderIds: [...own.orderIds],
          fields: [...fields, ...(hasNewLines ? ['lines'] : []), ...(moved.has(own.id) ? ['ship_by'] : [])],
        },
      }),
    ),
  );
}

/** Of these locked fulfillment orders those that are released, not printed, and whose goods are others by now. */
export async function releasedWithOtherGoods(tx: Tx, ids: readonly string[], now: Instant): Promise<readonly string[]> {
  const released = (await store.fulfillmentsToRebuild(tx, ids, ['to_print'])).filter(({ isPart }) => !isPart);
  if (released.length === 0) return [];
  const before = await store.linesOf(
    tx,
    released.map(({ id }) => id),
  );
  const parts = await store.soldParts(
    tx,
    released.flatMap(({ orderIds }) => orderIds),
  );
  return released.flatMap(({ id, orderIds }) => {
    const was = before.get(id) ?? [];
    return isSamePieces(was, planLines({ orderIds, parts, before: was }, now)) ? [] : [id];
  });
}

function isSamePieces(one: readonly FulfillmentLine[], other: readonly FulfillmentLine[]): boolean {
  const [before, after] = [piecesWanted(one), piecesWanted(other)];
  return before.size === after.size && [...before].every(([skuId, quantity]) => after.get(skuId) === quantity);
}

async function freeWrongStock(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, wrong: readonly Rebuilt[]): Promise<void> {
  const ids = [...new Set(wrong.map(({ own }) => own.id))];
  await releaseStock(tx, { by, now, references: ids.map((id) => ({ kind: 'fulfillment_order', id }) as const) });
  await forgetStock(tx, ids);
}

const nothingLeft = '没有要发的商品';

async function cancelEmpty(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, over: readonly Rebuilt[]): Promise<void> {
  const moves = over.map(({ own }) => ({ id: own.id, from: own.stage, to: 'canceled', action: 'cancel', isClaim: false }) as const);
  await saveMoves(tx, moves, now);
  await emit(
    tx,
    { by, now },
    over.flatMap(({ own }, index) => [
      ...moves
        .slice(index, index + 1)
        .map((move) => moveNews({ orders: own.orderIds.map((orderId) => ({ orderId })) }, move, { reason: nothingLeft })),
      fulfillmentCanceled({ subjectId: own.id, payload: { orderIds: [...own.orderIds] }, reason: nothingLeft }),
    ]),
  );
}
