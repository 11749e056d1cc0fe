import { auditExceptionKinds, routeExceptionKinds } from '@zhidan/core/audit/audit-exception.ts';
import { effectsOf } from '@zhidan/core/audit/engine/effects.ts';
import type { AuditReason } from '@zhidan/core/audit/engine/verdict.ts';
import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { FoundException } from '@zhidan/core/orders/order-exception.ts';
import { rushPriority } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { settleFulfillments, type Settlement, type Verdict } from '../../fulfillment/index.ts';
import { endHolds, placeHolds, settleExceptions, settleTags } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { OpenBreaker } from '../breaker/breaker-store.ts';
import type { DecidedOrder, DecidedParcel } from './decide-batch.ts';
import { leadOf, parcelEffects } from './in-hand.ts';
import { holdEndReason, ruleHoldPrefix } from './memory-query.ts';
import { placeOfParcel } from './place-of-parcel.ts';

type By = Pick<Asked, 'by' | 'now'>;

/** Raises and clears exceptions, places and ends holds, sets tags and marks, as the verdicts say; then moves the parcels. */
export async function settleVerdicts(
  tx: Tx,
  by: By,
  { parcels, breakers }: Readonly<{ parcels: readonly DecidedParcel[]; breakers: readonly OpenBreaker[] }>,
): Promise<void> {
  const orders = parcels.flatMap((one) => one.orders);
  await settleExceptions(tx, by, {
    orderIds: orders.map(({ stored }) => stored.id),
    kinds: [...auditExceptionKinds, ...routeExceptionKinds],
    found: [...parcels.flatMap(routeException), ...orders.flatMap((order) => ruleExceptions(order, breakers))],
  });
  await settleHolds(tx, by, orders);
  await settleTags(tx, {
    ...by,
    orderIds: orders.map(({ stored }) => stored.id),
    wanted: orders.flatMap(({ stored, judging }) => effectsOf(judging.matches).tags.map((tag) => ({ orderId: stored.id, tag }))),
  });
  await settleFulfillments(tx, { ...by, settlements: parcels.map(settlementOf) });
}

/**
 * On the order whose receiver it is; the others of the parcel wait with it. A part that is short waits by itself, where it stands:
 * an exception of the order would stop the parts that can go.
 */
function routeException(one: DecidedParcel): readonly FoundException[] {
  const lead = leadOf(one);
  if (one.parcel.isPart && one.problem?.kind === 'out_of_stock') return [];
  return one.problem && lead ? [{ orderId: lead.stored.id, ...one.problem }] : [];
}

function ruleExceptions(order: DecidedOrder, breakers: readonly OpenBreaker[]): readonly FoundException[] {
  if (order.stored.status !== 'received') return [];
  const of = (verdict: AuditReason['verdict']): readonly AuditReason[] =>
    order.judgement.reasons.filter((reason) => reason.verdict === verdict);
  const matched = new Set(order.judging.matches.map(({ rule }) => rule.rule.key));
  const spent = new Set(order.judgement.spent.map(({ ruleKey }) => ruleKey));
  const orderId = order.stored.id;
  return [
    ...stopped(order, 'audit_blocked', of('block')),
    ...stopped(order, 'approval_wanted', of('approval')),
    ...breakers
      .filter(({ ruleKey }) => matched.has(ruleKey) && !spent.has(ruleKey))
      .slice(0, 1)
      .map(({ ruleName, hitCount }) => ({ orderId, kind: 'price_breaker' as const, detail: { rule: ruleName, count: hitCount } })),
  ];
}

/** One exception tells all rules that stop the order; `keys` is what a forced release is remembered by. */
function stopped(
  { stored, stopKeys }: DecidedOrder,
  kind: 'audit_blocked' | 'approval_wanted',
  reasons: readonly AuditReason[],
): readonly FoundException[] {
  if (reasons.length === 0) return [];
  const each = (values: readonly string[]): string => [...new Set(values)].join('、');
  const roles = reasons.map(({ doing }) => startingRoles[doing['role'] as StartingRole].words['zh-CN']);
  return [
    {
      orderId: stored.id,
      kind,
      detail: {
        rule: each(reasons.map(({ name }) => name)),
        reason: each(reasons.map(({ doing, name }) => String(doing['reason'] ?? name))),
        role: each(roles),
        keys: reasons.map(({ ruleKey }) => stopKeys[ruleKey] ?? '').join(' '),
      },
    },
  ];
}

async function settleHolds(tx: Tx, by: By, orders: readonly DecidedOrder[]): Promise<void> {
  const wanted = orders.flatMap(({ stored, judgement }) =>
    stored.status !== 'received'
      ? []
      : judgement.reasons
          .filter(({ verdict }) => verdict === 'hold')
          .map(({ ruleKey, doing }) => {
            const until = judgement.waits[ruleKey];
            return {
              orderId: stored.id,
              source: `${ruleHoldPrefix}${ruleKey}`,
              reason: String(doing['reason']),
              until: until === undefined ? null : instant(until),
            };
          }),
  );
  const isWanted = new Set(wanted.map(({ orderId, source }) => `${orderId} ${source}`));
  const gone = orders.flatMap(({ stored, memory }) =>
    (memory?.holds ?? [])
      .filter(({ endedAt }) => endedAt === null)
      .map(({ ruleKey }) => ({ orderId: stored.id, source: `${ruleHoldPrefix}${ruleKey}` }))
      .filter(({ orderId, source }) => !isWanted.has(`${orderId} ${source}`)),
  );
  await endHolds(tx, by, gone, holdEndReason);
  await placeHolds(tx, by, wanted);
}

function settlementOf(one: DecidedParcel): Settlement {
  const { priority: ruled, isSealed, template } = parcelEffects(one);
  const priority = one.parcel.isRushed ? Math.max(ruled, rushPriority) : ruled;
  const marks = { priority, isSealed: one.parcel.isSealed || isSealed, template: template?.value ?? one.parcel.template };
  const verdict = stageOf(one);
  return { ...placeOfParcel(one), marks, ...(verdict ? { verdict } : {}) };
}

/**
 * Where a parcel goes. What finance has stays there until finance decides. What waits for goods, a route or time waits aside;
 * people only get what needs people,
 * such as what its platform calls shipped before we have judged it.
 */
function stageOf({ parcel, verdict, problem, orders }: DecidedParcel): Verdict | null {
  if (parcel.stage === 'finance') return null;
  if (orders.some(({ stored }) => stored.status !== 'received')) {
    const isShippedElsewhere = !parcel.isPart && orders.some(({ stored }) => stored.status === 'shipped');
    return isShippedElsewhere && parcel.stage === 'pending' ? { id: parcel.id, to: 'audit' } : null;
  }
  const ruleVersion = orders.flatMap(({ judgement }) => judgement.reasons.map(({ ruleKey, version }) => `${ruleKey}@${version}`)).join(' ');
  const move = (to: Verdict['to']): Verdict => ({ id: parcel.id, to, ...(ruleVersion ? { ruleVersion } : {}) });
  if (verdict === 'block' || verdict === 'approval') return move('audit');
  if (verdict === 'hold' || problem) return move('pending');
  if (verdict === 'review' || verdict === 'wait') return move('audit');
  return move(verdict === 'finance' ? 'finance' : 'to_print');
}
