import { shopAuthorized } from '@zhidan/core/channels/shop-event.ts';
import { fulfillmentMoved, fulfillmentReleased, parcelVoidWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { waybillAccountAdded, waybillAccountChanged } from '@zhidan/core/waybills/waybill-event.ts';
import { curedOutside, waybillProblems, type WaybillProblem } from '@zhidan/core/waybills/waybill-problem.ts';
import { on, type Subscriber } from '../../platform/journal/subscriber.ts';
import { dropTasks, insertTakeTasks, insertVoidTasks, makeProblemsDue } from './task-store.ts';
import { enqueueTasks, leaseEnd } from './task-types.ts';

const subjects = (events: readonly Readonly<{ subjectId: string }>[]): string[] => [...new Set(events.map(({ subjectId }) => subjectId))];

/** What is audited gets its numbers, in batches of those that one call takes. */
export const onReleased: Subscriber = {
  name: 'waybills.on-released',
  // the second was told beside the first until 0.1.0; it may wait unread
  on: [fulfillmentMoved.type.name, fulfillmentReleased.type.name],
  from: 'now',
  apply: async (tx, events, { now }) => {
    const released = events.filter(({ event, payload }) => event === fulfillmentReleased.type.name || payload['action'] === 'release');
    if (released.length > 0) await enqueueTasks(tx, await insertTakeTasks(tx, subjects(released), { now, dueAt: leaseEnd(now) }));
  },
};

/** A number that is not wanted any more goes back to where it came from. */
export const onVoidWanted = on('waybills.on-void-wanted', parcelVoidWanted, 'now', async (tx, events, { now }) => {
  const parcelIds = subjects(events);
  await dropTasks(tx, 'take', parcelIds);
  await enqueueTasks(tx, await insertVoidTasks(tx, parcelIds, { now, dueAt: leaseEnd(now) }));
});

const mendable: readonly WaybillProblem[] = [
  ...(Object.keys(waybillProblems) as WaybillProblem[]).filter(curedOutside),
  'receiver_ciphered',
];

/** What waited for an account, or for a shop's authorisation, is tried again when there is another one. */
export const onAccountMended: Subscriber = {
  name: 'waybills.on-account-mended',
  on: [waybillAccountAdded.type.name, waybillAccountChanged.type.name, shopAuthorized.type.name],
  from: 'now',
  apply: (tx, _events, { now }) => makeProblemsDue(tx, mendable, now),
};
