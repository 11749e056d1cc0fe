import { describe, expect, test } from 'vitest';
import { mapOrder } from './map-order.ts';
import { anOrder, sampleOrder, unshipped } from './recorded.fixture.ts';

const order = mapOrder(sampleOrder);

describe('the order of the documentation', () => {
  test('keeps its number, times and words', () => {
    expect(order).toMatchObject({
      channelOrderNo: '3737000000000000001',
      createdAt: '2026-11-10T16:00:01.000Z',
      modifiedAt: '2026-11-11T01:30:00.000Z',
      paidAt: '2026-11-10T16:00:10.000Z',
      shippedAt: null,
      completedAt: null,
      shipBy: '2026-11-12T16:00:01.000Z',
      platformStatus: '21',
      states: { payment: 'paid', shipping: 'partly_shipped', refund: 'none', closing: 'open' },
      holds: [],
      buyer: { openId: 'oUserOpenid0001', nick: '', message: '请放门口' },
      seller: { memo: '加急', flag: '' },
      flags: ['live'],
      unknown: {},
    });
  });

  test('adds up to the fen: 208.00 less 20.00 of ours is 188.00, paid and to receive', () => {
    expect(order.amounts).toEqual({
      list: 20_800,
      merchantDiscount: 2_000,
      platformDiscount: 0,
      otherDiscount: 0,
      postage: 0,
      paid: 18_800,
      receivable: 18_800,
    });
    expect(order.discrepancies).toEqual([]);
  });

  test('has two lines, the first of which is shipped', () => {
    expect(order.lines).toMatchObject([
      {
        lineNo: '10000000000001-2000000001',
        productNo: '10000000000001',
        skuNo: '2000000001',
        merchantCode: 'SKU-T01-BLK-L',
        title: '纯棉T恤',
        specification: '颜色:黑色;尺码:L',
        quantity: 2,
        shipping: 'shipped',
        amounts: { list: 19_800, merchantDiscount: 1_953, paid: 17_847, receivable: 17_847 },
      },
      {
        lineNo: '10000000000002-2000000002',
        quantity: 1,
        shipping: 'unshipped',
        amounts: { list: 1_000, merchantDiscount: 47, paid: 953 },
      },
    ]);
    expect(order.shipments).toEqual([{ carrierCode: 'YTO', waybillNo: 'YT8800000000001', lineNos: ['10000000000001-2000000001'] }]);
  });

  test('shows a masked receiver; the platform’s own hash tells two orders to one receiver', () => {
    expect(order.receiver).toEqual({
      kind: 'masked',
      name: '张**',
      phone: '138****1234',
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      town: '',
      detail: '****',
      postcode: '',
      ciphers: { hash_code: 'e258ec6c3333e0acb97d3e0bc875758c', ewaybill_order_code: 'ofVQhd3Y…' },
      mergeKey: 'e258ec6c3333e0acb97d3e0bc875758c',
    });
  });
});

const open = { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' };
const notPaid = { pay: { pay_time: 0 }, delivery: unshipped };

describe('states', () => {
  test.each([
    ['waiting for payment', { order: { status: 10 }, ...notPaid }, { ...open, payment: 'unpaid' }],
    ['to be shipped', { order: { status: 20 }, delivery: unshipped }, open],
    ['on its way', { order: { status: 30 } }, { ...open, shipping: 'shipped' }],
    ['completed', { order: { status: 100 } }, { ...open, shipping: 'signed', closing: 'completed' }],
    ['oversold and canceled', { order: { status: 190 }, delivery: unshipped }, { ...open, closing: 'canceled' }],
    [
      'canceled by after-sales',
      { order: { status: 200 } },
      { ...open, shipping: 'partly_shipped', refund: 'refunded', closing: 'canceled' },
    ],
    ['never paid', { order: { status: 250 }, ...notPaid }, { ...open, payment: 'unpaid', closing: 'canceled' }],
    [
      'asked back in part',
      { order: { status: 20 }, delivery: unshipped, product: { on_aftersale_sku_cnt: 1 } },
      { ...open, refund: 'requested' },
    ],
    [
      'refunded in part',
      { order: { status: 20 }, delivery: unshipped, product: { finish_aftersale_sku_cnt: 1 } },
      { ...open, refund: 'partly_refunded' },
    ],
  ])('an order %s is so on every axis', (_what, change, states) => {
    expect(mapOrder(anOrder(change)).states).toEqual(states);
  });

  test('a line of which half is in a parcel is partly shipped', () => {
    const half = {
      waybill_id: 'YT1',
      delivery_id: 'YTO',
      product_infos: [{ product_id: '10000000000001', sku_id: '2000000001', product_cnt: 1 }],
    };
    const [first] = mapOrder(anOrder({ delivery: { delivery_product_info: [half] } })).lines;
    expect(first?.shipping).toBe('partly_shipped');
  });
});

describe('what must not ship now', () => {
  test.each([
    ['a gift that nobody has accepted', { order: { status: 12 } }, { kind: 'other', raw: 'status=12' }],
    ['a shared purchase that is not complete', { order: { status: 13 } }, { kind: 'group_incomplete', raw: 'status=13' }],
    [
      'an order whose buyer asks for another address',
      { delivery: { address_under_review: { user_name: '李**' } } },
      { kind: 'address_under_review', raw: 'address_under_review' },
    ],
    [
      'an open after-sale',
      { order: { aftersale_detail: { on_aftersale_order_cnt: 1 } } },
      { kind: 'refund_open', raw: 'on_aftersale_order_cnt=1' },
    ],
    ['a status of tomorrow', { order: { status: 77 } }, { kind: 'other', raw: 'status=77' }],
  ])('%s is held', (_what, change, hold) => {
    expect(mapOrder(anOrder(change)).holds).toEqual([hold]);
  });

  test('a status that we do not know is kept besides', () => {
    expect(mapOrder(anOrder({ order: { status: 77 } })).unknown).toEqual({ status: '77' });
  });
});

test('a second row of the same SKU has a number of its own, and parcels fill the first row first', () => {
  const [row] = (anOrder({})['order_detail'] as { product_infos: object[] }).product_infos;
  const gift = { ...row, is_free_gift: true, sku_cnt: 1, real_price: 0, sale_price: 0 };
  const detail = { ...(sampleOrder['order_detail'] as object), product_infos: [row, gift] };
  const { lines } = mapOrder({ ...sampleOrder, order_detail: detail } as typeof sampleOrder);
  expect(lines).toMatchObject([
    { lineNo: '10000000000001-2000000001', isGift: false, shipping: 'shipped' },
    { lineNo: '10000000000001-2000000001-2', isGift: true, shipping: 'unshipped', amounts: { list: 0, paid: 0 } },
  ]);
});

describe('amounts', () => {
  test('what the merchant receives above the price was paid by others, the live author first', () => {
    const change = { price: { merchant_receieve_price: 19_400, finder_discounted_price: 100, merchant_discounted_price: 1_400 } };
    const { amounts, lines, discrepancies } = mapOrder(anOrder(change));
    expect(amounts).toMatchObject({ merchantDiscount: 1_400, platformDiscount: 500, otherDiscount: 100, paid: 18_800, receivable: 19_400 });
    expect(lines.map((line) => line.amounts.receivable)).toEqual([17_847 + 586, 953 + 14]);
    expect(discrepancies).toEqual([]);
  });

  test('freight stands with the order, and the freight that the seller changed counts', () => {
    const change = {
      price: { freight: 1_000, is_change_freight: true, change_freight: 600, order_price: 19_400, merchant_receieve_price: 19_400 },
    };
    const { amounts, discrepancies } = mapOrder(anOrder(change));
    expect(amounts).toMatchObject({ postage: 600, paid: 19_400, receivable: 19_400, merchantDiscount: 2_000 });
    expect(discrepancies).toEqual([]);
  });

  test('nothing is paid before payment', () => {
    const { amounts, lines } = mapOrder(anOrder({ order: { status: 10 }, ...notPaid }));
    expect([amounts.paid, ...lines.map((line) => line.amounts.paid)]).toEqual([0, 0, 0]);
  });

  test('sums of the platform that do not add up are recorded, not adjusted', () => {
    const { discrepancies } = mapOrder(
      anOrder({ price: { product_price: 20_000, discounted_price: 1_999, order_price: 18_801, merchant_receieve_price: 18_801 } }),
    );
    expect(discrepancies).toEqual([
      { rule: 'lines.merchant_discount', platform: 1_999, computed: 2_000 },
      { rule: 'lines.paid', platform: 18_801, computed: 18_800 },
      { rule: 'lines.receivable', platform: 18_801, computed: 18_800 },
      { rule: 'product_price', platform: 20_000, computed: 20_800 },
    ]);
  });
});

test('a virtual number is shown where the shop uses it', () => {
  const address = (sampleOrder['order_detail'] as { delivery_info: { address_info: object } }).delivery_info.address_info;
  const virtual = { ...address, use_tel_number: 0, virtual_order_tel_number: '17000000001-1234' };
  expect(mapOrder(anOrder({ delivery: { address_info: virtual } })).receiver.phone).toBe('17000000001-1234');
});
