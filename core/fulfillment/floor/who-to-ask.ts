import type { StartingRole } from '../../identity/role.ts';
import { orderExceptions, type OrderExceptionKind } from '../../orders/order-exception.ts';
import type { StopReason } from './wave-api.ts';

/** Who knows about a stop that is no exception. */
const askedAbout: Readonly<Record<string, StartingRole>> = {
  'fulfillment.order_closed': 'service',
  'fulfillment.order_refunded': 'service',
  'fulfillment.order_unpaid': 'service',
  'fulfillment.order_shipped_there': 'operations',
  'floor.not_here': 'service',
  'check.nothing_left': 'service',
};

/** Whom somebody at the belt asks about parcels that were stopped: whoever's work the exceptions are. Nobody of the warehouse itself. */
export function whoToAsk(reasons: readonly StopReason[]): readonly StartingRole[] {
  const asked = reasons.flatMap(({ code, values }) => {
    const kinds = typeof values['kinds'] === 'string' ? values['kinds'].split(' ') : [];
    return kinds.length > 0 ? kinds.map(ownerOf) : [askedAbout[code] ?? 'supervisor'];
  });
  return [...new Set(asked.map((role) => (role === 'warehouse' ? 'supervisor' : role)))];
}

/** A hold is a person's, so the supervisor finds out whose. */
function ownerOf(kind: string): StartingRole {
  return Object.hasOwn(orderExceptions, kind) ? orderExceptions[kind as OrderExceptionKind].owner : 'supervisor';
}
