import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import type { StopReason } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { moveAfter, movesTo, type FloorAction, type FloorSettings, type Station } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { fulfillmentLife, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse } from '@zhidan/core/kernel/result.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { claimShip } from '../claims/claim-ship.ts';
import { moveOnFloor } from '../claims/move-on-floor.ts';

/** A parcel that somebody works on, and the weight that was taken, if it was. */
export type Walker = Readonly<{ id: string; no: string; stage: FulfillmentStage; settings: FloorSettings; gram?: number }>;

/** Where a parcel came to; `reasons` say why no further. */
export type Walked = Readonly<{ stage: FulfillmentStage; reasons: readonly StopReason[] }>;

type Standing = { stage: FulfillmentStage; reasons: readonly StopReason[]; way: FloorAction[] };

/**
 * Takes parcels through a station: along the steps that lead there, through the station's own, and out of the house where the
 * warehouse ships by itself. Each stops by itself, with the reason; none stops another. At most five statements' rounds,
 * whatever their number.
 */
export async function walkParcels(
  tx: Tx,
  ask: Asked<Readonly<{ station: Station; parcels: readonly Walker[] }>>,
): Promise<ReadonlyMap<string, Walked>> {
  const { by, now, station, parcels } = ask;
  const standing = new Map(parcels.map((parcel) => [parcel.id, waysOf(station, parcel)]));
  for (let moving = nextMoves(parcels, standing); moving.length > 0; moving = nextMoves(parcels, standing)) {
    const outcomes = await moveOnFloor(tx, { by, now, moves: moving });
    for (const { id, isMoved, refusals } of outcomes) {
      const at = standing.get(id);
      const action = at?.way.shift();
      if (!at || !action) continue;
      if (isMoved) at.stage = orRefuse(move(fulfillmentLife, at.stage, action)) as FulfillmentStage;
      else Object.assign(at, { way: [], reasons: reasonsOf(refusals) });
    }
  }
  await shipReady(tx, ask, standing);
  return standing;
}

/** What a desk is told of a refusal: not which order it was about, its number stands in the words. */
function reasonsOf(refusals: readonly ClaimRefusal[]): readonly StopReason[] {
  return refusals.map(({ code, values }) => ({ code, values: { ...values } }));
}

function waysOf(station: Station, parcel: Walker): Standing {
  const path = movesTo(station, parcel, parcel.settings);
  if (!path.ok) return { stage: parcel.stage, reasons: [path.refusal], way: [] };
  const own = station === 'ship' ? [] : [moveAfter(station, parcel.settings)];
  return { stage: parcel.stage, reasons: [], way: [...path.value, ...own] };
}

function nextMoves(parcels: readonly Walker[], standing: ReadonlyMap<string, Standing>) {
  return parcels.flatMap(({ id, gram }) => {
    const action = standing.get(id)?.way[0];
    if (!action) return [];
    return [{ id, action, ...(action === 'weigh' && gram !== undefined ? { weighedGram: gram } : {}) }];
  });
}

async function shipReady(
  tx: Tx,
  { by, now, station, parcels }: Asked<Readonly<{ station: Station; parcels: readonly Walker[] }>>,
  standing: ReadonlyMap<string, Standing>,
): Promise<void> {
  const ready = parcels.filter(({ id, settings }) => {
    const at = standing.get(id);
    // a wave that is picked does not leave by itself: nobody has held the parcel yet
    return at?.stage === 'to_ship' && at.reasons.length === 0 && (station === 'ship' || (settings.shipsByItself && station !== 'pick'));
  });
  if (ready.length === 0) return;
  const outcomes = await claimShip(tx, { by, now, ids: ready.map(({ id }) => id) });
  for (const { id, isShipped, refusals } of outcomes) {
    const at = standing.get(id);
    if (at) Object.assign(at, isShipped ? { stage: 'shipped' } : { reasons: reasonsOf(refusals) });
  }
}
