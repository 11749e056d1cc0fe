import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { say, type WordValues, type Words } from '@zhidan/core/kernel/words.ts';
import { noticeSeverities } from '@zhidan/core/notify/notice.ts';
import { newsBy, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { readNoticeRule } from '@zhidan/core/notify/read-notice-rule.ts';
import type { testNoticeRule as contract } from '@zhidan/core/notify/rule-api.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { endOf, personRoads } from '../mine/person-road-store.ts';
import { advised } from '../roads/advised-fault.ts';
import { roadById } from '../roads/road-store.ts';
import { speak } from '../roads/speak.ts';

const marked: Words = { 'zh-CN': '【试发】{text}', en: '[Test] {text}' };
const noRoad: Words = {
  'zh-CN': '您还没有自己的通道，只显示文案。可在“我的通知”里绑定后再试发。',
  en: 'You have no road of your own yet, so the words are only shown. Bind one in My notifications and try again.',
};
const exampleNumber = 3;

/** Sends the rule's words with example values to the caller's own first road. @throws Refused those of `readNoticeRule` */
export async function testRuleNow(merchant: Merchant, { by, rule: given }: OpenAsk<typeof contract>): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  const rule = orRefuse(readNoticeRule(given, by.language));
  const text = say(marked, by.language, { text: say(rule.template, by.language, exampleValues(rule, by.language)) });
  const first = (await personRoads(merchant.db, by.actor.id)).find(({ isOn, isRoadActive }) => isOn && isRoadActive);
  const road = first && (await roadById(merchant.db, merchant.vault, first.roadId));
  const to = road && (await endOf(merchant.db, merchant.vault, { personId: by.actor.id, roadId: road.id }));
  if (!road || !to) return { text, sentBy: null, problem: say(noRoad, by.language) };
  const title = `知单${say(noticeSeverities[rule.severity], by.language)}：${say(rule.name, by.language)}`;
  try {
    await speak(merchant, road, { to, message: { title, text, url: null, button: '', key: newId(merchant.clock()) } });
    return { text, sentBy: road.name, problem: null };
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    const { advice, words } = advised(road.kind, { kind: fault.kind, code: fault.platformCode, words: fault.platformWords });
    return { text, sentBy: null, problem: `${words} ${say(advice, by.language)}` };
  }
}

/** Each variable stands for itself: its own words, or a small number. */
function exampleValues({ news }: NoticeRule, language: 'zh-CN' | 'en'): WordValues {
  const numbers = ['whole', 'fen', 'decimal'];
  const fields = Object.entries(newsBy(news).fields).map(([key, { type, words }]) => [
    key,
    numbers.includes(type) ? exampleNumber : say(words, language),
  ]);
  return { ...Object.fromEntries(fields), count: exampleNumber };
}
