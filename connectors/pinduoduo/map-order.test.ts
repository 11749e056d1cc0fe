import { describe, expect, test } from 'vitest';
import { mapOrder } from './map-order.ts';
import { anOrder, sampleOrder } from './recorded.fixture.ts';

const order = mapOrder(sampleOrder);

describe('the order of the documentation', () => {
  test('keeps its number, times and words', () => {
    expect(order).toMatchObject({
      channelOrderNo: '251111-123456789012345',
      createdAt: '2026-11-10T16:03:20.000Z',
      modifiedAt: '2026-11-10T16:10:00.000Z',
      paidAt: '2026-11-10T16:00:09.000Z',
      shippedAt: null,
      completedAt: null,
      shipBy: '2026-11-12T16:03:20.000Z',
      platformStatus: '1',
      states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
      holds: [],
      buyer: { openId: '', nick: '', message: '请发圆通' },
      seller: { memo: '', flag: '' },
      invoice: null,
      shipments: [],
      flags: ['return_freight_payer'],
      unknown: {},
    });
  });

  test('adds up to the fen: 59.80 less 3.00 of ours and 5.00 of the platform is 51.80 paid and 56.80 to receive', () => {
    expect(order.amounts).toEqual({
      list: 5_980,
      merchantDiscount: 300,
      platformDiscount: 500,
      otherDiscount: 0,
      postage: 0,
      paid: 5_180,
      receivable: 5_680,
    });
    expect(order.lines[0]?.amounts).toEqual(order.amounts);
    expect(order.discrepancies).toEqual([]);
  });

  test('is one sold line and a gift that costs nothing', () => {
    expect(order.lines).toMatchObject([
      {
        lineNo: '600000000001-1400000000001-1',
        productNo: '600000000001',
        skuNo: '1400000000001',
        merchantCode: 'SKU-T01-BLK-L',
        title: '纯棉T恤',
        specification: '黑色,L',
        quantity: 2,
        isGift: false,
      },
      { lineNo: 'gift-600000000009-1400000000009-1', merchantCode: 'GIFT-SOCK', quantity: 1, isGift: true, amounts: { paid: 0, list: 0 } },
    ]);
  });

  test('shows the masks of its receiver and keeps the ciphers; the platform’s town is the district', () => {
    expect(order.receiver).toMatchObject({
      kind: 'cipher',
      name: '张*',
      phone: '1********34',
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      detail: '文一***号',
      ciphers: { receiver_phone: '$1KQ8xw0Zk2a$AgAAAAKJ0mYF$1$', receiver_name: '~AgAAAAKJ0mYGkv9eXgD3fGmTdQ==~Y2lwaGVy~2~' },
    });
  });
});

const unshippable = { receiver_name: '', receiver_phone: '', receiver_address: '', address: '' };

describe('what must not ship now', () => {
  test.each([
    ['an order under risk review', { risk_control_status: 1, ...unshippable }, { kind: 'risk_review', raw: 'risk_control_status=1' }],
    [
      'an order the platform has stopped',
      { order_tag_list: [{ name: 'ship_hold', value: 1 }] },
      { kind: 'platform_lock', raw: 'ship_hold=1' },
    ],
    ['an open refund', { refund_status: 2 }, { kind: 'refund_open', raw: 'refund_status=2' }],
    ['money on its way back', { refund_status: 3 }, { kind: 'refund_open', raw: 'refund_status=3' }],
    ['a group that is not complete', { group_status: 0 }, { kind: 'group_incomplete', raw: 'group_status=0' }],
    [
      'a presale of which only the deposit is paid',
      { trade_type: 1, step_order_info: { step_trade_status: 1, advanced_paid_fee: 10 } },
      { kind: 'deposit_only', raw: 'step_trade_status=1' },
    ],
    ['a status of tomorrow', { order_status: 9 }, { kind: 'other', raw: 'order_status=9' }],
    ['a risk word of tomorrow', { risk_control_status: 2 }, { kind: 'other', raw: 'risk_control_status=2' }],
  ])('%s is held', (_what, fields, hold) => {
    expect(mapOrder(anOrder(fields)).holds).toEqual([hold]);
  });

  test('a code that we do not know is kept besides', () => {
    expect(mapOrder(anOrder({ order_status: 9, order_tag_list: [{ name: 'ship_by_balloon', value: 1 }] })).unknown).toEqual({
      order_status: '9',
      'order_tag_list.ship_by_balloon': '1',
    });
  });
});

describe('states', () => {
  test.each([
    ['shipped', { order_status: 2 }, { payment: 'paid', shipping: 'shipped', refund: 'none', closing: 'open' }],
    ['signed for', { order_status: 3 }, { payment: 'paid', shipping: 'signed', refund: 'none', closing: 'completed' }],
    ['canceled', { confirm_status: 2 }, { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'canceled' }],
    ['of a failed group', { group_status: 2 }, { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'canceled' }],
    [
      'refunded before it was shipped',
      { refund_status: 4 },
      { payment: 'paid', shipping: 'unshipped', refund: 'refunded', closing: 'canceled' },
    ],
    [
      'refunded afterwards',
      { order_status: 3, refund_status: 4 },
      { payment: 'paid', shipping: 'signed', refund: 'refunded', closing: 'completed' },
    ],
  ])('an order %s is so on every axis', (_what, fields, states) => {
    expect(mapOrder(anOrder(fields)).states).toEqual(states);
  });

  test('a deposit is what was paid so far', () => {
    const deposit = mapOrder(anOrder({ trade_type: 1, step_order_info: { step_trade_status: 1, advanced_paid_fee: 10.5 } }));
    expect(deposit.states.payment).toBe('deposit_paid');
    expect(deposit.amounts.paid).toBe(1_050);
    expect(deposit.flags).toContain('deposit');
  });
});

test('a further parcel and the parcel of the gift are parcels of their own', () => {
  const shipped = mapOrder(
    anOrder({
      order_status: 2,
      logistics_id: 85,
      tracking_number: 'YT1',
      extra_delivery_list: [{ logistics_id: 44, tracking_number: 'SF2' }],
      gift_delivery_list: [{ logistics_id: 44, tracking_number: 'SF3' }],
    }),
  );
  const [sold, gift] = shipped.lines.map(({ lineNo }) => lineNo);
  expect(shipped.shipments).toEqual([
    { carrierCode: '85', waybillNo: 'YT1', lineNos: [sold] },
    { carrierCode: '44', waybillNo: 'SF2', lineNos: [sold] },
    { carrierCode: '44', waybillNo: 'SF3', lineNos: [gift] },
  ]);
});

describe('amounts', () => {
  test.each([
    [
      'a price that the seller lowered is his discount',
      { order_change_amount: 1.8, goods_amount: 58, pay_amount: 50 },
      { merchantDiscount: 480, paid: 5_000 },
    ],
    [
      'the fee of a service at home stands with the postage',
      { postage: 6, service_fee_detail: [{ service_name: '上楼', service_fee: 20 }], pay_amount: 77.8 },
      { postage: 2_600, paid: 7_780, receivable: 8_280 },
    ],
    [
      '支付立减 that pay_amount already misses is the platform’s money',
      { pay_amount: 51.3 },
      { platformDiscount: 550, paid: 5_130, receivable: 5_680 },
    ],
    ['a double that misses the fen by a hair is that fen', { pay_amount: 51.800_000_000_000_004 }, { paid: 5_180 }],
  ])('%s', (_what, fields, amounts) => {
    const { amounts: read, discrepancies } = mapOrder(anOrder(fields));
    expect(read).toMatchObject(amounts);
    expect(discrepancies).toEqual([]);
  });

  test('sums of the platform that do not add up are recorded, not adjusted', () => {
    expect(mapOrder(anOrder({ pay_amount: 50, goods_amount: 60, discount_amount: 7 })).discrepancies).toEqual([
      { rule: 'goods_amount', platform: 6_000, computed: 5_980 },
      { rule: 'discount_amount', platform: 700, computed: 800 },
      { rule: 'order.paid', platform: 5_000, computed: 5_180 },
    ]);
  });

  test('half a fen is no amount', () => {
    expect(() => mapOrder(anOrder({ pay_amount: 51.805 }))).toThrow(new RangeError('pay_amount: is no whole number of fen'));
  });
});

test('two orders to one receiver have one merge key, and none where the ciphers are missing', () => {
  const other = mapOrder(anOrder({ order_sn: '251111-2', receiver_name: '~AgAAAAKJ0mYGkv9eXgD3fGmTdQ==~b3RoZXI=~2~' }));
  expect(other.receiver.mergeKey).toBe(order.receiver.mergeKey);
  expect(mapOrder(anOrder({ receiver_phone: '$elsewhere$AgAAAAKJ0mYF$1$' })).receiver.mergeKey).not.toBe(order.receiver.mergeKey);
  expect(mapOrder(anOrder(unshippable)).receiver).toMatchObject({ kind: 'masked', ciphers: {}, mergeKey: null });
});
