import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { alertKinds } from '@zhidan/core/tracking/alert-kind.ts';
import { alertsOf, settleAlerts, type Judged, type Settled } from '@zhidan/core/tracking/parcel-alert.ts';
import { parcelStandingOf } from '@zhidan/core/tracking/parcel-standing.ts';
import type { Threshold } from '@zhidan/core/tracking/threshold.ts';
import { parcelAlertClosed, parcelAlertOpened } from '@zhidan/core/tracking/tracking-event.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { endAlerts, insertAlerts, parcelPayload, saveNextChecks, toJudge, updateAlerts, type JudgedParcel } from './alert-store.ts';

/** Opens and closes the alerts of these parcels by what is known of them now. Any number costs the same statements. */
export async function judgeParcels(tx: Tx, ask: Asked<Readonly<{ parcelIds: readonly string[] }>>): Promise<void> {
  const { by, now, parcelIds } = ask;
  if (parcelIds.length === 0) return;
  const { parcels, own, known } = await toJudge(tx, parcelIds);
  const judged = parcels.map((parcel) => {
    const { alerts, nextAt } = judgedParcel(parcel, own, now);
    return { parcel, nextAt, settled: settleAlerts(known.get(parcel.parcelId) ?? [], alerts) };
  });
  await saveNextChecks(
    tx,
    judged.map(({ parcel: { parcelId }, nextAt }) => ({ parcelId, nextAt })),
  );
  await endAlerts(
    tx,
    judged.flatMap(({ settled }) => settled.ended.map(({ id }) => id)),
    now,
  );
  await updateAlerts(
    tx,
    judged.flatMap(({ settled }) => settled.kept),
  );
  await insertAlerts(
    tx,
    judged.flatMap(({ parcel: { parcelId }, settled }) => settled.opened.map((found) => ({ ...found, parcelId }))),
    now,
  );
  await emit(
    tx,
    { by, now },
    judged.flatMap(({ parcel, settled }) => newsOf(parcel, settled)),
  );
}

function judgedParcel(parcel: JudgedParcel, own: readonly Threshold[], now: Instant): Judged {
  const { events, shippedAt, carrier, expectedAt, isLoop, watch, province, city, district, interceptionState, interceptionEndedAt } =
    parcel;
  const facts = {
    standing: parcelStandingOf(events),
    shippedAt,
    carrier,
    destination: { province, city, district },
    expectedAt,
    isLoop,
    isWatched: watch !== 'none',
    interception: interceptionState && { state: interceptionState, endedAt: interceptionEndedAt },
  };
  return alertsOf(facts, own, now);
}

function newsOf(parcel: JudgedParcel, { opened, ended }: Settled) {
  const payload = parcelPayload(parcel);
  return [
    ...ended.map(({ kind }) => parcelAlertClosed({ subjectId: parcel.parcelId, payload: { ...payload, kind, how: 'progress' } })),
    ...opened.map(({ kind, since }) =>
      parcelAlertOpened({ subjectId: parcel.parcelId, payload: { ...payload, kind, since, severity: alertKinds[kind].severity } }),
    ),
  ];
}
