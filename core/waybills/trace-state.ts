import type { Words } from '../kernel/words.ts';

type StateRow = Readonly<{ words: Words; rank: number | null }>;

/** Where a parcel is, whoever carries it. A lower rank never undoes a higher one; without a rank it lies over the last. Source: logistics.md §11.1. */
export const traceStates = {
  PENDING_PICKUP: { words: { 'zh-CN': '待揽收', en: 'Awaiting pickup' }, rank: 0 },
  PICKED_UP: { words: { 'zh-CN': '已揽收', en: 'Picked up' }, rank: 1 },
  IN_TRANSIT: { words: { 'zh-CN': '运输中', en: 'In transit' }, rank: 2 },
  OUT_FOR_DELIVERY: { words: { 'zh-CN': '派送中', en: 'Out for delivery' }, rank: 3 },
  REJECTED: { words: { 'zh-CN': '拒签', en: 'Rejected' }, rank: 4 },
  DELIVERED: { words: { 'zh-CN': '签收', en: 'Delivered' }, rank: 5 },
  RETURNED: { words: { 'zh-CN': '退回', en: 'Returned' }, rank: 6 },
  EXCEPTION: { words: { 'zh-CN': '异常', en: 'Exception' }, rank: null },
} as const satisfies Readonly<Record<string, StateRow>>;

export type TraceState = keyof typeof traceStates;

/** What is special about a state. */
export const traceSubs = {
  NO_TRACE: { 'zh-CN': '暂无轨迹', en: 'No trace yet' },
  ARRIVED_CITY: { 'zh-CN': '到达派件城市', en: 'Arrived in the city' },
  FORWARDED: { 'zh-CN': '转递', en: 'Forwarded' },
  CUSTOMS: { 'zh-CN': '清关', en: 'Customs' },
  AT_LOCKER: { 'zh-CN': '已到驿站或快递柜', en: 'At a station or locker' },
  AGENT_SIGNED: { 'zh-CN': '他人代签', en: 'Signed for by another' },
  LOCKER_SIGNED: { 'zh-CN': '驿站或快递柜签收', en: 'Taken from a station or locker' },
  AFTER_EXCEPTION: { 'zh-CN': '派件异常后签收', en: 'Delivered after an exception' },
  PENDING_CONFIRM: { 'zh-CN': '拒收待确认', en: 'Rejection to be confirmed' },
  RETURNING: { 'zh-CN': '退回途中', en: 'On its way back' },
  RETURN_SIGNED: { 'zh-CN': '退回已签收', en: 'Return received' },
  RETURN_UNSIGNED: { 'zh-CN': '退回未签收', en: 'Return not received' },
  CANCELED: { 'zh-CN': '已销单', en: 'Number canceled' },
  PICKUP_TIMEOUT: { 'zh-CN': '揽收超时', en: 'Not picked up in time' },
  STALLED: { 'zh-CN': '停滞', en: 'Stalled' },
  DELIVERY_TIMEOUT: { 'zh-CN': '超时未签收', en: 'Not delivered in time' },
  DELIVERY_FAILED: { 'zh-CN': '派件异常', en: 'Delivery failed' },
  LOCKER_TIMEOUT: { 'zh-CN': '驿站或快递柜超时未取', en: 'Left at the station too long' },
  UNREACHABLE_RECIPIENT: { 'zh-CN': '联系不上收件人', en: 'Receiver cannot be reached' },
  OUT_OF_AREA: { 'zh-CN': '超区', en: 'Outside the area' },
  DAMAGED: { 'zh-CN': '破损', en: 'Damaged' },
} as const satisfies Readonly<Record<string, Words>>;

export type TraceSub = keyof typeof traceSubs;

/** What a service's code means. */
export type TraceMeaning = Readonly<{ state: TraceState; sub: TraceSub | null }>;

/** Whether nothing more is to come: delivered, back at the sender, or the number canceled. A delivered parcel may still come back. */
export function isTraceOver({ state, sub }: TraceMeaning): boolean {
  return state === 'DELIVERED' || (state === 'RETURNED' && sub === 'RETURN_SIGNED') || (state === 'EXCEPTION' && sub === 'CANCELED');
}
