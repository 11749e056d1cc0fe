import { z } from 'zod';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { orderExceptionKinds } from './exceptions/exception-name.ts';
import { orderLife, type OrderStatus } from './order-life.ts';
import { dueSpans, orderSpans, type DueSpan, type OrderSpan } from './order-span.ts';
import { closingWords, holdWords, paymentWords, receiverKindWords, refundWords, shippingWords } from './order-state-words.ts';

/** What an order may carry in words: what its buyer wrote, what its seller noted. */
export const noteWords = {
  message: { 'zh-CN': '有买家留言', en: "Buyer's message" },
  memo: { 'zh-CN': '有卖家备注', en: "Seller's memo" },
} as const;

/** Several values of one field, with commas between them, as an address carries them: `received,shipped`. */
function listOf<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .max(1_000)
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item).min(1).max(50));
}

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as [Name, ...Name[]];
const oneOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => z.enum(namesOf(table));
const word = z.string().max(64);
const yesOrNo = z.enum(['yes', 'no']);
const yuanInFen = z.coerce.number().int().min(0).max(100_000_000_000);

/** Every way to narrow the list of orders. Fields meet by "and", the values of one field by "or". Moments include both ends. */
export const orderFilterShape = {
  shopId: listOf(idSchema<Id<'ShopId'>>()).optional(),
  channel: listOf(word).optional(),
  status: listOf(z.enum(Object.keys(orderLife) as [OrderStatus, ...OrderStatus[]])).optional(),
  payment: listOf(oneOf(paymentWords)).optional(),
  shipping: listOf(oneOf(shippingWords)).optional(),
  refund: listOf(oneOf(refundWords)).optional(),
  closing: listOf(oneOf(closingWords)).optional(),
  receiverKind: listOf(oneOf(receiverKindWords)).optional(),
  province: listOf(word).optional(),
  flag: listOf(word).optional(),
  sellerFlag: listOf(word).optional(),
  note: listOf(oneOf(noteWords)).optional(),
  hold: listOf(oneOf(holdWords)).optional(),
  isHeld: yesOrNo.optional(),
  isPresale: yesOrNo.optional(),
  hasDiscrepancy: yesOrNo.optional(),
  hasException: yesOrNo.optional(),
  exception: listOf(z.enum(orderExceptionKinds)).optional(),
  ordered: z.enum(namesOf<OrderSpan>(orderSpans)).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  paid: z.enum(namesOf<OrderSpan>(orderSpans)).optional(),
  paidFrom: instantSchema.optional(),
  paidTo: instantSchema.optional(),
  /** still to be shipped, and by then */
  due: z.enum(namesOf<DueSpan>(dueSpans)).optional(),
  shipByFrom: instantSchema.optional(),
  shipByTo: instantSchema.optional(),
  /** what the buyer paid, in fen */
  paidMin: yuanInFen.optional(),
  paidMax: yuanInFen.optional(),
  /**
   * A platform number, a waybill number, a phone number or its last four digits, a receiver's name or a buyer's nick as far as the
   * platform shows it whole, or words of merchant code, barcode, title and specification.
   */
  search: z.string().trim().min(2).max(64).optional(),
} as const;

export const orderFilterSchema = z.object(orderFilterShape);
export type OrderFilter = z.output<typeof orderFilterSchema>;
/** The same as text, as an address, a saved view and an export carry it. */
export type OrderFilterText = Readonly<Partial<Record<OrderFilterField, string | undefined>>>;
export type OrderFilterField = keyof OrderFilter;

/** Texts of a filter without those that make no sense any more: a state that was renamed, a moment that is none. */
export function soundFilter(texts: Readonly<Record<string, unknown>>): OrderFilterText {
  return Object.fromEntries(
    Object.entries(orderFilterShape).flatMap(([field, schema]) => {
      const text = texts[field];
      return text !== undefined && text !== '' && schema.safeParse(text).success ? [[field, text]] : [];
    }),
  );
}

/** By which moment the list is sorted; who has none comes last when the list goes in its usual direction. */
export const orderSorts = {
  ordered: { words: { 'zh-CN': '下单时间', en: 'Ordered' }, direction: 'desc' },
  paid: { words: { 'zh-CN': '付款时间', en: 'Paid' }, direction: 'desc' },
  ship_by: { words: { 'zh-CN': '发货时限', en: 'Ship by' }, direction: 'asc' },
} as const;

export type OrderSort = keyof typeof orderSorts;

export const orderSortShape = {
  sort: z.enum(namesOf<OrderSort>(orderSorts)).default('ordered'),
  /** the usual direction of the sort when left out */
  direction: z.enum(['asc', 'desc']).optional(),
} as const;
