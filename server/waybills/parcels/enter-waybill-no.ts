import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { parcelStateWords } from '@zhidan/core/fulfillment/parcel-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { enterWaybillNo as contract } from '@zhidan/core/waybills/number-api.ts';
import { carriersOfNo, isWaybillNo, tidyWaybillNo } from '@zhidan/core/waybills/waybill-no.ts';
import { recordNumbers } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { dropTasks, numbersInUse } from '../tasks/task-store.ts';
import { changeWishCarrier, fulfillmentOfParcel, parcelHouseForUpdate } from './parcel-store.ts';

/**
 * Writes down a number that a person typed or scanned. Without a carrier named, the number's shape says whose it is, and it must be
 * the parcel's; a named one is the parcel's from now on.
 * @throws Refused `parcel.number_unfit`, `parcel.not_found`, `parcel.not_waiting`,
 * `parcel.number_taken`, `parcel.number_unrecognized`, `parcel.other_carrier`
 */
export async function enterWaybillNo(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, parcelId } = ask;
  const waybillNo = tidyWaybillNo(ask.waybillNo);
  if (!isWaybillNo(waybillNo)) throw new Refused('parcel.number_unfit', { waybillNo });
  const id = await fulfillmentOfParcel(tx, parcelId);
  const house = id === null ? undefined : await parcelHouseForUpdate(tx, id, by);
  const parcel = house?.parcels.find((one) => one.id === parcelId);
  if (!house || !parcel) throw new Refused('parcel.not_found', { parcelId });
  if (parcel.state !== 'wanted')
    throw new Refused('parcel.not_waiting', {
      fulfillmentNo: fulfillmentNo(house.no),
      state: say(parcelStateWords[parcel.state], by.language),
    });
  if (!house.mayShip) throw new Refused('fulfillment.may_not_ship', { fulfillmentNo: fulfillmentNo(house.no) });
  const carrier = ask.carrier ?? recognized(waybillNo, parcel.carrier, ask);
  const [usedBy] = (await numbersInUse(tx, [{ parcelId, carrier, waybillNo }])).values();
  if (usedBy !== undefined) throw new Refused('parcel.number_taken', { waybillNo, fulfillmentNo: fulfillmentNo(Number(usedBy)) });
  await changeWishCarrier(tx, parcelId, carrier);
  const routing = { sortCode: '', marker: '', bagName: '', bagCode: '' };
  const number = {
    parcelId,
    source: 'hand',
    accountId: null,
    carrier,
    waybillNo,
    parentWaybillNo: null,
    routing,
    printData: null,
    orderNoThere: '',
  };
  await recordNumbers(tx, { by, now, numbers: [number] }, vault);
  await dropTasks(tx, 'take', [parcelId]);
  return { waybillNo, carrier };
}

function recognized(waybillNo: string, wanted: CarrierCode, { by }: Pick<Asked, 'by'>): CarrierCode {
  const found = carriersOfNo(waybillNo);
  if (found.includes(wanted)) return wanted;
  const [likeliest] = found;
  if (!likeliest) throw new Refused('parcel.number_unrecognized', { waybillNo });
  const name = (code: CarrierCode): string => say(carriers[code].words, by.language);
  throw new Refused('parcel.other_carrier', { waybillNo, seems: name(likeliest), carrier: name(wanted) });
}
