import { auditPhaseCodes } from '@zhidan/core/audit/audit-phase.ts';
import type { AuditSubject } from '@zhidan/core/audit/audit-subject.ts';
import { effectsOf, type AuditEffects } from '@zhidan/core/audit/engine/effects.ts';
import type { Judging } from '@zhidan/core/audit/engine/judge-phases.ts';
import type { RuleMatch } from '@zhidan/core/audit/engine/rule-book.ts';
import type { StoredOrder } from '../../orders/index.ts';
import type { AuditedParcel } from './parcel-store.ts';

/** An order on its way through the pipeline. */
export type OrderInHand = Readonly<{ stored: StoredOrder; subject: AuditSubject; judging: Judging }>;

/** A fulfillment order with its orders on their way through the pipeline. */
export type ParcelInHand = Readonly<{ parcel: AuditedParcel; orders: readonly OrderInHand[] }>;

/** What rules do to a parcel: all that its orders matched, each rule once, in the order of phases and ranks. */
export function parcelEffects({ orders }: ParcelInHand): AuditEffects {
  const [only, ...more] = orders;
  if (only && more.length === 0) return effectsOf(only.judging.matches);
  const matches = orders.flatMap(({ judging }) => judging.matches);
  const once = new Map(matches.map((match) => [match.rule.rule.key, match]));
  return effectsOf([...once.values()].toSorted(inOrder));
}

function inOrder({ phase: one, rule: first }: RuleMatch, { phase: other, rule: second }: RuleMatch): number {
  const byPhase = auditPhaseCodes.indexOf(one) - auditPhaseCodes.indexOf(other);
  return byPhase || first.rule.rank - second.rule.rank || (first.rule.key < second.rule.key ? -1 : 1);
}

/** The order whose receiver the parcel goes to. */
export function leadOf({ parcel, orders }: ParcelInHand): OrderInHand | undefined {
  return orders.find(({ stored }) => stored.id === parcel.leadOrderId) ?? orders[0];
}
