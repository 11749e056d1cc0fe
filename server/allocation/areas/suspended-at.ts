import { suspends, type SuspendedArea } from '@zhidan/core/allocation/area/suspended-area.ts';
import { isRemote } from '@zhidan/core/allocation/region/remote.ts';
import { pathOf, withParents } from '@zhidan/core/allocation/region/region.ts';
import type { RouteReceiver } from '@zhidan/core/allocation/routing/route.ts';
import { normalText } from '@zhidan/core/conditions/normal-text.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db } from '../../platform/db/database.ts';
import { areasAround } from '../routing/conditions-query.ts';

/** What is to be known of a place before a carrier is chosen. */
export type PlaceFacts = Readonly<{
  isRemote: boolean;
  /** what is suspended there now, for all carriers or some, reminders included */
  areas: readonly SuspendedArea[];
  /** no carrier at all goes there now, or its orders are held */
  isSuspended: boolean;
}>;

/** Facts of places, in their order, for rules that are judged before routing. One statement. */
export async function suspendedAt(
  db: Db,
  { receivers, now }: Readonly<{ receivers: readonly RouteReceiver[]; now: Instant }>,
): Promise<readonly PlaceFacts[]> {
  const places = receivers.map((receiver) => ({
    receiver,
    paths: withParents(pathOf(receiver)),
    text: normalText(receiver.town + receiver.detail),
  }));
  const areas = await areasAround(db, [...new Set(places.flatMap(({ paths }) => paths))], now);
  return places.map(({ receiver, paths, text }) => {
    const touching = areas.filter((area) => suspends(area, { paths, text }, now));
    const isSuspended = touching.some(({ effect, carrier }) => effect === 'hold' || (effect === 'disable_carrier' && carrier === null));
    return { isRemote: isRemote(receiver), areas: touching, isSuspended };
  });
}
