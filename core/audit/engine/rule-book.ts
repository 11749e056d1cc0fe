import { explainer, type Explain, type Explanation } from '../../conditions/explain.ts';
import type { Facts } from '../../conditions/fact.ts';
import { judgeAll, type JudgeAll } from '../../conditions/judge.ts';
import { lower } from '../../conditions/lower.ts';
import { isTimed, nextChange } from '../../conditions/next-change.ts';
import type { Names } from '../../conditions/place.ts';
import type { Predicate } from '../../conditions/predicate.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { askedFacts } from '../asked-facts.ts';
import { auditPhaseCodes, type AuditPhase } from '../audit-phase.ts';
import { placeOf, type AuditRule } from '../audit-rule.ts';

/** A rule as it is in force: what it said when it was published for the nth time. */
export type RuleVersion = Readonly<{ rule: AuditRule; version: number }>;

/** A rule that an order fits. */
export type RuleMatch = Readonly<{ phase: AuditPhase; rule: RuleVersion }>;

/** A rule that was not asked, because one of a lower rank said stop. */
export type RuleSkip = Readonly<{ phase: AuditPhase; rule: RuleVersion; stoppedBy: string }>;

export type PhaseOutcome = Readonly<{ matches: readonly RuleMatch[]; skips: readonly RuleSkip[] }>;

type Page = Readonly<{ rules: readonly RuleVersion[]; predicates: readonly Predicate[]; judge: JudgeAll }>;

/** The rules in force, ready to judge: compiled once for any number of orders. */
export type RuleBook = Readonly<{
  rules: readonly RuleVersion[];
  names: Names;
  judge(phase: AuditPhase, facts: Facts, nowMs: number): PhaseOutcome;
  /** Why a rule holds of an order or not; slow, for those that somebody asks about. */
  explain(rule: AuditRule, facts: Facts, nowMs: number): Explanation;
  /** What a rule asks of the order itself, as one text: while it stays, a person's word about the rule stands. */
  asked(rule: AuditRule, facts: Facts): string;
  /** When time alone may change what rules say of this order; null: never. */
  nextChange(facts: Facts, nowMs: number): number | null;
}>;

/**
 * Compiles the rules that are on. Inside a phase the lower rank comes first; of equal ranks the key decides, so that the order in
 * which rules are handed in never matters.
 */
export function ruleBook(live: readonly RuleVersion[], names: Names): RuleBook {
  const rules = live.filter(({ rule }) => rule.isOn).toSorted(byRank);
  const pages = Object.fromEntries(auditPhaseCodes.map((phase) => [phase, pageOf(rules, phase, names)])) as Record<AuditPhase, Page>;
  const explainers = new Map<string, Explain>();
  const explainerOf = (rule: AuditRule): Explain => {
    const known = explainers.get(rule.key) ?? explainer(rule.when, placeOf(rule.phase, names));
    explainers.set(rule.key, known);
    return known;
  };
  const timed = Object.values(pages).flatMap(({ predicates }) => predicates.filter(isTimed));
  return {
    rules,
    names,
    judge: (phase, facts, nowMs) => phaseOutcome(phase, pages[phase], pages[phase].judge(facts, nowMs)),
    explain: (rule, facts, nowMs) => explainerOf(rule)(facts, nowMs),
    asked: (rule, facts) => canonicalJson(askedFacts(lower(rule.when, placeOf(rule.phase, names)), facts)),
    nextChange(facts, nowMs) {
      const moments = timed.flatMap((predicate) => nextChange(predicate, facts, nowMs) ?? []);
      return moments.length === 0 ? null : Math.min(...moments);
    },
  };
}

function byRank({ rule: one }: RuleVersion, { rule: other }: RuleVersion): number {
  return one.rank - other.rank || (one.key < other.key ? -1 : 1);
}

function pageOf(all: readonly RuleVersion[], phase: AuditPhase, names: Names): Page {
  const rules = all.filter(({ rule }) => rule.phase === phase);
  const predicates = rules.map(({ rule }) => lower(rule.when, placeOf(phase, names)));
  return { rules, predicates, judge: judgeAll(predicates) };
}

/** All that fit, up to the rank at which one says stop: those of the same rank are still asked. */
function phaseOutcome(phase: AuditPhase, { rules }: Page, held: readonly number[]): PhaseOutcome {
  const fitting = held.flatMap((index) => rules[index] ?? []);
  const stop = fitting.find(({ rule }) => rule.actions.some((doing) => doing.do === 'stop'));
  if (!stop) return { matches: fitting.map((rule) => ({ phase, rule })), skips: [] };
  const isAsked = ({ rule }: RuleVersion): boolean => rule.rank <= stop.rule.rank;
  return {
    matches: fitting.filter(isAsked).map((rule) => ({ phase, rule })),
    skips: rules.filter((rule) => !isAsked(rule)).map((rule) => ({ phase, rule, stoppedBy: stop.rule.key })),
  };
}
