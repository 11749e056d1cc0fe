import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { verifyStock } from '../../inventory/index.ts';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { stockOf } from '../../testing/test-stock-house.ts';
import { judgeInLanes } from './judge-in-lanes.ts';

test('of a peak that wants more than is there the most urgent get it, and when more comes two workers give out exactly that', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { pieces: 5 });
  const numbers = Array.from({ length: 210 }, (_, index) => String(index + 1));
  const urgent = numbers.slice(-5); // the later an order came, the earlier it has to leave
  const orders = numbers.map((no) => house.order(no, { shipBy: plusMs(merchant.clock(), (1_000 - Number(no)) * 60_000) }));
  await house.receive(...orders);
  await house.settle();
  const byStock = async () => {
    const rows = await merchant.db
      .selectFrom('fulfillment_orders as parcel')
      .innerJoin('orders', 'orders.id', 'parcel.lead_order_id')
      .select(['parcel.id', 'parcel.stock', 'channel_order_no as no'])
      .execute();
    return Map.groupBy(rows, ({ stock }) => stock);
  };
  const first = await byStock();
  expect(first.get('reserved')?.map(({ no }) => no)).toEqual(expect.arrayContaining(urgent));
  expect(first.get('short')).toHaveLength(205);

  await house.post(
    'inbound',
    [house.skuId, house.otherSkuId].map((skuId) => ({ skuId, quantity: 150 })),
  );
  const waiting = first.get('short')?.map(({ id }) => id) ?? [];
  const ask = { by: systemCaller('test'), now: merchant.clock() };
  await Promise.all([waiting.slice(0, 103), waiting.slice(103)].map((ids) => judgeInLanes(merchant, { ...ask, ids })));
  const second = await byStock();
  expect(second.get('reserved')).toHaveLength(155);
  expect(second.get('short')).toHaveLength(55);
  expect(await stockOf(merchant.db, house.skuId)).toEqual([155, 155]);
  expect(await verifyStock(merchant.db)).toMatchObject({ breakCount: 0 });
  const told = merchant.db.selectFrom('order_exceptions').select(['order_id']).where('kind', '=', 'out_of_stock');
  expect(await told.execute()).toHaveLength(205); // each once, however often it was looked at
  expect(await told.where('cleared_at', 'is', null).execute()).toHaveLength(55);
});
