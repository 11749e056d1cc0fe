import { refusalTable } from '../kernel/refusal-table.ts';
import type { WordValues } from '../kernel/words.ts';

/** Every "no" of fulfillment: a claim answers with all that stand in its way, a command throws the first. */
export const fulfillmentRefusals = refusalTable({
  'fulfillment.not_found': {
    status: 404,
    'zh-CN': '找不到发货单 {id}，或它不属于您负责的店铺或仓库。请刷新列表。',
    en: 'There is no fulfillment order {id}, or it belongs to a shop or warehouse that is not yours. Refresh the list.',
  },
  'fulfillment.wrong_stage': {
    status: 409,
    'zh-CN': '发货单 {no} 现在是「{stage}」，不能再{action}。请刷新后再看。',
    en: '{no} stands at "{stage}"; "{action}" is not possible there. Refresh and look again.',
  },
  'fulfillment.order_blocked': {
    status: 409,
    'zh-CN': '{no} 的订单 {orderNo} 有没处理的异常或挂起：{reasons}。先处理完再发货。',
    en: '{no}: the order {orderNo} is held up by {reasons}. Settle that first.',
  },
  'fulfillment.order_closed': {
    status: 409,
    'zh-CN': '{no} 的订单 {orderNo} 已在平台关闭或完成，不能发货。请让仓库拦下。',
    en: '{no}: the order {orderNo} is closed on its platform and must not be shipped. Have the warehouse lay it aside.',
  },
  'fulfillment.order_unpaid': {
    status: 409,
    'zh-CN': '{no} 的订单 {orderNo} 还没付款，只占库存。付款后自动继续。',
    en: '{no}: the order {orderNo} is not paid and only holds stock. It goes on by itself when it is.',
  },
  'fulfillment.order_shipped_there': {
    status: 409,
    'zh-CN': '{no} 的订单 {orderNo} 平台显示已发货，不能再发一次。确实没发的，填写理由强制发货。',
    en: '{no}: the platform shows the order {orderNo} as shipped. If it was not, force it with a reason.',
  },
  'fulfillment.order_refunded': {
    status: 409,
    'zh-CN': '{no} 的订单 {orderNo} 在退款或已退款，剩下的包裹不能发。请让仓库拦下。',
    en: '{no}: the order {orderNo} is being refunded; what is left of it must not be shipped. Have the warehouse lay it aside.',
  },
  'fulfillment.stock_missing': {
    status: 409,
    'zh-CN': '{no} 没有占到库存，不能继续。到货后会自动重新占用。',
    en: '{no} has no stock reserved. It is tried again by itself when goods arrive.',
  },
  'fulfillment.warehouse_missing': {
    status: 409,
    'zh-CN': '{no} 还没有选仓库。请指定仓库，或检查分仓规则。',
    en: '{no} has no warehouse. Choose one, or look at the routing rules.',
  },
  'fulfillment.carrier_missing': {
    status: 409,
    'zh-CN': '{no} 还没有选快递。请指定快递，或检查快递规则。',
    en: '{no} has no carrier. Choose one, or look at the routing rules.',
  },
  'fulfillment.nothing_to_ship': {
    status: 409,
    'zh-CN': '{no} 没有要发的商品，可能都已退款。请取消它。',
    en: '{no} has nothing left to ship; maybe all was refunded. Cancel it.',
  },
  'fulfillment.number_missing': {
    status: 409,
    'zh-CN': '{no} 还没有运单号，不能打印。取号失败的原因见异常。',
    en: '{no} has no waybill number yet and cannot be printed. Its exceptions say why.',
  },
});

/** What stands in a claim's way: a row above, the order it is about, and the values of its words. */
export type ClaimRefusal = Readonly<{ code: keyof typeof fulfillmentRefusals; orderId?: string; values: WordValues }>;
