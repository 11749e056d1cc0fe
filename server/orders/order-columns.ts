import { normalText } from '@zhidan/core/conditions/normal-text.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { pieceCountOf, type Amounts, type OrderContent, type OrderLine } from '@zhidan/core/orders/order-content.ts';
import type { OrderStatus } from '@zhidan/core/orders/order-life.ts';
import type { Column } from '../platform/db/given-rows.ts';
import type { SealedOrder } from './sealed-order.ts';

/** An order on its way into its table. */
export type OrderToSave = Readonly<{ id: string; content: OrderContent; status: OrderStatus; sealed: SealedOrder; now: Instant }>;

/** What says which order it is; written once. */
export type OrderKey = Readonly<{ shopId: string; channelOrderNo: string }>;

export const orderId: Column<OrderToSave> = { name: 'id', type: 'uuid', of: ({ id }) => id };

export const keyColumns: readonly Column<OrderToSave & OrderKey>[] = [
  orderId,
  { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
  { name: 'channel_order_no', type: 'text', of: ({ channelOrderNo }) => channelOrderNo },
  { name: 'received_at', type: 'timestamptz', of: ({ now }) => now },
];

/** What a newer document may change. */
export const contentColumns: readonly Column<OrderToSave>[] = [
  { name: 'status', type: 'text', of: ({ status }) => status },
  { name: 'platform_status', type: 'text', of: ({ content }) => content.platformStatus },
  { name: 'payment', type: 'text', of: ({ content }) => content.states.payment },
  { name: 'shipping', type: 'text', of: ({ content }) => content.states.shipping },
  { name: 'refund', type: 'text', of: ({ content }) => content.states.refund },
  { name: 'closing', type: 'text', of: ({ content }) => content.states.closing },
  { name: 'ordered_at', type: 'timestamptz', of: ({ content }) => content.createdAt },
  { name: 'paid_at', type: 'timestamptz', of: ({ content }) => content.paidAt },
  { name: 'shipped_at', type: 'timestamptz', of: ({ content }) => content.shippedAt },
  { name: 'completed_at', type: 'timestamptz', of: ({ content }) => content.completedAt },
  { name: 'ship_by', type: 'timestamptz', of: ({ content }) => content.shipBy },
  { name: 'personal_sealed', type: 'bytea', of: ({ sealed }) => sealed.personal },
  { name: 'buyer_index', type: 'bytea', of: ({ sealed }) => sealed.buyerIndex },
  { name: 'buyer_nick_index', type: 'bytea', of: ({ sealed }) => sealed.nickIndex },
  { name: 'buyer_message', type: 'text', of: ({ content }) => content.buyer.message },
  { name: 'buyer_message_normal', type: 'text', of: ({ content }) => normalText(content.buyer.message) },
  { name: 'seller_memo', type: 'text', of: ({ content }) => content.seller.memo },
  { name: 'seller_memo_normal', type: 'text', of: ({ content }) => normalText(content.seller.memo) },
  { name: 'seller_flag', type: 'text', of: ({ content }) => content.seller.flag },
  { name: 'receiver_kind', type: 'text', of: ({ content }) => content.receiver.kind },
  { name: 'receiver_province', type: 'text', of: ({ content }) => content.receiver.province },
  { name: 'receiver_city', type: 'text', of: ({ content }) => content.receiver.city },
  { name: 'receiver_district', type: 'text', of: ({ content }) => content.receiver.district },
  { name: 'receiver_name_index', type: 'bytea', of: ({ sealed }) => sealed.nameIndex },
  { name: 'receiver_phone_index', type: 'bytea', of: ({ sealed }) => sealed.phoneIndex },
  { name: 'receiver_phone_last_four_index', type: 'bytea', of: ({ sealed }) => sealed.lastFourIndex },
  { name: 'receiver_merge_index', type: 'bytea', of: ({ sealed }) => sealed.mergeIndex },
  { name: 'split_from', type: 'text', of: ({ content }) => content.splitFrom ?? null },
  ...amountColumns<OrderToSave>(({ content }) => content.amounts),
  { name: 'piece_count', type: 'integer', of: ({ content }) => pieceCountOf(content.lines) },
  { name: 'holds', type: 'jsonb', of: ({ content }) => JSON.stringify(content.holds) },
  { name: 'shipments', type: 'jsonb', of: ({ content }) => JSON.stringify(content.shipments) },
  { name: 'discrepancies', type: 'jsonb', of: ({ content }) => JSON.stringify(content.discrepancies) },
  { name: 'flags', type: 'jsonb', of: ({ content }) => JSON.stringify(content.flags) },
  { name: 'unknown', type: 'jsonb', of: ({ content }) => JSON.stringify(content.unknown) },
  { name: 'changed_at', type: 'timestamptz', of: ({ now }) => now },
];

export type LineToSave = Readonly<{ orderId: string; position: number; line: OrderLine }>;

export const lineKeyColumns: readonly Column<LineToSave>[] = [
  { name: 'order_id', type: 'uuid', of: (row) => row.orderId },
  { name: 'line_no', type: 'text', of: ({ line }) => line.lineNo },
];

export const lineColumns: readonly Column<LineToSave>[] = [
  { name: 'position', type: 'smallint', of: ({ position }) => position },
  { name: 'product_no', type: 'text', of: ({ line }) => line.productNo },
  { name: 'sku_no', type: 'text', of: ({ line }) => line.skuNo },
  { name: 'merchant_code', type: 'text', of: ({ line }) => line.merchantCode },
  { name: 'barcode', type: 'text', of: ({ line }) => line.barcode },
  { name: 'title', type: 'text', of: ({ line }) => line.title },
  { name: 'title_normal', type: 'text', of: ({ line }) => normalText(line.title) },
  { name: 'specification', type: 'text', of: ({ line }) => line.specification },
  { name: 'specification_normal', type: 'text', of: ({ line }) => normalText(line.specification) },
  { name: 'picture_url', type: 'text', of: ({ line }) => line.pictureUrl },
  { name: 'quantity', type: 'integer', of: ({ line }) => line.quantity },
  { name: 'is_gift', type: 'boolean', of: ({ line }) => line.isGift },
  { name: 'refund', type: 'text', of: ({ line }) => line.refund },
  { name: 'shipping', type: 'text', of: ({ line }) => line.shipping },
  ...amountColumns<LineToSave>(({ line }) => line.amounts),
];

export function amountColumns<Row>(amountsOf: (row: Row) => Amounts): readonly Column<Row>[] {
  return [
    { name: 'list_fen', type: 'bigint', of: (row) => amountsOf(row).list },
    { name: 'merchant_discount_fen', type: 'bigint', of: (row) => amountsOf(row).merchantDiscount },
    { name: 'platform_discount_fen', type: 'bigint', of: (row) => amountsOf(row).platformDiscount },
    { name: 'other_discount_fen', type: 'bigint', of: (row) => amountsOf(row).otherDiscount },
    { name: 'postage_fen', type: 'bigint', of: (row) => amountsOf(row).postage },
    { name: 'paid_fen', type: 'bigint', of: (row) => amountsOf(row).paid },
    { name: 'receivable_fen', type: 'bigint', of: (row) => amountsOf(row).receivable },
  ];
}

export type AmountRow = Readonly<{
  list_fen: number;
  merchant_discount_fen: number;
  platform_discount_fen: number;
  other_discount_fen: number;
  postage_fen: number;
  paid_fen: number;
  receivable_fen: number;
}>;

export function amountsOf(row: AmountRow): Amounts {
  return {
    list: fen(row.list_fen),
    merchantDiscount: fen(row.merchant_discount_fen),
    platformDiscount: fen(row.platform_discount_fen),
    otherDiscount: fen(row.other_discount_fen),
    postage: fen(row.postage_fen),
    paid: fen(row.paid_fen),
    receivable: fen(row.receivable_fen),
  };
}
