import { parcelVoidWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { fulfillmentStageWords, openStages, stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo, type ParcelId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { parcelStateWords } from '@zhidan/core/fulfillment/parcel-life.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import { parcelsEach, type addParcels as addContract, type replaceNumber as replaceContract } from '@zhidan/core/waybills/number-api.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { insertTakeTasks } from '../tasks/task-store.ts';
import { enqueueTasks, leaseEnd } from '../tasks/task-types.ts';
import { fulfillmentOfParcel, insertParcels, markVoidWanted, parcelHouseForUpdate, type ParcelHouse } from './parcel-store.ts';

/**
 * Adds parcels to a fulfillment order that is released and not shipped (一单多包); each gets a number of its own.
 * @throws Refused `parcel.not_found`, `fulfillment.not_released`, `fulfillment.may_not_ship`, `fulfillment.too_many_parcels`
 */
export async function addParcels(tx: Tx, ask: Asked<InputOf<typeof addContract>>): Promise<OutputOf<typeof addContract>> {
  const house = await openHouse(tx, ask.fulfillmentOrderId, ask.by);
  return { parcelIds: await wish(tx, house, ask) };
}

/**
 * Gives back the number of a parcel that is not shipped; a parcel of its own takes the place and gets another number.
 * @throws Refused those of `addParcels`, `parcel.not_numbered`
 */
export async function replaceNumber(tx: Tx, ask: Asked<InputOf<typeof replaceContract>>): Promise<OutputOf<typeof replaceContract>> {
  const { by, now, parcelId, reason } = ask;
  const house = await openHouse(tx, await fulfillmentOfParcel(tx, parcelId), by);
  const parcel = house.parcels.find(({ id }) => id === parcelId);
  if (parcel?.state !== 'numbered')
    throw new Refused('parcel.not_numbered', {
      fulfillmentNo: fulfillmentNo(house.no),
      state: parcel ? say(parcelStateWords[parcel.state], by.language) : '',
    });
  await markVoidWanted(tx, parcelId, reason);
  const { id: fulfillmentOrderId, orderIds } = house;
  await emit(tx, { by, now }, [
    parcelVoidWanted({ subjectId: parcelId, payload: { fulfillmentOrderId, orderIds: [...orderIds] }, reason }),
  ]);
  const [next] = await wish(tx, house, { by, now, count: 1 });
  if (!next) throw new Error('one parcel was wished for');
  return { parcelId: next };
}

/** @throws Refused when nothing may be numbered there now */
async function openHouse(tx: Tx, id: string | null, by: Caller): Promise<ParcelHouse> {
  const house = id === null ? undefined : await parcelHouseForUpdate(tx, id, by);
  if (!house) throw new Refused('parcel.not_found', { parcelId: id ?? '' });
  const { no, stage, mayShip } = house;
  const isReleased = openStages.some((one) => one === stage) && !stagesBeforeRelease.some((one) => one === stage);
  if (!isReleased)
    throw new Refused('fulfillment.not_released', {
      fulfillmentNo: fulfillmentNo(no),
      stage: say(fulfillmentStageWords[stage], by.language),
    });
  if (!mayShip) throw new Refused('fulfillment.may_not_ship', { fulfillmentNo: fulfillmentNo(no) });
  return house;
}

async function wish(tx: Tx, house: ParcelHouse, { now, count }: Asked<Readonly<{ count: number }>>): Promise<ParcelId[]> {
  const { id: fulfillmentId, no, carrier, service, parcels } = house;
  const live = parcels.filter(({ state }) => state !== 'voided' && state !== 'void_wanted').length;
  if (live + count > parcelsEach)
    throw new Refused('fulfillment.too_many_parcels', { fulfillmentNo: fulfillmentNo(no), count: live, limit: parcelsEach });
  const chosen = carrier ?? parcels[0]?.carrier;
  if (!chosen) throw new Error(`fulfillment order ${fulfillmentId} is released without a carrier`);
  const last = Math.max(0, ...parcels.map(({ ordinal }) => ordinal));
  const wished = Array.from({ length: count }, (_, index) => ({
    id: newId<ParcelId>(now),
    fulfillmentId,
    ordinal: last + index + 1,
    carrier: chosen,
    service,
  }));
  await insertParcels(tx, wished, now);
  await enqueueTasks(tx, await insertTakeTasks(tx, [fulfillmentId], { now, dueAt: leaseEnd(now) }));
  return wished.map(({ id }) => id);
}
