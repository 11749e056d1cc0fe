import { expect, test } from 'vitest';
import { seedDemoCatalog } from '../../catalog/index.ts';
import { seedDemoStock } from '../../inventory/index.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { listCarriers } from '../carriers/carrier-list-query.ts';
import { seedDemoRouting } from './seed-demo-routing.ts';

const merchant = merchantForFile();

test('the demo has carriers at both warehouses, each priced, and seeding again adds nothing', async () => {
  await seedDemoCatalog(merchant());
  await seedDemoStock(merchant());
  const count = await seedDemoRouting(merchant());
  expect(count).toBeGreaterThan(6);
  expect(await seedDemoRouting(merchant())).toBe(0);
  const { items } = await listCarriers(merchant().db, asked(merchant().clock));
  expect(new Set(items.map(({ warehouseName }) => warehouseName)).size).toBe(2);
  expect(items.every(({ tableName }) => tableName?.endsWith('（示例）'))).toBe(true);
  expect(items).toHaveLength(count);
});
