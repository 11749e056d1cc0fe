import { factsOf } from '@zhidan/core/conditions/fact-table.ts';
import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantMs, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { newsBy } from '@zhidan/core/notify/notice-rule.ts';
import { readNoticeRule } from '@zhidan/core/notify/read-notice-rule.ts';
import type { estimateNoticeRule as contract } from '@zhidan/core/notify/rule-api.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { recipientsOf } from '../deliver/recipient-query.ts';
import { audiencesOf, detailOf } from '../on-news.ts';
import { allRoads } from '../roads/road-store.ts';
import { checkOf } from './current-rules.ts';
import { happenedSince } from './history-query.ts';
import { namesOfRolesAndPeople } from './rule-store.ts';
import { withDuty } from './with-duty.ts';

/** History that is looked at: two weeks, as far as this many happenings go. */
const lookDays = 14;
const lookLimit = 20_000;
const dayMs = 86_400_000;

/** What a rule would have told, by what really happened; nothing is sent. @throws Refused those of `readNoticeRule` */
export async function estimateRule(
  { db, vault }: Merchant,
  { by, now, rule: given }: OpenAsk<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  const [{ rule } = { rule: given }] = await withDuty(db, [{ rule: orRefuse(readNoticeRule(given, by.language)) }], now);
  const { on, fields } = newsBy(rule.news);
  const happened = await happenedSince(db, { event: on.type.name, since: plusMs(now, -lookDays * dayMs), limit: lookLimit + 1 });
  const check = checkOf(rule);
  const looked = happened.slice(0, lookLimit);
  const matched = looked.filter(({ payload, at }) => check(factsOf(fields, payload as never), instantMs(at)));
  const isCut = happened.length > lookLimit;
  const oldest = looked.at(-1)?.at ?? now;
  const days = isCut ? Math.max(1, (instantMs(now) - instantMs(oldest)) / dayMs) : lookDays;
  const keys = matched.toReversed().map(({ payload, at }) => ({ key: canonicalJson(detailOf(rule, payload)), at }));
  const always = audiencesOf({ ...rule, to: { ...rule.to, named: false } }, {});
  const audiences = [...new Set([...always, ...matched.flatMap(({ payload }) => audiencesOf(rule, payload))])];
  const recipients = [...new Map((await recipientsOf(db, audiences)).map((one) => [one.personId, one])).values()];
  const { people } = await namesOfRolesAndPeople(db);
  const roads = await allRoads(db, vault);
  return {
    days: Math.round(days),
    happenedCount: looked.length,
    matchedCount: matched.length,
    messagesADay: Math.round((messagesOf(keys, rule.dedupMinutes) / days) * 10) / 10,
    people: recipients.flatMap(({ personId }) => people.find(({ id }) => id === personId)?.name ?? []),
    groups: rule.groups.flatMap((id) => roads.find((road) => road.id === id)?.name ?? []),
    reachedCount: recipients.filter((one) => one.roads.length > 0).length,
    isCut,
  };
}

/** Messages that one listener would have got: what reads the same is told again only after the rule's pause. Oldest first. */
export function messagesOf(happened: readonly Readonly<{ key: string; at: Instant }>[], dedupMinutes: number): number {
  const last = new Map<string, number>();
  let count = 0;
  for (const { key, at } of happened) {
    const before = last.get(key);
    if (before !== undefined && instantMs(at) - before < dedupMinutes * 60_000) continue;
    last.set(key, instantMs(at));
    count += 1;
  }
  return count;
}
