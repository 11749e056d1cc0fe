import type { World } from '../world.ts';
import type { Parcel, Scan } from './parcel.ts';
import { stillness, type Rhythm } from './rhythm.ts';

/** Hears of a scan at its moment; the parcel is as it stands then. */
export type Watcher = (parcel: Parcel, scan: Scan) => void;

/** All that the carriers of a world know. */
export type ParcelShelf = {
  rhythm: Rhythm;
  readonly parcels: Map<string, Parcel>;
  /** trades that were told to travel under a number, by shop and seq */
  readonly trades: Map<string, ReadonlyMap<string, Readonly<{ shopSeq: number; seq: number }>>>;
  /** who wants to hear of a number, known or not yet, by its own name */
  readonly watchers: Map<string, Map<string, Watcher>>;
};

export const parcelShelf = (world: World): ParcelShelf =>
  world.own('parcels', () => ({ rhythm: stillness, parcels: new Map(), trades: new Map(), watchers: new Map() }));

export const parcelOf = (world: World, waybillNo: string): Parcel | undefined => parcelShelf(world).parcels.get(waybillNo);
