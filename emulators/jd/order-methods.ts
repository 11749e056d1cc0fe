import { z } from 'zod';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { ServiceRefusal } from './jd-error.ts';
import { apiResult, idSchema, method, momentSchema, numberSchema, orderOf, type Caller, type Method } from './method.ts';
import { orderDocument } from './order-document.ts';
import { isVisible, orderState, orderStates, stateChangedMs } from './order-state.ts';
import { jdState } from './own-state.ts';

const listSchema = z
  .string()
  .min(1)
  .transform((text) => text.split(',').map((part) => part.trim()));
const statesSchema = listSchema.refine((states) => states.every((state) => state in orderStates));

const searchSchema = z.object({
  start_date: momentSchema,
  end_date: momentSchema,
  order_state: statesSchema,
  optional_fields: listSchema,
  page: numberSchema.pipe(z.int().min(1)),
  page_size: numberSchema.pipe(z.int().min(1).max(100)),
  sortType: numberSchema.nullish(),
  dateType: numberSchema.nullish(),
});
type Search = z.output<typeof searchSchema>;

const dayMs = 86_400_000;
const longestWindowMs = 31 * dayMs;
const historyMs = { created: 730 * dayMs, modified: 92 * dayMs } as const;
/** later pages are empty, whatever is left */
const lastPage = 100;
const phoneLooksPerDay = 100;

const search = method(
  searchSchema,
  (failure) => ({ searchorderinfo_result: { apiResult: apiResult(failure), orderTotal: 0, orderInfoList: [] } }),
  (caller, ask) => {
    const found = foundOrders(caller, ask);
    const start = (ask.page - 1) * ask.page_size;
    const page = ask.page > lastPage ? [] : found.slice(start, start + ask.page_size);
    return {
      searchorderinfo_result: {
        apiResult: apiResult(null),
        orderTotal: String(found.length),
        orderInfoList: page.map((trade) => orderDocument(caller.world, trade, ask.optional_fields)),
      },
    };
  },
);

const get = method(
  z.object({ order_id: idSchema, optional_fields: listSchema, order_state: statesSchema.nullish() }),
  (failure) => ({ orderDetailInfo: { apiResult: apiResult(failure) } }),
  (caller, { order_id, optional_fields, order_state: states }) => {
    const trade = orderOf(caller, order_id, (each) => isVisible(each) && (!states || states.includes(orderState(each))));
    return { orderDetailInfo: { apiResult: apiResult(null), orderInfo: orderDocument(caller.world, trade, optional_fields) } };
  },
);

/** Reading orders. The encrypted twins answer the same masked fields: the cipher's wire format is not public. Spec: jd §3, §6. */
export const orderMethods: Readonly<Record<string, Method>> = {
  'jingdong.pop.order.search': search,
  'jingdong.pop.order.enSearch': search,
  'jingdong.pop.order.get': get,
  'jingdong.pop.order.enGet': get,
  /** phones in the clear, a hundred orders a day; shape of the answer (unverified) */
  'jingdong.pop.order.getmobilelist': method(
    z.object({ appName: z.string().min(1), orderId: z.union([idSchema.array(), idSchema.transform((id) => [id])]) }),
    (failure) => ({ getmobilelist_result: { ...apiResult(failure), data: [] } }),
    (caller, { orderId }) => {
      const trades = orderId.map((id) => orderOf(caller, id, isVisible));
      notePhoneLooks(caller, trades.length);
      const data = trades.map(({ receiver }, index) => ({ orderId: orderId[index], consMobilePhone: receiver.phone }));
      return { getmobilelist_result: { ...apiResult(null), data } };
    },
  ),
};

function foundOrders({ world, app, shop }: Caller, ask: Search): Trade[] {
  const basis = ask.dateType === 1 ? 'created' : 'modified';
  const moment = (trade: Trade): number => (basis === 'created' ? trade.createdMs : modifiedMs(trade, app.extra['modified_by']));
  const { from, to } = windowOf(world, ask, basis);
  const direction = ask.sortType === 1 ? -1 : 1;
  return world
    .trades(shop.seq)
    .filter(
      (trade) => isVisible(trade) && ask.order_state.includes(orderState(trade)) && moment(trade) >= from && moment(trade) < to + 1_000,
    )
    .toSorted((one, other) => direction * (moment(one) - moment(other) || one.seq - other.seq));
}

/** An app registered with `modified_by: state` finds that notes and messages move nothing (which edits do is unverified). */
const modifiedMs = (trade: Trade, by: string | undefined): number => (by === 'state' ? stateChangedMs(trade) : trade.modifiedMs);

/** Both ends belong to the window, to the second. @throws ServiceRefusal for a window the platform does not answer */
function windowOf(world: World, ask: Search, basis: keyof typeof historyMs): Readonly<{ from: number; to: number }> {
  const { start_date: from, end_date: to } = ask;
  if (from === null && to === null && ask.order_state.join() === 'WAIT_SELLER_STOCK_OUT')
    return { from: world.nowMs() - longestWindowMs, to: world.nowMs() };
  if (from === null || to === null) throw new ServiceRefusal('argument', 'start_date与end_date不能为空');
  if (to < from) throw new ServiceRefusal('argument', '开始时间不能晚于结束时间');
  if (to - from > longestWindowMs) throw new ServiceRefusal('argument', '查询时间跨度不能超过一个月');
  if (from < world.nowMs() - historyMs[basis]) throw new ServiceRefusal('argument', '查询时间超出可查询范围');
  return { from, to };
}

function notePhoneLooks({ world, shop }: Caller, count: number): void {
  const { phoneLooks } = jdState(world);
  const key = `${shop.seq} ${Math.floor((world.nowMs() + 8 * 3_600_000) / dayMs)}`;
  const sum = (phoneLooks.get(key) ?? 0) + count;
  if (sum > phoneLooksPerDay) throw new ServiceRefusal('quota', '今日明文查看次数已达上限');
  phoneLooks.set(key, sum);
}
