import { conditionsChanged } from '@zhidan/core/allocation/allocation-event.ts';
import { closedRoutes } from '../../allocation/index.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { withdrawFulfillment } from '../claims/take-back.ts';
import { releasedRoutes } from './released-route-query.ts';

/** Withdrawn in one go. */
const atOnce = 500;

/**
 * An area is suspended, or a carrier is used no more: what was released to go that way and has no label yet is taken back, so that it
 * is routed anew. A carrier that a person or a platform has chosen stays.
 */
export const onConditionsChanged = on('fulfillment.on-conditions-changed', conditionsChanged, 'now', async (tx, events, { by, now }) => {
  if (!events.some(({ payload: { cause, restricts } }) => restricts && (cause === 'area' || cause === 'carrier'))) return;
  const closed = await closedRoutes(tx, { routes: await releasedRoutes(tx), now });
  for (const [reason, some] of Map.groupBy(closed, ([, why]) => why['zh-CN']))
    for (let from = 0; from < some.length; from += atOnce) {
      const ids = some.slice(from, from + atOnce).map(([id]) => id);
      await withdrawFulfillment(tx, { by, now, ids, reason: `${reason}，重新选择快递`, isStopConfirmed: false });
    }
});
