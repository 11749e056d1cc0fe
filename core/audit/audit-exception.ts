import type { OrderExceptionKind } from '../orders/order-exception.ts';

/** Raised and cleared by what rules say; a rule never sees them, so that what it said is no reason for saying it. */
export const auditExceptionKinds = ['audit_blocked', 'approval_wanted', 'price_breaker'] as const satisfies readonly OrderExceptionKind[];

/** Raised and cleared each time a parcel is routed and its goods are asked for. */
export const routeExceptionKinds = [
  'out_of_stock',
  'no_warehouse',
  'no_route',
  'area_suspended',
  'address_bad',
] as const satisfies readonly OrderExceptionKind[];

export type RouteExceptionKind = (typeof routeExceptionKinds)[number];
