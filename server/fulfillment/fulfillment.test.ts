import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { expect, test } from 'vitest';
import { aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { aFulfillmentHouse } from '../testing/test-fulfillment-house.ts';
import { stockOf } from '../testing/test-stock-house.ts';
import { aChannelOrder } from '../testing/test-channel-order.ts';
import { readForClaim } from './claims/claim-store.ts';

const { states } = aChannelOrder();

async function aHouse(): Promise<{ merchant: TestMerchant; house: Awaited<ReturnType<typeof aFulfillmentHouse>> }> {
  const merchant = await aMerchant();
  return { merchant, house: await aFulfillmentHouse(merchant) };
}

test('an order that is paid and knows its goods goes all the way: reserved, released, numbered, printed, picked, shipped', async () => {
  const { merchant, house } = await aHouse();
  await house.receive(house.order('1'));
  await house.settle();
  const { id } = await house.ofOrder('1');
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'pending', pieceCount: 2, skuCount: 2, weightGram: 500, stock: 'none' });
  await house.assign([id]);
  await house.reserve([id]);
  expect(await house.release([id])).toEqual([{ id, outcome: 'moved', refusals: [] }]);
  expect(await house.print([id])).toMatchObject([{ isClaimed: false, refusals: [{ code: 'fulfillment.number_missing' }] }]);
  await house.number([id]);
  expect(await house.print([id])).toMatchObject([{ isClaimed: true, parcels: [{ carrier: 'SF', ordinal: 1 }] }]);
  expect(await house.print([id])).toMatchObject([{ isClaimed: false, refusals: [{ code: 'fulfillment.wrong_stage' }] }]);
  await house.floor([id]);
  expect(await house.ship([id])).toEqual([{ id, isShipped: true, refusals: [] }]);
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'shipped', stock: 'consumed', printCount: 1, parcels: [{ state: 'shipped' }] });
  expect(await stockOf(merchant.db, house.skuId)).toEqual([99, 0]);
  const order = await merchant.db.selectFrom('orders').select(['status', 'handed_over_at']).executeTakeFirstOrThrow();
  expect(order).toEqual({ status: 'shipped', handed_over_at: merchant.clock() });
});

test('history that is shipped, canceled or unpaid is asked of no warehouse; told twice, an order is asked for once', async () => {
  const { merchant, house } = await aHouse();
  await house.receive(
    house.order('shipped', { states: { ...states, shipping: 'shipped' } }),
    house.order('canceled', { states: { ...states, closing: 'canceled' } }),
    house.order('unpaid', { states: { ...states, payment: 'unpaid' }, paidAt: null }),
    house.order('virtual', { flags: ['virtual'] }),
    house.order('new'),
  );
  await house.settle();
  const later = { modifiedAt: plusMs(aChannelOrder().modifiedAt, 1_000) };
  await house.receive(house.order('unpaid', later), house.order('new', { ...later, seller: { memo: '加急', flag: '' } }));
  await house.settle();
  const rows = await merchant.db
    .selectFrom('fulfillment_orders')
    .innerJoin('orders', 'orders.id', 'lead_order_id')
    .select('channel_order_no')
    .execute();
  expect(rows.map((row) => row.channel_order_no).toSorted()).toEqual(['new', 'unpaid']);
});

test('whoever works in some warehouses, named by code or by id, may claim what leaves from there and nothing else', async () => {
  const { merchant, house } = await aHouse();
  await house.receive(house.order('1'));
  await house.settle();
  const { id } = await house.ofOrder('1');
  await house.assign([id]);
  const place = await merchant.db.selectFrom('warehouses').select(['id', 'code']).executeTakeFirstOrThrow();
  const seenBy = async (...warehouses: string[]) => (await readForClaim(merchant.db, { ...systemCaller('test'), warehouses }, [id])).size;
  expect(await seenBy(place.code.toLowerCase())).toBe(1);
  expect(await seenBy('elsewhere', place.id)).toBe(1);
  expect(await seenBy('elsewhere')).toBe(0);
});
