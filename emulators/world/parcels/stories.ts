import type { Chance } from '../chance.ts';
import type { ScanKind } from './scan-kinds.ts';

/** Where a scan is: at the sender's, at the receiver's, or in between. */
export type Stop = 'origin' | 'destination' | 'between';

/** One scan of a story: `pause` hours after the one before it (a share of the travel time where `share` is said). */
export type Beat = Readonly<{ kind: ScanKind; stop: Stop; pause?: number; share?: number; byDay?: true }>;

const beat = (kind: ScanKind, stop: Stop, pause: number): Beat => ({ kind, stop, pause });
const travel = (kind: ScanKind, stop: Stop, share: number): Beat => ({ kind, stop, share });
/** a courier rings by day */
const byDay = (kind: ScanKind, pause: number): Beat => ({ kind, stop: 'destination', pause, byDay: true });

const pickedUp = beat('picked_up', 'origin', 0);
const leaves = [travel('in_transit', 'origin', 0.08), travel('line_haul', 'origin', 0.14)];
const arrives = [travel('arrived_city', 'destination', 0.5), travel('in_transit', 'destination', 0.14)];
const road = [pickedUp, ...leaves, ...arrives];
const goesOut = byDay('out_for_delivery', 2);
const goesBack = [beat('returning', 'destination', 5), beat('returning', 'between', 30), beat('return_signed', 'origin', 26)];

/** What may become of a parcel; most are `usual`. Hours are those of the carrier, before a rhythm makes them longer or shorter. */
export const stories = {
  usual: (chance) => [...road, goesOut, beat(chance.happens(0.2) ? 'agent_signed' : 'signed', 'destination', chance.between(1, 5))],
  /** 驿站 */
  locker: (chance) => [
    ...road,
    goesOut,
    beat('at_locker', 'destination', 3),
    { ...byDay('locker_signed', chance.between(3, 26)), stop: 'destination' },
  ],
  /** 揽收超时: the carrier comes a day or two late */
  late_pickup: (chance) => [
    beat('pickup_overdue', 'origin', 24),
    beat('picked_up', 'origin', chance.between(3, 26)),
    ...leaves,
    ...arrives,
    goesOut,
    beat('signed', 'destination', 3),
  ],
  /** 中转停滞: nothing moves for days, then it goes on */
  stalled: (chance) => [
    pickedUp,
    ...leaves,
    beat('stale', 'between', 48),
    beat('detained', 'between', 6),
    beat('arrived_city', 'destination', chance.between(20, 60)),
    goesOut,
    beat('signed', 'destination', 4),
  ],
  /** 派送失败, and the next day it goes well */
  delivery_failed: () => [
    ...road,
    goesOut,
    beat('delivery_failed', 'destination', 4),
    byDay('out_for_delivery', 16),
    beat('signed_after_exception', 'destination', 3),
  ],
  unreachable: () => [
    ...road,
    goesOut,
    beat('unreachable', 'destination', 5),
    byDay('out_for_delivery', 17),
    beat('signed_after_exception', 'destination', 2),
  ],
  out_of_area: () => [
    ...road,
    beat('out_of_area', 'destination', 4),
    byDay('out_for_delivery', 22),
    beat('signed_after_exception', 'destination', 5),
  ],
  /** 派送超时 */
  slow_delivery: () => [
    ...road,
    goesOut,
    beat('delivery_overdue', 'destination', 26),
    byDay('out_for_delivery', 6),
    beat('signed', 'destination', 3),
  ],
  /** 驿站超时未取, fetched at last */
  locker_overdue: () => [
    ...road,
    goesOut,
    beat('at_locker', 'destination', 3),
    beat('locker_overdue', 'destination', 72),
    beat('locker_signed', 'destination', 20),
  ],
  /** 拒收, and back it goes */
  refused: () => [...road, goesOut, beat('refusal_unconfirmed', 'destination', 2), beat('rejected', 'destination', 10), ...goesBack],
  /** 退回: nobody wants it, nobody says so */
  returned: () => [...road, goesOut, beat('delivery_failed', 'destination', 4), ...goesBack],
  /** 虚假签收: signed as soon as it is in the city, and nobody rang */
  false_sign: () => [pickedUp, ...leaves, travel('arrived_city', 'destination', 0.5), beat('signed', 'destination', 0.3)],
  /** 丢失: the last that is heard is that nothing is heard */
  lost: () => [pickedUp, ...leaves, beat('stale', 'between', 48)],
  damaged: () => [...road, beat('damaged', 'destination', 2), ...goesBack],
  /** 环路: it comes back to where it was */
  loop: () => [
    pickedUp,
    ...leaves,
    beat('arrived_city', 'between', 10),
    beat('line_haul', 'between', 4),
    beat('arrived_city', 'origin', 12),
    beat('line_haul', 'origin', 5),
    beat('arrived_city', 'between', 11),
    ...arrives,
    goesOut,
    beat('signed', 'destination', 3),
  ],
  /** 改址 */
  forwarded: () => [...road, beat('forwarded_address', 'destination', 3), byDay('out_for_delivery', 20), beat('signed', 'destination', 3)],
  /** the carrier never comes */
  never_collected: () => [beat('pickup_overdue', 'origin', 24)],
} as const satisfies Readonly<Record<string, (chance: Chance) => readonly Beat[]>>;
export type StoryName = keyof typeof stories;
export const storyNames = Object.keys(stories) as [StoryName, ...StoryName[]];
