import type { ScanKind } from '../world/parcels/scan-kinds.ts';

/** `StateEx` of a scan. Spec: logistics §11.3. */
export const stateCodes: Readonly<Record<ScanKind, string>> = {
  ordered: '10',
  awaiting_pickup: '10',
  pickup_overdue: '401',
  picked_up: '1',
  in_transit: '2',
  line_haul: '2',
  arrived_city: '201',
  forwarded_address: '2',
  forwarded_carrier: '2',
  out_for_delivery: '202',
  at_locker: '211',
  signed: '301',
  signed_after_exception: '302',
  agent_signed: '304',
  locker_signed: '311',
  returning: '407',
  return_signed: '406',
  canceled: '4',
  rejected: '404',
  problem: '4',
  delivery_overdue: '402',
  stale: '403',
  refusal_unconfirmed: '404',
  delivery_failed: '405',
  locker_overdue: '412',
  unreachable: '405',
  out_of_area: '405',
  detained: '403',
  damaged: '4',
  order_canceled: '4',
  customs: '2',
  customs_waiting: '2',
  customs_begun: '2',
  customs_done: '2',
  customs_problem: '4',
};

/** `State` that a `StateEx` belongs to: its first digit, and 0 before there is anything. */
export const stateOf = (stateEx: string): string => (stateEx === '10' ? '0' : stateEx.slice(0, 1));
