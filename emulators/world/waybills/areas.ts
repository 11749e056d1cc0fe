import type { Address } from '../trade.ts';
import type { World } from '../world.ts';
import { deskState, type SuspendedArea } from './desk-state.ts';

/** Why a carrier does not deliver there now; undefined: it does. */
export function suspensionOf(
  world: World,
  carrier: string,
  to: Pick<Address, 'province' | 'city' | 'district'>,
): SuspendedArea | undefined {
  return deskState(world).areas.find(
    (area) =>
      (area.carrier === null || area.carrier === carrier) &&
      area.province === to.province &&
      (area.city === null || area.city === to.city) &&
      (area.district === null || area.district === to.district) &&
      (area.untilMs === null || area.untilMs > world.nowMs()),
  );
}
