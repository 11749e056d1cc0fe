import { z } from 'zod';
import { knownParcel } from '../world/parcels/parcel-acts.ts';
import { parcelShelf } from '../world/parcels/parcel-shelf.ts';
import { deskState } from '../world/waybills/desk-state.ts';
import {
  actOnParcel,
  orderBalance,
  orderSubscription,
  parcelsOf,
  refuseParcels,
  relent,
  setRhythm,
  suspendArea,
} from './carrier-orders.ts';
import { areaSchema, balanceSchema, parcelActSchema, refusedParcelsSchema, rhythmSchema, subscriptionSchema } from './carrier-schema.ts';
import { describeParcel } from './describe-parcel.ts';
import { route, type Route } from './route.ts';

const nothing = z.object({});
const waybillRef = z.object({ waybill: z.string().min(1) });
const listAsk = z.object({ limit: z.coerce.number().int().positive().max(100_000).default(1_000) });

/** Carriers, their numbers and their parcels. */
export const carrierRoutes: Readonly<Record<string, Route>> = {
  'GET subscriptions': route(nothing, ({ world }) => deskState(world).subscriptions),
  'POST subscriptions': route(subscriptionSchema, orderSubscription),
  'POST balance': route(balanceSchema, orderBalance),
  'GET suspended-areas': route(nothing, ({ world }) => deskState(world).areas),
  'POST suspended-areas': route(areaSchema, suspendArea),
  'POST refused-parcels': route(refusedParcelsSchema, (emulation, ask) => ({ count: refuseParcels(emulation, ask) })),
  'POST relent': route(nothing, (emulation) => (relent(emulation), {})),
  'GET rhythm': route(nothing, ({ world }) => parcelShelf(world).rhythm),
  'POST rhythm': route(rhythmSchema, setRhythm),
  'GET parcels': route(listAsk, (emulation, { limit }) =>
    parcelsOf(emulation)
      .slice(-limit)
      .map((parcel) => describeParcel(emulation, parcel)),
  ),
  'GET parcel': route(waybillRef, (emulation, { waybill }) => describeParcel(emulation, knownParcel(emulation.world, waybill))),
  'POST parcel': route(parcelActSchema.extend(waybillRef.shape), (emulation, { waybill, ...ask }) =>
    describeParcel(emulation, actOnParcel(emulation, knownParcel(emulation.world, waybill), ask)),
  ),
};
