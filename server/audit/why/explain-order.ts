import { auditFactsOf } from '@zhidan/core/audit/audit-catalog.ts';
import { auditActions } from '@zhidan/core/audit/audit-action.ts';
import type { KeptMatch } from '@zhidan/core/audit/audit-decision.ts';
import { placeOf, sayRule, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { auditPhaseCodes } from '@zhidan/core/audit/audit-phase.ts';
import { strictestOf } from '@zhidan/core/audit/audit-verdict.ts';
import type { explainOrder as contract, ToldRule } from '@zhidan/core/audit/decision-api.ts';
import { judgeFacts } from '@zhidan/core/audit/engine/judge-phases.ts';
import { ruleBook, type RuleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import type { Explanation, TestVerdict } from '@zhidan/core/conditions/explain.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import { sayVerdict } from '@zhidan/core/conditions/say-explanation.ts';
import { fulfillmentNo, type FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { orderInScope } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { memoriesOf } from '../pipeline/memory-query.ts';
import { ruleMemory, waiverKey } from '../pipeline/rule-memory.ts';
import { rulesInForce } from '../rules/rule-store.ts';
import { auditSubjects } from '../subjects/audit-subjects.ts';
import { saidKeptTest } from './spoken-reason.ts';
import { decisionsOf, parcelOf, standingOf } from './why-query.ts';

/**
 * What each rule says of an order as it is now, with the tests that decided and what would change it; and all that was decided before.
 * Writes nothing.
 * @throws Refused `order.not_found`
 */
export async function explainOrder(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { orderId, now } = ask;
  await orderInScope(db, ask, vault);
  const { live, names } = await rulesInForce(db);
  const book = ruleBook(live, names);
  const found = (await auditSubjects(db, { orderIds: [orderId], now }, vault)).get(orderId);
  const facts = found ? auditFactsOf(found.subject) : {};
  const memory = (await memoriesOf(db, [orderId])).get(orderId);
  const judged = judgeFacts(book, facts, {
    memory: ruleMemory(memory, (match) => waiverKey(vault, book, match, facts)),
    nowMs: instantMs(now),
  });
  const [parcel, standing, decisions] = [await parcelOf(db, orderId), await standingOf(db, orderId), await decisionsOf(db, orderId)];
  return {
    parcel: parcel && { ...parcel, id: parcel.id as FulfillmentOrderId, no: fulfillmentNo(parcel.no) },
    now: { verdict: judged.judgement.verdict, rules: toldRules(book, judged, instantMs(now)) },
    dueAt: standing.dueAt,
    isKept: standing.isKept,
    tags: [...standing.tags],
    exceptions: [...standing.exceptions],
    holds: [...standing.holds],
    decisions: decisions.map(({ matches, effects, ...decision }) => ({
      ...decision,
      effects,
      rules: matches.map((match) => keptRule(book, match)),
    })),
  };
}

type Judged = ReturnType<typeof judgeFacts>;

function toldRules(book: RuleBook, { facts, matches, skips, judgement }: Judged, nowMs: number): ToldRule[] {
  const matched = new Set(matches.map(({ rule }) => rule.rule.key));
  const skipped = new Set(skips.map(({ rule }) => rule.rule.key));
  const spent = new Set(judgement.spent.map(({ ruleKey }) => ruleKey));
  return book.rules
    .map(({ rule, version }): ToldRule => {
      const outcome = spent.has(rule.key) ? 'spent' : matched.has(rule.key) ? 'matched' : skipped.has(rule.key) ? 'skipped' : 'not_matched';
      return { ...headOf(book, rule, version), outcome, tests: testsOf(book, rule, book.explain(rule, facts as Facts, nowMs)) };
    })
    .toSorted(
      (one, other) =>
        auditPhaseCodes.indexOf(one.phase) - auditPhaseCodes.indexOf(other.phase) ||
        Number(one.outcome === 'not_matched') - Number(other.outcome === 'not_matched'),
    );
}

function headOf({ names }: RuleBook, rule: AuditRule, version: number): Omit<ToldRule, 'outcome' | 'tests'> {
  const verdicts = rule.actions.flatMap((doing) => auditActions[doing.do].verdict ?? []);
  const sentence = { 'zh-CN': sayRule(rule, names, 'zh-CN'), en: sayRule(rule, names, 'en') };
  const verdict = verdicts.length === 0 ? null : strictestOf(verdicts);
  return { ruleKey: rule.key, version, name: rule.name, phase: rule.phase, sentence, verdict };
}

/** Tests shown of one rule. */
const testsShown = 12;

function testsOf(book: RuleBook, rule: AuditRule, { because, wouldChange }: Explanation): ToldRule['tests'] {
  const keys = new Set(wouldChange.map(({ path }) => path));
  return because.slice(0, testsShown).map((test) => ({ words: saidTest(book, rule, test), holds: test.holds, isKey: keys.has(test.path) }));
}

function saidTest({ names }: RuleBook, rule: AuditRule, test: TestVerdict): Words {
  const place = placeOf(rule.phase, names);
  return { 'zh-CN': sayVerdict(test, place, 'zh-CN'), en: sayVerdict(test, place, 'en') };
}

/** As it was decided then: the tests as they were kept, in the words of today's lists. */
function keptRule(book: RuleBook, match: KeptMatch): ToldRule {
  const { ruleKey, version, name, phase, verdict, isSpent, because, wouldChange } = match;
  const rule = book.rules.find(({ rule: { key } }) => key === ruleKey);
  const keys = new Set(wouldChange);
  const asWritten = { 'zh-CN': name, en: name };
  const head =
    rule && rule.version === version ? headOf(book, rule.rule, version) : { ruleKey, version, name, phase, verdict, sentence: asWritten };
  return {
    ...head,
    outcome: isSpent ? 'spent' : 'matched',
    tests: because.slice(0, testsShown).map((test) => ({
      words: saidKeptTest(test, match, book.names),
      holds: test.holds,
      isKey: keys.has(test.path),
    })),
  };
}
