import { orderHoldEnded, orderHoldPlaced } from '@zhidan/core/orders/exceptions/hold-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockOrders } from '../lock-orders-store.ts';
import * as store from './hold-store.ts';
import { holdKey, type Hold, type HoldKey } from './hold-store.ts';

type By = Pick<Asked, 'by' | 'now'>;

/**
 * Makes orders wait. `source` says who holds: `hand`, or `rule:` and the rule's key; of each source an order has one hold at
 * most, so placed twice is placed once, and placed anew it takes the new end and reason. Five statements for any number.
 */
export async function placeHolds(tx: Tx, { by, now }: By, holds: readonly Hold[]): Promise<void> {
  if (holds.length === 0) return;
  const each = [...new Map(holds.map((hold) => [holdKey(hold), hold])).values()];
  await lockOrders(
    tx,
    each.map(({ orderId }) => orderId),
  );
  const open = await store.openHolds(tx, each);
  const fresh = each.filter((hold) => !open.has(holdKey(hold)));
  const changed = each.flatMap((hold) => {
    const before = open.get(holdKey(hold));
    return before && (before.until !== hold.until || before.reason !== hold.reason) ? [{ ...before, ...hold }] : [];
  });
  await store.insertHolds(tx, fresh, { by, now });
  await store.saveHolds(tx, changed);
  await emit(
    tx,
    { by, now },
    [...fresh, ...changed].map(({ orderId, source, until, reason }) =>
      orderHoldPlaced({ subjectId: orderId, payload: { source, until }, reason }),
    ),
  );
}

/** Ends holds, whoever placed them; those that are not open are nothing. */
export async function endHolds(tx: Tx, { by, now }: By, keys: readonly HoldKey[], reason: string): Promise<void> {
  if (keys.length === 0) return;
  await lockOrders(
    tx,
    keys.map(({ orderId }) => orderId),
  );
  const open = [...(await store.openHolds(tx, keys)).values()];
  await store.closeHolds(tx, open, { by, now, reason });
  await emit(
    tx,
    { by, now },
    open.map(({ orderId, source, until }) => orderHoldEnded({ subjectId: orderId, payload: { source, until }, reason })),
  );
}
