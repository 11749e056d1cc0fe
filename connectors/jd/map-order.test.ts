import { describe, expect, test } from 'vitest';
import { mapOrder } from './map-order.ts';
import { anOrder, sampleOrder } from './recorded.fixture.ts';

const order = mapOrder(sampleOrder);

describe('the order of the documentation', () => {
  test('keeps its number, times and words', () => {
    expect(order).toMatchObject({
      channelOrderNo: '287901234567',
      createdAt: '2026-11-10T16:00:01.000Z',
      modifiedAt: '2026-11-10T16:00:15.000Z',
      paidAt: '2026-11-10T16:00:12.000Z',
      completedAt: null,
      platformStatus: 'WAIT_SELLER_STOCK_OUT',
      states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
      holds: [],
      buyer: { openId: 'oFq7uXb2…', nick: '', message: '请开箱验货' },
      seller: { memo: '老客户', flag: '1' },
      invoice: null,
      shipments: [],
      flags: [],
      unknown: {},
    });
    expect(order).not.toHaveProperty('splitFrom');
  });

  test('adds up to the fen: 208.00 less 15.00 of ours, 10.00 of JD and 1.00 of the bank is 182.00 paid and 193.00 to receive', () => {
    expect(order.amounts).toEqual({
      list: 20_800,
      merchantDiscount: 1_500,
      platformDiscount: 1_000,
      otherDiscount: 100,
      postage: 0,
      paid: 18_200,
      receivable: 19_300,
    });
    expect(order.discrepancies).toEqual([]);
  });

  test('shares the discounts of the order over its lines', () => {
    expect(order.lines).toMatchObject([
      {
        lineNo: '100000000001',
        productNo: '10000000001',
        skuNo: '100000000001',
        merchantCode: 'SKU-T01-BLK-L',
        title: '纯棉T恤 黑色 L',
        quantity: 2,
        isGift: false,
        amounts: { list: 19_800, merchantDiscount: 1_428, platformDiscount: 952, otherDiscount: 95, paid: 17_325, receivable: 18_372 },
      },
      {
        lineNo: '100000000002',
        amounts: { list: 1_000, merchantDiscount: 72, platformDiscount: 48, otherDiscount: 5, paid: 875, receivable: 928 },
      },
    ]);
  });

  test('shows a masked receiver; the place is not said twice', () => {
    expect(order.receiver).toMatchObject({
      kind: 'masked',
      name: '张**',
      phone: '1******6198',
      province: '浙江',
      city: '杭州市',
      district: '余杭区',
      town: '五常街道',
      detail: '文******号',
      ciphers: {},
    });
  });
});

describe('states', () => {
  const open = { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' };
  test.each([
    ['on its way', { orderState: 'WAIT_GOODS_RECEIVE_CONFIRM' }, { ...open, shipping: 'shipped' }],
    ['waiting for its way within China', { orderState: 'WAIT_SELLER_DELIVERY' }, open],
    ['done', { orderState: 'FINISHED_L' }, { ...open, shipping: 'signed', closing: 'completed' }],
    ['canceled', { orderState: 'TRADE_CANCELED' }, { ...open, closing: 'canceled' }],
    [
      'canceled on its way',
      { orderState: 'TRADE_CANCELED', waybill: 'SF1', logisticsId: '467' },
      { ...open, shipping: 'shipped', closing: 'canceled' },
    ],
    ['to be paid on delivery', { payType: '1-货到付款' }, { ...open, payment: 'unpaid' }],
    ['paid on delivery', { payType: '1-货到付款', orderState: 'FINISHED_L' }, { ...open, shipping: 'signed', closing: 'completed' }],
  ])('an order %s is so on every axis', (_what, fields, states) => {
    expect(mapOrder(anOrder(fields)).states).toEqual(states);
  });
});

describe('what must not ship now', () => {
  test.each([
    ['an order whose buyer asks to cancel', 'LOCKED', 'refund_open', 'requested'],
    ['a paused order', 'PAUSE', 'platform_lock', 'none'],
    ['a paused order of a shop', 'POP_ORDER_PAUSE', 'platform_lock', 'none'],
    ['an order that waits for a code', 'WAIT_SEND_CODE', 'other', 'none'],
    ['a state of tomorrow', 'STATE_OF_TOMORROW', 'other', 'none'],
  ])('%s is held', (_what, orderState, kind, refund) => {
    const { holds, states } = mapOrder(anOrder({ orderState }));
    expect(holds).toEqual([{ kind, raw: orderState }]);
    expect(states).toMatchObject({ refund, shipping: 'unshipped' });
  });

  test('a state, a type and a coupon that we do not know are kept besides', () => {
    const { unknown } = mapOrder(
      anOrder({ orderState: 'STATE_OF_TOMORROW', orderType: '777', couponDetailList: [{ couponType: '999-明日', couponPrice: '1.00' }] }),
    );
    expect(unknown).toEqual({ orderState: 'STATE_OF_TOMORROW', orderType: '777', couponType: ['999'] });
  });
});

test('a child of a split order names the order it was cut from', () => {
  const child = mapOrder(anOrder({ parentOrderId: '1', directParentOrderId: '2' }));
  expect(child.splitFrom).toBe('2');
  expect(child.flags).toContain('split_child');
});

test('waybills of several carriers are parcels of the whole order', () => {
  const lineNos = ['100000000001', '100000000002'];
  expect(mapOrder(anOrder({ orderState: 'WAIT_GOODS_RECEIVE_CONFIRM', waybill: 'SF1,SF2|YT1', logisticsId: '467|463' })).shipments).toEqual(
    [
      { carrierCode: '467', waybillNo: 'SF1', lineNos },
      { carrierCode: '467', waybillNo: 'SF2', lineNos },
      { carrierCode: '463', waybillNo: 'YT1', lineNos },
    ],
  );
});

const [shirt, sock] = sampleOrder['itemInfoList'] as unknown as readonly Readonly<Record<string, string>>[];

test('a row at no price is a gift, and a further row of one SKU has a number of its own', () => {
  const gift = { ...shirt!, jdPrice: '0.00', itemTotal: '1' };
  const { lines, discrepancies } = mapOrder(anOrder({ itemInfoList: [shirt!, gift, sock!] }));
  expect(lines).toMatchObject([
    { lineNo: '100000000001', isGift: false },
    { lineNo: '100000000001-2', isGift: true, amounts: { list: 0, paid: 0 } },
    {},
  ]);
  expect(discrepancies).toEqual([]);
});

describe('amounts', () => {
  test('a coupon of one SKU is borne by its line alone', () => {
    const couponDetailList = [{ skuId: '100000000002', couponType: '100-店铺优惠', couponPrice: '5.00' }];
    const fields = {
      couponDetailList,
      totalSellerDiscount: '5.00',
      sellerDiscount: '5.00',
      totalSellerReceivable: '203.00',
      orderSellerPrice: '203.00',
    };
    const { lines, discrepancies } = mapOrder(anOrder({ ...fields, payDiscount: '0.00', actualPay: '203.00' }));
    expect(lines.map((line) => line.amounts.merchantDiscount)).toEqual([0, 500]);
    expect(discrepancies).toEqual([]);
  });

  test.each([
    ['what was really paid lags behind: what should be paid, less the discount of the bank', { actualPay: '0.00' }, 18_200],
    [
      'an older document says it by orderPayment',
      { actualPay: undefined, shouldPay: undefined, payDiscount: undefined, balanceUsed: '3.00', orderPayment: '180.00' },
      18_300,
    ],
    ['a gift card is the buyer’s own money', { couponDetailList: [{ couponType: '52-礼品卡优惠', couponPrice: '10.00' }] }, 18_200],
  ])('%s', (_what, fields, paid) => {
    expect(mapOrder(anOrder(fields)).amounts.paid).toBe(paid);
  });

  test('freight, fees and taxes stand together', () => {
    const fields = { freightPrice: '6.00', serviceFee: '2.00', taxFee: '1.00', actualPay: '191.00' };
    const { amounts, discrepancies } = mapOrder(anOrder(fields));
    expect(amounts).toMatchObject({ postage: 900, paid: 19_100, receivable: 20_200 });
    expect(discrepancies).toEqual([]);
  });

  test('while the platform still reckons the receivable, ours stands', () => {
    expect(mapOrder(anOrder({ totalSellerReceivable: '0.00' })).amounts.receivable).toBe(19_300);
  });

  test('sums of the platform that do not add up are recorded, not adjusted', () => {
    const fields = { actualPay: '180.00', totalOriginalPrice: '200.00', totalSellerReceivable: '190.00' };
    expect(mapOrder(anOrder(fields)).discrepancies).toEqual([
      { rule: 'lines.paid', platform: 18_000, computed: 18_200 },
      { rule: 'lines.receivable', platform: 19_000, computed: 19_300 },
      { rule: 'order.paid', platform: 18_000, computed: 18_200 },
      { rule: 'totalOriginalPrice', platform: 20_000, computed: 20_800 },
      { rule: 'totalSellerReceivable', platform: 19_000, computed: 19_300 },
    ]);
  });
});

test.each(['0001-01-01 00:00:00', '1970-01-01 00:00:00', '', null])('"%s" is no moment yet', (orderEndTime) => {
  expect(mapOrder(anOrder({ orderEndTime })).completedAt).toBeNull();
});

test('an address that differs from the first one is marked, and an invoice that was asked for is kept', () => {
  const changed = mapOrder(
    anOrder({ originalConsigneeInfo: { fullname: '李**' }, invoiceEasyInfo: { invoiceTitle: '宁波某公司', invoiceCode: '9133' } }),
  );
  expect(changed.flags).toContain('address_changed');
  expect(changed.invoice).toMatchObject({ invoiceTitle: '宁波某公司', invoiceCode: '9133' });
});

test('equal masks are one receiver for one buyer only', () => {
  const keyOf = (fields: Parameters<typeof anOrder>[0]) => mapOrder(anOrder(fields)).receiver.mergeKey;
  expect(keyOf({ orderId: '2' })).toBe(order.receiver.mergeKey);
  expect(keyOf({ openIdBuyer: 'somebody else' })).not.toBe(order.receiver.mergeKey);
  expect(keyOf({ openIdBuyer: '', xidBuyer: '', pin: '' })).toBeNull();
});
