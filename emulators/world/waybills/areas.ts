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
      shortName(area.province) === shortName(to.province) &&
      (area.city === null || area.city === to.city) &&
      (area.district === null || area.district === to.district) &&
      (area.untilMs === null || area.untilMs > world.nowMs()),
  );
}

/** `浙江省` is 浙江, `上海市` is 上海. */
const shortName = (province: string): string => province.replace(/(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$/u, '');
