import type { StockRow } from '@zhidan/core/inventory/stock-api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { seedDemoCatalog, seedDemoStock } from '../../main.ts';
import { appForFile } from '../../testing/test-app.ts';
import { usualAssumptions } from '../assumptions.ts';
import { chanceOf } from '../chance.ts';
import { stockRows } from '../staff/keep-the-store.ts';
import type { Shift } from '../staff/shift.ts';
import { refillShelves } from './refill-shelves.ts';

const house = appForFile();
const spanMs = 300_000;

/** `time` of a day in UTC: the trucks come at nine and at three in Shanghai. */
function shiftAt(time: string): Shift {
  const clock = () => instant(`2026-11-22T${time}.000Z`);
  const never = () => Promise.reject(new Error('nothing outside is asked'));
  const place = { merchant: { clock }, as: house().as, now: never, emulators: { url: '', control: never } };
  return { house: place, assumptions: usualAssumptions, chance: chanceOf('shelves'), ledger: new Map(), spanMs };
}

test('what has sunk to its safety stock comes with the next truck, once, and nothing else does', async () => {
  await seedDemoCatalog(house().merchant);
  await seedDemoStock(house().merchant);
  const keeper = await house().as('yunying');
  const scarce = (rows: readonly StockRow[]) => rows.filter(({ onHand, reserved, safety }) => safety > 0 && onHand - reserved <= safety);
  const before = await stockRows(keeper);
  const lacking = scarce(before);
  expect(lacking.length).toBeGreaterThan(0);

  await refillShelves(shiftAt('00:59:00'));
  expect(await stockRows(keeper)).toEqual(before);

  const shift = shiftAt('01:02:00');
  await refillShelves(shift);
  const after = await stockRows(keeper);
  expect(scarce(after)).toEqual([]);
  expect(after.filter(({ onHand }, index) => onHand !== before[index]?.onHand)).toHaveLength(lacking.length);
  await refillShelves(shift);
  expect(await stockRows(keeper)).toEqual(after);
});
