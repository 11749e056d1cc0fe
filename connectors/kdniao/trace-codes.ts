import type { TraceMeaning } from '@zhidan/core/waybills/trace-state.ts';

/** What `State`, `StateEx` and `Action` mean. Not Kuaidi100's: 201 and 202 are progress here and exceptions there. Source: logistics.md §11.3. */
export const traceCodes: Readonly<Record<string, TraceMeaning>> = {
  '0': { state: 'PENDING_PICKUP', sub: 'NO_TRACE' }, // 暂无轨迹
  '10': { state: 'PENDING_PICKUP', sub: null }, // 待揽件
  '1': { state: 'PICKED_UP', sub: null }, // 已揽收
  '2': { state: 'IN_TRANSIT', sub: null }, // 在途中
  '201': { state: 'IN_TRANSIT', sub: 'ARRIVED_CITY' }, // 到达派件城市
  '202': { state: 'OUT_FOR_DELIVERY', sub: null }, // 派件中
  '211': { state: 'OUT_FOR_DELIVERY', sub: 'AT_LOCKER' }, // 已放入快递柜或驿站
  '3': { state: 'DELIVERED', sub: null }, // 已签收
  '301': { state: 'DELIVERED', sub: null }, // 正常签收
  '302': { state: 'DELIVERED', sub: 'AFTER_EXCEPTION' }, // 派件异常后最终签收
  '304': { state: 'DELIVERED', sub: 'AGENT_SIGNED' }, // 代收签收
  '311': { state: 'DELIVERED', sub: 'LOCKER_SIGNED' }, // 快递柜或驿站签收
  '4': { state: 'EXCEPTION', sub: null }, // 问题件
  '401': { state: 'EXCEPTION', sub: 'PICKUP_TIMEOUT' }, // 发货无信息
  '402': { state: 'EXCEPTION', sub: 'DELIVERY_TIMEOUT' }, // 超时未签收
  '403': { state: 'EXCEPTION', sub: 'STALLED' }, // 超时未更新
  '404': { state: 'REJECTED', sub: null }, // 拒收(退件)
  '405': { state: 'EXCEPTION', sub: 'DELIVERY_FAILED' }, // 派件异常
  '406': { state: 'RETURNED', sub: 'RETURN_SIGNED' }, // 退货签收
  '407': { state: 'RETURNED', sub: 'RETURN_UNSIGNED' }, // 退货未签收
  '412': { state: 'EXCEPTION', sub: 'LOCKER_TIMEOUT' }, // 柜或驿站超时未取
};
