import { sumAmounts } from '@zhidan/core/fulfillment/joining/part-money.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { verifyStock } from '../../inventory/index.ts';
import { placeHolds } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { aJoiningHouse, pictureOf, receiverOf } from '../../testing/test-joining-house.ts';
import { testTx } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { stockOf } from '../../testing/test-stock-house.ts';
import { joinablesOf } from './joining-store.ts';
import { mergeFulfillments } from './merge-fulfillments.ts';
import { listMergeSuggestions } from './merge-suggestions.ts';
import { mergeWaiting } from './merge-waiting.ts';
import { moneyOfFulfillments } from './part-money-query.ts';
import { previewSplit } from './preview-split.ts';
import { restoreFulfillments } from './restore-fulfillments.ts';
import { splitFulfillment } from './split-fulfillment.ts';
import { splitShort } from './split-short.ts';

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });

const one = async (tx: Tx, id: string) => (await joinablesOf(tx, [id]))[0]!;

async function whole(tx: Tx): Promise<void> {
  expect(await verifyStock(tx)).toMatchObject({ breakCount: 0, breaks: [] });
}

test(
  'what waits for one receiver becomes one parcel: the earliest deadline leads, goods stay held, and asked again nothing happens',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    const skuId = await house.put('A', 3);
    const late = await house.held('1', { A: 1 }, { shipBy: plusMs(ask.now, 9_000_000) });
    const early = await house.held('2', { A: 2 }, { shipBy: plusMs(ask.now, 1_000_000) });
    const other = await house.order('3', { A: 1 }, { receiver: receiverOf('somebody else') });
    const [merged] = await mergeWaiting(tx, { ...ask, ids: [late.id] });
    expect(merged?.from.toSorted()).toEqual([late.id, early.id].toSorted());
    expect(await one(tx, merged!.id)).toMatchObject({
      stage: 'pending',
      leadOrderId: early.orderId,
      stock: 'reserved',
      warehouseId: house.warehouseId,
      orderIds: [late.orderId, early.orderId].toSorted(),
    });
    expect(await one(tx, late.id)).toMatchObject({ stage: 'merged', mergedInto: merged!.id, stock: 'none' });
    expect(await one(tx, other.id)).toMatchObject({ stage: 'pending' });
    expect(await stockOf(tx, skuId)).toEqual([3, 3]);
    expect(await mergeWaiting(tx, { ...ask, ids: [late.id, early.id, merged!.id] })).toEqual([]);
    await whole(tx);
  }),
);

test(
  'a wait for merging ends with the merge; any other hold keeps an order out',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 9);
    const [waits, free, held] = [await house.order('1', { A: 1 }), await house.order('2', { A: 1 }), await house.order('3', { A: 1 })];
    await placeHolds(tx, ask, [
      { orderId: waits.orderId, source: 'merge_wait', reason: '等待合单', until: null },
      { orderId: held.orderId, source: 'hand', reason: '客户要求', until: null },
    ]);
    const [merged] = await mergeWaiting(tx, { ...ask, ids: [free.id] });
    expect(merged?.from.toSorted()).toEqual([waits.id, free.id].toSorted());
    const open = await tx.selectFrom('order_holds').select('source').where('ended_at', 'is', null).execute();
    expect(open).toEqual([{ source: 'hand' }]);
  }),
);

test(
  'merging and undoing gives everything back bit for bit, goods on the shelf included, and it is not merged by itself again',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 10);
    await house.put('B', 10);
    const some = [await house.held('1', { A: 2, B: 1 }), await house.held('2', { B: 3 }), await house.held('3', { A: 1 })];
    const ids = some.map(({ id }) => id);
    const before = await pictureOf(tx, ids);
    const [merged] = await mergeWaiting(tx, { ...ask, ids });
    expect((await restoreFulfillments(tx, { ...ask, ids: [merged!.id] })).toSorted()).toEqual(ids.toSorted());
    expect(await pictureOf(tx, ids)).toEqual(before);
    expect(await one(tx, merged!.id)).toMatchObject({ stage: 'canceled', stock: 'none' });
    expect(await mergeWaiting(tx, { ...ask, ids })).toEqual([]);
    await whole(tx);
    const [again] = await mergeFulfillments(tx, { ...ask, groups: [ids.slice(0, 2)] });
    expect(again).toMatchObject({ isMerged: true });
  }),
);

test(
  'one who holds goods loses them to no merge: short for all together, everything stays as it was',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 1);
    const [has, wants] = [await house.held('1', { A: 1 }), await house.order('2', { A: 1 })];
    const before = await pictureOf(tx, [has.id, wants.id]);
    expect(await mergeFulfillments(tx, { ...ask, groups: [[has.id, wants.id]] })).toMatchObject([
      { isMerged: false, refusal: { code: 'merge.short' } },
    ]);
    expect(await pictureOf(tx, [has.id, wants.id])).toEqual(before);
    await whole(tx);
  }),
);

test(
  'people are told why something cannot be merged, and other groups are merged all the same',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 9);
    const pairOf = async (no: string, change: object): Promise<readonly string[]> => [
      (await house.order(`${no}-1`, { A: 1 }, { receiver: receiverOf(no) })).id,
      (await house.order(`${no}-2`, { A: 1 }, { receiver: receiverOf(no), ...change })).id,
    ];
    const { states } = { states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' } as const };
    const groups = [
      await pairOf('cod', { flags: ['cash_on_delivery'] }),
      await pairOf('refund', { states: { ...states, refund: 'requested' } }),
      await pairOf('elsewhere', { receiver: receiverOf('other') }),
      await pairOf('fine', { flags: ['presale'] }),
      [(await house.order('alone', { A: 1 })).id],
    ];
    const answers = await mergeFulfillments(tx, { ...ask, groups });
    expect(answers.map((answer) => (answer.isMerged ? 'merged' : answer.refusal.code))).toEqual([
      'merge.pays_on_delivery',
      'merge.refund_open',
      'merge.receiver_differs',
      'merged',
      'merge.too_few',
    ]);
    const [confirmed] = await mergeFulfillments(tx, { ...ask, groups: [groups[2]!], isReceiverConfirmed: true });
    expect(confirmed).toMatchObject({ isMerged: true });
  }),
);

test(
  'parts have all the money and pieces of the whole, keep the lines of the platform, and come together again bit for bit',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 10);
    await house.put('B', 10, { weightGram: 900 });
    const { id, orderId } = await house.held('1', { A: 7, B: 2 });
    const before = await pictureOf(tx, [id]);
    const [own] = await joinablesOf(tx, [id]);
    const ids = await splitFulfillment(tx, {
      ...ask,
      id,
      way: 'hand',
      parts: [
        [{ position: 0, quantity: 3 }],
        [
          { position: 0, quantity: 4 },
          { position: 1, quantity: 2 },
        ],
      ],
    });
    const nested = await splitFulfillment(tx, {
      ...ask,
      id: ids[1]!,
      way: 'hand',
      parts: [
        [{ position: 0, quantity: 1 }],
        [
          { position: 0, quantity: 3 },
          { position: 1, quantity: 2 },
        ],
      ],
    });
    const wanted = [ids[0]!, ...nested];
    const parts = (await joinablesOf(tx, wanted)).toSorted((left, right) => wanted.indexOf(left.id) - wanted.indexOf(right.id));
    expect(parts.map(({ lines }) => lines.map(({ lineNo, quantity, pieceFrom }) => [lineNo, quantity, pieceFrom]))).toEqual([
      [['A', 3, 0]],
      [['A', 1, 3]],
      [
        ['A', 3, 4],
        ['B', 2, 0],
      ],
    ]);
    expect(parts.map(({ weightGram, stock }) => [weightGram, stock])).toEqual([
      [1_500, 'reserved'],
      [500, 'reserved'],
      [3_300, 'reserved'],
    ]);
    const money = await moneyOfFulfillments(tx, [own!, ...parts]);
    expect(sumAmounts(parts.map((part) => money.get(part.id)!))).toEqual(money.get(id));
    const order = await tx.selectFrom('orders').select(['paid_fen', 'list_fen']).where('id', '=', orderId).executeTakeFirstOrThrow();
    expect(money.get(id)).toMatchObject({ paid: Number(order.paid_fen), list: Number(order.list_fen) });
    await whole(tx);
    await expect(restoreFulfillments(tx, { ...ask, ids: [ids[0]!] })).rejects.toThrow(refused('restore.joined_again'));
    await restoreFulfillments(tx, { ...ask, ids: [nested[0]!] });
    expect(await restoreFulfillments(tx, { ...ask, ids: [ids[0]!] })).toEqual([id]);
    expect(await pictureOf(tx, [id])).toEqual(before);
    await whole(tx);
  }),
);

test(
  'what went on cannot be undone, and the refusal says what it is now',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 9);
    const [first, second] = [await house.order('1', { A: 1 }), await house.order('2', { A: 1 })];
    await expect(restoreFulfillments(tx, { ...ask, ids: [first.id] })).rejects.toThrow(refused('restore.not_joined'));
    const [merged] = await mergeWaiting(tx, { ...ask, ids: [first.id] });
    await house.stage(merged!.id, 'to_pick');
    await expect(restoreFulfillments(tx, { ...ask, ids: [second.id] })).rejects.toThrow(refused('restore.went_on'));
    await expect(splitFulfillment(tx, { ...ask, id: merged!.id, way: 'hand', parts: [] })).rejects.toThrow(refused('split.not_waiting'));
  }),
);

test(
  'what could go together is shown with the reason of each that must stay out; a merge takes it off the list',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 9);
    const some = [
      await house.order('1', { A: 1 }, { flags: ['presale'], shipBy: plusMs(ask.now, 1_000) }),
      await house.order('2', { A: 2 }, { flags: ['presale'], shipBy: plusMs(ask.now, 2_000) }),
      await house.order('3', { A: 1 }, { flags: ['cash_on_delivery'], shipBy: plusMs(ask.now, 3_000) }),
    ];
    await house.order('4', { A: 1 }, { receiver: receiverOf('alone') });
    const [suggestion, ...others] = (await listMergeSuggestions(tx, ask)).items;
    expect(others).toEqual([]);
    expect(suggestion?.members.map(({ orderNos, refusal }) => [orderNos, refusal?.code])).toEqual([
      [['1'], undefined],
      [['2'], undefined],
      [['3'], 'merge.pays_on_delivery'],
    ]);
    await mergeFulfillments(tx, { ...ask, groups: [some.slice(0, 2).map(({ id }) => id)] });
    expect((await listMergeSuggestions(tx, ask)).items).toEqual([]);
    const stranger = { ...ask.by, shops: [] };
    expect(await mergeFulfillments(tx, { ...ask, by: stranger, groups: [some.map(({ id }) => id)] })).toMatchObject([
      { refusal: { code: 'joining.not_found' } },
    ]);
  }),
);

test(
  'a split is shown before it is made: by a way or by hand, with the money, weight and stock of each part',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 2);
    await house.put('B', 0, { weightGram: null });
    const { id } = await house.order('1', { A: 3, B: 1 });
    const preview = (question: object) => previewSplit(tx, { ...ask, fulfillmentId: id as never, most: 1, ...question });
    const byStock = await preview({ way: 'stock' });
    expect(byStock.lines.map(({ sku, quantity, available }) => [sku.code, quantity, available])).toEqual([
      ['A', 3, 2],
      ['B', 1, 0],
    ]);
    expect(byStock.parts.map(({ shares, weightGram }) => [shares, weightGram])).toEqual([
      [[{ position: 0, quantity: 2 }], 1_000],
      [
        [
          { position: 0, quantity: 1 },
          { position: 1, quantity: 1 },
        ],
        null,
      ],
    ]);
    const paid = byStock.parts.reduce((sum, part) => sum + part.paid, 0);
    const order = await tx.selectFrom('orders').select('paid_fen').executeTakeFirstOrThrow();
    expect(paid).toBe(Number(order.paid_fen));
    expect(await preview({ parts: '0:1;0:1' })).toMatchObject({ refusal: { code: 'split.does_not_add_up' } });
    expect(await preview({ way: 'gifts' })).toMatchObject({ refusal: { code: 'split.nothing_to_split' } });
    const [split] = await splitShort(tx, { ...ask, ids: [id] });
    expect((await joinablesOf(tx, split!.parts)).map(({ splitOf }) => splitOf)).toEqual([id, id]);
  }),
);
