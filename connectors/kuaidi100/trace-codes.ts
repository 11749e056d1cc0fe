import type { TraceMeaning } from '@zhidan/core/waybills/trace-state.ts';

/** What `state` and `statusCode` mean. Not KdNiao's: 201 and 202 are exceptions here and progress there. Source: logistics.md §11.2. */
export const traceCodes: Readonly<Record<string, TraceMeaning>> = {
  '0': { state: 'IN_TRANSIT', sub: null }, // 在途
  '1001': { state: 'IN_TRANSIT', sub: 'ARRIVED_CITY' }, // 到达派件城市
  '1002': { state: 'IN_TRANSIT', sub: null }, // 干线
  '1003': { state: 'IN_TRANSIT', sub: 'FORWARDED' }, // 转递(新地址)
  '1': { state: 'PICKED_UP', sub: null }, // 揽收
  '101': { state: 'PENDING_PICKUP', sub: null }, // 已下单
  '102': { state: 'PENDING_PICKUP', sub: null }, // 待揽收
  '103': { state: 'PICKED_UP', sub: null }, // 已揽收
  '5': { state: 'OUT_FOR_DELIVERY', sub: null }, // 派件
  '501': { state: 'OUT_FOR_DELIVERY', sub: 'AT_LOCKER' }, // 投柜或驿站
  '3': { state: 'DELIVERED', sub: null }, // 签收
  '301': { state: 'DELIVERED', sub: null }, // 本人签收
  '302': { state: 'DELIVERED', sub: 'AFTER_EXCEPTION' }, // 派件异常后签收
  '303': { state: 'DELIVERED', sub: 'AGENT_SIGNED' }, // 代签
  '304': { state: 'DELIVERED', sub: 'LOCKER_SIGNED' }, // 投柜或站签收
  '6': { state: 'RETURNED', sub: 'RETURNING' }, // 退回(返回途中)
  '4': { state: 'RETURNED', sub: 'RETURN_SIGNED' }, // 退签
  '401': { state: 'EXCEPTION', sub: 'CANCELED' }, // 已销单
  '14': { state: 'REJECTED', sub: null }, // 拒签
  '7': { state: 'IN_TRANSIT', sub: 'FORWARDED' }, // 转投其他快递
  '2': { state: 'EXCEPTION', sub: null }, // 疑难
  '201': { state: 'EXCEPTION', sub: 'DELIVERY_TIMEOUT' }, // 超时未签收
  '202': { state: 'EXCEPTION', sub: 'STALLED' }, // 超时未更新
  '203': { state: 'REJECTED', sub: 'PENDING_CONFIRM' }, // 拒收(待发货方确认)
  '204': { state: 'EXCEPTION', sub: 'DELIVERY_FAILED' }, // 派件异常
  '205': { state: 'EXCEPTION', sub: 'LOCKER_TIMEOUT' }, // 柜或驿站超时未取
  '206': { state: 'EXCEPTION', sub: 'UNREACHABLE_RECIPIENT' }, // 无法联系
  '207': { state: 'EXCEPTION', sub: 'OUT_OF_AREA' }, // 超区
  '208': { state: 'EXCEPTION', sub: 'STALLED' }, // 滞留
  '209': { state: 'EXCEPTION', sub: 'DAMAGED' }, // 破损
  '210': { state: 'EXCEPTION', sub: 'CANCELED' }, // 销单
  '8': { state: 'IN_TRANSIT', sub: 'CUSTOMS' }, // 清关
  '10': { state: 'IN_TRANSIT', sub: 'CUSTOMS' }, // 待清关
  '11': { state: 'IN_TRANSIT', sub: 'CUSTOMS' }, // 清关中
  '12': { state: 'IN_TRANSIT', sub: 'CUSTOMS' }, // 已清关
  '13': { state: 'EXCEPTION', sub: 'CUSTOMS' }, // 清关异常
};
