import { orderInScope } from '../show-order.ts';
import { addOrder as contract } from '@zhidan/core/orders/added/added-order-api.ts';
import { expect, test } from 'vitest';
import { aFulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { hourFigures } from '../hour-figures-query.ts';
import { addOrder } from './add-order.ts';
import { onSourceLeft } from './on-source-left.ts';

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });

async function aHouse() {
  const merchant = await aMerchant();
  const house = await aFulfillmentHouse(merchant, 100, [onSourceLeft]);
  await house.receive(house.order('T1'));
  await house.settle();
  const add = async (ask: object) => {
    const given = contract.input.parse({ reason: '包装破损', lines: [{ sku: 'baby-01', quantity: 2 }], ...ask });
    const added = await house.within((tx) => addOrder(tx, { ...house.ask(), ...given }, merchant.vault));
    await house.settle();
    return added;
  };
  return { merchant, house, add, sourceOrderId: await house.orderId('T1') };
}

const typed = { name: '王小明', phone: '13912345678', province: '浙江省', city: '宁波市', detail: '人民路 88 号' };

test('goods that are sent again cost nothing, go to the same receiver, and wait until the original has left', async () => {
  const { merchant, house, add, sourceOrderId } = await aHouse();
  const { orderId, channelOrderNo } = await add({ kind: 'resend', sourceOrderId });
  expect(channelOrderNo).toBe('T1-补1');
  expect(await house.exceptions('T1-补1')).toEqual(['source_unshipped']);
  const order = await merchant.db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  expect(order).toMatchObject({ kind: 'resend', source_order_id: sourceOrderId, status: 'received', flags: ['resend'] });
  expect([order.paid_fen, order.receivable_fen].map(Number)).toEqual([0, 0]);
  const source = await merchant.db.selectFrom('orders').selectAll().where('id', '=', sourceOrderId).executeTakeFirstOrThrow();
  expect(order.receiver_merge_index).toEqual(source.receiver_merge_index);
  expect(await house.ofOrder('T1-补1')).toMatchObject({ stage: 'pending', pieceCount: 2 });
  await house.bring([(await house.ofOrder('T1')).id], 'shipped');
  await house.settle();
  expect(await house.exceptions('T1-补1')).toEqual([]);
  expect((await add({ kind: 'resend', sourceOrderId })).channelOrderNo).toBe('T1-补2');
  expect(await house.exceptions('T1-补2')).toEqual([]);
  const resent = await house.ofOrder('T1-补1');
  await house.bring([resent.id], 'shipped');
  expect((await house.ofOrder('T1-补1')).stage).toBe('shipped');
});

test('an exchange waits for the goods that come back, and may cost the difference', async () => {
  const { merchant, house, add, sourceOrderId } = await aHouse();
  const { orderId } = await add({ kind: 'exchange', sourceOrderId, lines: [{ sku: 'BOTTLE-1', quantity: 1, paid: 1_500 }] });
  expect(await house.exceptions('T1-换1')).toEqual(['after_sale_waiting']);
  const order = await merchant.db.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  expect(order).toMatchObject({ kind: 'exchange', flags: ['exchange'] });
  expect(Number(order.paid_fen)).toBe(1_500);
});

test('an order that came by phone gets a number, a receiver and its goods; no platform counts it', async () => {
  const { merchant, house, add } = await aHouse();
  const { shop_id: shopId } = await merchant.db.selectFrom('orders').select('shop_id').executeTakeFirstOrThrow();
  const { channelOrderNo } = await add({ kind: 'manual', shopId, receiver: typed });
  expect(channelOrderNo).toMatch(/^SG-\d{6}$/);
  expect(await house.exceptions(channelOrderNo)).toEqual([]);
  expect(await house.ofOrder(channelOrderNo)).toMatchObject({ stage: 'pending', pieceCount: 2, weightGram: 400 });
  const hour = '2026-11-22T04:00:00.000Z' as never;
  expect(await hourFigures(merchant.db, [{ shopId, hour, asOf: hour }])).toMatchObject([{ orderCount: 0 }]);
});

test('a receiver is kept as carriers read it, however it was typed; one that reaches nobody is refused', async () => {
  const { merchant, house, add } = await aHouse();
  const { shop_id: shopId } = await merchant.db.selectFrom('orders').select('shop_id').executeTakeFirstOrThrow();
  const sloppy = { ...typed, name: ' 王小明　', phone: '＋８６ １３９ １２３４ ５６７８' };
  const { orderId } = await add({ kind: 'manual', shopId, receiver: sloppy });
  const { content } = await house.within((tx) => orderInScope(tx, { by: house.ask().by, orderId }, merchant.vault));
  expect(content.receiver).toMatchObject({ name: '王小明', phone: '13912345678' });
  for (const [change, code] of [
    [{ phone: '1391234567' }, 'receiver.phone_bad'],
    [{ name: '😀' }, 'receiver.name_bad'],
    [{ phone: '139****5678' }, 'receiver.masked_text'],
    [{ detail: '路口' }, 'receiver.detail_short'],
  ] as const)
    await expect(add({ kind: 'manual', shopId, receiver: { ...typed, ...change } })).rejects.toThrow(refused(code));
});

test('what cannot be added is told with the value and what to do', async () => {
  const { merchant, house, add, sourceOrderId } = await aHouse();
  const { shop_id: shopId } = await merchant.db.selectFrom('orders').select('shop_id').executeTakeFirstOrThrow();
  await expect(add({ kind: 'resend' })).rejects.toThrow(refused('added_order.needs_source'));
  await expect(add({ kind: 'manual' })).rejects.toThrow(refused('added_order.needs_shop'));
  await expect(add({ kind: 'manual', shopId })).rejects.toThrow(refused('added_order.needs_receiver'));
  await expect(add({ kind: 'manual', sourceOrderId, lines: [{ sku: 'NO-SUCH', quantity: 1 }] })).rejects.toThrow(
    refused('added_order.unknown_sku'),
  );
  expect((await merchant.db.selectFrom('orders').select('id').execute()).length).toBe(1);
  expect((await house.ofOrder('T1')).stage).toBe('pending');
});
