import { setFact, type Facts } from '../../conditions/fact.ts';
import { auditPhaseCodes, type AuditPhase } from '../audit-phase.ts';
import { effectsOf, untagsOf } from './effects.ts';
import type { RuleBook, RuleMatch, RuleSkip } from './rule-book.ts';
import { verdictOf, type AuditMemory, type Judgement } from './verdict.ts';

/**
 * An order on its way through the phases. `facts` never hold what rules themselves did in an earlier evaluation: the same facts
 * give the same outcome, however often they are judged.
 */
export type Judging = Readonly<{ facts: Facts; matches: readonly RuleMatch[]; skips: readonly RuleSkip[] }>;

export function beginJudging(facts: Facts): Judging {
  return { facts, matches: [], skips: [] };
}

/** Asks the rules of some phases, in their order. A later phase sees the tags that an earlier one put on. */
export function judgePhases(book: RuleBook, phases: readonly AuditPhase[], judging: Judging, nowMs: number): Judging {
  return phases.reduce((before, phase) => {
    const { matches, skips } = book.judge(phase, before.facts, nowMs);
    if (matches.length === 0) return skips.length === 0 ? before : { ...before, skips: [...before.skips, ...skips] };
    return { facts: tagged(before.facts, matches), matches: [...before.matches, ...matches], skips: [...before.skips, ...skips] };
  }, judging);
}

function tagged(facts: Facts, matches: readonly RuleMatch[]): Facts {
  const [on, off] = [effectsOf(matches).tags, untagsOf(matches)];
  if (on.length === 0 && off.length === 0) return facts;
  const kept = (setFact(facts['order.tags']) ?? []).filter((tag) => !off.includes(tag));
  return { ...facts, 'order.tags': [...new Set([...kept, ...on])].toSorted() };
}

/** Before anybody knows from where and by whom it ships; then by whom; then whether at all. */
export const preparing: readonly AuditPhase[] = ['memo', 'tag', 'gift', 'merge', 'warehouse'];
export const choosing: readonly AuditPhase[] = ['carrier'];
export const deciding: readonly AuditPhase[] = ['block', 'audit', 'finance'];

/** All phases at once, on facts that are complete: backtests, tries, questions why. */
export function judgeFacts(
  book: RuleBook,
  facts: Facts,
  ask: Readonly<{ memory: AuditMemory; nowMs: number }>,
): Judging & Readonly<{ judgement: Judgement }> {
  const judging = judgePhases(book, auditPhaseCodes, beginJudging(facts), ask.nowMs);
  return { ...judging, judgement: verdictOf(judging.matches, ask.memory, ask.nowMs) };
}
