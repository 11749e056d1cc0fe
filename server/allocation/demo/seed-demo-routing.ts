import { addAreas as addAreasContract } from '@zhidan/core/allocation/area-api.ts';
import { addCarrier as addCarrierContract } from '@zhidan/core/allocation/carrier-api.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { exampleGroups } from '@zhidan/core/allocation/fee/example-fees.ts';
import { saveFeeTable as saveFeeTableContract } from '@zhidan/core/allocation/fee-api.ts';
import type { FeeGroup } from '@zhidan/core/allocation/fee/fee-table.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { localDateOf, plusDays } from '@zhidan/core/kernel/local-date.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { stockToRoute } from '../../inventory/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { addAreas } from '../areas/add-areas.ts';
import { addCarrier } from '../carriers/add-carrier.ts';
import { hasOffers } from '../carriers/carrier-offer-store.ts';
import { hasFeeTables } from '../fees/fee-table-store.ts';
import { saveFeeTable } from '../fees/save-fee-table.ts';
import { demoAreas, demoCarriers, type DemoCarrier } from './demo-routing-fixture.ts';

const dayMs = 86_400_000;
/** Before any order of the demo. */
const tableAgeDays = -400;
/** A bag and its filling. */
const packagingFee = 35;

/**
 * Gives the demo carriers at its warehouses, example fee tables and some suspended areas; a merchant that has carriers or tables stays as
 * it is. Seed the stock first. Answers how many carriers were added.
 */
export async function seedDemoRouting(merchant: Merchant): Promise<number> {
  const now = merchant.clock();
  const ask = { by: systemCaller('demo'), now };
  return inTransaction(merchant.db, async (tx) => {
    if ((await hasOffers(tx)) || (await hasFeeTables(tx))) return 0;
    const { warehouses } = await stockToRoute(tx, { skuIds: [], references: [] });
    let count = 0;
    for (const demo of demoCarriers) {
      for (const { id: warehouseId } of warehouses.filter(({ code }) => demo.warehouses.includes(code))) {
        await addCarrier(tx, { ...ask, ...addCarrierContract.input.parse({ ...demo, warehouseId, packagingFee }) });
        count += 1;
      }
      await saveFeeTable(tx, {
        ...ask,
        ...saveFeeTableContract.input.parse({
          name: `${carriers[demo.carrier].words['zh-CN']}（示例）`,
          carrier: demo.carrier,
          effectiveFrom: plusDays(localDateOf(now), tableAgeDays),
          rounding: 'whole',
          groups: exampleGroups.map((group) => differing(group, demo)),
        }),
      });
    }
    for (const { days, ...area } of count > 0 ? demoAreas : [])
      await addAreas(tx, { ...ask, ...addAreasContract.input.parse({ ...area, until: days === null ? null : plusMs(now, days * dayMs) }) });
    return count;
  });
}

function differing(group: FeeGroup, { dearer: [first, step], faster }: DemoCarrier): FeeGroup {
  const [fewest, most] = group.etaDays;
  const etaDays = [Math.max(1, fewest - faster), Math.max(1, most - faster)] as const;
  const { pricing } = group;
  if (pricing.by !== 'weight') return { ...group, etaDays };
  return { ...group, etaDays, pricing: { ...pricing, firstFee: fen(pricing.firstFee + first), stepFee: fen(pricing.stepFee + step) } };
}
