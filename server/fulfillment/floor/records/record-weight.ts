import type { recordWeight as contract, Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { allowedGram, isWorthTelling, learnedGram, samplesLookedAt, weightVerdict } from '@zhidan/core/fulfillment/floor/weigh.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { learnSkuWeight } from '../../../catalog/index.ts';
import { clearExceptions, openExceptionsOf, raiseExceptions } from '../../../orders/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { FloorParcel } from '../floor-order-query.ts';
import { walkParcels } from '../walk-parcels.ts';
import { ordersInParcel, saveLearnedWeight, weightSamples, type FloorRecord } from './floor-record-store.ts';
import { keepOnce } from './keep-once.ts';

type Ask = Asked<InputOf<typeof contract>>;

/**
 * Takes a weight. Outside the tolerance the orders in the parcel get the exception `weight_differs`, so that nothing ships it;
 * weighed again and fitting, it goes away and the parcel moves on. What held one SKU alone teaches its weight.
 * @throws Refused `floor.unknown_code`, `floor.record_other`
 */
export async function recordWeight(tx: Tx, ask: Ask): Promise<Recorded> {
  const { by, now } = ask;
  const [recorded] = await keepOnce(tx, { by, now, station: 'weigh', results: [ask] }, (todo) =>
    Promise.all(todo.map(({ parcel }) => weighed(tx, ask, parcel))),
  );
  if (!recorded) throw new Error(`the weighing ${ask.recordId} was neither kept nor found`);
  return recorded;
}

async function weighed(tx: Tx, ask: Ask, parcel: FloorParcel): Promise<FloorRecord> {
  const { by, now, gram } = ask;
  const { settings } = parcel;
  const differs = weightVerdict(gram, parcel.expectedGram, settings) === 'differs';
  const [only, another] = parcel.goods;
  const record = {
    id: ask.recordId,
    station: 'weigh',
    warehouseId: parcel.warehouseId,
    fulfillmentOrderId: parcel.id,
    scannedAt: ask.at,
    pieceCount: parcel.pieceCount,
    weighedGram: gram,
    expectedGram: parcel.expectedGram,
    differs,
    skuId: only && !another ? only.skuId : null,
  } as const;
  const orderIds = await ordersInParcel(tx, parcel.id);
  if (differs && (await isStoppedBy(tx, ask, { orderIds, expected: parcel.expectedGram ?? 0 })))
    return { ...record, outcome: 'refused', stage: parcel.stage, reasons: [differing(parcel, gram, settings)] };
  await clearExceptions(
    tx,
    { by, now },
    orderIds.map((orderId) => ({ orderId, kind: 'weight_differs' as const })),
  );
  const walked = await walkParcels(tx, { by, now, station: 'weigh', parcels: [{ ...parcel, gram }] });
  const { stage = parcel.stage, reasons = [] } = walked.get(parcel.id) ?? {};
  const isWeighed = reasons.length === 0 && (stage === 'to_ship' || stage === 'shipped');
  if (isWeighed && !differs && record.skuId) await learn(tx, ask, { skuId: record.skuId, pieceCount: parcel.pieceCount, settings });
  return { ...record, outcome: isWeighed ? (stage === 'shipped' ? 'shipped' : 'done') : 'refused', stage, reasons };
}

/** Raises the exception; false when a person has forced just this one to go on. */
async function isStoppedBy(
  tx: Tx,
  { by, now, gram }: Ask,
  { orderIds, expected }: Readonly<{ orderIds: readonly string[]; expected: number }>,
): Promise<boolean> {
  const found = orderIds.map((orderId) => ({ orderId, kind: 'weight_differs' as const, detail: { expected, weighed: gram } }));
  await raiseExceptions(tx, { by, now }, found);
  return (await openExceptionsOf(tx, orderIds)).some(({ kind }) => kind === 'weight_differs');
}

/** Takes the weight of a SKU from parcels that held it alone, this one included. A weight that somebody typed stays. */
async function learn(
  tx: Tx,
  { by, now, gram }: Ask,
  { skuId, pieceCount, settings }: Readonly<{ skuId: string; pieceCount: number; settings: FloorSettings }>,
): Promise<void> {
  const known = await weightSamples(tx, skuId, samplesLookedAt - 1);
  if (known.weightGram !== null && known.weightGram !== known.learnedGram) return;
  const weightGram = learnedGram([{ weighedGram: gram, pieceCount }, ...known.samples], settings.packagingGram);
  if (weightGram === null || !isWorthTelling(weightGram, known.weightGram)) return;
  await saveLearnedWeight(tx, { skuId, weightGram, now });
  await learnSkuWeight(tx, { by, now, skuId: skuId as SkuId, from: known.weightGram, weightGram });
}

function differing({ no, expectedGram }: FloorParcel, gram: number, settings: FloorSettings) {
  const expected = expectedGram ?? 0;
  return { code: 'weigh.differs', values: { no, weighed: gram, expected, allowed: Math.round(allowedGram(expected, settings)) } };
}
