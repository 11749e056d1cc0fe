import { saveFeeTable as saveFeeTableContract } from '@zhidan/core/allocation/fee-api.ts';
import { exampleGroups } from '@zhidan/core/allocation/fee/example-fees.ts';
import { addCarrier as addCarrierContract } from '@zhidan/core/allocation/carrier-api.ts';
import { addWarehouse as addWarehouseContract } from '@zhidan/core/inventory/warehouse-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { expect, test } from 'vitest';
import { addCarrier } from '../../allocation/carriers/add-carrier.ts';
import { saveFeeTable } from '../../allocation/fees/save-fee-table.ts';
import { addWarehouse } from '../../inventory/warehouses/add-warehouse.ts';
import { aFulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { previewChoice } from './preview-choice.ts';

test('before many are sent another way one sees which change, what that costs, which cannot and why; nothing is changed by looking', async () => {
  const merchant = await aMerchant();
  const house = await aFulfillmentHouse(merchant);
  const ask = house.ask();
  const { id: southId } = await house.within((tx) =>
    addWarehouse(tx, { ...ask, ...addWarehouseContract.input.parse({ code: 'GZ', name: '广州仓' }) }),
  );
  const offer = { dailyCapacity: null, cutoffMinute: null, targetShare: null, packagingFee: 0, reliability: 9_500 };
  for (const [warehouseId, carrier] of [
    [house.warehouseId, 'SF'],
    [house.warehouseId, 'ZTO'],
    [southId, 'SF'],
  ] as const)
    // prettier-ignore
    await house.within((tx) => addCarrier(tx, { ...ask, ...addCarrierContract.input.parse({ ...offer, warehouseId, carrier }) }));
  const dearer = exampleGroups.map((group) =>
    group.pricing.by === 'weight' ? { ...group, pricing: { ...group.pricing, firstFee: fen(group.pricing.firstFee + 900) } } : group,
  );
  for (const [carrier, groups] of [
    ['ZTO', exampleGroups],
    ['SF', dearer],
  ] as const) {
    // prettier-ignore
    const table = { name: carrier, carrier, effectiveFrom: '2026-01-01', rounding: 'whole', groups };
    await house.within((tx) => saveFeeTable(tx, { ...ask, ...saveFeeTableContract.input.parse(table) }));
  }
  await house.post('inbound', [{ skuId: house.skuId, quantity: 1 }, { skuId: house.otherSkuId, quantity: 1 }], { warehouseId: southId }); // prettier-ignore
  const due = (hours: number) => ({ shipBy: plusMs(merchant.clock(), hours * 3_600_000) });
  await house.receive(house.order('1', due(5)), house.order('2', due(10)), house.order('released', due(20)));
  await house.settle();
  const idOf = async (no: string) => (await house.ofOrder(no)).id;
  const ids = [await idOf('1'), await idOf('2'), await idOf('released')] as never[];
  await house.assign(ids.slice(0, 2));
  await house.bring(ids.slice(2), 'to_print');
  const look = async (choice: object) => {
    const { items } = await previewChoice(merchant, { ...house.ask(), ids, ...choice });
    return new Map(items.map((item) => [item.orderNo, item]));
  };

  const cheaper = await look({ carrier: 'ZTO' });
  const first = cheaper.get('1');
  expect(first).toMatchObject({ outcome: 'assigned', problem: null, from: { carrier: 'SF' }, to: { carrier: 'ZTO', warehouse: 'NB 仓' } });
  expect((first?.from.freight ?? 0) - (first?.to.freight ?? 0)).toBe(900);
  expect(cheaper.get('released')).toMatchObject({ outcome: 'refused', refusals: [{ code: 'fulfillment.wrong_stage' }] });

  expect((await look({ carrier: 'SF' })).get('1')).toMatchObject({ outcome: 'same', problem: null });
  // the warehouse in the south has goods for one
  const moved = await look({ warehouseId: southId });
  expect([moved.get('1')?.problem, moved.get('2')?.problem]).toEqual([null, { kind: 'short', words: '' }]);
  expect((await look({ warehouseId: southId, carrier: 'ZTO' })).get('1')?.problem).toEqual({ kind: 'closed', words: '快递已停用' });

  expect(await house.ofOrder('1')).toMatchObject({ warehouseId: house.warehouseId, carrier: 'SF' });
  const stranger = { ...house.ask().by, shops: [] };
  expect((await previewChoice(merchant, { ...house.ask(), by: stranger, ids, carrier: 'ZTO' } as never)).items).toEqual([]);
});
