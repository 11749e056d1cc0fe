import { itemsFact, setFact, type Facts } from '../conditions/fact.ts';
import type { AuditSubject } from './audit-subject.ts';

/** By whom the parcel of an order leaves. `freightFen` is the order's share; `problems` are kinds of exceptions that routing raised. */
export type RouteFacts = Readonly<{ carrier: string; freightFen: number | null; problems: readonly string[] }>;

/** The facts of an order once a carrier was looked for. */
export function withRoute(facts: Facts, subject: AuditSubject, { carrier, freightFen, problems }: RouteFacts): Facts {
  const { cost } = subject.money;
  return {
    ...withProblems(facts, problems),
    'ship.carrier': carrier,
    'ship.is_reachable': carrier !== '',
    'order.freight': freightFen,
    'order.margin': cost === null || freightFen === null ? null : subject.order.content.amounts.receivable - cost - freightFen,
  };
}

/** The facts of an order once its goods were asked for: of a full shelf each of many orders sees enough, but only one may get it. */
export function withStock(facts: Facts, { isReserved, problems }: Readonly<{ isReserved: boolean; problems: readonly string[] }>): Facts {
  if (isReserved)
    return { ...facts, 'order.stock': 'enough', lines: itemsFact(facts['lines']).map((line) => ({ ...line, stock: 'enough' })) };
  const estimate = facts['order.stock'];
  return { ...withProblems(facts, problems), 'order.stock': estimate === 'enough' ? 'partial' : estimate };
}

/** Exceptions that were raised on the way are known from now on. */
function withProblems(facts: Facts, problems: readonly string[]): Facts {
  if (problems.length === 0) return facts;
  const joined = (kinds: unknown): readonly string[] => [...new Set([...(setFact(kinds) ?? []), ...problems])].toSorted();
  return {
    ...facts,
    'order.exceptions': joined(facts['order.exceptions']),
    'order.blocking_exceptions': joined(facts['order.blocking_exceptions']),
  };
}
