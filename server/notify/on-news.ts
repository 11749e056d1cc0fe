import { factsOf } from '@zhidan/core/conditions/fact-table.ts';
import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { WordValues } from '@zhidan/core/kernel/words.ts';
import { audienceOfPerson, groupsOnly, type Audience } from '@zhidan/core/notify/audience.ts';
import { noticeClosed, noticeRaised } from '@zhidan/core/notify/notice-event.ts';
import { keyFieldsOf, newsBy, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { newsCodes, type NewsCode } from '@zhidan/core/notify/news-table.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { JournalEvent, Subscriber, SubscriberAsk } from '../platform/journal/subscriber.ts';
import { planDeliveries } from './deliver/plan-deliveries.ts';
import { closeAnswered, saveNotices, type Telling } from './notice-store.ts';
import { checkOf, currentRules, type CurrentRule } from './rules/current-rules.ts';
import { withDuty } from './rules/with-duty.ts';

/** Tells people what the rules say they have to know: happenings that read the same become one notice an audience. */
export const onNews: Subscriber = {
  name: 'notify.on-news',
  on: [...new Set(newsCodes.map((code) => newsBy(code).on.type.name))],
  from: 'now',
  apply: async (tx, events, ask) => {
    const rules = await currentRules(tx);
    const tell = tellerOf(
      await withDuty(
        tx,
        rules.filter(({ rule }) => rule.isOn),
        ask.now,
      ),
    );
    const told = await saveNotices(tx, grouped(events.flatMap((event) => tell(event, ask.now))), ask.now);
    await planDeliveries(tx, { told, rules, now: ask.now });
    await emit(
      tx,
      ask,
      told.map(({ id, rule, audience }) => noticeRaised({ subjectId: id, payload: { rule, role: audience } })),
    );
    await endAnswered(tx, { events, rules, ask });
  },
};

/** What rules make of an event; each rule's condition becomes a closure once a batch. */
function tellerOf(rules: readonly CurrentRule[]): (event: JournalEvent, now: Instant) => readonly Telling[] {
  const ready = rules.map(({ code, rule }) => ({ code, rule, check: checkOf(rule), news: newsBy(rule.news) }));
  return ({ event, payload }, now) =>
    ready
      .filter(({ news, check }) => news.on.type.name === event && check(factsOf(news.fields, payload), instantMs(now)))
      .flatMap(({ code, rule, news }) => {
        const detail = detailOf(rule, payload);
        const telling = {
          rule: code,
          severity: rule.severity,
          detail,
          place: news.place(payload),
          groupKey: `${code} ${canonicalJson(detail)}`,
          count: 1,
          escalateAt: rule.escalate && plusMs(now, rule.escalate.minutes * 60_000),
        };
        return audiencesOf(rule, payload).map((audience) => ({ ...telling, audience }));
      });
}

/** The values of a rule's words, and whatever else tells one notice of it from another. */
export function detailOf(rule: NoticeRule, payload: JournalEvent['payload']): WordValues {
  const { fields } = newsBy(rule.news);
  return Object.fromEntries(keyFieldsOf(rule).map((key) => [key, shownValue(fields[key]?.of(payload as never))]));
}

const shownValue = (value: unknown): string | number => (typeof value === 'number' ? value : String(value ?? ''));

/** Each once: roles, persons, and those whom the news names. */
export function audiencesOf({ to, news, groups }: NoticeRule, payload: JournalEvent['payload']): readonly Audience[] {
  const named = to.named ? newsBy(news).named?.of(payload) : undefined;
  const people = [...to.people, ...(named?.people ?? [])].map(audienceOfPerson);
  const all = [...new Set([...to.roles, ...(named?.roles ?? []), ...people])];
  return all.length === 0 && groups.length > 0 ? [groupsOnly] : all;
}

function grouped(tellings: readonly Telling[]): readonly Telling[] {
  const groups = new Map<string, Telling>();
  for (const telling of tellings) {
    const key = `${telling.audience} ${telling.groupKey}`;
    groups.set(key, { ...telling, count: (groups.get(key)?.count ?? 0) + telling.count });
  }
  return [...groups.values()];
}

type Ending = Readonly<{ events: readonly JournalEvent[]; rules: readonly CurrentRule[]; ask: SubscriberAsk }>;

/** What asked for something ends when the answer is there. */
async function endAnswered(tx: Tx, { events, rules, ask }: Ending): Promise<void> {
  for (const code of newsCodes) {
    const { ends, on } = newsBy(code);
    const answers = ends ? events.filter(({ event }) => event === on.type.name) : [];
    if (!ends || answers.length === 0) continue;
    const asked = rules.filter(({ rule }) => ends.news.includes(rule.news satisfies NewsCode)).map((one) => one.code);
    const values = answers.map(({ payload }) => ends.of(payload));
    const closed = await closeAnswered(tx, { rules: asked, field: ends.field, values, by: ask.by.actor.name, now: ask.now });
    await emit(
      tx,
      ask,
      closed.map(({ id, rule, audience }) => noticeClosed({ subjectId: id, payload: { rule, role: audience } })),
    );
  }
}
