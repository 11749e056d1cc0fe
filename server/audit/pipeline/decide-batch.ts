import { strictestOf, type AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import { deciding, judgePhases, type Judging } from '@zhidan/core/audit/engine/judge-phases.ts';
import type { RuleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import { noMemory, verdictOf, type AuditReason, type Judgement } from '@zhidan/core/audit/engine/verdict.ts';
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
  const passesAlone =
    !memory?.isKept && judgement.verdict === 'review' && judgement.reasons.length === 0 && passesInTime(book, order.judging, nowMs);
  // a person who took it back wants to let it go in person
  const isTakenBack = memory?.isKept && (judgement.verdict === 'pass' || judgement.verdict === 'finance');
  const verdict = isTakenBack ? 'review' : passesAlone ? 'wait' : judgement.verdict;
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

/** Moments ahead at which it is asked what rules will say; what needs more turns than these is for a person. */
const turnsAhead = 4;

/** Nobody has spoken for the order, but a rule will once enough time has gone by, if nothing else changes. */
function passesInTime(book: RuleBook, judging: Judging, nowMs: number): boolean {
  let at: number | null = nowMs;
  for (let turn = 0; turn < turnsAhead; turn += 1) {
    at = book.nextChange(judging.facts, at);
    if (at === null) return false;
    const { matches } = judgePhases(book, deciding, judging, at);
    const { verdict, reasons } = verdictOf(matches, noMemory, at);
    if (reasons.length > 0) return verdict === 'pass';
  }
  return false;
}

export function isStop({ verdict }: AuditReason): boolean {
  return verdict === 'block' || verdict === 'approval';
}

function dueOf(next: number | null, waits: readonly number[], nowMs: number): Instant | null {
  const moments = [...waits, ...(next === null ? [] : [next])].filter((at) => at > nowMs);
  return moments.length === 0 ? null : instant(Math.min(...moments));
}
