import type { StockRow } from '@zhidan/core/inventory/stock-api.ts';
import { handsFor } from '../staff/hands.ts';
import { receive, stockRows } from '../staff/keep-the-store.ts';
import { hourOf, type Shift } from '../staff/shift.ts';

/** The truck comes twice a day; until then what is short stays short. */
const truckHours = [9, 15] as const;
/** What comes is so many times what must never be gone. */
const times = 7;

/** What has sunk to its safety stock is bought, and comes with the next truck. */
export async function refillShelves(shift: Shift): Promise<void> {
  const { house, spanMs } = shift;
  const hours = spanMs / 3_600_000;
  const now = hourOf(house.merchant.clock());
  if (!truckHours.some((hour) => now >= hour && now < hour + hours)) return;
  const keeper = await house.as('yunying');
  const lacking = (await stockRows(keeper)).filter(({ onHand, reserved, safety }) => safety > 0 && onHand - reserved <= safety);
  const hands = handsFor(lacking.length, spanMs, shift);
  for (const [warehouseId, rows] of Map.groupBy(lacking, (row) => row.warehouseId))
    await receive(keeper, { warehouseId, lines: rows.map(({ skuId, ...row }) => ({ skuId, quantity: missing(row) })), hands });
}

const missing = ({ onHand, reserved, safety }: Pick<StockRow, 'onHand' | 'reserved' | 'safety'>): number =>
  safety * times - (onHand - reserved);
