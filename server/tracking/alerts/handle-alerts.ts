import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { handleParcelAlerts as handleContract, reopenParcelAlerts as reopenContract } from '@zhidan/core/tracking/alert-api.ts';
import { parcelAlertClosed, parcelAlertReopened } from '@zhidan/core/tracking/tracking-event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { alertsForUpdate, parcelPayload, saveHandled, saveReopened, type OwnedAlert } from './alert-store.ts';
import { judgeParcels } from './judge-parcels.ts';

/**
 * A person has seen to them. One that has ended meanwhile is left alone.
 * @throws Refused `parcel_alert.not_found`
 */
export async function handleAlerts(tx: Tx, ask: Asked<InputOf<typeof handleContract>>): Promise<OutputOf<typeof handleContract>> {
  const { by, now, note } = ask;
  const open = (await ownAlerts(tx, ask)).filter(({ isOpen }) => isOpen);
  await saveHandled(
    tx,
    open.map(({ id }) => id),
    { now, name: by.actor.name, note },
  );
  await emit(
    tx,
    { by, now },
    open.map((alert) =>
      parcelAlertClosed({
        subjectId: alert.parcelId,
        payload: { ...parcelPayload(alert), kind: alert.kind, how: 'person' },
        ...(note ? { reason: note } : {}),
      }),
    ),
  );
  return { doneCount: open.length };
}

/**
 * Takes back that a person has seen to them; what went on meanwhile ends at once.
 * @throws Refused `parcel_alert.not_found`
 */
export async function reopenAlerts(tx: Tx, ask: Asked<InputOf<typeof reopenContract>>): Promise<OutputOf<typeof reopenContract>> {
  const { by, now } = ask;
  const handled = (await ownAlerts(tx, ask)).filter(({ isHandled }) => isHandled);
  await saveReopened(
    tx,
    handled.map(({ id }) => id),
  );
  await emit(
    tx,
    { by, now },
    handled.map((alert) => parcelAlertReopened({ subjectId: alert.parcelId, payload: { ...parcelPayload(alert), kind: alert.kind } })),
  );
  await judgeParcels(tx, { by, now, parcelIds: [...new Set(handled.map(({ parcelId }) => parcelId))] });
  return { doneCount: handled.length };
}

async function ownAlerts(tx: Tx, { ids, by }: Readonly<{ ids: readonly string[]; by: Caller }>): Promise<readonly OwnedAlert[]> {
  const wanted = [...new Set(ids)];
  const own = (await alertsForUpdate(tx, wanted)).filter(({ shopId }) => by.shops === 'all' || by.shops.includes(shopId));
  if (own.length < wanted.length) throw new Refused('parcel_alert.not_found', { count: wanted.length - own.length });
  return own;
}
