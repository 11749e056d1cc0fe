import { expect, test } from 'vitest';
import { seedDemoCatalog } from '../../catalog/index.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { verifyStock } from '../index.ts';
import { sumStock } from '../levels/stock-list-query.ts';
import { demoScarce } from './demo-stock-fixture.ts';
import { plainSkus } from './plain-skus-query.ts';
import { seedDemoStock } from './seed-demo-stock.ts';

test('the demo has stock for every SKU in two warehouses, some of it low or gone, once', async () => {
  const merchant = await aMerchant();
  await seedDemoCatalog(merchant);
  const skus = await plainSkus(merchant.db);
  expect(Object.keys(demoScarce).filter((code) => !skus.some((sku) => sku.code === code))).toEqual([]);
  expect(await seedDemoStock(merchant)).toBe(skus.length);
  expect(await seedDemoStock(merchant)).toBe(0);
  const sums = await sumStock(merchant.db, asked(merchant.clock));
  expect(sums).toMatchObject({ skuCount: skus.length, lowCount: 4, outCount: 2 });
  expect(await verifyStock(merchant.db)).toMatchObject({ breakCount: 0 });
});
