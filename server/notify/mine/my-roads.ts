import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type * as api from '@zhidan/core/notify/my-notices-api.ts';
import { personRoadsChanged } from '@zhidan/core/notify/notice-event.ts';
import { ownRoadWords, type PersonRoadId, type RoadId } from '@zhidan/core/notify/road.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { isPublicPushAddress } from '../push/send-push.ts';
import { pushIdentity } from '../push/vapid.ts';
import { roadKindRow } from '../roads/road-kinds.ts';
import { allRoads, pushRoadId } from '../roads/road-store.ts';
import { bindEnd, orderEnds, personRoads, quietOf, removeEnd, saveQuiet, switchEnd } from './person-road-store.ts';

type Done = { done: true };
type What = 'bound' | 'changed' | 'removed' | 'quiet';

/** How the caller is told: their ends of roads in order, roads that they may bind, quiet hours. */
export async function showMine(db: Db, { by }: Asked, vault: Vault): Promise<OutputOf<typeof api.showMyNotices>> {
  const [roads, all, quiet] = await Promise.all([personRoads(db, by.actor.id), allRoads(db, vault), quietOf(db, by.actor.id)]);
  const offers = all
    .filter(
      ({ id, kind, isActive }) =>
        isActive && kind !== 'web_push' && roadKindRow(kind).reach === 'person' && !roads.some(({ roadId }) => roadId === id),
    )
    .map(({ id: roadId, name, kind }) => ({ roadId, name, kind }));
  return { roads: [...roads], offers, quiet, pushKey: pushIdentity(vault).publicKey };
}

/** @throws Refused `my_road.push_address_wrong` */
export async function subscribeBrowser(
  tx: Tx,
  ask: Asked<InputOf<typeof api.subscribePush>>,
  vault: Vault,
): Promise<OutputOf<typeof api.subscribePush>> {
  const { by, now, endpoint, p256dh, auth, device } = ask;
  if (!isPublicPushAddress(endpoint)) throw new Refused('my_road.push_address_wrong', { host: new URL(endpoint).host });
  const roadId = await pushRoadId(tx, vault, { id: newId<RoadId>(now), name: say(ownRoadWords.web_push, 'zh-CN'), now });
  const address = JSON.stringify({ endpoint, p256dh, auth });
  const id = await bindEnd(tx, vault, {
    id: newId<PersonRoadId>(now),
    personId: by.actor.id,
    roadId,
    address,
    same: endpoint,
    label: device,
    now,
  });
  await tell(tx, ask, 'bound');
  return { id };
}

/** @throws Refused `my_road.not_found` */
export async function switchMine(tx: Tx, ask: Asked<InputOf<typeof api.switchMyRoad>>): Promise<Done> {
  if (!(await switchEnd(tx, { ...ask, personId: ask.by.actor.id }))) throw new Refused('my_road.not_found');
  return tell(tx, ask, 'changed');
}

/** Once is enough. */
export async function removeMine(tx: Tx, ask: Asked<InputOf<typeof api.removeMyRoad>>): Promise<Done> {
  const isRemoved = await removeEnd(tx, { id: ask.id, personId: ask.by.actor.id });
  return isRemoved ? tell(tx, ask, 'removed') : { done: true };
}

export async function orderMine(tx: Tx, ask: Asked<InputOf<typeof api.orderMyRoads>>): Promise<Done> {
  await orderEnds(tx, ask.by.actor.id, ask.ids);
  return tell(tx, ask, 'changed');
}

export async function saveMyQuietHours(tx: Tx, ask: Asked<InputOf<typeof api.saveMyQuiet>>): Promise<Done> {
  await saveQuiet(tx, ask.by.actor.id, ask.quiet);
  return tell(tx, ask, 'quiet');
}

async function tell(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, what: What): Promise<Done> {
  await emit(tx, { by, now }, [personRoadsChanged({ subjectId: by.actor.id, payload: { what } })]);
  return { done: true };
}
