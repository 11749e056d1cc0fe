import { labelRefusals, orderRefusals, stageAfter, wrongStage, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { fulfillmentShipped } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { consumeStock } from '../../inventory/index.ts';
import { handOver } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { shipParcels } from '../parcels/parcel-store.ts';
import { lockForClaim, saveMoves } from './claim-store.ts';
import { moveNews, orderIdsOf } from './move-news.ts';
import { markConsumed, ordersLeft } from './ship-store.ts';

export type ShipClaim = Readonly<{ id: string; isShipped: boolean; refusals: readonly ClaimRefusal[] }>;

/**
 * The parcels leave: stock goes down, the orders know that they were handed over, and an order of which nothing is left to ship
 * is shipped. One whose orders must not ship any more, or whose goods were found missing, is refused.
 */
export async function claimShip(tx: Tx, ask: Asked<Readonly<{ ids: readonly string[] }>>): Promise<readonly ShipClaim[]> {
  const { by, now } = ask;
  const ids = [...new Set(ask.ids)];
  const known = await lockForClaim(tx, by, ids);
  const ready = ids.flatMap((id) => {
    const facts = known.get(id);
    return facts && shipRefusals(facts, by.language).length === 0 ? [facts] : [];
  });
  const consumed = await consumeStock(tx, { by, now, references: ready.map(({ id }) => ({ kind: 'fulfillment_order', id }) as const) });
  const left = new Set(consumed.flatMap(({ reference, outcome }) => (outcome === 'none' ? [] : [reference.id])));
  await ship(
    tx,
    ask,
    ready.filter(({ id }) => left.has(id)),
  );
  return ids.map((id) => {
    const facts = known.get(id);
    if (!facts) return { id, isShipped: false, refusals: [{ code: 'fulfillment.not_found', values: { id } }] };
    const refusals = shipRefusals(facts, by.language);
    if (refusals.length > 0) return { id, isShipped: false, refusals };
    if (left.has(id)) return { id, isShipped: true, refusals: [] };
    return { id, isShipped: false, refusals: [{ code: 'fulfillment.stock_missing', values: { no: fulfillmentNo(facts.no) } }] };
  });
}

function shipRefusals(facts: ClaimFacts, language: Language): readonly ClaimRefusal[] {
  if (stageAfter(facts.stage, 'ship') === null) return [wrongStage(facts, 'ship', language)];
  return [...orderRefusals(facts, language), ...labelRefusals(facts)];
}

async function ship(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, won: readonly ClaimFacts[]): Promise<void> {
  if (won.length === 0) return;
  const ids = won.map(({ id }) => id);
  const moves = won.map(({ id }) => ({ id, from: 'to_ship', to: 'shipped', action: 'ship', isClaim: true }) as const);
  await saveMoves(tx, moves, now);
  const parcels = await shipParcels(tx, ids, now);
  await markConsumed(tx, ids);
  const orderIds = [...new Set(won.flatMap(orderIdsOf))];
  const open = await ordersLeft(tx, orderIds);
  await emit(
    tx,
    { by, now },
    won.flatMap((facts, index) => [
      ...moves.slice(index, index + 1).map((move) => moveNews(facts, move)),
      fulfillmentShipped({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts), parcelIds: [...(parcels.get(facts.id) ?? [])] } }),
    ]),
  );
  await handOver(tx, { by, now, orders: orderIds.map((orderId) => ({ orderId, isWhole: !open.has(orderId) })) });
}
