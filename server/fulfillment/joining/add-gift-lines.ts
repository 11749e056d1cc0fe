import { decideGifts, giftLineNo, type Gift, type GiftOutcome, type GiftVerdict } from '@zhidan/core/fulfillment/joining/gifts.ts';
import { fulfillmentGiftsChanged } from '@zhidan/core/fulfillment/joining/joining-event.ts';
import { giftPosition } from '@zhidan/core/fulfillment/plan-lines.ts';
import { foldCode, type SkuId } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { swapStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { sumLines } from '../opening/opening-store.ts';
import { shelfFor, shelvesOf } from './available-query.ts';
import * as store from './gift-store.ts';
import { joinablesOf, lockJoinables, type JoinedLine, type Joinable } from './joining-store.ts';
import { insertLines } from './joining-write-store.ts';
import { referenceOf, reserveAsks } from './make-merged.ts';

/** A gift by the code of its SKU, as rules name it. */
export type NamedGift = Readonly<{ orderId: string; rule: string; sku: string; quantity: number }>;

export type GiftAnswer = NamedGift & Readonly<{ outcome: GiftOutcome }>;

/**
 * Of these orders exactly these gifts are given by rules from now on: what is due and not there is added to the fulfillment order
 * that waits, as far as the shelf can promise it; what is not due any more is taken away. A rule gives a SKU once an order, so
 * asked again nothing changes. A constant number of statements for any number of orders.
 * @returns an outcome a gift, those withdrawn at the end
 */
export async function addGiftLines(
  tx: Tx,
  ask: Asked<Readonly<{ orderIds: readonly string[]; gifts: readonly NamedGift[] }>>,
): Promise<readonly GiftAnswer[]> {
  const { by, now, orderIds } = ask;
  if (orderIds.length === 0) return [];
  const skuIds = await store.skuIdsByCode(
    tx,
    ask.gifts.map(({ sku }) => sku),
  );
  const named = ask.gifts.map((gift) => ({ gift, skuId: skuIds.get(foldCode(gift.sku)) }));
  const due = named.flatMap(({ gift: { sku: _sku, ...gift }, skuId }) => (skuId ? [{ ...gift, skuId }] : []));
  const standing = await store.standingGifts(tx, orderIds);
  const unknown = named.flatMap(({ gift, skuId }) => (skuId ? [] : [{ ...gift, outcome: 'unknown' as const }]));
  if (due.length === 0 && standing.length === 0) return unknown;
  const verdicts = await settle(tx, { by, now, orderIds }, { due, standing });
  const codes = new Map(named.flatMap(({ gift, skuId }) => (skuId ? [[skuId, gift.sku] as const] : [])));
  return [...verdicts.map(({ skuId, ...gift }) => ({ ...gift, sku: codes.get(skuId) ?? skuId })), ...unknown];
}

type Wish = Readonly<{ due: readonly Gift[]; standing: readonly Gift[] }>;

async function settle(
  tx: Tx,
  ask: Asked<Readonly<{ orderIds: readonly string[] }>>,
  { due, standing }: Wish,
): Promise<readonly GiftVerdict[]> {
  const waiting = await store.waitingOf(tx, ask.orderIds);
  const ids = [...new Set(waiting.values())].toSorted();
  await lockJoinables(tx, ids);
  const some = await joinablesOf(tx, ids);
  const shelves = await shelvesOf(
    tx,
    due.map(({ skuId }) => skuId),
  );
  const warehouses = new Map(some.map(({ id, warehouseId }) => [id, warehouseId]));
  // one shelf for all orders of a warehouse: who comes first gets the last piece
  const places = [...waiting].map(([orderId, id]) => ({
    orderId,
    available: shelfFor(warehouses.get(id) ?? null, due, shelves) ?? new Map<string, number>(),
  }));
  const first = decideGifts({ due, standing, places });
  const plans = some.map((own) => planOf(own, first, waiting));
  const changed = plans.filter(({ verdicts }) => verdicts.length > 0);
  const refused = await rereserve(tx, ask, changed);
  const verdicts = first.map((verdict) =>
    verdict.outcome === 'given' && refused.has(waiting.get(verdict.orderId) ?? '') ? { ...verdict, outcome: 'short' as const } : verdict,
  );
  await save(
    tx,
    ask,
    changed.filter(({ own }) => !refused.has(own.id)),
    standing,
  );
  return verdicts;
}

/** A fulfillment order, what changes of its gifts, and its lines afterwards. */
type Plan = Readonly<{ own: Joinable; verdicts: readonly GiftVerdict[]; added: readonly JoinedLine[]; lines: readonly JoinedLine[] }>;

function planOf(own: Joinable, all: readonly GiftVerdict[], waiting: ReadonlyMap<string, string>): Plan {
  const verdicts = all.filter(
    ({ orderId, outcome }) => waiting.get(orderId) === own.id && (outcome === 'given' || outcome === 'withdrawn'),
  );
  const isOf = (line: JoinedLine): boolean =>
    verdicts.some((gift) => gift.orderId === line.orderId && giftLineNo(gift.rule) === line.lineNo && gift.skuId === line.skuId);
  const kept = own.lines.filter((line) => !isOf(line));
  const position = Math.max(-1, ...own.lines.map((line) => line.position)) + 1;
  const component = Math.max(giftPosition - 1, ...own.lines.map(({ componentPosition }) => componentPosition)) + 1;
  const added = verdicts
    .filter(({ outcome }) => outcome === 'given')
    .map((gift, index): JoinedLine => ({
      position: position + index,
      orderId: gift.orderId,
      lineNo: giftLineNo(gift.rule),
      componentPosition: component + index,
      skuId: gift.skuId as SkuId,
      quantity: gift.quantity,
      pieceFrom: 0,
      isGift: true,
      isDropped: false,
    }));
  return { own, verdicts, added, lines: [...kept, ...added] };
}

/** What is held follows the lines. Answers those that cannot hold the gifts as well: they stay as they are. */
async function rereserve(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, plans: readonly Plan[]): Promise<ReadonlySet<string>> {
  const held = plans.filter(({ own }) => own.stock === 'reserved');
  const swaps = held.map(({ own, lines }) => ({
    from: [referenceOf(own)],
    asks: reserveAsks([{ ...own, lines }]),
    needs: 'whole' as const,
  }));
  const outcomes = await swapStock(tx, { by, now, swaps });
  return new Set(held.flatMap(({ own }, index) => (outcomes[index]?.isMade ? [] : [own.id])));
}

async function save(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, plans: readonly Plan[], standing: readonly Gift[]): Promise<void> {
  const verdicts = plans.flatMap((plan) => plan.verdicts);
  const of = (outcome: GiftOutcome): readonly GiftVerdict[] => verdicts.filter((one) => one.outcome === outcome);
  const orderIds = new Set(plans.flatMap(({ own }) => own.orderIds));
  const changed = standing.filter(
    (gift) =>
      orderIds.has(gift.orderId) &&
      verdicts.some((one) => one.orderId === gift.orderId && one.rule === gift.rule && one.skuId === gift.skuId),
  );
  await store.removeGiftLines(tx, changed);
  await insertLines(
    tx,
    plans.flatMap(({ own, added }) => added.map((line) => ({ ...line, ownerId: own.id }))),
    now,
  );
  await store.saveGiven(tx, of('given'), now);
  await store.saveWithdrawn(tx, of('withdrawn'), now);
  await sumLines(
    tx,
    plans.map(({ own }) => own.id),
    now,
  );
  const rules = (plan: Plan, outcome: GiftOutcome): string[] => plan.verdicts.flatMap((one) => (one.outcome === outcome ? [one.rule] : []));
  await emit(
    tx,
    { by, now },
    plans.map((plan) =>
      fulfillmentGiftsChanged({
        subjectId: plan.own.id,
        payload: { orderIds: [...plan.own.orderIds], given: rules(plan, 'given'), withdrawn: rules(plan, 'withdrawn') },
      }),
    ),
  );
}
