import type { ScanKind } from '../world/parcels/scan-kinds.ts';

/** `statusCode` of a scan and its name. Spec: logistics §11.2. */
export const statusCodes: Readonly<Record<ScanKind, readonly [code: string, name: string]>> = {
  ordered: ['101', '已下单'],
  awaiting_pickup: ['102', '待揽收'],
  pickup_overdue: ['102', '待揽收'],
  picked_up: ['103', '已揽收'],
  in_transit: ['0', '在途'],
  line_haul: ['1002', '干线'],
  arrived_city: ['1001', '到达派件城市'],
  forwarded_address: ['1003', '转递'],
  forwarded_carrier: ['7', '转投'],
  out_for_delivery: ['5', '派件'],
  at_locker: ['501', '投柜或驿站'],
  signed: ['301', '本人签收'],
  signed_after_exception: ['302', '派件异常后签收'],
  agent_signed: ['303', '代签'],
  locker_signed: ['304', '投柜或站签收'],
  returning: ['6', '退回'],
  return_signed: ['4', '退签'],
  canceled: ['401', '已销单'],
  rejected: ['14', '拒签'],
  problem: ['2', '疑难'],
  delivery_overdue: ['201', '超时未签收'],
  stale: ['202', '超时未更新'],
  refusal_unconfirmed: ['203', '拒收'],
  delivery_failed: ['204', '派件异常'],
  locker_overdue: ['205', '柜或驿站超时未取'],
  unreachable: ['206', '无法联系'],
  out_of_area: ['207', '超区'],
  detained: ['208', '滞留'],
  damaged: ['209', '破损'],
  order_canceled: ['210', '销单'],
  customs: ['8', '清关'],
  customs_waiting: ['10', '待清关'],
  customs_begun: ['11', '清关中'],
  customs_done: ['12', '已清关'],
  customs_problem: ['13', '清关异常'],
};

const names: Readonly<Record<string, string>> = {
  0: '在途',
  1: '揽收',
  2: '疑难',
  3: '签收',
  4: '退签',
  5: '派件',
  6: '退回',
  7: '转投',
  8: '清关',
  14: '拒签',
};

/** One of the ten basic states that an advanced one belongs to. */
export function basicState(code: string): string {
  if (code.length === 4) return '0';
  if (code.length === 3) return code.slice(0, 1);
  return ['10', '11', '12', '13'].includes(code) ? '8' : code;
}
export const basicName = (code: string): string => names[basicState(code)] ?? '在途';
