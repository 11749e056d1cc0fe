/** How badly the road to the merchant behaves; all are probabilities. */
export type PushRoad = Readonly<{
  /** a message that was received comes once more */
  duplicate: number;
  /** a message is held back up to `shuffleMs`, so that later ones overtake it */
  shuffle: number;
  shuffleMs: number;
  /** a message never leaves the platform */
  lose: number;
}>;

export const straightRoad: PushRoad = { duplicate: 0, shuffle: 0, shuffleMs: 60_000, lose: 0 };
