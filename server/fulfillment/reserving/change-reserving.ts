import type * as api from '@zhidan/core/fulfillment/reserving/reserving-api.ts';
import { shopReservingChanged } from '@zhidan/core/fulfillment/reserving/reserving-event.ts';
import type { ReservingMoment } from '@zhidan/core/fulfillment/reserving/reserving-moment.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { reservingOf, saveReserving } from './reserving-store.ts';

/** @throws Refused `shop.not_found`, also for shops that are not the caller's */
export async function showReserving(db: Db, ask: Asked<InputOf<typeof api.showReserving>>): Promise<OutputOf<typeof api.showReserving>> {
  return { reserveAt: await inScope(db, ask) };
}

/**
 * Says when a shop's stock is promised, for orders that come from now on. Twice is not an error.
 * @throws Refused `shop.not_found`
 */
export async function changeReserving(
  tx: Tx,
  ask: Asked<InputOf<typeof api.changeReserving>>,
): Promise<OutputOf<typeof api.changeReserving>> {
  const { by, now, shopId, reserveAt } = ask;
  const before = await inScope(tx, ask);
  if (before === reserveAt) return { done: true };
  await saveReserving(tx, { shopId, reserveAt, now });
  const told = { before: { reserveAt: before }, after: { reserveAt } };
  await emit(tx, { by, now }, [shopReservingChanged({ subjectId: shopId, payload: {}, ...told })]);
  return { done: true };
}

async function inScope(db: Db, { by, shopId }: Asked<Readonly<{ shopId: string }>>): Promise<ReservingMoment> {
  const found = by.shops === 'all' || by.shops.includes(shopId) ? await reservingOf(db, shopId) : undefined;
  if (!found) throw new Refused('shop.not_found', { shopId });
  return found;
}
