import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { expect, test } from 'vitest';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import { verifyStock } from '../../inventory/index.ts';
import { aChannelOrder } from '../../testing/test-channel-order.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { receiverOf } from '../../testing/test-joining-house.ts';
import { aMerchant, type TestMerchant } from '../../testing/test-merchant.ts';
import { withdrawFulfillment } from '../claims/take-back.ts';
import { fulfillmentIdsIn } from '../opening/open-ids-query.ts';
import { mergeWaiting } from './merge-waiting.ts';
import { onJoiningNews } from './on-joining-news.ts';

const { states, modifiedAt } = aChannelOrder();

/** Merges what comes to wait, as audit does when no rule forbids it. */
const mergesByItself: Subscriber = {
  name: 'test.merges-by-itself',
  on: ['fulfillment.opened', 'fulfillment.changed', 'order.exception_cleared'],
  from: 'beginning',
  async apply(tx, events, { by, now }) {
    const orderIds = events.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'order' ? [subjectId] : []));
    const own = events.flatMap(({ subjectKind, subjectId }) => (subjectKind === 'order' ? [] : [subjectId]));
    await mergeWaiting(tx, { by, now, ids: [...own, ...(await fulfillmentIdsIn(tx, orderIds, stagesBeforeRelease))] });
  },
};

/** Two orders of one receiver that have been merged by themselves, brought to a stage. */
async function aPair(stage: Parameters<FulfillmentHouse['bring']>[1]) {
  const merchant = await aMerchant();
  const house = await aFulfillmentHouse(merchant, 100, [onJoiningNews, mergesByItself]);
  await house.receive(house.order('A', { receiver: receiverOf('one') }), house.order('B', { receiver: receiverOf('one') }));
  await house.settle();
  const merged = await house.ofOrder('A');
  expect(merged).toMatchObject({ stage: 'pending', pieceCount: 4 });
  expect((await house.ofOrder('B')).id).toBe(merged.id);
  await house.bring([merged.id], stage);
  return { merchant, house, merged };
}

let seconds = 0;
/** The platform tells of order B anew. */
async function change(house: FulfillmentHouse, told: Partial<ChannelOrder>): Promise<void> {
  seconds += 1;
  await house.receive(house.order('B', { receiver: receiverOf('one'), modifiedAt: plusMs(modifiedAt, seconds * 1_000), ...told }));
  await house.settle();
}

const refund = (of: 'none' | 'requested' | 'refunded'): Partial<ChannelOrder> => ({ states: { ...states, refund: of } });
const moved: Partial<ChannelOrder> = { receiver: { ...receiverOf('somewhere else'), province: '上海市', detail: '另一条路 9 号' } };

async function whole({ db }: TestMerchant): Promise<void> {
  expect(await verifyStock(db)).toMatchObject({ breakCount: 0 });
}

test.each(['pending', 'to_print'] as const)(
  'a member that asks for its money back leaves before the label (%s): the others go on, and it comes back when the refund is withdrawn',
  async (stage) => {
    const { merchant, house, merged } = await aPair(stage);
    await change(house, refund('requested'));
    const [a, b] = [await house.ofOrder('A'), await house.ofOrder('B')];
    expect([a.id, b.id, merged.id].length).toBe(new Set([a.id, b.id, merged.id]).size);
    expect([a, b]).toMatchObject([
      { stage: 'pending', pieceCount: 2 },
      { stage: 'pending', pieceCount: 2 },
    ]);
    expect(await house.exceptions('A')).toEqual([]);
    expect(await house.exceptions('B')).toEqual(['refund_open']);
    await change(house, refund('none'));
    expect((await house.ofOrder('A')).id).toBe((await house.ofOrder('B')).id);
    expect(await house.ofOrder('A')).toMatchObject({ stage: 'pending', pieceCount: 4 });
    await whole(merchant);
  },
);

test('a member that is canceled leaves and is canceled alone; its goods are free again', async () => {
  const { merchant, house } = await aPair('to_print');
  await change(house, { states: { ...states, refund: 'refunded', closing: 'canceled' } });
  expect(await house.ofOrder('B')).toMatchObject({ stage: 'canceled', stock: 'none' });
  const a = await house.ofOrder('A');
  expect(a).toMatchObject({ stage: 'pending', pieceCount: 2 });
  expect(await house.exceptions('A')).toEqual([]);
  await house.reserve([a.id]);
  expect(await house.release([a.id])).toMatchObject([{ outcome: 'moved' }]);
  await whole(merchant);
});

test.each(['pending', 'to_print'] as const)('a member that gets another address leaves, each goes where it should (%s)', async (stage) => {
  const { merchant, house } = await aPair(stage);
  await change(house, moved);
  const [a, b] = [await house.ofOrder('A'), await house.ofOrder('B')];
  expect(a.id).not.toBe(b.id);
  expect([a, b]).toMatchObject([{ pieceCount: 2 }, { pieceCount: 2 }]);
  expect(await house.exceptions('B')).toEqual([]);
  await whole(merchant);
});

test.each([
  ['canceled', { states: { ...states, closing: 'canceled' } }, 'merge_member_canceled'],
  ['refunding', refund('requested'), 'merge_member_canceled'],
  ['readdressed', moved, 'merge_member_readdressed'],
] as const)('with a label, a member that is %s stops the parcel; laid aside, it parts and the rest goes on', async (_, told, kind) => {
  const { merchant, house, merged } = await aPair('to_pick');
  await change(house, told);
  expect(await house.exceptions('A')).toEqual([kind]);
  expect(await house.told('fulfillment.stop_asked')).toContain(merged.id);
  const [step] = await house.floor([merged.id]);
  expect(step?.refusals.map(({ orderId }) => orderId)).toContain(await house.orderId('A'));
  const ask = { ...house.ask(), ids: [merged.id], reason: '已拦下', isStopConfirmed: true };
  await house.within((tx) => withdrawFulfillment(tx, ask));
  await house.settle();
  const [a, b] = [await house.ofOrder('A'), await house.ofOrder('B')];
  expect(a.id).not.toBe(b.id);
  expect(a).toMatchObject({ stage: 'pending', pieceCount: 2 });
  expect(await house.exceptions('A')).toEqual([]);
  await house.assign([a.id]);
  await house.reserve([a.id]);
  expect(await house.release([a.id])).toMatchObject([{ outcome: 'moved' }]);
  await whole(merchant);
});

test('a stopped parcel goes on by itself when the refund is withdrawn', async () => {
  const { house, merged } = await aPair('to_pick');
  await change(house, refund('requested'));
  await change(house, refund('none'));
  expect([...(await house.exceptions('A')), ...(await house.exceptions('B'))]).toEqual([]);
  expect(await house.floor([merged.id])).toMatchObject([{ refusals: [] }]);
});
