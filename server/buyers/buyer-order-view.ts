import { answersOf } from '@zhidan/core/desk/answer.ts';
import { buyerKinds, type BuyerKind, type BuyerOrder } from '@zhidan/core/buyers/buyer-api.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { receiverText } from '@zhidan/core/orders/own-receiver.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { isOpenRequest } from '@zhidan/core/requests/request-life.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { shopsIn } from '../channels/index.ts';
import { answerFacts, orderFactsOf, orderHead, shownEvents } from '../desk/index.ts';
import { openExceptionViews, ordersByIds, type StoredOrder } from '../orders/index.ts';
import type { Db } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { showRequestChoices } from '../requests/index.ts';
import { buyerCaller } from './buyer-caller.ts';
import { confirmedReceiver } from './buyer-store.ts';

/** An order that was opened for its buyer, and the buyer. */
export type Opened = Readonly<{ order: StoredOrder; by: Caller }>;

/** @throws Refused `buyer.link_bad` when the order of a link is no more */
export async function openedOrder(db: Db, orderId: string, vault: Vault): Promise<Opened> {
  const [order] = await ordersByIds(db, vault, [orderId]);
  if (!order) throw new Refused('buyer.link_bad');
  return { order, by: buyerCaller({ orderId, shopId: order.shopId }) };
}

export function receiverIndexOf(vault: Vault, { content }: StoredOrder): Buffer {
  return vault.blindIndex('buyers.receiver', receiverText(content.receiver)).subarray(0, 16);
}

/** What a buyer sees of an order: the desk's own words, goods, parcels, and what may be asked for now. Masked whatever happens. */
export async function buyerOrderView(
  db: Db,
  { order, by }: Opened,
  { now, vault }: Readonly<{ now: Instant; vault: Vault }>,
): Promise<BuyerOrder> {
  const { id } = order;
  const [shops, exceptions, facts, confirmed, choices] = await Promise.all([
    shopsIn(db, 'all'),
    openExceptionViews(db, [id]),
    orderFactsOf(db, [id]),
    confirmedReceiver(db, id),
    showRequestChoices(db, { orderId: id as OrderId, by, now }, vault),
  ]);
  const shop = shops.find((one) => one.id === order.shopId);
  const known = facts.get(id);
  if (!shop || !known) throw new Refused('buyer.link_bad');
  const { orderNo, shopName, status, orderedAt, paid, goods, receiver } = orderHead(order, shop);
  const isLocked = known.requests.some(({ state, kind }) => isOpenRequest(state) && requestKinds[kind].isLocking);
  const isHere = status === 'received' && choices.stage !== 'away' && !isLocked;
  const isOpen = (kind: BuyerKind): boolean => isHere && choices.choices.some((choice) => choice.kind === kind && choice.isOpen);
  const isConfirmed = confirmed?.equals(receiverIndexOf(vault, order)) ?? false;
  return {
    orderNo,
    shopName,
    status,
    orderedAt,
    paid,
    goods,
    receiver,
    isConfirmed,
    answers: answersOf(answerFacts({ order, facts: known, exceptions: exceptions.get(id) ?? [] }), now).map((answer) => ({
      ...answer,
      words: { ...answer.words },
    })),
    parcels: known.parcels
      .filter(({ state }) => state !== 'numbered')
      .map(({ carrier, waybillNo, traceState, expectedAt, events }) => ({
        carrier,
        waybillNo,
        state: traceState,
        expectedAt,
        events: shownEvents(events),
      })),
    may: { change_address: isOpen('change_address'), cancel: isOpen('cancel'), confirm: isHere && !isConfirmed },
    asked: known.requests.flatMap(({ kind, state, askedAt }) => {
      const own = buyerKinds.find((one) => one === kind);
      return own ? [{ kind: own, state, askedAt }] : [];
    }),
  };
}
