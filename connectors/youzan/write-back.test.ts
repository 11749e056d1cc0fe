import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { playedOutside } from '../contract/outside.ts';
import { access, apiOf, bodyOf, now, playedYouzan, refusal, sampleTrade } from './recorded.fixture.ts';
import { write } from './write-back.ts';

type Answers = Readonly<Record<string, (params: JsonObject) => Json>>;

const platform = (answers: Answers) => playedOutside(now, playedYouzan([sampleTrade], answers));
const last = (outside: Readonly<{ sent: readonly OutsideRequest[] }>): JsonObject => bodyOf(outside.sent.at(-1)!);
const tid = 'E20261111000001000000001';
const parcel = { askId: 'ask-1', channelOrderNo: tid, carrierCode: 'YTO', waybillNo: 'YT1' } as const;
const shipped = { 'youzan.logistics.online.confirm/3.0.0': () => ({ is_success: true }) };

describe('shipping', () => {
  test('a whole trade names no lines, a part names its own', async () => {
    const outside = platform(shipped);
    await write.ship(outside, access, { ...parcel, lines: null });
    expect(last(outside)).toEqual({ tid, out_stype: '2', out_sid: 'YT1', is_no_express: 0 });
    await write.ship(outside, access, { ...parcel, lines: ['1', '2'].map((lineNo) => ({ lineNo, quantity: 1 })) });
    expect(last(outside)).toMatchObject({ oids: '1,2' });
  });

  test('a part of a line is refused before Youzan takes it for the whole', async () => {
    const outside = platform(shipped);
    const asked = write.ship(outside, access, { ...parcel, lines: [{ lineNo: '1', quantity: 1, remaining: 1 }] });
    await expect(asked).rejects.toMatchObject({ kind: 'invalid_request', platformCode: 'no_split_by_quantity' });
    expect(outside.sent).toHaveLength(0);
  });

  test('repeated after a lost answer it counts once: the trade bears the waybill already', async () => {
    const delivery_order = [{ express_state: 1, oids: [], dists: [{ express_info: { express_id: 2, express_no: 'YT1' } }] }];
    const outside = playedOutside(now, (request) =>
      apiOf(request) === 'youzan.logistics.online.confirm/3.0.0'
        ? refusal(50_000, '订单状态不允许发货')
        : playedYouzan([{ ...sampleTrade, delivery_order }])(request),
    );
    await expect(write.ship(outside, access, { ...parcel, lines: null })).resolves.toBeUndefined();
    await expect(write.ship(outside, access, { ...parcel, waybillNo: 'YT2', lines: null })).rejects.toMatchObject({ kind: 'business' });
  });
});

test('a new address has the town in front of the street', async () => {
  const outside = platform({ 'youzan.trade.order.address.update/1.0.0': () => ({ is_success: true }) });
  const ask = { channelOrderNo: tid, name: '李四', phone: '13800001234', province: '浙江省', city: '宁波市', district: '海曙区' };
  await write.changeAddress?.(outside, access, { ...ask, town: '江厦街道', detail: '中山路1号' });
  expect(last(outside)).toMatchObject({ tid, receiver_tel: '13800001234', delivery_city: '宁波市', delivery_address: '江厦街道中山路1号' });
});

test.each([
  ['a flag', '3', [{ tid, memo: '加急', flag: '3' }]],
  ['the flag as it is', null, [{ tid, memo: '加急' }]],
  [
    'no flag',
    '0',
    [
      { tid, memo: '加急' },
      { tid, star: 0 },
    ],
  ],
])('a memo with %s', async (_, flag, sent) => {
  const outside = platform({ 'youzan.trade.memo.update/3.0.0': () => true, 'youzan.trade.star.update/3.0.0': () => true });
  await write.setMemo?.(outside, access, { channelOrderNo: tid, memo: '加急', flag });
  expect(outside.sent.map(bodyOf)).toEqual(sent);
});

test('stock is the whole quantity', async () => {
  const outside = platform({ 'youzan.item.quantity.update/3.0.0': () => ({ is_success: true }) });
  await write.setStock?.(outside, access, { askId: 'a', productNo: '500000001', skuNo: '36000001', quantity: 7 });
  expect(last(outside)).toEqual({ item_id: '500000001', sku_id: '36000001', quantity: 7, type: 0 });
});

test('what Youzan has no documented call for is not offered', () => {
  expect([write.setPrice, write.answerAddressChange, write.canSplit]).toEqual([null, null, 'by_line']);
});

const refund = (change: JsonObject = {}): JsonObject => ({
  tid,
  oid: '2700000000000000001',
  status: 'WAIT_SELLER_AGREE',
  return_goods: false,
  refund_fee: '178.47',
  desc: '不想要了',
  version: 1_762_790_409_123,
  cs_status: 1,
  created: '2026-11-11 09:00:00',
  modified: '2026-11-11 09:10:00',
  refund_fund_list: [],
  ...change,
});
const get = (change: JsonObject = {}): Answers => ({ 'youzan.trade.refund.get/3.0.1': () => refund(change) });

describe('after-sales', () => {
  test('are found by change and read one by one; what was paid out is what the funds say, in fen', async () => {
    const search = (): Json => ({ total: 1, refunds: [{ refund_id: '2026' }] });
    const paid = {
      status: 'SUCCESS',
      refund_fund_list: [
        { refund_fee: 17_847, status: 2 },
        { refund_fee: 1, status: 1 },
      ],
    };
    const outside = platform({ 'youzan.trade.refund.search/3.0.1': search, ...get(paid) });
    const window = { from: instant('2026-11-11T00:00:00.000Z'), to: now, page: null };
    const { items, next } = (await write.listAfterSales?.(outside, access, window)) ?? expect.fail();
    expect(bodyOf(outside.sent[0]!)).toEqual({
      update_time_start: 1_794_355_200,
      update_time_end: 1_794_369_600,
      page_no: 1,
      page_size: 1,
    });
    expect(next).toBeNull();
    expect(items).toMatchObject([
      {
        afterSaleNo: '2026',
        channelOrderNo: tid,
        lineNos: ['2700000000000000001'],
        kind: 'refund_only',
        state: 'done',
        asked: 17_847,
        refunded: 17_847,
        reason: '不想要了',
        modifiedAt: '2026-11-11T01:10:00.000Z',
      },
    ]);
  });

  test.each([
    { what: 'money', api: 'youzan.trade.refund.agree/3.0.0' },
    { what: 'money refused', isAgreed: false, api: 'youzan.trade.refund.refuse/3.0.0' },
    { what: 'a return', change: { return_goods: true, status: 'WAIT_SELLER_AGREE' }, api: 'youzan.trade.returngoods.agree/3.0.0' },
    {
      what: 'goods that came back',
      change: { return_goods: true, status: 'WAIT_SELLER_CONFIRM_GOODS' },
      api: 'youzan.trade.refund.agree/3.0.0',
    },
    {
      what: 'goods that did not come',
      isAgreed: false,
      change: { return_goods: true, status: 'WAIT_SELLER_CONFIRM_GOODS' },
      api: 'youzan.trade.returngoods.refuse/3.0.0',
    },
  ])('are answered by where they stand, with the version that was read: $what', async ({ change = {}, isAgreed = true, api }) => {
    const outside = platform({ ...get(change), [api]: () => ({ is_success: true }) });
    await write.answerAfterSale?.(outside, access, {
      afterSaleNo: '2026',
      channelOrderNo: tid,
      isAgreed,
      reasonCode: '',
      remark: '已发货',
    });
    expect(apiOf(outside.sent.at(-1)!)).toBe(api);
    expect(last(outside)).toEqual({ refund_id: '2026', version: 1_762_790_409_123, remark: '已发货' });
  });

  test('that changed meanwhile are read once more', async () => {
    let version = 1;
    const outside = playedOutside(now, (request) => {
      if (apiOf(request) === 'youzan.trade.refund.get/3.0.1') return playedYouzan([], get({ version }))(request);
      version++;
      return bodyOf(request)['version'] === 2
        ? playedYouzan([], { [apiOf(request)]: () => true })(request)
        : refusal(103_010_039, '退款版本号错误');
    });
    await expect(
      write.answerAfterSale?.(outside, access, { afterSaleNo: '2026', channelOrderNo: tid, isAgreed: true, reasonCode: '', remark: '' }),
    ).resolves.toBeUndefined();
    expect(outside.sent).toHaveLength(4);
  });
});
