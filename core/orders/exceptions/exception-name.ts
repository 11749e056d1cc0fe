/**
 * Every kind of exception by its name. Apart from what they say (order-exception.ts), because a list's address needs the names
 * alone: the first page of the web does not fetch all their sentences.
 */
export const orderExceptionKinds = [
  'goods_unmatched',
  'goods_unknown',
  'amounts_differ',
  'voided_by_split',
  'platform_changed',
  'refund_open',
  'refund_recompute',
  'platform_hold',
  'platform_shipped',
  'balance_due',
  'changed_late',
  'closed_after_print',
  'out_of_stock',
  'no_warehouse',
  'no_route',
  'area_suspended',
  'address_bad',
  'phone_bad',
  'audit_blocked',
  'approval_wanted',
  'duplicate_suspected',
  'merge_waiting',
  'merge_member_canceled',
  'merge_member_readdressed',
  'after_sale_waiting',
  'waybill_failed',
  'weight_differs',
  'stopped_by_hand',
  'void_refused',
  'notice_failed',
  'ship_due',
  'ship_late',
  'source_unshipped',
  'price_breaker',
  'change_requested',
] as const;

export type OrderExceptionKind = (typeof orderExceptionKinds)[number];
