import type { RouteReceiver } from '@zhidan/core/allocation/routing/route.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Db } from '../../platform/db/database.ts';
import { suspendedAt } from '../areas/suspended-at.ts';
import { offersInUse } from './conditions-query.ts';

/** How a parcel was to leave. */
export type ChosenRoute = Readonly<{ id: string; warehouseId: string; carrier: string; receiver: RouteReceiver }>;

const notUsed: Words = { 'zh-CN': '快递已停用', en: 'the carrier is not used at this warehouse' };
const suspendedIn = ({ province, city, district }: RouteReceiver): Words => {
  const area = `${province}${city}${district}`;
  return { 'zh-CN': `${area}停发`, en: `nothing is sent to ${area} for now` };
};

/**
 * Of routes that were chosen those that are closed by now: the carrier is used no more at the warehouse, or does not go there. Answers
 * their ids with the reason, for people. Three statements.
 */
export async function closedRoutes(
  db: Db,
  { routes, now }: Readonly<{ routes: readonly ChosenRoute[]; now: Instant }>,
): Promise<ReadonlyMap<string, Words>> {
  if (routes.length === 0) return new Map();
  const offers = new Set((await offersInUse(db)).map(({ warehouseId, carrier }) => `${warehouseId} ${carrier}`));
  const places = await suspendedAt(db, { receivers: routes.map(({ receiver }) => receiver), now });
  return new Map(
    routes.flatMap(({ id, warehouseId, carrier, receiver }, index): (readonly [string, Words])[] => {
      if (!offers.has(`${warehouseId} ${carrier}`)) return [[id, notUsed]];
      const place = places[index];
      const isClosed = place?.areas.some(
        (area) => area.effect === 'hold' || (area.effect === 'disable_carrier' && (area.carrier === null || area.carrier === carrier)),
      );
      return isClosed ? [[id, suspendedIn(receiver)]] : [];
    }),
  );
}
