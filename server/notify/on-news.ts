import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import { noticeRaised } from '@zhidan/core/notify/notice-event.ts';
import { noticeRules, type NoticeRule, type NoticeRuleCode } from '@zhidan/core/notify/notice-rule.ts';
import { emit } from '../platform/journal/emit.ts';
import type { JournalEvent, Subscriber } from '../platform/journal/subscriber.ts';
import { saveNotices, type Telling } from './notice-store.ts';

const rules = Object.entries(noticeRules) as [NoticeRuleCode, NoticeRule][];

/** Tells people what the table of rules says they have to know: happenings that read the same become one notice a role. */
export const onNews: Subscriber = {
  name: 'notify.on-news',
  on: [...new Set(rules.map(([, { on }]) => on.type.name))],
  from: 'now',
  apply: async (tx, events, ask) => {
    const told = await saveNotices(tx, grouped(events.flatMap(tellingsOf)), ask.now);
    await emit(
      tx,
      ask,
      told.map(({ id, rule, role }) => noticeRaised({ subjectId: id, payload: { rule, role } })),
    );
  },
};

function tellingsOf({ event, payload }: JournalEvent): readonly Telling[] {
  return rules
    .filter(([, { on, isTold }]) => on.type.name === event && (isTold?.(payload) ?? true))
    .flatMap(([rule, { roles, values, severity, place }]) => {
      const detail = values?.(payload) ?? {};
      const groupKey = `${rule} ${canonicalJson(detail)}`;
      return roles(payload).map((role) => ({ rule, role, severity, detail, place, groupKey, count: 1 }));
    });
}

function grouped(tellings: readonly Telling[]): readonly Telling[] {
  const groups = new Map<string, Telling>();
  for (const telling of tellings) {
    const key = `${telling.role} ${telling.groupKey}`;
    groups.set(key, { ...telling, count: (groups.get(key)?.count ?? 0) + telling.count });
  }
  return [...groups.values()];
}
