/** How badly the road to the merchant behaves; all are probabilities. */
export type PushRoad = Readonly<{
  /** a message that was received comes once more */
  duplicate: number;
  /** a message is held back up to `shuffleMs`, so that later ones overtake it */
  shuffle: number;
  shuffleMs: number;
  /** a message never leaves the platform */
  lose: number;
  /** messages under way at the same moment while the clock is moved by hand; 1: each waits for the answer to the one before */
  atOnce: number;
}>;

export const straightRoad: PushRoad = { duplicate: 0, shuffle: 0, shuffleMs: 60_000, lose: 0, atOnce: 1 };
