/** The demo's shops in an emulated world with believable buyers and carriers. */
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Assumptions } from './assumptions.ts';
import { dayShops, emptyWorld } from './day-world.ts';

/** What share of the orders each shop has, and how its day goes: as in the demo. */
const trade = { taobao: { share: 0.45, day: 'shop' }, douyin: { share: 0.36, day: 'live' }, youzan: { share: 0.19, day: 'shop' } } as const;

/** What becomes of parcels in trouble, beside each other. */
const troubles = { late_pickup: 30, stalled: 25, delivery_failed: 25, unreachable: 10, slow_delivery: 10 } as const;
/** Parcels that somebody fetches from a locker, of those that arrive as they should. */
const lockerShare = 0.15;

export function monthWorld(seed: string, start: Instant, { troubledParcels }: Assumptions): object {
  const sum = Object.values(troubles).reduce((whole, part) => whole + part, 0);
  const stories = {
    usual: (1 - troubledParcels) * (1 - lockerShare),
    locker: (1 - troubledParcels) * lockerShare,
    ...Object.fromEntries(Object.entries(troubles).map(([name, part]) => [name, (troubledParcels * part) / sum])),
  };
  return emptyWorld(seed, start, { begins: 'told', pickup: ['30m', '7h'], pace: 1, stories });
}

/** A day's customers: they keep coming by the curve of each shop, and go on living. */
export function dayOfCustomers(assumptions: Assumptions): readonly object[] {
  const behavior = {
    pays: 1 - assumptions.unpaid,
    changesAddress: assumptions.addressOnPlatform,
    writes: assumptions.writesLater,
    urges: assumptions.urges,
    refundsBeforeShipping: assumptions.refundsBefore,
    refundsAfterShipping: assumptions.refundsAfter,
    withdrawsRefund: assumptions.withdrawsRefund,
    underRisk: assumptions.underRisk,
  };
  const placed = assumptions.ordersADay / (1 - assumptions.unpaid) / 24;
  return dayShops.map(({ platform, name }) => ({
    do: 'flow',
    shop: name,
    perHour: placed * trade[platform].share,
    day: trade[platform].day,
    for: '24h',
    behavior,
    apart: true,
    ...(assumptions.hasteMinutes > 0 && { haste: `${Math.ceil(assumptions.hasteMinutes * 60)}s` }),
    messages: assumptions.messages,
  }));
}
