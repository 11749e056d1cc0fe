import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { maskEmail, maskName } from '@zhidan/core/kernel/mask.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { bindMyRoad as contract } from '@zhidan/core/notify/my-notices-api.ts';
import { personRoadsChanged } from '@zhidan/core/notify/notice-event.ts';
import type { PersonRoadId } from '@zhidan/core/notify/road.ts';
import { contactOf } from '../../identity/index.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { advised } from '../roads/advised-fault.ts';
import { roadKindRow } from '../roads/road-kinds.ts';
import { roadById, type Road } from '../roads/road-store.ts';
import { findPerson } from '../roads/speak.ts';
import { bindEnd } from './person-road-store.ts';

/**
 * Binds the caller to a road: by what they typed, else by the phone or mail address of their account. A messenger is asked who has the
 * phone, outside of any transaction.
 * @throws Refused `road.not_found`, `road.off`, `my_road.not_personal`, `my_road.no_contact`, `my_road.not_there`
 */
export async function bindRoad(
  merchant: Merchant,
  { by, now, roadId, address }: OpenAsk<typeof contract>,
  { once }: Pick<Exchange, 'once'>,
): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  const { db, vault } = merchant;
  const road = await roadById(db, vault, roadId);
  if (!road) throw new Refused('road.not_found', { roadId });
  if (!road.isActive) throw new Refused('road.off', { name: road.name });
  if (roadKindRow(road.kind).reach !== 'person' || road.kind === 'web_push') throw new Refused('my_road.not_personal', { name: road.name });
  const end = address || (await ownEnd(merchant, road, { personId: by.actor.id, language: by.language }));
  const label = road.kind === 'email' ? maskEmail(end) : maskName(end);
  return once(async (tx) => {
    const id = await bindEnd(tx, vault, {
      id: newId<PersonRoadId>(now),
      personId: by.actor.id,
      roadId,
      address: end,
      same: end.toLowerCase(),
      label,
      now,
    });
    await emit(tx, { by, now }, [personRoadsChanged({ subjectId: by.actor.id, payload: { what: 'bound' } })]);
    return { id };
  });
}

type Whose = Readonly<{ personId: string; language: 'zh-CN' | 'en' }>;

async function ownEnd(merchant: Merchant, road: Road, { personId, language }: Whose): Promise<string> {
  const { phone, email } = await contactOf(merchant.db, merchant.vault, personId);
  const missing = (what: { 'zh-CN': string; en: string }): Refused => new Refused('my_road.no_contact', { what: say(what, language) });
  if (road.kind === 'email') {
    if (!email) throw missing({ 'zh-CN': '邮箱', en: 'mail address' });
    return email.reveal();
  }
  if (!phone) throw missing({ 'zh-CN': '手机号', en: 'phone' });
  try {
    const found = await findPerson(merchant, road, phone.reveal());
    if (found === null) throw new Refused('my_road.not_there', { name: road.name });
    return found;
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    const { advice } = advised(road.kind, { kind: fault.kind, code: fault.platformCode, words: fault.platformWords });
    throw new Refused('my_road.messenger_refused', { name: road.name, words: fault.platformWords, advice: say(advice, language) });
  }
}
