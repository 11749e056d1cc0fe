import type { RuleBook, RuleMatch } from '@zhidan/core/audit/engine/rule-book.ts';
import type { AuditMemory } from '@zhidan/core/audit/engine/verdict.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import { instant, instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import type { OrderMemory } from './memory-query.ts';

/** Letters of the keyed hash that a waiver keeps: enough that no other content has the same by chance. */
const askedLetters = 24;

/** By what a person's word about a rule is known: the rule, and a keyed hash of what it asks, so that no address is kept. */
export function waiverKey(vault: Vault, book: RuleBook, { rule: { rule } }: RuleMatch, facts: Facts): string {
  return `${rule.key}:${vault.blindIndex('audit.asked', book.asked(rule, facts)).toString('hex').slice(0, askedLetters)}`;
}

/** What is remembered of an order, as the verdict asks for it. */
export function ruleMemory(memory: OrderMemory | undefined, keyOf: (match: RuleMatch) => string): AuditMemory {
  const forced = new Set(memory?.forced);
  const holds = new Map(memory?.holds.map((hold) => [hold.ruleKey, hold]));
  return {
    isWaived: (match) => holds.get(match.rule.rule.key)?.isEndedByHand === true || (forced.size > 0 && forced.has(keyOf(match))),
    heldUntil(ruleKey) {
      const hold = holds.get(ruleKey);
      return hold?.until ? instantMs(instant(hold.until)) : null;
    },
  };
}
