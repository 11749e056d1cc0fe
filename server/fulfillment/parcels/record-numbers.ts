import { parcelNumbered, parcelNumberFailed, parcelVoided, parcelVoidWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { clearExceptions, raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import * as store from './parcel-store.ts';
import { sealPrintData } from './print-data.ts';

/** A number as its source gave it. */
export type TakenNumber = Readonly<{
  parcelId: string;
  source: string;
  accountId: string | null;
  carrier: string;
  waybillNo: string;
  parentWaybillNo: string | null;
  routing: JsonObject;
  printData: JsonObject | null;
  orderNoThere: string;
}>;

/**
 * Writes down numbers. An answer that comes twice is nothing; one that comes after the parcel was called off is kept, so that the
 * number can be given back. An exception `waybill_failed` is over.
 */
export async function recordNumbers(tx: Tx, ask: Asked<Readonly<{ numbers: readonly TakenNumber[] }>>, vault: Vault): Promise<void> {
  const { by, now } = ask;
  const numbers = [...new Map(ask.numbers.map((number) => [number.parcelId, number])).values()];
  const house = await parcelHouse(tx, ask, numbers);
  const wanted = numbers.filter(({ parcelId }) => house.stateOf(parcelId) === 'wanted');
  // dropped while its number was on the way
  const late = numbers.filter(({ parcelId }) => house.stateOf(parcelId) === 'voided' && house.parcel(parcelId)?.waybillNo === null);
  const save = (isLate: boolean) => (number: TakenNumber) => ({
    ...number,
    isLate,
    routing: JSON.stringify(number.routing),
    printData: number.printData === null ? null : sealPrintData(vault, number.printData),
  });
  await store.saveNumbers(tx, [...wanted.map(save(false)), ...late.map(save(true))], now);
  await emit(tx, { by, now }, [
    ...wanted.map(({ parcelId, carrier, waybillNo }) =>
      parcelNumbered({ subjectId: parcelId, payload: { ...house.about(parcelId), carrier, waybillNo } }),
    ),
    ...late.map(({ parcelId }) => parcelVoidWanted({ subjectId: parcelId, payload: house.about(parcelId) })),
  ]);
  await clearExceptions(
    tx,
    { by, now },
    [...new Set(wanted.flatMap(({ parcelId }) => house.about(parcelId).orderIds))].map(
      (orderId) => ({ orderId, kind: 'waybill_failed' }) as const,
    ),
  );
}

/**
 * Writes down why wishes got no number, in the carrier's words, as an exception of their orders. Of a wish that was called off
 * meanwhile nothing is told.
 */
export async function recordNumberProblems(tx: Tx, ask: Asked<Readonly<{ problems: readonly store.NumberProblem[] }>>): Promise<void> {
  const { by, now, problems } = ask;
  const house = await parcelHouse(tx, ask, problems);
  const standing = problems.filter(({ parcelId }) => house.stateOf(parcelId) === 'wanted');
  await store.saveProblems(tx, standing, now);
  const carrierOf = (parcelId: string): string => house.parcel(parcelId)?.carrier ?? '';
  await emit(
    tx,
    { by, now },
    standing.map(({ parcelId, problem, words }) =>
      parcelNumberFailed({
        subjectId: parcelId,
        payload: { ...house.about(parcelId), carrier: carrierOf(parcelId), problem },
        after: { words },
      }),
    ),
  );
  const found = standing.flatMap(({ parcelId, words }) =>
    house.about(parcelId).orderIds.map((orderId) => [orderId, { carrier: carrierOf(parcelId), words }] as const),
  );
  await raiseExceptions(
    tx,
    { by, now },
    [...new Map(found)].map(([orderId, detail]) => ({ orderId, kind: 'waybill_failed', detail }) as const),
  );
}

/** Numbers that their source has taken back; told twice is nothing. */
export async function recordVoided(tx: Tx, ask: Asked<Readonly<{ parcelIds: readonly string[] }>>): Promise<void> {
  const { by, now } = ask;
  const parcels = ask.parcelIds.map((parcelId) => ({ parcelId }));
  const house = await parcelHouse(tx, ask, parcels);
  const voided = await store.saveVoided(tx, ask.parcelIds, now);
  await emit(
    tx,
    { by, now },
    voided.map(({ parcelId }) => parcelVoided({ subjectId: parcelId, payload: house.about(parcelId) })),
  );
}

/** Parcels locked with all that stands above them, in the one order of the house. */
async function parcelHouse(tx: Tx, { by }: Pick<Asked, 'by'>, asked: readonly Readonly<{ parcelId: string }>[]) {
  const parcelIds = asked.map(({ parcelId }) => parcelId);
  const ofParcels = await store.fulfillmentIdsByParcel(tx, parcelIds);
  const known = await lockForClaim(tx, by, [...new Set(ofParcels.values())]);
  const facts = (parcelId: string): ClaimFacts | undefined => known.get(ofParcels.get(parcelId) ?? '');
  const parcel = (parcelId: string) => facts(parcelId)?.parcels.find((one) => one.parcelId === parcelId);
  return {
    parcel,
    stateOf: (parcelId: string) => parcel(parcelId)?.state,
    about: (parcelId: string) => {
      const of = facts(parcelId);
      return { fulfillmentOrderId: of?.id ?? '', orderIds: of ? orderIdsOf(of) : [] };
    },
  };
}
