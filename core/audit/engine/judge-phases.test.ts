import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '../../conditions/condition.ts';
import { noNames } from '../../conditions/place.ts';
import { auditVerdictCodes } from '../audit-verdict.ts';
import type { AuditDoing, AuditRule } from '../audit-rule.ts';
import { effectsOf } from './effects.ts';
import { beginJudging, deciding, judgeFacts, judgePhases } from './judge-phases.ts';
import { ruleBook, type RuleVersion } from './rule-book.ts';
import { noMemory, verdictOf, type AuditMemory } from './verdict.ts';

const now = Date.parse('2026-11-22T10:00:00+08:00');

function aRule(change: Partial<AuditRule> & Pick<AuditRule, 'key'>): RuleVersion {
  const rule: AuditRule = {
    kind: 'audit-rule',
    name: change.key,
    phase: 'audit',
    rank: 10,
    isOn: true,
    when: { all: [] },
    actions: [{ do: 'pass' }],
    examples: [],
    ...change,
  };
  return { rule, version: 1 };
}

const pass = aRule({ key: 'pass' });
const dear: Condition = { f: 'order.paid', op: 'gt', v: 100_000 };
const block = (key: string, when: Condition = dear): RuleVersion =>
  aRule({ key, phase: 'block', when, actions: [{ do: 'block', reason: key, role: 'supervisor' }] });

const verdict = (rules: readonly RuleVersion[], facts: Record<string, unknown> = {}, memory: AuditMemory = noMemory) =>
  judgeFacts(ruleBook(rules, noNames), facts, { memory, nowMs: now }).judgement;

test('an order that no rule speaks of goes to a person, it does not pass', () => {
  expect(verdict([]).verdict).toBe('review');
  expect(verdict([block('dear')], { 'order.paid': 5 }).verdict).toBe('review');
});

test('blocking beats passing, and every reason is kept', () => {
  const { verdict: code, reasons } = verdict([pass, block('dear'), block('also')], { 'order.paid': 200_000 });
  expect(code).toBe('block');
  expect(reasons.map(({ ruleKey }) => ruleKey)).toEqual(['also', 'dear', 'pass']);
});

test('a rule that is off is not asked', () => {
  const { rule, version } = block('dear');
  expect(verdict([{ rule: { ...rule, isOn: false }, version }, pass], { 'order.paid': 200_000 }).verdict).toBe('pass');
});

test('"stop" ends its phase after its rank: rules of the same rank are still asked, those of later phases too', () => {
  const stop = aRule({ key: 'stop', phase: 'tag', rank: 10, actions: [{ do: 'tag', tag: 'A' }, { do: 'stop' }] });
  const same = aRule({ key: 'zz', phase: 'tag', rank: 10, actions: [{ do: 'tag', tag: 'B' }] });
  const later = aRule({ key: 'later', phase: 'tag', rank: 20, actions: [{ do: 'tag', tag: 'C' }] });
  const { facts, skips, judgement } = judgeFacts(ruleBook([later, same, stop, pass], noNames), {}, { memory: noMemory, nowMs: now });
  expect(facts['order.tags']).toEqual(['A', 'B']);
  expect(skips.map(({ rule, stoppedBy }) => [rule.rule.key, stoppedBy])).toEqual([['later', 'stop']]);
  expect(judgement.verdict).toBe('pass');
});

test('a tag that one phase puts on is seen by the next', () => {
  const vip = aRule({ key: 'vip', phase: 'tag', actions: [{ do: 'tag', tag: 'VIP' }] });
  const forVip = aRule({ key: 'for-vip', when: { f: 'order.tags', op: 'hasAny', v: ['VIP'] } });
  expect(verdict([vip, forVip]).verdict).toBe('pass');
  expect(verdict([forVip]).verdict).toBe('review');
});

test('memos beat strategies: the carrier of the earlier phase stays', () => {
  const memo = aRule({ key: 'z-memo', phase: 'memo', rank: 99, actions: [{ do: 'set_carrier', carrier: 'SF' }] });
  const far = aRule({ key: 'a-far', phase: 'carrier', rank: 1, actions: [{ do: 'set_carrier', carrier: 'EMS' }] });
  const { matches } = judgeFacts(ruleBook([far, memo], noNames), {}, { memory: noMemory, nowMs: now });
  expect(effectsOf(matches).carrier).toEqual({ value: 'SF', ruleKey: 'z-memo' });
});

test('a rule that a person has done away with for this order stops it no more, and is still told', () => {
  const memory = { ...noMemory, isWaived: ({ rule }: { rule: RuleVersion }) => rule.rule.key === 'dear' };
  const { verdict: code, spent } = verdict([pass, block('dear')], { 'order.paid': 200_000 }, memory);
  expect(code).toBe('pass');
  expect(spent.map(({ ruleKey }) => ruleKey)).toEqual(['dear']);
});

test('a timed hold keeps its first end, and lets the order go when that has come', () => {
  const wait = aRule({ key: 'wait', phase: 'block', actions: [{ do: 'hold_minutes', reason: 'wait', minutes: 30 }] });
  expect(verdict([pass, wait])).toMatchObject({ verdict: 'hold', waits: { wait: now + 1_800_000 } });
  const begun = (until: number): AuditMemory => ({ ...noMemory, heldUntil: () => until });
  expect(verdict([pass, wait], {}, begun(now + 60_000))).toMatchObject({ verdict: 'hold', waits: { wait: now + 60_000 } });
  expect(verdict([pass, wait], {}, begun(now))).toMatchObject({ verdict: 'pass', waits: { wait: now } });
});

const fields = fc.constantFrom<Condition>(
  { f: 'order.paid', op: 'gt', v: 50 },
  { f: 'order.paid', op: 'lte', v: 50 },
  { f: 'order.tags', op: 'hasAny', v: ['A'] },
  { f: 'order.tags', op: 'hasNone', v: ['B'] },
  { f: 'now', op: 'clockIn', v: ['09:00', '11:00'] },
  { all: [] },
);
const verdictDoing = fc.constantFrom<AuditDoing>(
  { do: 'block', reason: 'x', role: 'supervisor' },
  { do: 'hold', reason: 'x' },
  { do: 'hold_minutes', reason: 'x', minutes: 5 },
  { do: 'ask_approval', role: 'supervisor' },
  { do: 'to_finance' },
  { do: 'stop' },
);
const tagDoing = fc.constantFrom<AuditDoing>({ do: 'tag', tag: 'A' }, { do: 'tag', tag: 'B' }, { do: 'untag', tag: 'A' }, { do: 'stop' });
const anyRule = fc.oneof(
  fc.record({ phase: fc.constantFrom('block' as const, 'finance' as const), rank: fc.nat(2), when: fields, doing: verdictDoing }),
  fc.record({ phase: fc.constant('audit' as const), rank: fc.nat(2), when: fields, doing: fc.constant<AuditDoing>({ do: 'pass' }) }),
  fc.record({ phase: fc.constantFrom('tag' as const, 'gift' as const), rank: fc.nat(2), when: fields, doing: tagDoing }),
);
const anyRules = fc
  .array(anyRule, { maxLength: 12 })
  .map((some) => some.map(({ doing, ...rule }, index) => aRule({ ...rule, key: `r${index}`, actions: [doing] })));
const anyFacts = fc.record({ 'order.paid': fc.integer({ min: 0, max: 100 }), 'order.tags': fc.subarray(['A', 'B', 'C']) });

test('the order in which rules are handed in changes nothing', () => {
  const shuffled = anyRules.chain((rules) =>
    fc.tuple(fc.constant(rules), fc.shuffledSubarray([...rules], { minLength: rules.length, maxLength: rules.length })),
  );
  fc.assert(
    fc.property(shuffled, anyFacts, ([rules, other], facts) => {
      const told = (some: readonly RuleVersion[]) => {
        const { judgement, matches, skips, facts: after } = judgeFacts(ruleBook(some, noNames), facts, { memory: noMemory, nowMs: now });
        return { judgement, after, effects: effectsOf(matches), skipped: skips.map(({ rule }) => rule.rule.key) };
      };
      expect(told(other)).toEqual(told(rules));
    }),
  );
});

test('keys of equal rank may be exchanged without changing the verdict or the tags', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, fc.constantFrom('x', 'a'), (rules, facts, prefix) => {
      const renamed = rules.map(({ rule, version }, index) => ({ rule: { ...rule, key: `${prefix}${100 - index}` }, version }));
      const told = (some: readonly RuleVersion[]) => {
        const { judgement, facts: after } = judgeFacts(ruleBook(some, noNames), facts, { memory: noMemory, nowMs: now });
        return [judgement.verdict, after['order.tags']];
      };
      expect(told(renamed)).toEqual(told(rules));
    }),
  );
});

test('whatever else is said, one rule that blocks blocks, and only a word of "pass" passes', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, facts) => {
      const { judgement, matches } = judgeFacts(ruleBook(rules, noNames), facts, { memory: noMemory, nowMs: now });
      const said = matches.flatMap(({ rule }) => rule.rule.actions.map((doing) => doing.do));
      expect(judgement.verdict === 'block').toBe(said.includes('block'));
      if (judgement.verdict === 'pass') expect(said).toContain('pass');
      expect(auditVerdictCodes).toContain(judgement.verdict);
    }),
  );
});

test('judged again with what was found the first time remembered, nothing changes', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, facts) => {
      const book = ruleBook(rules, noNames);
      const first = judgeFacts(book, facts, { memory: noMemory, nowMs: now }).judgement;
      const memory: AuditMemory = { ...noMemory, heldUntil: (key) => first.waits[key] ?? null };
      expect(judgeFacts(book, facts, { memory, nowMs: now }).judgement).toEqual(first);
    }),
  );
});

test('phases judged in turns come to the same as all at once', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, facts) => {
      const book = ruleBook(rules, noNames);
      const early = judgePhases(book, ['memo', 'tag', 'gift', 'merge', 'warehouse', 'carrier'], beginJudging(facts), now);
      const late = judgePhases(book, deciding, early, now);
      expect(verdictOf(late.matches, noMemory, now)).toEqual(judgeFacts(book, facts, { memory: noMemory, nowMs: now }).judgement);
    }),
  );
});
