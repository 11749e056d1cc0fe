import { z } from 'zod';
import { setMemo, unshippedLines } from '../world/merchant-acts.ts';
import { beijingText } from '../world/beijing-time.ts';
import type { Shipment } from '../world/trade.ts';
import { carriers, selfDelivery } from './carrier-fixture.ts';
import { ServiceRefusal } from './jd-error.ts';
import { idSchema, method, numberSchema, orderOf, textResult, type Caller, type Method } from './method.ts';
import { venderIdOf } from './native-number.ts';
import { isVisible, orderState, orderStates } from './order-state.ts';

const wordsSchema = z.union([z.string(), z.int().transform(String)]);
const mostRemarkLength = 500;

/** What the seller writes to an order. Spec: jd §7. */
export const shipMethods: Readonly<Record<string, Method>> = {
  'jingdong.pop.order.shipment': method(
    z.object({ orderId: idSchema, logiCoprId: wordsSchema, logiNo: z.string().nullish() }),
    (failure) => ({ sopjosshipment_result: textResult(failure) }),
    (caller, ask) => {
      const trade = orderOf(caller, ask.orderId, isVisible);
      const state = orderState(trade);
      if (state !== 'WAIT_SELLER_STOCK_OUT') throw new ServiceRefusal('state', `订单状态为${orderStates[state]}，不允许出库`);
      const shipments = readParcels(ask.logiCoprId, ask.logiNo ?? '', { atMs: caller.world.nowMs(), lines: unshippedLines(trade) });
      caller.world.change(trade, 'shipped', { shipments });
      return { sopjosshipment_result: textResult(null, 'SOP订单 订单出库成功') };
    },
  ),
  /** legacy name, availability (unverified) */
  'jingdong.order.sop.waybill.update': method(
    z.object({ order_id: idSchema, logistics_id: wordsSchema, waybill: z.string() }),
    (failure) => ({ success: 'false', ...failure }),
    (caller, ask) => {
      const trade = orderOf(caller, ask.order_id, isVisible);
      const [first] = trade.shipments;
      if (!first || orderState(trade) !== 'WAIT_GOODS_RECEIVE_CONFIRM') throw new ServiceRefusal('state', '订单未出库，不能修改运单号');
      const lines = trade.shipments.flatMap((parcel) => parcel.lines);
      caller.world.change(trade, 'shipped', { shipments: readParcels(ask.logistics_id, ask.waybill, { atMs: first.atMs, lines }) });
      return { vender_id: venderIdOf(caller.shop), order_id: ask.order_id, modified: beijingText(caller.world.nowMs()) };
    },
  ),
  'jingdong.delivery.logistics.get': carrierMethod,
  'jingdong.fce.alpha.getVenderCarrier': carrierMethod,
  'jingdong.pop.order.modifyVenderRemark': method(
    z.object({ order_id: idSchema, flag: numberSchema.pipe(z.int().min(0).max(5)), remark: z.string() }),
    (failure) => ({ modifyvenderremark_result: textResult(failure) }),
    (caller, { order_id, flag, remark }) => {
      if (remark.length > mostRemarkLength) throw new ServiceRefusal('argument', `商家备注不能超过${mostRemarkLength}字`);
      setMemo(caller.world, orderOf(caller, order_id, isVisible), { sellerMemo: remark, sellerFlag: flag });
      return { modifyvenderremark_result: textResult(null, '修改商家备注成功') };
    },
  ),
};

function carrierMethod({ shop }: Caller) {
  const logistics_list = carriers.map(({ id, name }, index) => ({
    logistics_id: Number(id),
    logistics_name: name,
    logistics_remark: '',
    sequence: index + 1,
  }));
  return { logistics_companies: { vender_id: venderIdOf(shop), logistics_list } };
}

/**
 * `467|463` with `SF1,SF2|YT1`: numbers of one carrier apart by `,`, carriers apart by `|`. The order goes as a whole: its goods are
 * told of the first parcel.
 */
function readParcels(carrierIds: string, waybills: string, whole: Pick<Shipment, 'atMs' | 'lines'>): Shipment[] {
  const ids = carrierIds.split('|');
  const groups = waybills.split('|');
  if (ids.length !== groups.length) throw new ServiceRefusal('argument', '物流公司与运单号数量不一致');
  const parcels = ids.flatMap((id, index) => {
    if (!carriers.some((carrier) => carrier.id === id)) throw new ServiceRefusal('argument', `物流公司${id}未签约`);
    const numbers = (groups[index] ?? '').split(',').map((text) => text.trim());
    if (id !== selfDelivery && numbers.some((text) => !/^[\w-]+$/u.test(text))) throw new ServiceRefusal('argument', '运单号格式错误');
    return numbers.map((waybillNo) => ({ carrierCode: id, waybillNo }));
  });
  return parcels.map((parcel, index) => ({ ...parcel, atMs: whole.atMs, lines: index === 0 ? whole.lines : [] }));
}
