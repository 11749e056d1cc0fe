import { jsonNumber } from '../world/json-number.ts';
import type { Push } from '../world/platform.ts';
import type { EmulatedApp, EmulatedShop, Notice, TradeChange } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { shippedQuantity, shippingOf, totalOf } from '../world/trade-facts.ts';
import type { Receiver, Refund, Trade } from '../world/trade.ts';
import { carrierOf, placeOf } from './order-document.ts';
import { cipherOf, masks } from './cipher.ts';
import { seconds, type DouyinObject } from './method.ts';
import { afterSaleIdOf, orderIdOf, packIdOf, productIdOf, shopIdOf, skuIdOf, skuOrderIdOf } from './native-number.ts';
import { afterSaleStatus, afterSaleType, orderStatus } from './order-status.ts';
import { signEvent } from './sign.ts';

const minuteMs = 60_000;
/** pauses before each retry, about a day in all (unverified) */
const retryMs = [10_000, minuteMs, 5 * minuteMs, 30 * minuteMs, 60 * minuteMs, 6 * 60 * minuteMs, 16 * 60 * minuteMs];

type Event = Readonly<{ tag: string; data: DouyinObject }>;

/** The pushes that a change causes, one message each, to the app's address. Spec: douyin §4. */
export function eventPushes(world: World, app: EmulatedApp, notice: Notice): Push[] {
  const { pushUrl } = app;
  const shop = world.shop(notice.trade.shopSeq);
  if (pushUrl === null || !shop) return [];
  return eventsOf(notice).map(({ tag, data }) => {
    const whole = { ...baseOf(shop, notice.trade), ...data };
    const id = world.chance.fork(`douyin message ${world.nextSeq('douyin message')}`).hex(16);
    const body = JSON.stringify([{ tag, msg_id: `${id}-1`, data: JSON.stringify(whole) }]);
    return {
      request: {
        url: pushUrl,
        method: 'POST' as const,
        headers: { 'content-type': 'application/json', 'app-id': app.key, 'event-sign': signEvent(app.key, body, app.secret) },
        body,
      },
      isAccepted: isReceived,
      retryMs,
    };
  });
}

function isReceived(status: number, body: string): boolean {
  try {
    return status === 200 && (JSON.parse(body) as { code?: unknown }).code === 0;
  } catch {
    return false;
  }
}

/** Ids are JSON numbers beyond 2^53. */
const baseOf = (shop: EmulatedShop, trade: Trade): DouyinObject => ({
  p_id: jsonNumber(orderIdOf(trade)),
  s_ids: trade.lines.map((line) => jsonNumber(skuOrderIdOf(trade, line.seq))),
  shop_id: Number(shopIdOf(shop)),
  order_status: orderStatus(trade),
  order_type: 0,
  biz: 2,
});

const events: Readonly<Record<TradeChange, (notice: Notice) => readonly Event[]>> = {
  created: ({ trade }) => [{ tag: '100', data: { create_time: seconds(trade.createdMs) } }],
  paid: ({ trade }) => [paid(trade)],
  final_paid: ({ trade }) => [paid(trade)],
  risk_changed: ({ trade }) => [paid(trade)],
  address_asked: ({ trade }) =>
    trade.askedAddress
      ? [
          {
            tag: '111',
            data: {
              apply_time: seconds(trade.askedAddress.atMs),
              receiver_msg: receiverMessage(trade, trade.receiver),
              post_receiver_msg: receiverMessage(trade, trade.askedAddress),
            },
          },
        ]
      : [],
  address_changed: ({ trade }) => [
    { tag: '105', data: { update_time: seconds(trade.modifiedMs), receiver_msg: receiverMessage(trade, trade.receiver) } },
  ],
  shipped,
  signed: () => [],
  completed: ({ trade }) => [{ tag: '103', data: { complete_time: seconds(trade.completedMs) } }],
  canceled: ({ trade }) => [{ tag: '106', data: { cancel_time: seconds(trade.canceledMs), cancel_reason: trade.cancelReason } }],
  refund_changed: ({ trade, refundSeq }) =>
    trade.refunds.filter(({ seq }) => seq === refundSeq).flatMap((refund) => afterSale(trade, refund)),
  memo_changed: ({ trade }) => [
    { tag: '113', data: { remark: trade.sellerMemo, star: trade.sellerFlag, update_time: seconds(trade.modifiedMs) } },
  ],
  message_changed: () => [],
  urged: () => [],
  line_changed: () => [],
  other: () => [],
};

const eventsOf = (notice: Notice): readonly Event[] => events[notice.change](notice);

function paid(trade: Trade): Event {
  const isWaiting = orderStatus(trade) === 105;
  return {
    tag: isWaiting ? '110' : '101',
    data: { pay_time: seconds(trade.finalPaidMs ?? trade.paidMs), pay_type: 1 + (trade.seq % 2), pay_amount: totalOf(trade) },
  };
}

/** 102 all gone, 108 a part, 104 another waybill for what had gone. */
function shipped({ trade, before }: Notice): Event[] {
  const place = trade.shipments.length - 1;
  const parcel = trade.shipments[place];
  if (!parcel) return [];
  const isEdited = before !== null && trade.lines.every((line) => shippedQuantity(trade, line.seq) === shippedQuantity(before, line.seq));
  const isAll = shippingOf(trade) === 'all';
  const logistics = { express_company_id: carrierOf(parcel.carrierCode), logistics_code: parcel.waybillNo };
  const parts = parcel.lines.flatMap(({ lineSeq, quantity }) => {
    const line = trade.lines.find(({ seq }) => seq === lineSeq);
    if (!line) return [];
    return [
      {
        shipped_order_id: jsonNumber(skuOrderIdOf(trade, lineSeq)),
        shipped_num: quantity,
        sku_id: Number(skuIdOf(line.goods)),
        sku_num: line.quantity,
        product_id: jsonNumber(productIdOf(line.goods)),
      },
    ];
  });
  const data = {
    update_time: seconds(trade.modifiedMs),
    logistics_msg: isAll ? logistics : { ...logistics, pack_id: jsonNumber(packIdOf(trade, place)), shipped_order_info: parts },
    receiver_msg: {
      name: masks.name(trade.receiver.name),
      tel: masks.phone(trade.receiver.phone),
      addr: masks.detail(trade.receiver.address.detail),
    },
  };
  return [{ tag: isEdited ? '104' : isAll ? '102' : '108', data }];
}

function receiverMessage(trade: Trade, receiver: Receiver): DouyinObject {
  const orderId = orderIdOf(trade);
  return {
    name: masks.name(receiver.name),
    encrypt_name: cipherOf(orderId, 'name', receiver.name),
    tel: masks.phone(receiver.phone),
    encrypt_tel: cipherOf(orderId, 'phone', receiver.phone),
    addr: JSON.stringify({
      ...placeOf(receiver.address),
      detail: masks.detail(receiver.address.detail),
      encrypt_detail: cipherOf(orderId, 'detail', receiver.address.detail),
    }),
  };
}

const afterSaleTags: Readonly<Record<Refund['state'], (refund: Refund) => readonly string[]>> = {
  asked: () => ['200'],
  agreed: () => ['202'],
  returned: () => ['203'],
  refused: ({ kind }) => [kind === 'refund_only' ? '204' : '205'],
  withdrawn: () => ['207'],
  paid: ({ kind }) => (kind === 'exchange' ? ['211'] : ['201', '206']),
};

function afterSale(trade: Trade, refund: Refund): Event[] {
  const moment = {
    asked: 'apply_time',
    agreed: 'agree_time',
    paid: 'success_time',
    returned: 'update_time',
    refused: 'update_time',
    withdrawn: 'update_time',
  }[refund.state];
  const data = {
    aftersale_id: jsonNumber(afterSaleIdOf(refund.seq)),
    aftersale_status: afterSaleStatus(refund),
    aftersale_type: afterSaleType(trade, refund),
    s_id: jsonNumber(skuOrderIdOf(trade, refund.lineSeq)),
    refund_amount: refund.amount,
    refund_post_amount: 0,
    refund_voucher_num: 0,
    reason_code: 1,
    [moment]: seconds(refund.changedMs),
  };
  return afterSaleTags[refund.state](refund).map((tag) => ({ tag, data }));
}
