import { auditActions } from '../audit-action.ts';
import type { AuditDoing } from '../audit-rule.ts';
import { strictestOf, type AuditVerdict } from '../audit-verdict.ts';
import type { RuleMatch } from './rule-book.ts';

/** One rule's word on the verdict. */
export type AuditReason = Readonly<{ ruleKey: string; version: number; name: string; verdict: AuditVerdict; doing: AuditDoing }>;

/** What people and time have decided about the rules of one order. */
export type AuditMemory = Readonly<{
  /** a person let the order go on although this rule matched, and nothing that it asks has changed since */
  isWaived(match: RuleMatch): boolean;
  /** until when this rule holds the order, in milliseconds; null when it begins only now */
  heldUntil(ruleKey: string): number | null;
}>;

export const noMemory: AuditMemory = { isWaived: () => false, heldUntil: () => null };

/** The verdict with every reason for it, and those that people or time have done away with. */
export type Judgement = Readonly<{
  verdict: AuditVerdict;
  reasons: readonly AuditReason[];
  spent: readonly AuditReason[];
  /** until when timed holds keep the order, by rule */
  waits: Readonly<Record<string, number>>;
}>;

/** Of all that rules say the strictest counts: blocking beats passing, and an order nobody speaks of is for a person. */
export function verdictOf(matches: readonly RuleMatch[], memory: AuditMemory, nowMs: number): Judgement {
  const said = matches.flatMap((match) => reasonsOf(match).map((reason) => ({ match, reason })));
  const waits = Object.fromEntries(
    said.flatMap(({ match, reason: { ruleKey, doing } }) =>
      doing.do === 'hold_minutes' && !memory.isWaived(match)
        ? [[ruleKey, memory.heldUntil(ruleKey) ?? nowMs + Number(doing['minutes']) * 60_000]]
        : [],
    ),
  );
  const isSpent = ({ match, reason }: (typeof said)[number]): boolean =>
    stops(reason) && (memory.isWaived(match) || (waits[reason.ruleKey] ?? Number.POSITIVE_INFINITY) <= nowMs);
  const reasons = said.filter((one) => !isSpent(one)).map(({ reason }) => reason);
  const spent = said.filter(isSpent).map(({ reason }) => reason);
  return { verdict: strictestOf(reasons.map(({ verdict }) => verdict)), reasons, spent, waits };
}

function reasonsOf({ rule: { rule, version } }: RuleMatch): readonly AuditReason[] {
  return rule.actions.flatMap((doing) => {
    const { verdict } = auditActions[doing.do];
    return verdict ? [{ ruleKey: rule.key, version, name: rule.name, verdict, doing }] : [];
  });
}

/** A person can do away only with what keeps an order, not with what lets it pass. */
const stops = ({ verdict }: AuditReason): boolean => verdict !== 'pass';
