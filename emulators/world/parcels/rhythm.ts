import type { Chance } from '../chance.ts';
import { storyNames, type StoryName } from './stories.ts';

/** When a parcel's life begins by itself. */
export const beginnings = {
  told: 'once a platform is told that the order is shipped with its number',
  collected: 'on the next evening round of the carrier, told or not',
  by_hand: 'never: only the control API lets it be collected',
} as const satisfies Readonly<Record<string, string>>;
export type Beginning = keyof typeof beginnings;

/** How parcels live when nobody scripts them. */
export type Rhythm = Readonly<{
  begins: Beginning;
  /** from the moment it begins to the pickup, both ends included */
  pickupMs: readonly [number, number];
  /** 1: as long as in life; 0.01: a hundred times as fast */
  pace: number;
  /** how often which story, beside each other; empty: all are usual */
  stories: Readonly<Partial<Record<StoryName, number>>>;
}>;

const hourMs = 3_600_000;

/** A world in which nobody has said how parcels live lets them lie. */
export const stillness: Rhythm = { begins: 'by_hand', pickupMs: [hourMs, 6 * hourMs], pace: 1, stories: {} };

export function drawStory({ stories }: Rhythm, chance: Chance): StoryName {
  const told = storyNames.filter((name) => (stories[name] ?? 0) > 0);
  let rest = chance.next() * told.reduce((sum, name) => sum + (stories[name] ?? 0), 0);
  return told.find((name) => (rest -= stories[name] ?? 0) < 0) ?? 'usual';
}

const dayMs = 24 * hourMs;
const roundStarts = 18 * hourMs;

/** When the carrier comes for a parcel that waits since then. */
export function pickupMoment({ begins, pickupMs, pace }: Rhythm, chance: Chance, sinceMs: number): number {
  if (begins === 'told') return sinceMs + Math.round(chance.between(...pickupMs) * pace);
  const ofDay = (sinceMs + 8 * hourMs) % dayMs;
  const today = sinceMs - ofDay + roundStarts + chance.below(2 * hourMs);
  return today > sinceMs ? today : today + dayMs;
}
