import { canonicalJson, toJson, type Json, type JsonObject } from '../kernel/canonical-json.ts';
import type { Happened, Telling } from '../kernel/event.ts';
import { maskAddress } from '../kernel/mask-address.ts';
import { maskName, maskPhone } from '../kernel/mask.ts';
import { maskNote } from './mask-note.ts';
import type { OrderContent, OrderLine } from './order-content.ts';
import * as news from './order-event.ts';
import type { OrderChange } from './order-event.ts';

type Facts = Readonly<Record<string, unknown>>;
type Tell = (telling: Telling<OrderChange>) => Happened;

/** A side of an order whose change is news of its own. */
type Aspect = Readonly<{
  facts(content: OrderContent): Facts;
  /** the facts as the journal may keep them, where they hold personal data */
  masked?(content: OrderContent): Facts;
  tell(next: OrderContent, before: OrderContent): Tell;
}>;

const always = (tell: Tell) => () => tell;
const closingNews: Readonly<Record<OrderContent['states']['closing'], Tell>> = {
  open: news.orderReopened,
  completed: news.orderCompleted,
  canceled: news.orderCanceled,
};
const shippingNews: Readonly<Record<OrderContent['states']['shipping'], Tell>> = {
  unshipped: news.orderShippingChanged,
  partly_shipped: news.orderShippedElsewhere,
  shipped: news.orderShippedElsewhere,
  signed: news.orderSigned,
};

/** A fact of each line; null for what a line starts with, so that a line that comes or goes is news of goods and not of refunds. */
const eachLine = (content: OrderContent, factOf: (line: OrderLine) => unknown): Facts =>
  Object.fromEntries(content.lines.map((line) => [`line ${line.lineNo}`, factOf(line)]).filter(([, fact]) => fact !== null));
const refundOf = ({ refund }: OrderLine): string | null => (refund === 'none' ? null : refund);
const shippingOf = ({ shipping }: OrderLine): string | null => (shipping === 'unshipped' ? null : shipping);

/** Every change that the platform may make, in the order in which it is told. Fields in no row change silently: pictures, barcodes. */
const aspects: readonly Aspect[] = [
  {
    facts: ({ states }) => ({ payment: states.payment }),
    tell: ({ states }) => (states.payment === 'paid' ? news.orderPaid : news.orderPaymentChanged),
  },
  { facts: ({ platformStatus }) => ({ platformStatus }), tell: always(news.orderStatusChanged) },
  {
    facts: (content) => ({ order: content.states.refund, ...eachLine(content, refundOf) }),
    tell: always(news.orderRefundChanged),
  },
  {
    facts: ({ receiver }) => receiver,
    masked: ({ receiver }) => ({
      kind: receiver.kind,
      name: maskName(receiver.name),
      phone: maskPhone(receiver.phone),
      address: maskAddress(`${receiver.province}${receiver.city}${receiver.district}${receiver.town}${receiver.detail}`),
    }),
    tell: always(news.orderAddressChanged),
  },
  {
    facts: (content) =>
      eachLine(content, ({ productNo, skuNo, merchantCode, title, specification, quantity, isGift }) => ({
        productNo,
        skuNo,
        merchantCode,
        title,
        specification,
        quantity,
        isGift,
      })),
    tell: always(news.orderGoodsChanged),
  },
  { facts: (content) => ({ ...content.amounts, ...eachLine(content, (line) => line.amounts) }), tell: always(news.orderAmountsChanged) },
  {
    facts: ({ discrepancies }) => Object.fromEntries(discrepancies.map(({ rule, ...sums }) => [rule, sums])),
    tell: always(news.orderDiscrepancyChanged),
  },
  {
    facts: ({ buyer }) => ({ message: buyer.message }),
    masked: ({ buyer }) => ({ message: maskNote(buyer.message) }),
    tell: always(news.orderMessageChanged),
  },
  {
    facts: ({ seller }) => ({ memo: seller.memo }),
    masked: ({ seller }) => ({ memo: maskNote(seller.memo) }),
    tell: always(news.orderMemoChanged),
  },
  { facts: ({ seller }) => ({ flag: seller.flag }), tell: always(news.orderFlagChanged) },
  {
    facts: ({ invoice }) => invoice ?? {},
    masked: ({ invoice }) => ({ isAsked: invoice !== null }),
    tell: always(news.orderInvoiceChanged),
  },
  { facts: ({ holds }) => ({ holds }), tell: always(news.orderHoldsChanged) },
  {
    facts: ({ flags, splitFrom, unknown }) => ({
      flags,
      splitFrom,
      ...Object.fromEntries(Object.entries(unknown).map(([name, value]) => [`unknown ${name}`, value])),
    }),
    masked: ({ flags, splitFrom }) => ({ flags, splitFrom }), // nobody knows what the unknown fields hold
    tell: always(news.orderMarksChanged),
  },
  { facts: ({ shipBy }) => ({ shipBy }), tell: always(news.orderShipByChanged) },
  {
    facts: (content) => ({
      shipping: content.states.shipping,
      shipments: content.shipments,
      lines: eachLine(content, shippingOf),
    }),
    tell: ({ states }, before) => (states.shipping === before.states.shipping ? news.orderShippingChanged : shippingNews[states.shipping]),
  },
  { facts: ({ states }) => ({ closing: states.closing }), tell: ({ states }) => closingNews[states.closing] },
];

/** What changed between two readings of one order, one piece of news for each side of it; personal data is masked. */
export function orderDiff(orderId: string, before: OrderContent, next: OrderContent): readonly Happened[] {
  return aspects.flatMap((aspect) => {
    const fields = changedFields(factsOf(aspect, before), factsOf(aspect, next));
    if (fields.length === 0) return [];
    const shown = aspect.masked ?? aspect.facts;
    const tell = aspect.tell(next, before);
    return [tell({ subjectId: orderId, payload: { fields }, before: shown(before), after: shown(next) })];
  });
}

function factsOf(aspect: Aspect, content: OrderContent): JsonObject {
  return toJson(aspect.facts(content)) as JsonObject;
}

function changedFields(before: JsonObject, next: JsonObject): string[] {
  const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
    one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);
  return [...new Set([...Object.keys(before), ...Object.keys(next)])].filter((field) => !isSame(before[field], next[field]));
}
