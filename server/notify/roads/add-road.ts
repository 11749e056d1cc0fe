import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { roadAdded, roadChanged } from '@zhidan/core/notify/notice-event.ts';
import { roadLimit, type addRoad as addContract, type changeRoad as changeContract } from '@zhidan/core/notify/road-api.ts';
import type { RoadId } from '@zhidan/core/notify/road.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { checkedRoadApp } from './road-content.ts';
import { allRoads, insertRoad, isRoadNameTaken, roadForUpdate, saveRoad } from './road-store.ts';

/** @throws Refused `road.name_taken`, `road.too_many` and those of `checkedRoadApp` */
export async function addRoad(tx: Tx, ask: Asked<InputOf<typeof addContract>>, vault: Vault): Promise<OutputOf<typeof addContract>> {
  const { by, now, kind, name, fields, addresses } = ask;
  const app = checkedRoadApp(kind, { fields, addresses }, by.language);
  const id = newId<RoadId>(now);
  if ((await allRoads(tx, vault)).length >= roadLimit) throw new Refused('road.too_many', { limit: roadLimit });
  if (await isRoadNameTaken(tx, { id, name })) throw new Refused('road.name_taken', { name });
  await insertRoad(tx, vault, { id, kind, name, app, addedAt: now });
  await emit(tx, { by, now }, [roadAdded({ subjectId: id, payload: { kind }, after: { name, kind } })]);
  return { id };
}

/** What is absent stays. @throws Refused `road.not_found`, `road.name_taken` and those of `checkedRoadApp` */
export async function changeRoad(tx: Tx, ask: Asked<InputOf<typeof changeContract>>, vault: Vault): Promise<{ done: true }> {
  const { by, now, roadId, fields, addresses } = ask;
  const road = await roadForUpdate(tx, vault, roadId);
  if (!road) throw new Refused('road.not_found', { roadId });
  const given = { fields: { ...road.app.fields, ...fields }, addresses: addresses ?? road.app.addresses };
  const app = fields || addresses ? checkedRoadApp(road.kind, given, by.language) : road.app;
  const changed = { ...road, name: ask.name ?? road.name, isActive: ask.isActive ?? road.isActive, app };
  if (canonicalJson(toJson(changed)) === canonicalJson(toJson(road))) return { done: true };
  if (await isRoadNameTaken(tx, changed)) throw new Refused('road.name_taken', { name: changed.name });
  await saveRoad(tx, vault, changed);
  const keys = [...new Set([...Object.keys(road.app.fields), ...Object.keys(app.fields)])];
  const credentials = keys.filter((key) => road.app.fields[key] !== app.fields[key]);
  const told = ({ name, isActive }: typeof road) => ({ name, isActive });
  await emit(tx, { by, now }, [roadChanged({ subjectId: roadId, payload: { credentials }, before: told(road), after: told(changed) })]);
  return { done: true };
}
