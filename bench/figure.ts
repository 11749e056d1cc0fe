/** What is measured: a doing, beside the most this machine could do, measured in turn with it. */
export type Figure = Readonly<{
  /** `journal.append_batch` */
  name: string;
  /** `rows/s` (more is better) or `ms` (less is better) */
  unit: string;
  /** One round of our doing; answers in the unit. */
  value(): Promise<number>;
  /** One round of the bare thing: the same bytes, the same disk, none of our code. */
  limit(): Promise<number>;
  /** fewer than seven, for what takes minutes; a single one is not warmed up */
  rounds?: number;
}>;

/** A figure of a run. `ratio` is value to limit: near 1 is good; for times, 3 means three times as long as the bare thing. */
export type Measured = Readonly<{ name: string; value: number; unit: string; limit: number; ratio: number }>;

/** A file `bench/*.bench.ts` exports one of these as `bench`. What it opens it hands to `closing`, which ends it after the last round. */
export type Bench = Readonly<{
  figures(house: BenchHouse): Promise<readonly Figure[]>;
}>;

export type BenchHouse = Readonly<{
  /** a database, for the product's role, on a PostgreSQL of this run's own, which waits for the disk */
  databaseUrl: string;
  closing(close: () => Promise<unknown>): void;
}>;

const usualRounds = 7;

/** Takes the value and its limit in turn, so that what else the machine does meets both; medians of seven rounds after one to warm up. */
export async function measure(figure: Figure): Promise<Measured> {
  const rounds: { value: number; limit: number }[] = [];
  const lastRound = figure.rounds ?? usualRounds;
  const warmUps = lastRound === 1 ? 0 : 1;
  for (let round = 1 - warmUps; round <= lastRound; round += 1) {
    const limitFirst = round % 2 === 1;
    const early = limitFirst ? await figure.limit() : await figure.value();
    const late = limitFirst ? await figure.value() : await figure.limit();
    if (round > 0) rounds.push(limitFirst ? { value: late, limit: early } : { value: early, limit: late });
  }
  return {
    name: figure.name,
    value: rounded(median(rounds.map((round) => round.value))),
    unit: figure.unit,
    limit: rounded(median(rounds.map((round) => round.limit))),
    ratio: rounded(median(rounds.map((round) => round.value / round.limit))),
  };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that a share of all does not exceed: `percentile(times, 0.95)`. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** Doings per second. */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (count / (performance.now() - began)) * 1_000;
}

/** The 95th percentile of the milliseconds that one doing takes, over `count` of them one after the other. */
export async function p95Ms(count: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return percentile(times, 0.95);
}
