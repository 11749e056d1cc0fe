import { describe, expect, test } from 'vitest';
import { mapOrder } from './map-order.ts';
import { anOrder, morning, sampleOrder } from './recorded.fixture.ts';

const order = mapOrder(sampleOrder);

describe('the order of the documentation', () => {
  test('keeps its number, times, buyer and seller', () => {
    expect(order).toMatchObject({
      channelOrderNo: '6937000000000000001',
      createdAt: '2026-11-10T15:58:01.000Z',
      modifiedAt: '2026-11-11T01:30:00.000Z',
      paidAt: '2026-11-10T15:58:10.000Z',
      shippedAt: '2026-11-11T01:30:00.000Z',
      completedAt: null,
      shipBy: '2026-11-12T15:58:10.000Z',
      platformStatus: '101',
      states: { payment: 'paid', shipping: 'partly_shipped', refund: 'none', closing: 'open' },
      holds: [],
      buyer: { openId: '1@#oZ8s…', nick: '', message: '请放门口' },
      seller: { memo: '加急', flag: '5' },
    });
  });

  test('adds up to the fen: the buyer really paid 178.00, and 191.00 come in', () => {
    expect(order.amounts).toEqual({
      list: 19_800,
      merchantDiscount: 1_500,
      platformDiscount: 1_000,
      otherDiscount: 300,
      postage: 800,
      paid: 17_800,
      receivable: 19_100,
    });
    expect(order.lines.map(({ amounts }) => [amounts.list, amounts.merchantDiscount, amounts.paid, amounts.receivable])).toEqual([
      [19_800, 1_500, 17_000, 18_300],
      [0, 0, 0, 0],
    ]);
    expect(order.discrepancies).toEqual([]);
  });

  test('has lines with goods, gift and parcel', () => {
    expect(order.lines[0]).toMatchObject({
      lineNo: '6937000000000000002',
      productNo: '3600000000000000001',
      skuNo: '1700000000000001',
      merchantCode: 'SKU-T01-BLK-L',
      title: '纯棉T恤',
      specification: '颜色:黑色;尺码:L',
      quantity: 2,
      isGift: false,
      shipping: 'partly_shipped',
    });
    expect(order.lines[1]).toMatchObject({ merchantCode: 'GIFT-SOCK', isGift: true, shipping: 'unshipped' });
    expect(order.shipments).toEqual([{ carrierCode: 'yuantong', waybillNo: 'YT8800000000001', lineNos: ['6937000000000000002'] }]);
  });

  test('keeps the receiver as ciphers with masks; the cipher’s index is what makes two receivers one', () => {
    expect(order.receiver).toEqual({
      kind: 'cipher',
      name: '张*',
      phone: '1********34',
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      town: '五常街道',
      detail: '文****号',
      postcode: '',
      ciphers: {
        encrypt_post_receiver: '##0Zx8a9…#Yyw…#1##',
        encrypt_post_tel: '$$1hQ0xTb3hZ…$wXkk…$1$$',
        encrypt_detail: '##7b2c…#Qer…#1##',
      },
      mergeKey: '0Zx8a9…|1hQ0xTb3hZ…|7b2c…|浙江省|杭州市|余杭区|五常街道',
    });
  });

  test('tells its flags, and knows every field', () => {
    expect(order.flags).toEqual(['live', 'subsidy', 'late_shipping_compensated']);
    expect(order.unknown).toEqual({});
  });
});

test('one receiver encrypted twice has one merge key, another has another', () => {
  const keyOf = (receiver: string): string | null => mapOrder({ ...sampleOrder, encrypt_post_receiver: receiver }).receiver.mergeKey;
  expect(keyOf('##0Zx8a9…#other-cipher#1##')).toBe(order.receiver.mergeKey);
  expect(keyOf('##1Zx8a9…#Yyw…#1##')).not.toBe(order.receiver.mergeKey);
  expect(keyOf('a new kind of cipher')).toBeNull();
});

test.each([
  [1, { shipping: 'unshipped', closing: 'open', payment: 'unpaid' }],
  [105, { shipping: 'unshipped', closing: 'open', payment: 'paid' }],
  [2, { shipping: 'unshipped', closing: 'open', payment: 'paid' }],
  [101, { shipping: 'partly_shipped', closing: 'open', payment: 'paid' }],
  [3, { shipping: 'shipped', closing: 'open', payment: 'paid' }],
  [4, { shipping: 'unshipped', closing: 'canceled', payment: 'unpaid' }],
  [5, { shipping: 'signed', closing: 'completed', payment: 'paid' }],
])('order_status %d', (order_status, states) => {
  const change = { order_status, pay_type: 2, ...(states.payment === 'unpaid' ? { pay_time: 0 } : {}) };
  expect(mapOrder(anOrder('1', change)).states).toMatchObject(states);
});

const phases = [
  { pay_success: true, phase_pay_amount: 2_000 },
  { pay_success: false, phase_pay_amount: 0 },
];

test('a deposit is what the paid phases paid, and holds the order', () => {
  const read = mapOrder(anOrder('1', { order_status: 105, trade_type: 2, order_phase_list: phases }));
  expect(read.states.payment).toBe('deposit_paid');
  expect(read.amounts).toMatchObject({ paid: 2_000, receivable: 10_000 });
  expect(read.holds).toEqual([{ kind: 'deposit_only', raw: 'order_status=105' }]);
  expect(read.flags).toContain('presale');
  expect(read.discrepancies).toEqual([]);
});

test.each([
  ['105 is paid and not shippable', { order_status: 105 }, { kind: 'platform_lock', raw: 'order_status=105' }],
  ['a risk tag', { shop_order_tag_ui: [{ key: 'risk_order', text: '风控审核中' }] }, { kind: 'risk_review', raw: 'risk_order 风控审核中' }],
  ['an abnormal order', { abnormal_order: 2 }, { kind: 'risk_review', raw: 'abnormal_order=2' }],
  ['a status we do not know', { order_status: 77 }, { kind: 'other', raw: 'order_status=77' }],
])('is held from shipping: %s', (_, change, hold) => expect(mapOrder(anOrder('1', change)).holds).toEqual([hold]));

test.each([
  ['nothing', {}, 'none'],
  ['a refund is asked for', { after_sale_status: 6, after_sale_type: 2 }, 'requested'],
  ['goods are on their way back', { after_sale_status: 7, after_sale_type: 0 }, 'requested'],
  ['the merchant refused', { after_sale_status: 27, after_sale_type: 1 }, 'requested'],
  ['money is back', { after_sale_status: 12, after_sale_type: 1, refund_status: 3 }, 'refunded'],
  ['it was closed', { after_sale_status: 28, after_sale_type: 1 }, 'none'],
  ['an exchange is no refund', { after_sale_status: 6, after_sale_type: 3 }, 'none'],
])('refund: %s', (_, after_sale_info, refund) => expect(mapOrder(anOrder('1', {}, { after_sale_info })).states.refund).toBe(refund));

test('cash on delivery ships unpaid and says so', () => {
  const read = mapOrder(anOrder('1', { pay_type: 0, pay_time: 0 }));
  expect(read.states.payment).toBe('unpaid');
  expect(read.flags).toContain('cash_on_delivery');
});

test('what every line signed for is signed', () => {
  const { states } = mapOrder(anOrder('1', { order_status: 3 }, { order_status: 3, logistics_receipt_time: morning + 86_400 }));
  expect(states.shipping).toBe('signed');
});

test('a tag nobody told us about is kept', () => {
  const tag = { key: 'tag_of_tomorrow', text: '新标签', help_doc: '' };
  expect(mapOrder(anOrder('1', { shop_order_tag_ui: [tag] })).unknown).toEqual({ 'shop_order_tag_ui.0': tag });
});

test('identities of the platform that do not hold are recorded with both sides', () => {
  const odd = { promotion_amount: 500, promotion_shop_amount: 400, order_amount: 10_001 };
  expect(mapOrder(anOrder('1', odd)).discrepancies).toEqual([
    { rule: 'douyin.promotion_amount', platform: 500, computed: 400 },
    { rule: 'douyin.order_amount', platform: 10_001, computed: 10_000 },
  ]);
});
