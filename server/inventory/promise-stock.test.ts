import { expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { aMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aStockHouse, outcomesOf, stockOf } from '../testing/test-stock-house.ts';
import { promiseStock, reserveStock, StockGone, takePromised, verifyStock } from './index.ts';

test('what is promised without locking the shelf is taken last, and refused whole when others were faster meanwhile', async () => {
  const merchant = await aMerchant();
  const house = await aStockHouse(merchant, (work) => inTransaction(merchant.db, work));
  const [a, b] = [await house.addSku('A'), await house.addSku('B')];
  await house.post(
    'inbound',
    [a, b].map((skuId) => ({ skuId, quantity: 10 })),
  );
  const promising = (pieces: number, meanwhile: () => Promise<unknown>) =>
    inTransaction(merchant.db, async (tx) => {
      const { now } = asked(merchant.clock);
      const { outcomes, untaken } = await promiseStock(tx, {
        ...asked(merchant.clock),
        asks: [
          house.ask([[a, pieces]]),
          house.ask([
            [a, 1],
            [b, 1],
          ]),
        ],
      });
      await meanwhile();
      await takePromised(tx, untaken, now);
      return outcomesOf(outcomes);
    });
  const rival = (pieces: number) => () =>
    inTransaction(merchant.db, (tx) => reserveStock(tx, { ...asked(merchant.clock), asks: [house.ask([[a, pieces]])] }));
  expect(await promising(3, rival(3))).toEqual(['reserved', 'reserved']); // nobody had to wait for the other
  expect(await stockOf(merchant.db, a)).toEqual([10, 7]);
  await expect(promising(2, rival(1))).rejects.toThrow(StockGone);
  expect(await stockOf(merchant.db, a)).toEqual([10, 8]);
  expect(await stockOf(merchant.db, b)).toEqual([10, 1]);
  expect(await promising(9, () => Promise.resolve())).toEqual(['short', 'reserved']);
  expect(await verifyStock(merchant.db)).toMatchObject({ breakCount: 0 });
});
