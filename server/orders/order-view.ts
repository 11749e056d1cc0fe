import type { OrderRow, OrderView } from '@zhidan/core/orders/api.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';
import type { Id } from '@zhidan/core/kernel/id.ts';
import type { ComponentView, ExceptionView, HoldView } from '@zhidan/core/orders/goods-view.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { pieceCountOf, type OrderLine } from '@zhidan/core/orders/order-content.ts';
import type { StoredOrder } from './order-store.ts';

/** What lists and the order page show alike; personal data masked. */
function orderSummary({ id, shopId, channelOrderNo, status, content, isRushed }: StoredOrder) {
  const { platformStatus, states, createdAt, paidAt, shipBy, buyer, seller, receiver, amounts } = content;
  const { holds, flags, discrepancies, splitFrom, lines, shipments } = content;
  const { kind, province, city, district } = receiver;
  return {
    id: id as OrderId,
    shopId: shopId as Id<'ShopId'>,
    channelOrderNo,
    status,
    platformStatus,
    states,
    orderedAt: createdAt,
    paidAt,
    shipBy,
    buyerMessage: buyer.message,
    sellerMemo: seller.memo,
    sellerFlag: seller.flag,
    receiver: { kind, name: maskName(receiver.name), phone: maskPhone(receiver.phone), province, city, district },
    amounts,
    holds: [...holds],
    flags: [...new Set([...flags, ...(isRushed ? ['urge'] : [])])],
    hasDiscrepancy: discrepancies.length > 0,
    splitFrom: splitFrom ?? null,
    pieceCount: pieceCountOf(lines),
    waybillNos: shipments.map(({ waybillNo }) => waybillNo),
  };
}

/** An order as the list shows it. */
export function orderRow(order: StoredOrder, exceptions: readonly ExceptionView[]): OrderRow {
  return { ...orderSummary(order), lines: order.content.lines.map(lineSummary), exceptions: [...exceptions] };
}

/** What is known of an order besides its content. */
type OrderGoods = Readonly<{
  components: readonly ComponentView[];
  exceptions: readonly ExceptionView[];
  ownHolds: readonly HoldView[];
}>;

/** An order with all that is known of it. */
export function orderView(order: StoredOrder, goods: OrderGoods): OrderView {
  const { shippedAt, completedAt, lines, shipments, discrepancies, invoice, unknown } = order.content;
  return {
    ...orderSummary(order),
    shippedAt,
    completedAt,
    lines: lines.map((line) => {
      const { productNo, skuNo, barcode, amounts } = line;
      return { ...lineSummary(line), productNo, skuNo, barcode, amounts };
    }),
    shipments: shipments.map((shipment) => ({ ...shipment, lineNos: [...shipment.lineNos] })),
    discrepancies: [...discrepancies],
    components: [...goods.components],
    exceptions: [...goods.exceptions],
    ownHolds: [...goods.ownHolds],
    mayShip: order.mayShip,
    hasInvoice: invoice !== null,
    unknown,
  };
}

function lineSummary({ lineNo, title, specification, merchantCode, pictureUrl, quantity, isGift, refund, shipping }: OrderLine) {
  return { lineNo, title, specification, merchantCode, pictureUrl, quantity, isGift, refund, shipping };
}
