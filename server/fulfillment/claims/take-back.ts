import { stageAfter, wrongStage, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { fulfillmentCanceled, fulfillmentStopAsked, fulfillmentWithdrawn } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesOnTheFloor } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { FoundException } from '@zhidan/core/orders/order-exception.ts';
import { releaseStock } from '../../inventory/index.ts';
import { clearExceptions, raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { rebuildLines } from '../opening/rebuild-lines.ts';
import { voidParcels } from '../parcels/void-parcels.ts';
import { lockForClaim, saveMoves, type StageMove } from './claim-store.ts';
import { moveNews, orderIdsOf } from './move-news.ts';
import { forgetStock, uncheckLines } from './take-back-store.ts';

export type TakeBackAsk = Asked<
  Readonly<{
    ids: readonly string[];
    reason: string;
    /** the warehouse has the parcel in its hands: a printed one is taken back at once, else the warehouse is asked to stop it */
    isStopConfirmed: boolean;
  }>
>;

export type TakenBack = Readonly<{
  id: string;
  outcome: 'withdrawn' | 'canceled' | 'stop_asked' | 'refused';
  refusals: readonly ClaimRefusal[];
}>;

/** Exceptions that are over when a label is withdrawn: its order is judged anew. */
const overWhenWithdrawn = ['stopped_by_hand', 'refund_recompute', 'platform_changed', 'closed_after_print'] as const;

/**
 * 反审核: back to the auditors. The number is given back, the reservation stays, the lines follow the order as it is now. A
 * printed one needs the warehouse's word first; until then it is stopped. One whose orders are all closed is canceled instead.
 */
export function withdrawFulfillment(tx: Tx, ask: TakeBackAsk): Promise<readonly TakenBack[]> {
  return takeBack(tx, ask, 'withdraw');
}

/** Ends fulfillment orders: stock and numbers are given back. A printed one needs the warehouse's word first. */
export function cancelFulfillment(tx: Tx, ask: TakeBackAsk): Promise<readonly TakenBack[]> {
  return takeBack(tx, ask, 'cancel');
}

type Taken = Readonly<{ facts: ClaimFacts; answer: TakenBack; move: StageMove | null }>;

async function takeBack(tx: Tx, ask: TakeBackAsk, wish: 'withdraw' | 'cancel'): Promise<readonly TakenBack[]> {
  const { by, now, reason, isStopConfirmed } = ask;
  const ids = [...new Set(ask.ids)];
  const known = await lockForClaim(tx, by, ids);
  const taken = [...known.values()].map((facts): Taken => {
    const { id, stage } = facts;
    const action = facts.orders.every(({ closing }) => closing === 'canceled') ? 'cancel' : wish;
    const to = stageAfter(stage, action);
    if (to === null) return { facts, move: null, answer: { id, outcome: 'refused', refusals: [wrongStage(facts, wish, by.language)] } };
    if (stagesOnTheFloor.some((one) => one === stage) && !isStopConfirmed)
      return { facts, move: null, answer: { id, outcome: 'stop_asked', refusals: [] } };
    const outcome = action === 'cancel' ? 'canceled' : 'withdrawn';
    return { facts, move: { id, from: stage, to, action, isClaim: false }, answer: { id, outcome, refusals: [] } };
  });
  const of = (outcome: TakenBack['outcome']): readonly ClaimFacts[] =>
    taken.flatMap(({ facts, answer }) => (answer.outcome === outcome ? [facts] : []));
  await stop(tx, ask, of('stop_asked'));
  const moves = taken.flatMap(({ move }) => move ?? []);
  await saveMoves(tx, moves, now);
  const moved = taken.filter(({ move }) => move !== null).map(({ facts }) => facts);
  const voided = await voidParcels(tx, { facts: moved, reason, now });
  await emit(tx, { by, now }, [
    ...taken.flatMap(({ facts, move }) => (move ? [moveNews(facts, move, { reason }), endNews(facts, move, reason)] : [])),
    ...voided,
  ]);
  await giveBack(tx, ask, of('canceled'));
  await lookAnew(tx, ask, of('withdrawn'));
  const answers = new Map(taken.map(({ answer }) => [answer.id, answer]));
  return ids.map((id) => answers.get(id) ?? { id, outcome: 'refused', refusals: [{ code: 'fulfillment.not_found', values: { id } }] });
}

function endNews(facts: ClaimFacts, { action }: StageMove, reason: string) {
  const tell = action === 'cancel' ? fulfillmentCanceled : fulfillmentWithdrawn;
  return tell({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts) }, reason });
}

/** Nothing of it goes on from now on, and the warehouse is told to lay it aside; on each order stands why until it has. */
async function stop(tx: Tx, { by, now, reason }: TakeBackAsk, facts: readonly ClaimFacts[]): Promise<void> {
  await raiseExceptions(
    tx,
    { by, now },
    facts.flatMap(({ orders }) => orders.flatMap(({ orderId, closing }) => stopReasons(orderId, closing, reason))),
  );
  await emit(
    tx,
    { by, now },
    facts.map((one) => fulfillmentStopAsked({ subjectId: one.id, payload: { orderIds: orderIdsOf(one) }, reason })),
  );
}

function stopReasons(orderId: string, closing: ClaimFacts['orders'][number]['closing'], reason: string): readonly FoundException[] {
  if (closing === 'open') return [{ orderId, kind: 'stopped_by_hand', detail: { reason } }];
  return closing === 'canceled' ? [{ orderId, kind: 'closed_after_print', detail: {} }] : [];
}

/** What canceled ones hold is free for others, and what stood in their way is over. */
async function giveBack(tx: Tx, { by, now, reason }: TakeBackAsk, facts: readonly ClaimFacts[]): Promise<void> {
  await clearOver(tx, { by, now }, facts);
  await freeStock(tx, { by, now, reason }, facts);
}

/** Gives back what locked fulfillment orders hold. */
export async function freeStock(
  tx: Tx,
  { by, now, reason }: Asked<Readonly<{ reason: string }>>,
  facts: readonly Pick<ClaimFacts, 'id'>[],
): Promise<void> {
  await releaseStock(tx, { by, now, reason, references: facts.map(({ id }) => ({ kind: 'fulfillment_order', id }) as const) });
  await forgetStock(
    tx,
    facts.map(({ id }) => id),
  );
}

async function lookAnew(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, facts: readonly ClaimFacts[]): Promise<void> {
  if (facts.length === 0) return;
  const wasChanged = new Set(facts.filter(({ orders }) => orders.some(hasChange)).map(({ id }) => id));
  await clearOver(tx, { by, now }, facts);
  const ids = facts.map(({ id }) => id);
  await uncheckLines(tx, ids);
  await rebuildLines(tx, { by, now, ids, toldIds: wasChanged, fields: ['withdrawn'] });
}

const hasChange = ({ blockers }: ClaimFacts['orders'][number]): boolean =>
  blockers.includes('platform_changed') || blockers.includes('refund_recompute');

async function clearOver(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, facts: readonly ClaimFacts[]): Promise<void> {
  const orderIds = [...new Set(facts.flatMap(orderIdsOf))];
  await clearExceptions(
    tx,
    { by, now },
    orderIds.flatMap((orderId) => overWhenWithdrawn.map((kind) => ({ orderId, kind }))),
  );
}
