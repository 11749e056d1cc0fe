import type { AuditActionCode } from '../audit-action.ts';
import type { AuditDoing } from '../audit-rule.ts';
import type { RuleMatch } from './rule-book.ts';

/** Something a rule chose, and which rule. */
export type Chosen<Value> = Readonly<{ value: Value; ruleKey: string }>;

/** Something that somebody is to be told or asked to do because of a rule; `asked` holds the fields of the action. */
export type Notice = Readonly<{ ruleKey: string; name: string; doing: AuditDoing }>;

/** All that rules do to an order besides the verdict. Where rules disagree, the earlier phase and the lower rank win. */
export type AuditEffects = Readonly<{
  tags: readonly string[];
  warehouse: Chosen<string> | null;
  carrier: Chosen<string> | null;
  template: Chosen<string> | null;
  /** points of all rules together */
  priority: number;
  merge: Chosen<Readonly<{ orders: number; kilograms: number }>> | null;
  splitShort: Chosen<true> | null;
  isSealed: boolean;
  gifts: readonly Chosen<Readonly<{ sku: string; quantity: number }>>[];
  notes: readonly Chosen<string>[];
  flag: Chosen<string> | null;
  notices: readonly Notice[];
  /** breakers that this order counts for */
  breakers: readonly Chosen<Readonly<{ hits: number; minutes: number }>>[];
}>;

const noticeActions: readonly AuditActionCode[] = ['notify', 'webhook', 'message_buyer', 'open_task', 'offer_cancel', 'ask_approval'];

type Done = Readonly<{ ruleKey: string; name: string; doing: AuditDoing }>;

const effectsByMatches = new WeakMap<readonly RuleMatch[], AuditEffects>();

/** What the matched rules do, in the order in which they were matched. Asked a dozen times of each order, reckoned once. */
export function effectsOf(matches: readonly RuleMatch[]): AuditEffects {
  const known = effectsByMatches.get(matches) ?? reckonedEffects(matches);
  effectsByMatches.set(matches, known);
  return known;
}

function reckonedEffects(matches: readonly RuleMatch[]): AuditEffects {
  const done = matches.flatMap(({ rule: { rule } }) => rule.actions.map((doing): Done => ({ ruleKey: rule.key, name: rule.name, doing })));
  const all = (code: AuditActionCode): readonly Done[] => done.filter(({ doing }) => doing.do === code);
  const chosen = <Value>(code: AuditActionCode, read: (doing: AuditDoing) => Value): readonly Chosen<Value>[] =>
    all(code).map(({ ruleKey, doing }) => ({ ruleKey, value: read(doing) }));
  const first = <Value>(code: AuditActionCode, read: (doing: AuditDoing) => Value): Chosen<Value> | null => chosen(code, read)[0] ?? null;
  const text = (field: string) => (doing: AuditDoing) => String(doing[field] ?? '');
  return {
    tags: tagsAfter(done),
    warehouse: first('set_warehouse', text('warehouse')),
    carrier: first('set_carrier', text('carrier')),
    template: first('set_template', text('template')),
    priority: all('raise_priority').reduce((sum, { doing }) => sum + Number(doing['points']), 0),
    merge: first('merge', (doing) => ({ orders: Number(doing['orders']), kilograms: Number(doing['kilograms']) })),
    splitShort: first('split_short', () => true as const),
    isSealed: all('seal').length > 0,
    gifts: chosen('add_gift', (doing) => ({ sku: String(doing['sku']), quantity: Number(doing['quantity']) })),
    notes: chosen('note', text('note')),
    flag: first('set_flag', text('color')),
    notices: done.filter(({ doing }) => noticeActions.includes(doing.do)),
    breakers: chosen('trip_breaker', (doing) => ({ hits: Number(doing['hits']), minutes: Number(doing['minutes']) })),
  };
}

/** Tags that rules put on and none takes off; taking off wins, so that the order of equal ranks does not matter. */
function tagsAfter(done: readonly Done[]): readonly string[] {
  const tagsOf = (code: AuditActionCode): readonly string[] =>
    done.filter(({ doing }) => doing.do === code).map(({ doing }) => String(doing['tag']));
  const off = new Set(tagsOf('untag'));
  return [...new Set(tagsOf('tag'))].filter((tag) => !off.has(tag)).toSorted();
}

/** Tags that rules take off, whoever put them on. */
export function untagsOf(matches: readonly RuleMatch[]): readonly string[] {
  const doings = matches.flatMap(({ rule }) => rule.rule.actions).filter((doing) => doing.do === 'untag');
  return [...new Set(doings.map((doing) => String(doing['tag'])))].toSorted();
}
