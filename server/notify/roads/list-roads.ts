import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { listRoadKinds as kindsContract, listRoads as roadsContract } from '@zhidan/core/notify/road-api.ts';
import { roadKinds } from '@zhidan/core/notify/road.ts';
import { emulatedAddresses, shownApp } from '../../channels/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Deployment } from '../../platform/deployment.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { advised } from './advised-fault.ts';
import { roadKindRow } from './road-kinds.ts';
import { allRoads, roadFigures } from './road-store.ts';

/** The kinds that a person sets up; browsers need nothing. */
export function listRoadKinds({ emulators = null }: Deployment): OutputOf<typeof kindsContract> {
  const items = roadKinds
    .filter((kind) => kind !== 'web_push')
    .map((kind) => {
      const { words, reach, fields, addresses, service, messenger } = roadKindRow(kind);
      const emulated = emulators && messenger ? emulatedAddresses({ code: service, addresses }, emulators.url) : {};
      return {
        kind,
        words,
        reach,
        fields: fields.map((field) => ({ ...field })),
        addresses: Object.entries(addresses).map(([name, real]) => ({ name, real, emulated: emulated[name] ?? null })),
      };
    });
  return { items };
}

/** Every road with how it does; of secrets their last characters. */
export async function listRoads(db: Db, vault: Vault): Promise<OutputOf<typeof roadsContract>> {
  const [roads, figures] = await Promise.all([allRoads(db, vault), roadFigures(db)]);
  const items = roads.map(({ app, token: _token, addedAt: _addedAt, fault, ...road }) => {
    const { reach, fields } = roadKindRow(road.kind);
    const { appFields, addresses } = shownApp(fields, app);
    const { peopleCount = 0, waitingCount = 0 } = figures.find(({ roadId }) => roadId === road.id) ?? {};
    return { ...road, reach, fields: appFields, addresses, peopleCount, waitingCount, fault: fault && advised(road.kind, fault) };
  });
  return { items };
}
