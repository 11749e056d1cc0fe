import { standsIn, type FoundException, type OrderExceptionKind } from '../order-exception.ts';
import type { OrderContent, OrderLine } from '../order-content.ts';
import type { OrderStatus } from '../order-life.ts';

/** The kinds that are found in what the platform says alone: an order has no others of them than those found. */
export const foundInContent: readonly OrderExceptionKind[] = ['refund_open', 'platform_hold', 'balance_due'];

/** What forbids shipping an order by its own content; none for an order that is shipped or closed. */
export function platformExceptions(orderId: string, status: OrderStatus, content: OrderContent): readonly FoundException[] {
  const { states, holds, lines } = content;
  const found: FoundException[] = [];
  const asked = lines.filter(({ refund, shipping }) => refund === 'requested' && shipping === 'unshipped');
  if (states.refund === 'requested' || asked.length > 0 || holds.some(({ kind }) => kind === 'refund_open'))
    found.push({ orderId, kind: 'refund_open', detail: { count: asked.length || unshippedOf(lines).length } });
  const others = holds.filter(({ kind }) => kind !== 'refund_open' && kind !== 'deposit_only');
  if (others.length > 0)
    found.push({ orderId, kind: 'platform_hold', detail: { holds: [...new Set(others.map(({ kind }) => kind))].toSorted().join(',') } });
  if (states.payment === 'deposit_paid' || holds.some(({ kind }) => kind === 'deposit_only'))
    found.push({ orderId, kind: 'balance_due', detail: {} });
  return found.filter(({ kind }) => standsIn(kind, status));
}

function unshippedOf(lines: readonly OrderLine[]): readonly OrderLine[] {
  return lines.filter(({ shipping }) => shipping === 'unshipped');
}
