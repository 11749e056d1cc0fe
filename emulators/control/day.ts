/**
 * How busy a shop is in each hour of Beijing, from midnight on, beside its average: mothers shop over lunch and when the child
 * sleeps; live rooms sell in the evening.
 */
const hours = {
  even: [1],
  shop: [60, 35, 25, 20, 20, 25, 35, 55, 85, 110, 125, 120, 120, 120, 115, 115, 120, 115, 110, 130, 165, 185, 170, 110],
  live: [60, 30, 20, 15, 15, 15, 20, 35, 55, 75, 80, 80, 90, 80, 75, 80, 80, 80, 90, 150, 310, 370, 330, 130],
} as const;
export type DayName = keyof typeof hours;

/** The shapes of a day that a scenario may name. */
export const days: Readonly<Record<DayName, readonly number[]>> = {
  even: beside(hours.even),
  shop: beside(hours.shop),
  live: beside(hours.live),
};

function beside(shares: readonly number[]): readonly number[] {
  const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return shares.map((share) => share / average);
}

const hourMs = 3_600_000;

/** Customers an hour at that moment, beside the average of the day. */
export function busyness(day: DayName, moment: number): number {
  const hour = Math.floor(moment / hourMs + 8) % 24;
  return days[day][hour % days[day].length] ?? 1;
}

export const busiest = (day: DayName): number => Math.max(...days[day]);
