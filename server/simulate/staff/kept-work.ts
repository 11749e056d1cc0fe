/** Work that a demo keeps for whoever tries it out. */
import { instantMs, type Clock, type Instant } from '@zhidan/core/kernel/instant.ts';

export type Piles = Readonly<Record<'audit' | 'finance' | 'approve' | 'print' | 'pick' | 'check' | 'weigh' | 'ship', number>>;

/** So many of each pile, and since when each of them has been kept. */
export type KeptWork = Readonly<{ counts: Piles; since: Map<string, Instant> }>;

const keptMs = 30 * 60_000;
const forgottenMs = 48 * keptMs;

type Keeper = Readonly<{ house: Readonly<{ merchant: Readonly<{ clock: Clock }> }>; kept?: KeptWork }>;

/**
 * The pile without what is kept for others: its first ones, because visitors begin there and nobody should take away what they have in
 * their hands. Each is kept for half an hour; when too few are as new as that, the last ones are kept too.
 */
export function butForVisitors<Item extends string | Readonly<{ id: string }>>(
  { house, kept }: Keeper,
  pile: keyof Piles,
  items: readonly Item[],
): readonly Item[] {
  if (!kept) return items;
  const { counts, since } = kept;
  const now = house.merchant.clock();
  const ageMs = (at: Instant): number => instantMs(now) - instantMs(at);
  const keyOf = (item: Item): string => `${pile} ${typeof item === 'string' ? item : item.id}`;
  const first = new Set(items.filter((item) => ageMs(since.get(keyOf(item)) ?? now) < keptMs).slice(0, counts[pile]));
  for (const [key, at] of since) if (ageMs(at) > forgottenMs) since.delete(key);
  for (const item of first) if (!since.has(keyOf(item))) since.set(keyOf(item), now);
  const others = items.filter((item) => !first.has(item));
  return others.slice(0, Math.max(0, others.length - (counts[pile] - first.size)));
}
