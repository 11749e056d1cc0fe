import { describe, expect, test } from 'vitest';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { ShipAsk } from '@zhidan/core/channels/write-back.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { access, anOrder, bodyOf, now, pathOf, sampleOrder, unshipped } from './recorded.fixture.ts';
import { write } from './write-back.ts';

/** Answers by path; what is not named succeeds. */
const playing = (answers: Readonly<Record<string, JsonObject>>) =>
  playedOutside(now, (request) => jsonAnswer({ errcode: 0, errmsg: 'ok', ...answers[pathOf(request)] }));

const ask: ShipAsk = { askId: 'a1', channelOrderNo: '3737000000000000001', carrierCode: 'SF', waybillNo: 'SF1', lines: null };
const [shirt, sock] = [
  { product_id: '10000000000001', sku_id: '2000000001' },
  { product_id: '10000000000002', sku_id: '2000000002' },
];

describe('telling of a parcel', () => {
  const shipping = async (order: JsonObject, more: Partial<ShipAsk>) => {
    const outside = playing({ '/channels/ec/order/get': { order } });
    await write.ship(outside, access, { ...ask, ...more });
    return outside.sent.slice(1).map(bodyOf);
  };
  const whole = anOrder({ order: { status: 20 }, delivery: unshipped });

  test('of a whole order names everything in it', async () => {
    expect(await shipping(whole, {})).toEqual([
      {
        order_id: '3737000000000000001',
        delivery_list: [
          {
            delivery_id: 'SF',
            waybill_id: 'SF1',
            deliver_type: 1,
            product_infos: [
              { ...shirt, product_cnt: 2 },
              { ...sock, product_cnt: 1 },
            ],
          },
        ],
      },
    ]);
  });

  test('of an order of which a part is shipped names the rest', async () => {
    expect(await shipping(sampleOrder, {})).toMatchObject([{ delivery_list: [{ product_infos: [{ ...sock, product_cnt: 1 }] }] }]);
  });

  test('may split a line by quantity', async () => {
    const lines = [{ lineNo: '10000000000001-2000000001', quantity: 1 }];
    expect(await shipping(whole, { lines })).toMatchObject([{ delivery_list: [{ product_infos: [{ ...shirt, product_cnt: 1 }] }] }]);
  });

  test('twice is telling once: the order bears its waybill already', async () => {
    expect(await shipping(sampleOrder, { waybillNo: 'YT8800000000001' })).toEqual([]);
  });

  test('leaves out what was refunded before', async () => {
    const refunded = anOrder({ order: { status: 20 }, delivery: unshipped, product: { finish_aftersale_sku_cnt: 2 } });
    expect(await shipping(refunded, {})).toMatchObject([{ delivery_list: [{ product_infos: [{ ...sock, product_cnt: 1 }] }] }]);
  });

  test('of an order with nothing left is refused', async () => {
    await expect(shipping(sampleOrder, { lines: [] })).rejects.toMatchObject({ kind: 'business', platformCode: 'nothing_to_ship' });
  });

  test('of virtual goods says that nothing travels', async () => {
    const virtual = anOrder({ order: { status: 20 }, delivery: { ...unshipped, deliver_method: 1 } });
    expect(await shipping(virtual, {})).toMatchObject([{ delivery_list: [{ deliver_type: 3 }] }]);
  });
});

test('another address is asked for with the order number as a number, digit by digit', async () => {
  const outside = playing({});
  const address = {
    name: '李四',
    phone: '13800000000',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    town: '古荡街道',
    detail: '1号',
  };
  await write.changeAddress?.(outside, access, { channelOrderNo: '3737000000000000001', ...address });
  expect(outside.sent[0]?.body).toMatch(/^\{"order_id":3737000000000000001,"user_address":\{"user_name":"李四",/u);
  expect(bodyOf(outside.sent[0]!)['user_address']).toMatchObject({
    county_name: '西湖区',
    detail_info: '古荡街道1号',
    tel_number: '13800000000',
  });
  await expect(write.changeAddress?.(outside, access, { channelOrderNo: '1}', ...address })).rejects.toMatchObject({
    kind: 'invalid_request',
  });
});

test.each([
  [true, '/channels/ec/order/addressmodify/accept'],
  [false, '/channels/ec/order/addressmodify/reject'],
])('the buyer’s wish for another address is answered: %s', async (isApproved, path) => {
  const outside = playing({});
  await write.answerAddressChange?.(outside, access, { channelOrderNo: '37', isApproved, reasonCode: '' });
  expect(outside.sent.map((request) => [pathOf(request), bodyOf(request)])).toEqual([[path, { order_id: '37' }]]);
});

test('stock is set as a whole, so that telling twice is telling once', async () => {
  const outside = playing({});
  await write.setStock?.(outside, access, { askId: 'a', productNo: '1', skuNo: '2', quantity: 7 });
  expect(bodyOf(outside.sent[0]!)).toEqual({ product_id: '1', sku_id: '2', diff_type: 3, num: 7 });
});

const afterSale = {
  after_sale_order_id: '200000000000000001',
  order_id: '3737000000000000001',
  status: 'MERCHANT_PROCESSING',
  type: 'RETURN',
  product_info: { ...shirt, count: 1 },
  refund_info: { amount: 8_923 },
  reason_text: '不想要了',
  create_time: 1_794_326_401,
  update_time: 1_794_360_600,
  deadline: 1_794_500_000,
};

describe('after-sales', () => {
  const details = '/channels/ec/aftersale/getaftersaleorder';

  test('are listed by id and read one by one; the money is out when the platform says so', async () => {
    const listing = async (fields: object) => {
      const outside = playing({
        '/channels/ec/aftersale/getaftersalelist': { after_sale_order_id_list: ['200000000000000001'], has_more: false },
        [details]: { after_sale_order: { ...afterSale, ...fields } },
      });
      return (await write.listAfterSales!(outside, access, { from: plusMs(now, -900_000), to: now, page: null })).items[0];
    };
    expect(await listing({})).toMatchObject({
      afterSaleNo: '200000000000000001',
      channelOrderNo: '3737000000000000001',
      lineNos: ['10000000000001-2000000001'],
      kind: 'return_refund',
      state: 'waiting_merchant',
      asked: 8_923,
      refunded: 0,
      reason: '不想要了',
      answerBy: '2026-11-12T16:13:20.000Z',
    });
    expect(await listing({ status: 'MERCHANT_RETURN_SUCCESS' })).toMatchObject({ state: 'done', refunded: 8_923 });
    expect(await listing({ status: 'OF_TOMORROW', type: 'OTHER' })).toMatchObject({ state: 'platform_review', kind: 'other' });
  });

  test('of a window longer than a day are asked for day by day, each with its cursor', async () => {
    const seen: JsonObject[] = [];
    const outside = playedOutside(now, (request) => {
      seen.push(bodyOf(request));
      const isFirst = seen.length === 1;
      return jsonAnswer({ errcode: 0, after_sale_order_id_list: [], has_more: isFirst, next_key: isFirst ? 'a:b' : '' });
    });
    let page: string | null = null;
    do {
      page = (await write.listAfterSales!(outside, access, { from: plusMs(now, -36 * 3_600_000), to: now, page })).next;
    } while (page !== null);
    const [start, middle, end] = [1_794_196_800, 1_794_283_200, 1_794_326_400];
    expect(seen).toEqual([
      { begin_update_time: start, end_update_time: middle, next_key: '' },
      { begin_update_time: start, end_update_time: middle, next_key: 'a:b' },
      { begin_update_time: middle, end_update_time: end, next_key: '' },
    ]);
  });

  const answering = { afterSaleNo: '2', channelOrderNo: '37', isAgreed: true, reasonCode: '7', remark: '已发货' };

  test.each([
    ['that the goods come back, and where to', {}, { accept_type: 1, address_id: '5' }],
    ['that the money goes back when they have come', { status: 'MERCHANT_WAIT_RECEIPT' }, { accept_type: 2 }],
    ['that the money goes back at once', { type: 'REFUND' }, { accept_type: 2 }],
  ])('are agreed: %s', async (_what, fields, accept) => {
    const outside = playing({
      [details]: { after_sale_order: { ...afterSale, ...fields } },
      '/channels/ec/merchant/address/list': { address_id_list: [5, 6] },
    });
    await write.answerAfterSale?.(outside, access, answering);
    expect(bodyOf(outside.sent.at(-1)!)).toEqual({ after_sale_order_id: '2', ...accept });
  });

  test('of an exchange whose goods came back are not agreed as a refund', async () => {
    const exchange = { ...afterSale, type: 'EXCHANGE', status: 'MERCHANT_WAIT_RECEIPT' };
    const outside = playing({ [details]: { after_sale_order: exchange } });
    await expect(write.answerAfterSale?.(outside, access, answering)).rejects.toMatchObject({ platformCode: 'exchange_ships' });
    expect(outside.sent).toHaveLength(1);
  });

  test('are refused with the platform’s reason and our words', async () => {
    const outside = playing({});
    await write.answerAfterSale?.(outside, access, { ...answering, isAgreed: false });
    expect(pathOf(outside.sent[0]!)).toBe('/channels/ec/aftersale/rejectapply');
    expect(bodyOf(outside.sent[0]!)).toEqual({ after_sale_order_id: '2', reject_reason: '已发货', reject_reason_type: 7 });
  });
});
