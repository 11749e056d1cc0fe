import { plusMs, type Instant } from '../kernel/instant.ts';

/** A window up to and without its end, as platforms are asked for it whose windows hold both ends, to the second. */
export function closedWindow({ from, to }: Readonly<{ from: Instant; to: Instant }>): Readonly<{ from: Instant; to: Instant }> {
  return { from, to: plusMs(to, -1_000) };
}
