import type { Emulation } from '../world/create-emulation.ts';
import type { EmulatedShop } from '../world/shop.ts';

/** @throws RangeError when there is no such shop */
export function findShop({ world }: Emulation, ref: number | string): EmulatedShop {
  const shop = typeof ref === 'number' ? world.shop(ref) : world.shops().find(({ name, platform }) => name === ref || platform === ref);
  if (!shop) throw new RangeError(`there is no shop "${ref}"`);
  return shop;
}
