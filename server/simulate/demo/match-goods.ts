import type { UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { handsFor } from '../staff/hands.ts';
import type { Shift } from '../staff/shift.ts';
import { answered } from '../visitor.ts';

/** Goods that nobody has looked at for so long are matched with what is suggested; before that they are a visitor's. */
const leftForMs = 12 * 3_600_000;
/** so alike that nobody would ask */
const alikePercent = 50;

/** What shops sell under other codes is found among the goods that are there. */
export async function matchGoods(shift: Shift): Promise<void> {
  const { house, spanMs } = shift;
  const keeper = await house.as('yunying');
  const { items } = await answered<{ items: readonly UnmatchedRow[] }>(keeper.get('/api/listings/unmatched?limit=200'));
  const until = plusMs(house.merchant.clock(), -leftForMs);
  const hands = handsFor(1, spanMs, shift);
  const pairs = items
    .flatMap(({ id, firstSeenAt, suggestion }) =>
      suggestion && suggestion.likenessPercent >= alikePercent && firstSeenAt <= until
        ? [{ listingId: id, skuId: suggestion.sku.id, from: null }]
        : [],
    )
    .slice(0, hands.room('match'));
  if (pairs.length === 0) return;
  await answered(keeper.post('/api/listings/match', { pairs }));
  hands.did('match', pairs.length);
}
