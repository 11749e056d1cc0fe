import { expect, test } from 'vitest';
import { verifyStock } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { aJoiningHouse } from '../../testing/test-joining-house.ts';
import { testTx } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { stockOf } from '../../testing/test-stock-house.ts';
import { addGiftLines } from './add-gift-lines.ts';
import { joinablesOf } from './joining-store.ts';
import { mergeWaiting } from './merge-waiting.ts';
import { restoreFulfillments } from './restore-fulfillments.ts';

const giftsOf = async (tx: Tx, id: string) =>
  (await joinablesOf(tx, [id])).flatMap(({ lines }) =>
    lines.filter(({ isGift }) => isGift).map(({ lineNo, quantity, componentPosition }) => [lineNo, quantity, componentPosition]),
  );

test(
  'a rule gives once, however often it is asked; another number replaces it, and what is not due is taken away',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 9);
    const bib = await house.put('BIB', 5);
    const { orderId, id } = await house.held('1', { A: 1 });
    const give = async (quantity: number) =>
      (await addGiftLines(tx, { ...ask, orderIds: [orderId], gifts: [{ orderId, rule: 'milk', sku: ' bib', quantity }] })).map(
        ({ outcome }) => outcome,
      );
    expect(await give(1)).toEqual(['given']);
    expect(await give(1)).toEqual(['same']);
    expect(await giftsOf(tx, id)).toEqual([['gift:milk', 1, 1_000]]);
    expect(await stockOf(tx, bib)).toEqual([5, 1]);
    expect(await give(2)).toEqual(['given']);
    expect(await giftsOf(tx, id)).toEqual([['gift:milk', 2, 1_001]]);
    expect(await stockOf(tx, bib)).toEqual([5, 2]);
    expect((await addGiftLines(tx, { ...ask, orderIds: [orderId], gifts: [] })).map(({ outcome }) => outcome)).toEqual(['withdrawn']);
    expect(await giftsOf(tx, id)).toEqual([]);
    expect(await stockOf(tx, bib)).toEqual([5, 0]);
    expect(await verifyStock(tx)).toMatchObject({ breakCount: 0 });
  }),
);

test(
  'gifts end with the shelf: who comes first gets them, an order without its gift goes on, and an unknown code is told',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 9);
    await house.put('BIB', 1);
    const some = [await house.order('1', { A: 1 }), await house.order('2', { A: 1 }), await house.order('3', { A: 1 })];
    await house.stage(some[2]!.id, 'to_print');
    const gifts = some.map(({ orderId }) => ({ orderId, rule: 'milk', sku: 'BIB', quantity: 1 }));
    const orderIds = some.map(({ orderId }) => orderId);
    const nothing = { orderId: orderIds[0]!, rule: 'other', sku: 'no such', quantity: 1 };
    const answers = await addGiftLines(tx, { ...ask, orderIds, gifts: [...gifts, nothing] });
    expect(answers.map(({ outcome }) => outcome)).toEqual(['given', 'short', 'too_late', 'unknown']);
    await house.put('CUP', 0);
    const cup = some.map(({ orderId }) => ({ orderId, rule: 'cup', sku: 'CUP', quantity: 1 }));
    const [short] = await addGiftLines(tx, { ...ask, orderIds, gifts: [cup[0]!, ...gifts] });
    expect(short).toMatchObject({ outcome: 'short' });
  }),
);

test(
  'a gift given after a merge is given again to the order that is taken out of it',
  testTx(async (tx, merchant) => {
    const house = await aJoiningHouse(tx, merchant);
    const ask = asked(merchant.clock);
    await house.put('A', 9);
    await house.put('BIB', 9);
    const [first, second] = [await house.order('1', { A: 1 }), await house.order('2', { A: 1 })];
    const [merged] = await mergeWaiting(tx, { ...ask, ids: [first.id] });
    const give = () =>
      addGiftLines(tx, {
        ...ask,
        orderIds: [first.orderId, second.orderId],
        gifts: [{ orderId: first.orderId, rule: 'milk', sku: 'BIB', quantity: 1 }],
      });
    await give();
    expect(await giftsOf(tx, merged!.id)).toHaveLength(1);
    await restoreFulfillments(tx, { ...ask, ids: [merged!.id] });
    expect(await give()).toMatchObject([{ outcome: 'given' }]);
    expect(await giftsOf(tx, first.id)).toHaveLength(1);
  }),
);
