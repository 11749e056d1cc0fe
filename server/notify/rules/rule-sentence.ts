import { sentence } from '@zhidan/core/conditions/sentence.ts';
import { say, type Language, type Words } from '@zhidan/core/kernel/words.ts';
import { newsBy, placeOf, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';

/** Codes and ids of a rule as people know them. */
export type RuleNames = Readonly<{
  roles: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  groups: ReadonlyMap<string, string>;
  dutyLists: ReadonlyMap<string, string>;
}>;

const phrases = {
  when: { 'zh-CN': '当「{event}」', en: 'When “{event}”' },
  and: { 'zh-CN': '且{condition}', en: 'and {condition}' },
  tell: { 'zh-CN': '通知{who}', en: 'tell {who}' },
  bell: { 'zh-CN': '站内', en: 'in the bell' },
  personal: { 'zh-CN': '站内和本人的通道', en: 'in the bell and by their own roads' },
  duty: { 'zh-CN': '「{name}」值班的人', en: 'who is on duty by “{name}”' },
  groups: { 'zh-CN': '群 {names}', en: 'groups {names}' },
  digest: { 'zh-CN': '每 {minutes} 分钟合并', en: 'gathered every {minutes} minutes' },
  escalate: { 'zh-CN': '{minutes} 分钟没人看就再通知{who}', en: 'after {minutes} minutes without a look also {who}' },
  unknown: { 'zh-CN': '（已删除）', en: '(removed)' },
} as const satisfies Readonly<Record<string, Words>>;

/** A rule as one sentence: when, whom, by which roads. */
export function ruleSentence(rule: NoticeRule, names: RuleNames, language: Language): string {
  const { news, condition, to, personal, groups, digestMinutes, escalate, severity } = rule;
  const { on, named } = newsBy(news);
  const t = (key: keyof typeof phrases, values = {}): string => say(phrases[key], language, values);
  const listed = (keys: readonly string[], known: ReadonlyMap<string, string>): readonly string[] =>
    keys.map((key) => known.get(key) ?? t('unknown'));
  const between = language === 'zh-CN' ? '、' : ', ';
  const who = [
    ...listed(to.roles, names.roles),
    ...listed(to.people, names.people),
    ...listed(to.duty ?? [], names.dutyLists).map((name) => t('duty', { name })),
    ...(to.named && named ? [say(named.words, language)] : []),
  ];
  const roads = [
    ...(who.length > 0 ? [t(personal ? 'personal' : 'bell')] : []),
    ...(groups.length > 0 ? [t('groups', { names: listed(groups, names.groups).join(between) })] : []),
  ];
  const parts = [
    t('when', { event: say(on.type.words, language) }),
    ...(condition === null ? [] : [t('and', { condition: sentence(condition, placeOf(news), language) })]),
    ...(who.length > 0 ? [t('tell', { who: who.join(between) })] : []),
    roads.join(language === 'zh-CN' ? '，' : ' and '),
    ...(digestMinutes > 0 && severity !== 'alarm' && (personal || groups.length > 0) ? [t('digest', { minutes: digestMinutes })] : []),
    ...(escalate ? [t('escalate', { minutes: escalate.minutes, who: listed(escalate.roles, names.roles).join(between) })] : []),
  ];
  return parts.join(language === 'zh-CN' ? '，' : ', ');
}
