import { expect, test } from 'vitest';
import { aMerchant } from '../../testing/test-merchant.ts';
import { seedDemoCatalog } from './seed-demo-catalog.ts';

test("the demo's shelf is filled once, with bundles whose components are there", async () => {
  const merchant = await aMerchant();
  const written = await seedDemoCatalog(merchant);
  expect(written).toBeGreaterThan(90);
  expect(await seedDemoCatalog(merchant)).toBe(0);
  const rows = await merchant.db
    .selectFrom('skus')
    .leftJoin('bundle_components', 'bundle_components.bundle_sku_id', 'skus.id')
    .select(['code', 'is_bundle', 'bundle_components.sku_id as part'])
    .execute();
  expect(new Set(rows.map(({ code }) => code)).size).toBe(written);
  expect(rows.filter(({ is_bundle, part }) => is_bundle !== (part !== null))).toEqual([]);
});
