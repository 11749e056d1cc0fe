import { shopAuthorized } from '@zhidan/core/channels/shop-event.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { makeShopNoticesDue } from './notice-store.ts';

/** What waited for a shop's authorisation goes on with it. */
export const onShopAuthorized = on('channels.notices-on-shop-authorized', shopAuthorized, 'now', (tx, events, { now }) =>
  makeShopNoticesDue(tx, [...new Set(events.map(({ subjectId }) => subjectId))], now),
);
