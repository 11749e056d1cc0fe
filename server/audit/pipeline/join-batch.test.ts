import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { expect, test } from 'vitest';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { listAuditQueue } from '../queue/queue-query.ts';
import { goodsLine, goodsOrder } from '../../testing/test-goods.ts';
import { receiverOf } from '../../testing/test-joining-house.ts';
import { aMerchant } from '../../testing/test-merchant.ts';

const rule = (key: string, change: Pick<AuditRule, 'phase' | 'when' | 'actions'>): AuditRule => ({
  kind: 'audit-rule',
  key,
  name: key,
  rank: 10,
  isOn: true,
  examples: [],
  ...change,
});
const always: AuditRule['when'] = { f: 'order.pieces', op: 'gte', v: 1 };
const blocking = { do: 'block', role: 'supervisor', reason: '挥手' } as const;
const one = { receiver: receiverOf('one') };

test('orders of one receiver that come together become one parcel, with its warehouse, carrier and goods', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1', one), house.order('2', one), house.order('3'));
  await house.settle();
  const merged = await house.ofOrder('1');
  expect((await house.ofOrder('2')).id).toBe(merged.id);
  expect(merged).toMatchObject({ stage: 'audit', pieceCount: 4, stock: 'reserved', carrier: 'ZTO', warehouseId: house.warehouseId });
  expect((await house.ofOrder('3')).id).not.toBe(merged.id);
});

test('a merged parcel stands in the queue with the verdict of its strictest order, whichever leads', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  const waving = { openId: '', nick: '', message: '挥手' };
  await house.addRules([
    rule('wave', { phase: 'block', when: { f: 'buyer.message', op: 'containsAny', v: ['挥手'] }, actions: [blocking] }),
    rule('all', { phase: 'audit', when: always, actions: [{ do: 'pass' }] }),
  ]);
  const [first, second] = [house.order('1', one), house.order('2', { ...one, buyer: waving })];
  await house.receive(first, second);
  await house.settle();
  const asked = { ...house.ask(), limit: 5, stage: 'audit', state: 'all' } as const;
  const { items } = await listAuditQueue(merchant.db, asked, merchant.vault);
  expect(items).toMatchObject([{ verdict: 'block', reasons: [{ name: 'wave' }] }]);
  expect(items[0]?.channelOrderNos.toSorted()).toEqual(['1', '2']);
});

test('a rule may keep orders apart, give gifts once, and split off what is there', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { pieces: 2 });
  await house.addRules([
    rule('apart', { phase: 'tag', when: { f: 'seller.memo', op: 'containsAny', v: ['分开发'] }, actions: [{ do: 'seal' }] }),
    rule('bib', {
      phase: 'gift',
      when: { f: 'buyer.message', op: 'containsAny', v: ['送围兜'] },
      actions: [{ do: 'add_gift', sku: 'BIB', quantity: 1 }],
    }),
    rule('split', { phase: 'merge', when: always, actions: [{ do: 'split_short' }] }),
  ]);
  const bib = await house.addSku('BIB', { weightGram: 50 });
  await house.post('inbound', [{ skuId: bib, quantity: 1 }]);
  const sealed = { ...one, seller: { memo: '分开发', flag: '' } };
  await house.receive(house.order('1', sealed), house.order('2', { ...sealed, buyer: { openId: '', nick: '', message: '送围兜' } }));
  await house.settle();
  const [first, second] = [await house.ofOrder('1'), await house.ofOrder('2')];
  expect(first.id).not.toBe(second.id);
  expect(second.lines.filter(({ isGift }) => isGift)).toMatchObject([{ quantity: 1 }]);
  await house.receive(
    goodsOrder('3', [goodsLine('奶瓶', { merchantCode: 'BOTTLE-1' }), goodsLine('围兜', { merchantCode: 'BIB' })], {
      receiver: receiverOf('three'),
    }),
  );
  await house.post('inbound', [{ skuId: house.otherSkuId, quantity: 1 }]);
  await house.settle();
  const parts = await merchant.db
    .selectFrom('fulfillment_orders')
    .select(['id', 'stage', 'stock'])
    .where('split_of', 'is not', null)
    .execute();
  expect(parts.map(({ stock }) => stock).toSorted()).toEqual(['reserved', 'short']);
  expect(await house.exceptions('3')).toEqual([]);
  const there = parts.filter(({ stock }) => stock === 'reserved').map(({ id }) => id);
  expect(await house.release(there)).toMatchObject([{ outcome: 'moved' }]);
  await house.post('inbound', [{ skuId: bib, quantity: 1 }]);
  await house.settle();
  const after = await merchant.db.selectFrom('fulfillment_orders').select('stock').where('split_of', 'is not', null).execute();
  expect(after.map(({ stock }) => stock)).toEqual(['reserved', 'reserved']);
});
