import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { previewSplit as contract, SplitPartView } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import { moneyOf, noMoney, sumAmounts } from '@zhidan/core/fulfillment/joining/part-money.ts';
import { checkParts, planSplit, type SplitPart } from '@zhidan/core/fulfillment/joining/split-plan.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { quoteFreights } from '../../allocation/index.ts';
import { skuNames } from '../../catalog/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { availableFor } from './available-query.ts';
import { joinablesOf, type Joinable } from './joining-store.ts';
import { scopeOf } from '../scope-query.ts';
import { kept } from './joining-write-store.ts';
import { holdersByLine, moneyKey } from './part-money-query.ts';
import { splitLinesOf, weightsOf, type Weights } from './split-lines-query.ts';
import { placesOf, type Place } from './place-query.ts';

type Ask = Asked<InputOf<typeof contract>>;

/** The lines of a fulfillment order and the parts of a split with their money, weight and freight. @throws Refused `joining.not_found` */
export async function previewSplit(db: Db, ask: Ask): Promise<OutputOf<typeof contract>> {
  const [whole] = (await joinablesOf(db, [ask.fulfillmentId])).filter(await scopeOf(db, ask.by));
  if (!whole) throw new Refused('joining.not_found', { id: ask.fulfillmentId });
  const no = fulfillmentNo(whole.no);
  const lines = (await splitLinesOf(db, [whole])).get(whole.id) ?? [];
  const available = (await availableFor(db, [whole])).get(whole.id) ?? new Map<string, number>();
  const places = await placesOf(db, whole.orderIds);
  const names = await skuNames(
    db,
    lines.map(({ skuId }) => skuId),
  );
  const parts = partsAsked(ask, () => (ask.way ? planSplit(ask.way, lines, { available, most: ask.most }) : []));
  const checked = parts.length > 0 ? checkParts(no, lines, parts) : null;
  const nothing = ask.way && parts.length < 2 ? { code: 'split.nothing_to_split', values: { no } } : null;
  const weigh = { weights: await weightsOf(db, [whole]), money: await moneyByLine(db, whole) };
  return {
    no,
    lines: lines.map(({ position, skuId, quantity, isGift }) => {
      const { code = '', name = '', specification = '' } = names.get(skuId) ?? {};
      const orderId = whole.lines.find((line) => line.position === position)?.orderId ?? '';
      const orderNo = places.get(orderId)?.orderNo ?? '';
      return { position, orderNo, sku: { code, name, specification }, quantity, isGift, available: available.get(skuId) ?? 0 };
    }),
    parts: await viewsOf(db, ask, { whole, parts, place: places.get(whole.leadOrderId) ?? null, ...weigh }),
    refusal: nothing ?? (checked && !checked.ok ? checked.refusal : null),
  };
}

function partsAsked({ parts }: Ask, planned: () => readonly SplitPart[]): readonly SplitPart[] {
  if (parts === undefined) return planned();
  return parts.split(';').map((part) =>
    part.split(',').map((text) => {
      const [position = 0, quantity = 0] = text.split(':').map(Number);
      return { position, quantity };
    }),
  );
}

async function moneyByLine(db: Db, whole: Joinable) {
  const holders = await holdersByLine(db, whole.orderIds);
  return (position: number, from: number, count: number) => {
    const line = whole.lines.find((one) => one.position === position);
    const holder = line && holders.get(moneyKey(line));
    return line && holder ? moneyOf(holder, { from: line.pieceFrom + from, count }) : noMoney;
  };
}

type Bench = Readonly<{
  whole: Joinable;
  parts: readonly SplitPart[];
  place: Place | null;
  weights: Weights;
  money: Awaited<ReturnType<typeof moneyByLine>>;
}>;

async function viewsOf(db: Db, ask: Ask, { whole, parts, place, weights, money }: Bench): Promise<SplitPartView[]> {
  const taken = new Map<number, number>();
  const views: SplitPartView[] = [];
  for (const part of parts) {
    const shares = part.map(({ position, quantity }) => {
      const from = taken.get(position) ?? 0;
      taken.set(position, from + quantity);
      return { position, quantity, from };
    });
    const weightGram = weightOf(whole, part, weights);
    const pieces = part.reduce((sum, { quantity }) => sum + quantity, 0);
    views.push({
      shares: part.map(({ position, quantity }) => ({ position, quantity })),
      paid: sumAmounts(shares.map(({ position, from, quantity }) => money(position, from, quantity))).paid,
      weightGram,
      freight: weightGram === null || pieces === 0 || !place ? null : await freightOf(db, ask, { whole, place, weightGram, pieces }),
    });
  }
  return views;
}

function weightOf(whole: Joinable, part: SplitPart, weights: Weights): number | null {
  return part.reduce<number | null>((sum, { position, quantity }) => {
    const line = kept(whole.lines).find((one) => one.position === position);
    const each = line ? (weights.get(line.skuId)?.weightGram ?? null) : 0;
    return sum === null || each === null ? null : sum + each * quantity;
  }, 0);
}

type Parcel = Readonly<{ whole: Joinable; place: Place; weightGram: number; pieces: number }>;

/** What its carrier asks for a parcel, without one the cheapest. */
async function freightOf(db: Db, { by, now }: Ask, { whole, place, weightGram, pieces }: Parcel): Promise<SplitPartView['freight']> {
  const { province, city, district } = place;
  const warehouse = whole.warehouseId ? { warehouseId: whole.warehouseId } : {};
  const { quotes } = await quoteFreights(db, { by, now, province, city, district, weightGram, volumeMl: 0, pieces, ...warehouse });
  const fitting = quotes.filter(({ carrier }) => whole.carrier === null || carrier === whole.carrier);
  return fitting.find(({ freight }) => freight)?.freight?.fee ?? null;
}
