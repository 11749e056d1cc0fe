import { usualFloor } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { changeFloorSettings } from '../../server/fulfillment/floor/change-floor-settings.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { aPrintHouse } from '../../server/testing/test-print-house.ts';
import type { TestMerchant } from '../../server/testing/test-merchant.ts';

/** A warehouse that checks and weighs everything: labels to print, each of a BABY-01 (200 g) and a BOTTLE-1 (300 g) in their bins. */
export async function startStation(merchant: Merchant): Promise<void> {
  const house = await aPrintHouse(merchant as TestMerchant); // its clock is read, never moved
  const { warehouseId, within, ask } = house;
  await within((tx) => changeFloorSettings(tx, { ...ask(), warehouseId, ...usualFloor, needsWeigh: true }));
  for (const [skuId, bin] of [
    [house.skuId, 'A-01-02'],
    [house.otherSkuId, 'B-03-01'],
  ] as const)
    await merchant.db.updateTable('stock_levels').set({ bin }).where('sku_id', '=', skuId).execute();
  await house.ready(['4800001000001', '4800001000002', '4800001000003', '4800001000004']);
}
