import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say, type Language, type Words } from '@zhidan/core/kernel/words.ts';
import type { Message } from '@zhidan/core/notify/messenger.ts';
import type { testRoad as contract } from '@zhidan/core/notify/road-api.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { endOf } from '../mine/person-road-store.ts';
import { advised } from './advised-fault.ts';
import { roadKindRow } from './road-kinds.ts';
import { roadById, saveRoadFault, saveTaken } from './road-store.ts';
import { speak } from './speak.ts';

const title: Words = { 'zh-CN': '知单测试消息', en: 'Zhidan test message' };
const text: Words = {
  'zh-CN': '收到这条消息，说明通道可用。这条消息不需要处理。',
  en: 'This road works. Nothing needs to be done about this message.',
};
const yourEnd: Words = { 'zh-CN': '绑定（请先在“我的通知”里绑定自己）', en: 'end of this road (bind yourself in My notifications first)' };

/**
 * Sends a test now: to the group, or to the caller's own end. What the messenger said is kept as the road's state.
 * @throws Refused `road.not_found`, `my_road.no_contact`
 */
export async function testRoadNow(merchant: Merchant, { by, roadId }: OpenAsk<typeof contract>): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  const { db, vault } = merchant;
  const road = await roadById(db, vault, roadId);
  if (!road) throw new Refused('road.not_found', { roadId });
  const isGroup = roadKindRow(road.kind).reach === 'group';
  const to = isGroup ? null : await endOf(db, vault, { personId: by.actor.id, roadId });
  if (!isGroup && to === null) throw new Refused('my_road.no_contact', { what: say(yourEnd, by.language) });
  try {
    await speak(merchant, road, { to, message: testMessage(merchant, by.language) });
    await inTransaction(db, (tx) => saveTaken(tx, road.id, merchant.clock()));
    return { fault: null };
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    const at = merchant.clock();
    await inTransaction(db, (tx) => saveRoadFault(tx, { id: road.id, fault, now: at, pausedUntil: null }));
    return { fault: advised(road.kind, { kind: fault.kind, code: fault.platformCode, words: fault.platformWords, at }) };
  }
}

function testMessage({ clock }: Merchant, language: Language): Message {
  return { title: say(title, language), text: say(text, language), url: null, button: '', key: newId(clock()) };
}
