import { isCarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { listThresholds as listContract, saveThreshold as contract, ThresholdRow } from '@zhidan/core/tracking/alert-api.ts';
import { alertKinds, timedKinds } from '@zhidan/core/tracking/alert-kind.ts';
import { trackingThresholdSaved } from '@zhidan/core/tracking/tracking-event.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { makeChecksDue, saveThresholdRow, thresholds } from './alert-store.ts';

/**
 * Sets the hours of a kind; what is late by them is found at the next look.
 * @throws Refused `tracking_threshold.not_timed`
 */
export async function saveThreshold(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, kind, isRemote, hours } = ask;
  const carrier = ask.carrier ?? '';
  if (!timedKinds.includes(kind)) throw new Refused('tracking_threshold.not_timed', { kind: say(alertKinds[kind].words, by.language) });
  await saveThresholdRow(tx, { kind, carrier, isRemote, hours, now });
  await makeChecksDue(tx, now);
  await emit(tx, { by, now }, [trackingThresholdSaved({ subjectId: kind, payload: { carrier, isRemote, hours } })]);
  return { done: true };
}

/** Every kind with hours: the usual ones and the merchant's own. */
export async function listThresholds(db: Db): Promise<OutputOf<typeof listContract>> {
  const own = await thresholds(db);
  const items = timedKinds.flatMap((kind): ThresholdRow[] => {
    const { hours } = alertKinds[kind];
    if (!hours) return [];
    const set = own.filter((row) => row.kind === kind).toSorted((one, other) => (one.carrier < other.carrier ? -1 : 1));
    const rows = set.map(({ carrier, isRemote, ...row }) => ({
      carrier: isCarrierCode(carrier) ? carrier : null,
      isRemote,
      hours: row.hours,
    }));
    return [{ kind, ...hours, own: rows }];
  });
  return { items };
}
