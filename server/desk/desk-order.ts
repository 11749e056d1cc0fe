import { answersOf, type AnswerFacts, type ParcelFacts } from '@zhidan/core/desk/answer.ts';
import type { DeskOrder, FoundOrder } from '@zhidan/core/desk/desk-api.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';
import type { ExceptionView } from '@zhidan/core/orders/goods-view.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { isOpenRequest, requestNo } from '@zhidan/core/requests/request-life.ts';
import type { ShopRow } from '../channels/index.ts';
import type { StoredOrder } from '../orders/index.ts';
import type { OrderFacts, ParcelOfOrder } from './order-facts-query.ts';

/** What the desk sees of an order at a glance; personal data masked. */
export function orderHead({ id, channelOrderNo, status, content }: StoredOrder, shop: ShopRow): Omit<FoundOrder, 'ways'> {
  const { receiver, states, amounts, createdAt, lines } = content;
  return {
    orderId: id as OrderId,
    orderNo: channelOrderNo,
    shopId: shop.id as ShopId,
    shopName: shop.name,
    channel: shop.channel,
    status,
    refund: states.refund,
    orderedAt: createdAt,
    paid: amounts.paid,
    receiver: {
      name: maskName(receiver.name),
      phone: maskPhone(receiver.phone),
      region: [receiver.province, receiver.city, receiver.district].filter(Boolean).join(' '),
    },
    goods: lines.map(({ title, specification, quantity, pictureUrl }) => ({ title, specification, quantity, pictureUrl })),
  };
}

/** An order with what is known beside it. */
export type KnownOrder = Readonly<{ order: StoredOrder; facts: OrderFacts; exceptions: readonly ExceptionView[] }>;

export function deskOrder(known: KnownOrder, shop: ShopRow, now: Instant): DeskOrder {
  const { order, facts, exceptions } = known;
  const { content } = order;
  return {
    ...orderHead(order, shop),
    receivable: content.amounts.receivable,
    stage: facts.stage,
    shipBy: content.shipBy,
    atRisk: facts.atRisk,
    buyerMessage: content.buyer.message,
    sellerMemo: content.seller.memo,
    exceptions: exceptions.map(({ kind }) => kind),
    parcels: facts.parcels.map(({ parcelId, state, carrier, waybillNo, shippedAt, traceState, traceSub, expectedAt, events }) => ({
      parcelId,
      state,
      carrier,
      waybillNo,
      shippedAt,
      traceState,
      traceSub,
      expectedAt,
      events: shownEvents(events),
    })),
    requests: facts.requests.map(({ id, no, kind, state, askedAt }) => ({ id, no: requestNo(no), kind, state, askedAt })),
    answers: answersOf(answerFacts(known), now).map((answer) => ({ ...answer, words: { ...answer.words } })),
  };
}

/** What a service says of a parcel as a whole has no sentence and is left out. */
export function shownEvents(events: ParcelOfOrder['events']) {
  return events
    .filter(({ text }) => text !== '')
    .map(({ at, text, place }) => ({ at, text, place }))
    .toReversed();
}

export function answerFacts({ order, facts, exceptions }: KnownOrder): AnswerFacts {
  const { status, content } = order;
  return {
    status,
    states: content.states,
    shipBy: content.shipBy,
    stage: facts.stage,
    holdups: {
      exceptions: exceptions.map(({ kind }) => kind),
      platformHolds: content.holds.map(({ kind }) => kind),
      ownHolds: facts.ownHolds,
    },
    openRequests: facts.requests.filter(({ state }) => isOpenRequest(state)).map(({ kind }) => kind),
    parcels: leftParcels(order, facts),
  };
}

/** Those that have left; of an order that was shipped elsewhere what its platform knows. */
function leftParcels({ content }: StoredOrder, { parcels }: OrderFacts): readonly ParcelFacts[] {
  const left = parcels.filter(({ state }) => state !== 'numbered');
  if (left.length > 0) return left.map(parcelFacts);
  const bare = { state: null, sub: null, place: '', expectedAt: null, deliveredAt: null };
  return content.shipments.map(({ carrierCode, waybillNo }) => ({ ...bare, carrier: carrierCode, waybillNo }));
}

function parcelFacts({ carrier, waybillNo, traceState, traceSub, expectedAt, deliveredAt, events }: ParcelOfOrder): ParcelFacts {
  const place = events.findLast((event) => event.place !== '')?.place ?? '';
  return { carrier, waybillNo, state: traceState, sub: traceSub, place, expectedAt, deliveredAt };
}
