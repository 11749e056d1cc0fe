import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { forceRelease, raiseExceptions } from '../../orders/index.ts';
import { shipElsewhere, verifyFulfillment, withdrawFulfillment } from '../index.ts';
import { aChannelOrder, maskedReceiver } from '../../testing/test-channel-order.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { goodsLine } from '../../testing/test-goods.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { stockOf } from '../../testing/test-stock-house.ts';

const merchant = merchantForFile();
let house: FulfillmentHouse;
let orderCount = 0;
let changeCount = 0;

beforeAll(async () => {
  house = await aFulfillmentHouse(merchant(), 1_000);
});

const { states, modifiedAt } = aChannelOrder();
const later = (): Readonly<{ modifiedAt: Instant }> => {
  changeCount += 1;
  return { modifiedAt: plusMs(modifiedAt, changeCount * 1_000) };
};

type Stage = Parameters<FulfillmentHouse['bring']>[1];

/** An order whose fulfillment order stands there; `change` is what its platform says next. */
async function orderAt(stage: Stage) {
  orderCount += 1;
  const no = `C${orderCount}`;
  await house.receive(house.order(no));
  await house.settle();
  const { id } = await house.ofOrder(no);
  await house.bring([id], stage);
  await house.settle();
  const change = async (next: Partial<ChannelOrder>): Promise<void> => {
    await house.receive(house.order(no, { ...later(), ...next }));
    await house.settle();
  };
  const isTold = async (event: string) => (await house.told(event)).includes(id);
  return { no, id, change, isTold };
}

const blouse = goodsLine('连体衣', { merchantCode: 'BABY-01' });
const bottle = goodsLine('奶瓶', { merchantCode: 'BOTTLE-1' });
const free = Object.fromEntries(Object.keys(blouse.amounts).map((name) => [name, fen(0)])) as typeof blouse.amounts;
const withGift = goodsLine('连体衣', { lineNo: 'gift', merchantCode: 'BABY-01', isGift: true, amounts: free });

/** The nine reasons for which a platform's change comes back to us, each as the platform tells it. */
const reasons: Readonly<Record<string, Partial<ChannelOrder>>> = {
  收货地址: { receiver: { ...maskedReceiver, city: '杭州市', mergeKey: 'another' } },
  发票: { invoice: { title: '宁波某某公司' } },
  '换仓（平台标记）': { flags: ['appointed_shipping'] },
  卖家备注: { seller: { memo: '改发圆通', flag: '' } },
  更换货品: { lines: [{ ...blouse, quantity: 2 }, bottle] },
  赠品变化: { lines: [blouse, bottle, withGift] },
  '换货（平台标记）': { flags: ['exchange'] },
  买家留言: { buyer: { openId: 'AAHk-open-id', nick: '小**', message: '请尽快' } },
  平台已发货: {
    states: { ...states, shipping: 'shipped' },
    shipments: [{ carrierCode: 'YTO', waybillNo: 'YT0000000001', lineNos: [] }],
  },
};

describe.each(Object.keys(reasons))('%s', (reason) => {
  const change = reasons[reason]!;
  const isShipped = reason === '平台已发货';

  test('before the audit it is applied and judged again, and nothing is left standing', async () => {
    const order = await orderAt('pending');
    await order.change(change);
    const { stage, pieceCount } = await house.ofOrder(order.no);
    expect(stage).toBe('pending');
    expect(await house.exceptions(order.no)).toEqual(isShipped ? ['platform_shipped'] : []);
    expect(await order.isTold('fulfillment.changed')).toBe(true);
    expect(pieceCount).toBe(reason === '更换货品' || reason === '赠品变化' ? 3 : 2);
  });

  test('after the audit it goes back to the auditors, or on where no label depends on it', async () => {
    const order = await orderAt('to_print');
    await order.change(change);
    const { stage, parcels } = await house.ofOrder(order.no);
    const goesOn = isShipped || reason === '发票';
    expect([stage, parcels.map(({ state }) => state)]).toEqual(goesOn ? ['to_print', ['wanted']] : ['audit', ['voided']]);
    expect(await house.exceptions(order.no)).toEqual(isShipped ? ['platform_shipped'] : []);
    await house.number([order.id]);
    expect((await house.print([order.id]))[0]?.isClaimed).toBe(reason === '发票');
  });

  test('after printing the warehouse is asked to stop; an invoice is for service alone', async () => {
    const order = await orderAt('to_pick');
    await order.change(change);
    const isInvoice = reason === '发票';
    expect(await house.exceptions(order.no)).toEqual([isShipped ? 'platform_shipped' : isInvoice ? 'changed_late' : 'platform_changed']);
    expect(await order.isTold('fulfillment.stop_asked')).toBe(!isInvoice);
    expect((await house.floor([order.id]))[0]?.isMoved).toBe(isInvoice);
    if (isInvoice || isShipped) return;
    const taken = await house.within((tx) =>
      withdrawFulfillment(tx, { ...house.ask(), ids: [order.id], reason: '已拦下', isStopConfirmed: true }),
    );
    expect(taken).toMatchObject([{ outcome: 'withdrawn' }]);
    expect(await house.exceptions(order.no)).toEqual([]);
    expect(await house.ofOrder(order.no)).toMatchObject({ stage: 'audit', parcels: [{ state: 'void_wanted' }], printedAt: null });
    expect(await order.isTold('fulfillment.changed')).toBe(true);
  });

  test('after shipping it is journaled, and what somebody has to settle is told to service', async () => {
    const order = await orderAt('shipped');
    await order.change(change);
    const isForService = !isShipped && !reason.includes('平台标记');
    expect(await house.exceptions(order.no)).toEqual(isForService ? ['changed_late'] : []);
    expect((await house.ofOrder(order.no)).stage).toBe('shipped');
  });
});

test('an order that its platform shows as shipped is never shipped twice: given back, or forced by a person', async () => {
  const elsewhere = await orderAt('to_print');
  await elsewhere.change(reasons['平台已发货']!);
  const [, before] = await stockOf(merchant().db, house.skuId);
  await house.within((tx) => shipElsewhere(tx, { ...house.ask(), ids: [elsewhere.id], reason: '在门店发了' }));
  await house.settle();
  expect(await house.ofOrder(elsewhere.no)).toMatchObject({ stage: 'shipped', stock: 'none', parcels: [{ state: 'voided' }] });
  expect(await house.exceptions(elsewhere.no)).toEqual([]);
  expect((await stockOf(merchant().db, house.skuId))[1]).toBe(before - 1);
  expect(await elsewhere.isTold('fulfillment.shipped')).toBe(false);

  const forced = await orderAt('to_print');
  await forced.change(reasons['平台已发货']!);
  await house.number([forced.id]);
  const orderId = await house.orderId(forced.no);
  await house.within((tx) => forceRelease(tx, { ...house.ask(), orderId, kinds: ['platform_shipped'], reason: '误点了发货' }));
  await house.settle();
  expect(await house.print([forced.id])).toMatchObject([{ isClaimed: true }]);
});

const refunded = (some: Partial<ChannelOrder>): Partial<ChannelOrder> => ({ states: { ...states, refund: 'partly_refunded' }, ...some });

describe('a refund', () => {
  test('stands with the fulfillment order from the moment its platform tells until it ends, also where it came first', async () => {
    const refunding = async (no: string): Promise<boolean | undefined> =>
      (
        await sql<{ isIn: boolean }>`
          select is_refunding as "isIn" from fulfillment_orders join orders on orders.id = lead_order_id where channel_order_no = ${no}`.execute(
          merchant().db,
        )
      ).rows[0]?.isIn;
    const tell = (no: string, refund: 'requested' | 'none') =>
      house.receive(house.order(no, { ...later(), states: { ...states, refund } }));
    const order = await orderAt('to_ship');
    await tell(order.no, 'requested'); // and nobody has heard the news yet
    expect(await refunding(order.no)).toBe(true);
    await house.settle();
    await tell(order.no, 'none');
    expect(await refunding(order.no)).toBe(false);
    await tell('asked at once', 'requested');
    await house.settle();
    expect(await refunding('asked at once')).toBe(true);
    expect(await verifyFulfillment(merchant().db)).toMatchObject({ breakCount: 0 });
    await sql`update fulfillment_orders set is_refunding = not is_refunding where id = ${order.id}`.execute(merchant().db);
    expect((await verifyFulfillment(merchant().db)).breaks).toMatchObject([{ finding: 'refund', said: 'true', found: 'false' }]);
    await sql`update fulfillment_orders set is_refunding = not is_refunding where id = ${order.id}`.execute(merchant().db);
  });

  test('of a line before printing drops the line; its stock is given back and the rest is judged again', async () => {
    const order = await orderAt('to_print');
    await order.change({ states: { ...states, refund: 'requested' }, lines: [blouse, { ...bottle, refund: 'requested' }] });
    expect([await house.exceptions(order.no), (await house.ofOrder(order.no)).stage]).toEqual([['refund_open'], 'to_print']);
    const [, before] = await stockOf(merchant().db, house.otherSkuId);
    await order.change(refunded({ lines: [blouse, { ...bottle, refund: 'refunded' }] }));
    const { stage, lines, pieceCount, stock } = await house.ofOrder(order.no);
    expect([stage, pieceCount, stock, lines.map(({ droppedAt }) => droppedAt === null)]).toEqual(['audit', 1, 'none', [true, false]]);
    expect(await house.exceptions(order.no)).toEqual([]);
    expect((await stockOf(merchant().db, house.otherSkuId))[1]).toBe(before - 1);
  });

  test('of the whole order before printing cancels: stock is given back, the number is voided', async () => {
    const order = await orderAt('to_print');
    await house.number([order.id]);
    const [, before] = await stockOf(merchant().db, house.skuId);
    await order.change({ states: { ...states, refund: 'refunded', closing: 'canceled' } });
    expect(await house.ofOrder(order.no)).toMatchObject({ stage: 'canceled', stock: 'none', parcels: [{ state: 'void_wanted' }] });
    expect((await stockOf(merchant().db, house.skuId))[1]).toBe(before - 1);
    await order.change({ states });
    expect(await house.ofOrder(order.no)).toMatchObject({ stage: 'pending', pieceCount: 2 });
  });

  test('of the whole order after printing stands as an exception until the warehouse has laid the parcel aside', async () => {
    const order = await orderAt('to_pick');
    await order.change({ states: { ...states, refund: 'refunded', closing: 'canceled' } });
    expect([await house.exceptions(order.no), await order.isTold('fulfillment.stop_asked')]).toEqual([['closed_after_print'], true]);
    expect((await house.floor([order.id]))[0]?.isMoved).toBe(false);
    await house.within((tx) => withdrawFulfillment(tx, { ...house.ask(), ids: [order.id], reason: '已拦下', isStopConfirmed: true }));
    expect([await house.exceptions(order.no), (await house.ofOrder(order.no)).stage]).toEqual([[], 'canceled']);
  });

  test('that is withdrawn clears, and the label goes on', async () => {
    const order = await orderAt('to_print');
    await house.number([order.id]);
    await order.change({ states: { ...states, refund: 'requested' } });
    expect((await house.print([order.id]))[0]?.isClaimed).toBe(false);
    await order.change({ states });
    expect(await house.exceptions(order.no)).toEqual([]);
    expect((await house.print([order.id]))[0]?.isClaimed).toBe(true);
  });

  test('of a line after printing stops the warehouse until the label is withdrawn and printed anew', async () => {
    const order = await orderAt('to_pick');
    await order.change(refunded({ lines: [blouse, { ...bottle, refund: 'refunded' }] }));
    expect(await house.exceptions(order.no)).toEqual(['refund_recompute']);
    expect(await order.isTold('fulfillment.stop_asked')).toBe(true);
    await house.within((tx) => withdrawFulfillment(tx, { ...house.ask(), ids: [order.id], reason: '已拦下', isStopConfirmed: true }));
    expect([await house.exceptions(order.no), (await house.ofOrder(order.no)).pieceCount]).toEqual([[], 1]);
    await house.bring([order.id], 'shipped');
    expect((await house.ofOrder(order.no)).stage).toBe('shipped');
  });

  test('after shipping calls the parcel back and tells service; withdrawn, it lets it go', async () => {
    const order = await orderAt('shipped');
    await order.change({ states: { ...states, shipping: 'shipped', refund: 'requested' } });
    const { parcels } = await house.ofOrder(order.no);
    expect(await house.told('parcel.intercept_wanted')).toContain(parcels[0]?.id);
    expect(await house.exceptions(order.no)).toEqual(['changed_late']);
    await order.change({ states: { ...states, shipping: 'shipped' } });
    expect(await house.told('parcel.intercept_unwanted')).toContain(parcels[0]?.id);
  });
});

test('goods that a count finds missing take the label back; goods that arrive wake who waits, the earliest deadline first', async () => {
  const late = await orderAt('pending');
  const soon = await orderAt('pending');
  await soon.change({ shipBy: plusMs(modifiedAt, 3_600_000) });
  const released = await orderAt('to_print');
  const { skuId } = house;
  await house.post('count', [{ skuId, counted: 0 }]);
  await house.settle();
  expect(await house.exceptions(released.no)).toEqual(['out_of_stock']);
  expect(await house.ofOrder(released.no)).toMatchObject({ stage: 'pending', stock: 'short', parcels: [{ state: 'voided' }] });
  await house.assign([late.id, soon.id]);
  await house.reserve([late.id, soon.id]);
  const before = (await house.told('fulfillment.changed')).length;
  await house.post('inbound', [{ skuId, quantity: 500 }]);
  await house.settle();
  const woken = (await house.told('fulfillment.changed')).slice(before);
  const ours = woken.filter((id) => [soon.id, late.id, released.id].includes(id));
  expect([ours[0], ours.length]).toEqual([soon.id, 3]);
  await house.reserve([released.id]);
  expect(await house.exceptions(released.no)).toEqual([]);
});

test('a presale waits for its day, and its stock may be promised; an earlier day is obeyed', async () => {
  orderCount += 1;
  const no = `C${orderCount}`;
  const shipBy = plusMs(merchant().clock(), 20 * 86_400_000);
  await house.receive(house.order(no, { flags: ['presale'], shipBy }));
  await house.settle();
  const { id } = await house.ofOrder(no);
  await house.assign([id]);
  await house.reserve([id]);
  expect(await house.release([id])).toMatchObject([{ outcome: 'refused', refusals: [{ code: 'fulfillment.order_blocked' }] }]);
  await house.receive(house.order(no, { ...later(), flags: ['presale', 'presale_moved_early'], shipBy }));
  await house.settle();
  await house.reserve([id]);
  expect(await house.release([id])).toMatchObject([{ outcome: 'moved' }]);
});

test('what holds up a printed order stops the warehouse', async () => {
  const order = await orderAt('to_pick');
  const orderId = await house.orderId(order.no);
  await house.within((tx) =>
    raiseExceptions(tx, house.ask(), [{ orderId, kind: 'audit_blocked', detail: { rule: '大额', reason: '补审' } }]),
  );
  await house.settle();
  expect(await order.isTold('fulfillment.stop_asked')).toBe(true);
});

test('what has left is completed once its platform says that the order is; told twice counts once', async () => {
  const away = await orderAt('shipped');
  const moveCount = async () => (await house.told('fulfillment.moved')).filter((id) => id === away.id).length;
  const before = await moveCount();
  const completed = { states: { ...states, shipping: 'shipped', closing: 'completed' } } as const;
  await away.change(completed);
  expect(await house.ofOrder(away.no)).toMatchObject({ stage: 'completed' });
  await away.change(completed);
  expect(await moveCount()).toBe(before + 1);
});
