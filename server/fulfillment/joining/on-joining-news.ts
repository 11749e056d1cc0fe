import * as fulfillmentNews from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { orderExceptionCleared } from '@zhidan/core/orders/exception-event.ts';
import { orderHoldEnded } from '@zhidan/core/orders/hold-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { JournalEvent, Subscriber } from '../../platform/journal/subscriber.ts';
import { fulfillmentIdsIn } from '../opening/open-ids-query.ts';
import { mergeWaiting } from './merge-waiting.ts';
import { settleMembers } from './settle-members.ts';

const { fulfillmentOpened, fulfillmentChanged, fulfillmentWithdrawn } = fulfillmentNews;

/**
 * What comes to wait is merged with all that waits for its receiver; what is taken back loses the members that had to leave. Each
 * step asks only how things stand now, so news that comes late or twice does no harm.
 */
export const onJoiningNews: Subscriber = {
  name: 'fulfillment.on-joining-news',
  on: [fulfillmentOpened, fulfillmentChanged, fulfillmentWithdrawn, orderExceptionCleared, orderHoldEnded].map(({ type }) => type.name),
  from: 'beginning',
  apply: applyJoiningNews,
};

async function applyJoiningNews(tx: Tx, events: readonly JournalEvent[], { by, now }: Pick<Asked, 'by' | 'now'>): Promise<void> {
  const named = (news: Readonly<{ type: { name: string } }>): readonly JournalEvent[] =>
    events.filter(({ event }) => event === news.type.name);
  const withdrawn = named(fulfillmentWithdrawn).flatMap(({ payload }) => payload['orderIds'] as readonly string[]);
  await settleMembers(tx, { by, now, orderIds: [...new Set(withdrawn)].toSorted(), readdressedIds: [] });
  const freed = [...named(orderExceptionCleared), ...named(orderHoldEnded)].map(({ subjectId }) => subjectId);
  const waiting = [...named(fulfillmentOpened), ...named(fulfillmentChanged), ...named(fulfillmentWithdrawn)].map(
    ({ subjectId }) => subjectId,
  );
  const ofFreed = freed.length > 0 ? await fulfillmentIdsIn(tx, [...new Set(freed)], stagesBeforeRelease) : [];
  await mergeWaiting(tx, { by, now, ids: [...new Set([...waiting, ...ofFreed])].toSorted() });
}
