import { strictestOf, type AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import { deciding, judgePhases } from '@zhidan/core/audit/engine/judge-phases.ts';
import type { RuleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import { verdictOf, type AuditReason, type Judgement } from '@zhidan/core/audit/engine/verdict.ts';
import { instant, instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import type { OrderInHand } from './in-hand.ts';
import type { OrderMemory } from './memory-query.ts';
import type { ReservedParcel } from './reserve-batch.ts';
import { ruleMemory, waiverKey } from './rule-memory.ts';

/** An order with what audit says of it. */
export type DecidedOrder = OrderInHand &
  Readonly<{
    judgement: Judgement;
    verdict: AuditVerdict;
    /** of the rules that stop it: by what a person's word about each would be known */
    stopKeys: Readonly<Record<string, string>>;
    /** when time alone may change the verdict */
    dueAt: Instant | null;
    memory: OrderMemory | undefined;
  }>;

export type DecidedParcel = Omit<ReservedParcel, 'orders'> & Readonly<{ orders: readonly DecidedOrder[]; verdict: AuditVerdict }>;

type Ask = Readonly<{ book: RuleBook; memories: ReadonlyMap<string, OrderMemory>; now: Instant; vault: Vault }>;

/** The last phases, and the verdict over all that matched; the strictest of a parcel's orders counts for the parcel. */
export function decideBatch(parcels: readonly ReservedParcel[], ask: Ask): readonly DecidedParcel[] {
  return parcels.map((one) => {
    const orders = one.orders.map((order) => decided(order, ask));
    return { ...one, orders, verdict: strictestOf(orders.map(({ verdict }) => verdict)) };
  });
}

function decided(order: OrderInHand, { book, memories, now, vault }: Ask): DecidedOrder {
  const nowMs = instantMs(now);
  const judging = judgePhases(book, deciding, order.judging, nowMs);
  const memory = memories.get(order.stored.id);
  const keyOf = (match: (typeof judging.matches)[number]): string => waiverKey(vault, book, match, judging.facts);
  const judgement = verdictOf(judging.matches, ruleMemory(memory, keyOf), nowMs);
  const stopping = new Set(judgement.reasons.filter(isStop).map(({ ruleKey }) => ruleKey));
  const stops = judging.matches.filter(({ rule }) => stopping.has(rule.rule.key));
  // a person who took it back wants to let it go in person
  const verdict = memory?.isKept && (judgement.verdict === 'pass' || judgement.verdict === 'finance') ? 'review' : judgement.verdict;
  return {
    ...order,
    judging,
    judgement,
    verdict,
    stopKeys: Object.fromEntries(stops.map((match) => [match.rule.rule.key, keyOf(match)])),
    dueAt: dueOf(book.nextChange(judging.facts, nowMs), Object.values(judgement.waits), nowMs),
    memory,
  };
}

export function isStop({ verdict }: AuditReason): boolean {
  return verdict === 'block' || verdict === 'approval';
}

function dueOf(next: number | null, waits: readonly number[], nowMs: number): Instant | null {
  const moments = [...waits, ...(next === null ? [] : [next])].filter((at) => at > nowMs);
  return moments.length === 0 ? null : instant(Math.min(...moments));
}
