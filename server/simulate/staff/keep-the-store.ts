/** Goods: what shops sell under new codes gets its SKU, and what runs out is bought. */
import { randomUUID } from 'node:crypto';
import type { StockRow } from '@zhidan/core/inventory/stock-api.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { answered, type Visitor } from '../visitor.ts';
import { handsFor, type Hands } from './hands.ts';
import { isBetween, type Shift } from './shift.ts';

/** Stock is looked at this often. */
const lookMs = 3_600_000;

export async function keepTheStore(shift: Shift): Promise<void> {
  const { house, assumptions, spanMs } = shift;
  const now = house.merchant.clock();
  if (!isBetween(now, assumptions.deskFrom, assumptions.deskUntil) || instantMs(now) % lookMs >= spanMs) return;
  const hands = handsFor(1, spanMs, shift);
  const keeper = await house.as('yunying');
  await makeSkus(keeper, { hands, upTo: assumptions.restockTo });
  await restock(keeper, { hands, upTo: assumptions.restockTo, below: assumptions.restockBelow });
}

type Store = Readonly<{ hands: Hands; upTo: number }>;

/** New goods come with their first delivery, into the first warehouse. */
async function makeSkus(keeper: Visitor, { hands, upTo }: Store): Promise<void> {
  const { unmatchedCount } = await answered<{ unmatchedCount: number }>(keeper.get('/api/listings/sum'));
  if (unmatchedCount === 0) return;
  const { createdIds } = await answered<{ createdIds: readonly string[] }>(keeper.post('/api/skus/from-listings'));
  if (createdIds.length === 0) return;
  hands.did('match', createdIds.length);
  const { items } = await answered<{ items: readonly Readonly<{ id: string }>[] }>(keeper.get('/api/warehouses'));
  const [first] = items;
  if (first) await receive(keeper, { warehouseId: first.id, lines: createdIds.map((skuId) => ({ skuId, quantity: upTo })), hands });
}

/** What the shelves lack comes to where it is lacking; shelves that are always filled to one level are looked at as they are. */
async function restock(keeper: Visitor, { hands, upTo, below }: Store & Readonly<{ below: number }>): Promise<void> {
  const promised = ({ reserved }: StockRow): number => (below === upTo ? 0 : reserved);
  const lacking = (await stockRows(keeper)).filter((row) => row.onHand - promised(row) < below);
  for (const [warehouseId, rows] of Map.groupBy(lacking, (row) => row.warehouseId))
    await receive(keeper, {
      warehouseId,
      lines: rows.map((row) => ({ skuId: row.skuId, quantity: upTo + promised(row) - row.onHand })),
      hands,
    });
}

type Delivery = Readonly<{ warehouseId: string; lines: readonly Readonly<{ skuId: string; quantity: number }>[]; hands: Hands }>;

/** A delivery is taken in, and may be sold at once. */
export async function receive(keeper: Visitor, { warehouseId, lines, hands }: Delivery): Promise<void> {
  await answered(keeper.post('/api/stock/inbound', { documentId: randomUUID(), warehouseId, note: '补货到仓', lines }));
  hands.did('inbound', lines.length);
}

/** All that lies anywhere, by SKU and warehouse. */
export async function stockRows(keeper: Visitor): Promise<readonly StockRow[]> {
  const rows: StockRow[] = [];
  let after: string | null = '';
  while (after !== null) {
    const page: Readonly<{ items: readonly StockRow[]; next: string | null }> = await answered(
      keeper.get(`/api/stock?limit=200${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`),
    );
    rows.push(...page.items);
    after = page.next;
  }
  return rows;
}
