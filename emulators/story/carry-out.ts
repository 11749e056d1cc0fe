import type { Emulation } from '../world/create-emulation.ts';
import type { Deed } from '../world/deed.ts';
import { harmless, mutate } from '../world/mutate.ts';
import type { EmulatedAnswer } from '../world/platform.ts';
import type { World } from '../world/world.ts';

type DeedOf<Kind extends Deed['do']> = Extract<Deed, { do: Kind }>;

/** Notes a deed and lets it happen in one moment of the world, so that it can be told again to the millisecond. */
export function inOneMoment<Answer>(emulation: Emulation, deed: Deed, act: () => Answer): Answer {
  const release = emulation.time.hold();
  try {
    emulation.note(deed);
    return act();
  } finally {
    release();
  }
}

/** @throws RangeError when there is no such emulator */
export function carryOutRequest(emulation: Emulation, { platform: name, request, skewMs }: DeedOf<'request'>): Promise<EmulatedAnswer> {
  const service = emulation.services.get(name);
  if (!service) throw new RangeError(`no emulator "${name}"`);
  return service.handle(withSkew(emulation.world, skewMs), { ...request, query: new URLSearchParams(request.query) });
}

export function changeRows({ world }: Emulation, { platform, count }: DeedOf<'rows_changed'>): void {
  const trades = world.shops(platform).flatMap((shop) => world.trades(shop.seq));
  mutate(world, trades, { count, kinds: harmless });
}

/** The world as a platform sees it whose clock runs ahead. */
export const withSkew = (world: World, skewMs: number): World => (skewMs === 0 ? world : { ...world, nowMs: () => world.nowMs() + skewMs });
