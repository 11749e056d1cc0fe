import { orderGoodsChanged, orderReceived } from '@zhidan/core/orders/order-event.ts';
import type { Subscriber } from '../platform/journal/subscriber.ts';
import { saveGoodsTexts } from './goods-text-store.ts';

/** Keeps the texts of all goods that orders name, so that orders are found by words of them. Off the road of receiving. */
export const onGoodsTold: Subscriber = {
  name: 'orders.on-goods-told',
  on: [orderReceived.type.name, orderGoodsChanged.type.name],
  from: 'beginning',
  apply: (tx, events) => saveGoodsTexts(tx, [...new Set(events.map(({ subjectId }) => subjectId))]),
};
