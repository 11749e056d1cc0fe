import { channels } from '@zhidan/core/channels/channel.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { noteWords, type OrderFilterField } from '@zhidan/core/orders/order-filter.ts';
import { orderFlags } from '@zhidan/core/orders/order-flag.ts';
import { orderStatusWords } from '@zhidan/core/orders/order-life.ts';
import { dueSpans, orderSpans } from '@zhidan/core/orders/order-span.ts';
import { provinces } from '@zhidan/core/orders/province.ts';
import * as states from '@zhidan/core/orders/order-state-words.ts';
import { ordersWords } from '../orders-words.ts';

type FieldWord = `filter.${string}`;
type Choices = Readonly<Record<string, Words>>;

/** One filter as it is drawn; `shops` are the merchant's own, flags of sellers bear numbers. */
export type FilterField =
  | Readonly<{ kind: 'many' | 'one'; field: OrderFilterField; label: FieldWord; choices: Choices | 'shops' | 'sellerFlags'; isOpen?: true }>
  | Readonly<{ kind: 'days'; field: OrderFilterField; to: OrderFilterField; label: FieldWord }>
  | Readonly<{ kind: 'yuan'; field: OrderFilterField; to: OrderFilterField; label: FieldWord }>;

const wordsIn = (table: Readonly<Record<string, Readonly<{ words: Words }>>>): Choices =>
  Object.fromEntries(Object.entries(table).map(([code, { words }]) => [code, words]));

const yesOrNo: Choices = { yes: ordersWords.rows['filter.yes'], no: ordersWords.rows['filter.no'] };

/** Every filter of the list; `quick` ones stand in the bar, the others behind "more". */
export const filterFields = {
  quick: [
    { kind: 'many', field: 'shopId', label: 'filter.shop', choices: 'shops' },
    { kind: 'many', field: 'status', label: 'filter.status', choices: orderStatusWords },
    { kind: 'one', field: 'ordered', label: 'filter.ordered', choices: wordsIn(orderSpans) },
    { kind: 'one', field: 'due', label: 'filter.due', choices: wordsIn(dueSpans) },
  ],
  states: [
    { kind: 'many', field: 'channel', label: 'filter.channel', choices: wordsIn(channels) },
    { kind: 'many', field: 'payment', label: 'filter.payment', choices: states.paymentWords },
    { kind: 'many', field: 'shipping', label: 'filter.shipping', choices: states.shippingWords },
    { kind: 'many', field: 'refund', label: 'filter.refund', choices: states.refundWords },
    { kind: 'many', field: 'closing', label: 'filter.closing', choices: states.closingWords },
    { kind: 'many', field: 'receiverKind', label: 'filter.receiverKind', choices: states.receiverKindWords },
    { kind: 'many', field: 'province', label: 'filter.province', choices: provinces },
  ],
  marks: [
    { kind: 'one', field: 'hasException', label: 'filter.hasException', choices: yesOrNo },
    { kind: 'many', field: 'exception', label: 'filter.exception', choices: wordsIn(orderExceptions) },
    { kind: 'many', field: 'note', label: 'filter.note', choices: noteWords },
    { kind: 'one', field: 'isHeld', label: 'filter.isHeld', choices: yesOrNo },
    { kind: 'many', field: 'hold', label: 'filter.hold', choices: states.holdWords },
    { kind: 'one', field: 'hasDiscrepancy', label: 'filter.hasDiscrepancy', choices: yesOrNo },
    { kind: 'one', field: 'isPresale', label: 'filter.isPresale', choices: yesOrNo },
    { kind: 'many', field: 'flag', label: 'filter.flag', choices: orderFlags, isOpen: true },
    { kind: 'many', field: 'sellerFlag', label: 'filter.sellerFlag', choices: 'sellerFlags', isOpen: true },
  ],
  times: [
    { kind: 'days', field: 'from', to: 'to', label: 'filter.orderedDays' },
    { kind: 'one', field: 'paid', label: 'filter.paid', choices: wordsIn(orderSpans) },
    { kind: 'days', field: 'paidFrom', to: 'paidTo', label: 'filter.paidDays' },
    { kind: 'days', field: 'shipByFrom', to: 'shipByTo', label: 'filter.shipByDays' },
    { kind: 'yuan', field: 'paidMin', to: 'paidMax', label: 'filter.amount' },
  ],
} as const satisfies Readonly<Record<string, readonly FilterField[]>>;

export const allFields: readonly FilterField[] = Object.values(filterFields).flat();
