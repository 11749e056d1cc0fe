import { describe, expect, test } from 'vitest';
import { mapOrder } from './map-order.ts';
import { aTrade, sampleTrade } from './recorded.fixture.ts';

const order = mapOrder(sampleTrade);

describe('the trade of the documentation', () => {
  test('keeps its number, times, buyer and seller', () => {
    expect(order).toMatchObject({
      channelOrderNo: '4176302981234567890',
      createdAt: '2026-11-10T15:58:01.000Z',
      modifiedAt: '2026-11-11T01:30:00.000Z',
      paidAt: '2026-11-10T16:00:12.000Z',
      shippedAt: '2026-11-11T01:30:00.000Z',
      completedAt: null,
      shipBy: '2026-11-12T16:00:00.000Z',
      platformStatus: 'SELLER_CONSIGNED_PART',
      states: { payment: 'paid', shipping: 'partly_shipped', refund: 'requested', closing: 'open' },
      holds: [],
      buyer: { openId: 'AAEo1vV3ANfYXHTGqY5mQxyz', nick: '买**', message: '周末送货' },
      seller: { memo: '老客户，加急', flag: '1' },
      invoice: null,
    });
  });

  test('adds up to the fen: 298.00 less 31.00 of ours and 10.00 of the platform is 257.00 paid and 267.00 to receive', () => {
    expect(order.amounts).toEqual({
      list: 29_800,
      merchantDiscount: 3_100,
      platformDiscount: 1_000,
      otherDiscount: 0,
      postage: 0,
      paid: 25_700,
      receivable: 26_700,
    });
    expect(order.lines.map(({ amounts }) => [amounts.list, amounts.merchantDiscount, amounts.platformDiscount, amounts.paid])).toEqual([
      [19_800, 2_060, 664, 17_076],
      [10_000, 1_040, 336, 8_624],
      [0, 0, 0, 0],
    ]);
    expect(order.discrepancies).toEqual([]);
  });

  test('has lines with goods, gift, refund and parcel', () => {
    expect(order.lines[0]).toMatchObject({
      lineNo: '4176302981235567890',
      productNo: '700000000001',
      skuNo: '5000000000001',
      merchantCode: 'SKU-T01-BLK-L',
      title: '纯棉T恤',
      specification: '颜色:黑色;尺码:L',
      pictureUrl: 'https://img.example/t.jpg',
      quantity: 2,
      isGift: false,
      refund: 'none',
      shipping: 'shipped',
    });
    expect(order.lines[1]).toMatchObject({ merchantCode: 'SKU-C02', refund: 'requested', shipping: 'unshipped' });
    expect(order.lines[2]).toMatchObject({ merchantCode: 'GIFT-SOCK', isGift: true });
    expect(order.shipments).toEqual([
      { carrierCode: '圆通速递', waybillNo: 'YT8800000000001', lineNos: ['4176302981235567890', '4176302981237567890'] },
    ]);
  });

  test('keeps the receiver masked, with its OAID for waybills and merging', () => {
    expect(order.receiver).toMatchObject({ kind: 'masked', name: '张**', phone: '*******1234', province: '浙江省', town: '五常街道' });
    expect(order.receiver.ciphers).toEqual({ oaid: sampleTrade['oaid'] });
    expect(order.receiver.mergeKey).toBe(`2966:${order.receiver.ciphers['oaid']}`);
  });

  test('tells its flags, and knows every field', () => {
    expect(order.flags).toEqual(['address_changed', 'subsidy', 'logistics_upgrade']);
    expect(order.unknown).toEqual({});
  });
});

const weekKey = (created: string): string | null => mapOrder(aTrade('1', { created, oaid: 'oaid-1' })).receiver.mergeKey;

test('one OAID is one receiver within a natural week, Monday to Sunday in Shanghai, and nothing across weeks', () => {
  expect(weekKey('2026-11-09 00:00:00')).toBe(weekKey('2026-11-15 23:59:59'));
  expect(weekKey('2026-11-08 23:59:59')).not.toBe(weekKey('2026-11-09 00:00:00'));
});

test.each([
  [
    'presale with the deposit paid',
    { type: 'step', step_trade_status: 'FRONT_PAID_FINAL_NOPAID', step_paid_fee: '20.00', status: 'WAIT_BUYER_PAY', pay_time: '' },
    'deposit_paid',
    2_000,
  ],
  [
    'presale with nothing paid',
    { type: 'step', step_trade_status: 'FRONT_NOPAID_FINAL_NOPAID', status: 'WAIT_BUYER_PAY', pay_time: '' },
    'unpaid',
    0,
  ],
  ['presale paid in full', { type: 'step', step_trade_status: 'FRONT_PAID_FINAL_PAID' }, 'paid', 10_000],
  ['waiting for the buyer’s money', { status: 'WAIT_BUYER_PAY', pay_time: '' }, 'unpaid', 0],
  ['cash on delivery', { type: 'cod', pay_time: '' }, 'unpaid', 0],
])('%s', (_, change, payment, paid) => {
  const read = mapOrder(aTrade('1', change));
  expect(read.states.payment).toBe(payment);
  expect(read.amounts.paid).toBe(paid);
  expect(read.amounts.receivable).toBe(10_000);
  expect(read.discrepancies).toEqual([]);
});

test.each([
  ['a deposit', { type: 'step', step_trade_status: 'FRONT_PAID_FINAL_NOPAID' }, { kind: 'deposit_only', raw: 'FRONT_PAID_FINAL_NOPAID' }],
  ['a group that is not full', { status: 'PAID_FORBID_CONSIGN', team_buy_hold: 1 }, { kind: 'group_incomplete', raw: 'team_buy_hold=1' }],
  ['the platform forbids it', { status: 'PAID_FORBID_CONSIGN' }, { kind: 'platform_lock', raw: 'PAID_FORBID_CONSIGN' }],
  ['a lock of the platform', { top_hold: 1 }, { kind: 'platform_lock', raw: 'top_hold=1' }],
  ['a status we do not know', { status: 'WAIT_FOR_GODOT' }, { kind: 'other', raw: 'WAIT_FOR_GODOT' }],
])('is held from shipping: %s', (_, change, hold) => {
  expect(mapOrder(aTrade('1', change)).holds).toEqual([hold]);
});

test.each([
  ['TRADE_FINISHED', { shipping: 'signed', closing: 'completed' }],
  ['TRADE_BUYER_SIGNED', { shipping: 'signed', closing: 'open' }],
  ['WAIT_BUYER_CONFIRM_GOODS', { shipping: 'shipped', closing: 'open' }],
  ['TRADE_CLOSED_BY_TAOBAO', { shipping: 'unshipped', closing: 'canceled' }],
])('status %s', (status, states) => expect(mapOrder(aTrade('1', { status })).states).toMatchObject(states));

test('a trade closed after shipping stays shipped', () => {
  const { states } = mapOrder(aTrade('1', { status: 'TRADE_CLOSED', consign_time: '2026-11-11 11:00:00' }));
  expect(states).toMatchObject({ shipping: 'shipped', closing: 'canceled' });
});

test('a line that waits to be sent and bears a waybill went in part', () => {
  expect(mapOrder(aTrade('1', { status: 'SELLER_CONSIGNED_PART' }, { invoice_no: 'YT1' })).lines[0]?.shipping).toBe('partly_shipped');
});

test('a refund that lowered the payment is told as a discrepancy, not smoothed over', () => {
  const refunded = mapOrder(aTrade('1', { payment: '60.00' }, { divide_order_fee: '100.00', refund_status: 'SUCCESS' }));
  expect(refunded.states.refund).toBe('refunded');
  expect(refunded.discrepancies).toEqual([
    { rule: 'lines.paid', platform: 6_000, computed: 10_000 },
    { rule: 'order.paid', platform: 6_000, computed: 10_000 },
  ]);
});

test('sums of TOP that do not agree with each other are recorded with both figures', () => {
  const odd = mapOrder(aTrade('1', { total_fee: '101.00' }, { total_fee: '99.00' }));
  expect(odd.discrepancies).toEqual([
    { rule: 'taobao.total_fee', platform: 10_100, computed: 10_000 },
    { rule: 'taobao.line_total_fee.1', platform: 9_900, computed: 10_000 },
  ]);
});

test('a lone line without its share pays what the trade pays, without the postage', () => {
  const read = mapOrder(aTrade('1', { payment: '98.00', post_fee: '8.00' }, { discount_fee: '10.00', total_fee: '90.00' }));
  expect(read.amounts).toMatchObject({ list: 10_000, merchantDiscount: 1_000, postage: 800, paid: 9_800, receivable: 9_800 });
  expect(read.discrepancies).toEqual([]);
});

test('a plain address is taken as it is', () => {
  const { receiver } = mapOrder(aTrade('1', { receiver_name: '李四', receiver_phone: '0574-12345678', receiver_address: '中山路1号' }));
  expect(receiver).toMatchObject({ kind: 'plain', phone: '0574-12345678', ciphers: {}, mergeKey: null });
});
