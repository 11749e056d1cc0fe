import { randomUUID } from 'node:crypto';
import { addCarrier as addCarrierContract } from '@zhidan/core/allocation/carrier-api.ts';
import type { ServiceId } from '@zhidan/core/allocation/carrier-offer.ts';
import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { saveFeeTable as saveFeeTableContract } from '@zhidan/core/allocation/fee-api.ts';
import { exampleGroups } from '@zhidan/core/allocation/fee/example-fees.ts';
import type { FeeTableId } from '@zhidan/core/allocation/fee/fee-table.ts';
import type { RouteAsk } from '@zhidan/core/allocation/routing/route.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { addCarrier as addCarrierCommand } from '../allocation/carriers/add-carrier.ts';
import { saveFeeTable } from '../allocation/fees/save-fee-table.ts';
import type { Tx } from '../platform/db/database.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';
import { aStockHouse } from './test-stock-house.ts';

/** A warehouse in Ningbo with stock of one SKU, ZTO and SF picking up, and their example fees, SF's 9 yuan dearer. */
export async function aRoutingHouse(
  { clock }: Pick<TestMerchant, 'clock'>,
  within: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>,
) {
  const stock = await aStockHouse({ clock }, within);
  const skuId = await stock.addSku('A');
  await stock.post('inbound', [{ skuId, quantity: 100 }]);
  const addCarrier = async (carrier: CarrierCode, change: object = {}): Promise<ServiceId> => {
    const usual = { warehouseId: stock.warehouseId, dailyCapacity: null, cutoffMinute: null, targetShare: null, packagingFee: 0 };
    const content = addCarrierContract.input.parse({ ...usual, carrier, reliability: 9_500, ...change });
    return (await within((tx) => addCarrierCommand(tx, { ...asked(clock), ...content }))).id;
  };
  const saveTable = (carrier: CarrierCode, change: object = {}): Promise<{ id: FeeTableId; version: number }> => {
    const content = saveFeeTableContract.input.parse({
      name: `${carrier} 示例`,
      carrier,
      effectiveFrom: '2026-01-01',
      rounding: 'whole',
      groups: exampleGroups,
      ...change,
    });
    return within((tx) => saveFeeTable(tx, { ...asked(clock), ...content }));
  };
  const dearer = exampleGroups.map((group) =>
    group.pricing.by === 'weight' ? { ...group, pricing: { ...group.pricing, firstFee: fen(group.pricing.firstFee + 900) } } : group,
  );
  return {
    ...stock,
    skuId,
    addCarrier,
    saveTable,
    zto: { service: await addCarrier('ZTO'), table: await saveTable('ZTO') },
    sf: { service: await addCarrier('SF'), table: await saveTable('SF', { groups: dearer }) },
    ask: (change: Partial<RouteAsk> = {}): RouteAsk => ({
      reference: { kind: 'fulfillment_order', id: randomUUID() },
      shopId: randomUUID() as RouteAsk['shopId'],
      channel: 'taobao',
      receiver: { province: '浙江', city: '杭州', district: '西湖区', town: '三墩镇', detail: '古墩路 1 号' },
      lines: [{ skuId, quantity: 1, weightGram: 800, volumeMl: null }],
      imposedCarrier: null,
      imposedWarehouseId: null,
      ruledCarrier: null,
      excludedCarriers: [],
      shipBy: null,
      paidFen: fen(9_900),
      ...change,
    }),
  };
}
