import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { playedOutside } from '../contract/outside.ts';
import { groupByReceiver } from './group-by-receiver.ts';
import { mapOrder } from './map-order.ts';
import { access, aTrade, now, paramsOf, playedTop, refusal, sampleTrade } from './recorded.fixture.ts';
import { write } from './write-back.ts';

type Answers = Readonly<Record<string, (params: Record<string, string>) => Json>>;

const done = () => ({ shipping: { is_success: true } });
const top = (answers: Answers) => playedOutside(now, playedTop([sampleTrade], answers));
const last = (outside: Readonly<{ sent: readonly OutsideRequest[] }>): Record<string, string> => paramsOf(outside.sent.at(-1)!);
const tid = '4176302981234567890';
const parcel = { askId: 'ask-1', channelOrderNo: tid, carrierCode: 'YTO', waybillNo: 'YT8800000000002' } as const;

describe('shipping', () => {
  test('a whole trade is one plain call', async () => {
    const outside = top({ 'taobao.logistics.offline.send': done });
    await write.ship(outside, access, { ...parcel, lines: null });
    expect(last(outside)).toMatchObject({ tid, out_sid: 'YT8800000000002', company_code: 'YTO' });
  });

  test('a line may go in two parcels, a gift is named as one, and TOP is told what stays behind', async () => {
    const outside = top({ 'alibaba.ascp.logistics.offline.send': () => ({ is_success: true }) });
    const lines = [
      { lineNo: '4176302981235567890', quantity: 1, remaining: 1 },
      { lineNo: '4176302981237567890', quantity: 1 },
    ];
    await write.ship(outside, access, { ...parcel, lines });
    const { consign_pkgs = '', consign_status = '' } = last(outside);
    expect(JSON.parse(consign_pkgs)).toEqual([
      {
        company_code: 'YTO',
        out_sid: 'YT8800000000002',
        goods: [
          { sub_tid: '4176302981235567890', item_id: '700000000001', num: 1, item_type: 0 },
          { sub_tid: '4176302981237567890', item_id: '700000000003', num: 1, item_type: 1 },
        ],
      },
    ]);
    expect(JSON.parse(consign_status)).toEqual([
      { sub_tid: '4176302981235567890', is_part_consign: true },
      { sub_tid: '4176302981237567890', is_part_consign: false },
    ]);
  });

  test('repeated after a lost answer it counts once: the trade bears the waybill already', async () => {
    const outside = playedOutside(now, (request) => {
      const isShip = paramsOf(request)['method'] === 'taobao.logistics.offline.send';
      return isShip ? refusal(15, 'isv.logistics-offline-service-error:B04', '订单状态不允许发货') : playedTop([shipped])(request);
    });
    const shipped = aTrade(tid, {}, { invoice_no: 'YT8800000000002' });
    await expect(write.ship(outside, access, { ...parcel, lines: null })).resolves.toBeUndefined();
    const other = write.ship(outside, access, { ...parcel, waybillNo: 'YT8800000000003', lines: null });
    await expect(other).rejects.toMatchObject({ kind: 'business', platformCode: 'isv.logistics-offline-service-error:B04' });
  });

  test('a line that the trade does not have is refused before TOP hears of it', async () => {
    const asked = write.ship(top({}), access, { ...parcel, lines: [{ lineNo: '1', quantity: 1 }] });
    await expect(asked).rejects.toMatchObject({ kind: 'invalid_request', platformCode: 'no_such_line' });
  });
});

test('a new address clears what it does not have, and a mobile number is no landline', async () => {
  const outside = top({ 'taobao.trade.shippingaddress.update': () => ({ trade: { tid } }) });
  const address = {
    channelOrderNo: tid,
    name: '李四',
    province: '浙江省',
    city: '宁波市',
    district: '海曙区',
    town: '',
    detail: '中山路1号',
  };
  await write.changeAddress?.(outside, access, { ...address, phone: '13800001234' });
  expect(last(outside)).toMatchObject({
    receiver_mobile: '13800001234',
    receiver_phone: '-1',
    receiver_town: '-1',
    receiver_state: '浙江省',
  });
  await write.changeAddress?.(outside, access, { ...address, phone: '0574-12345678' });
  expect(last(outside)).toMatchObject({ receiver_mobile: '-1', receiver_phone: '0574-12345678' });
});

test.each([
  ['a memo and a flag', { memo: '加急 & 赠品=1', flag: '3' }, { memo: '加急 & 赠品=1', flag: '3' }, ['reset']],
  ['an empty memo clears the old one', { memo: '', flag: null }, { reset: 'true' }, ['memo', 'flag']],
])('memo: %s', async (_, ask, sent, absent) => {
  const outside = top({ 'taobao.trade.memo.update': () => ({ trade: { tid } }) });
  await write.setMemo?.(outside, access, { channelOrderNo: tid, ...ask });
  expect(last(outside)).toMatchObject(sent);
  for (const name of absent) expect(last(outside)).not.toHaveProperty(name);
});

describe('stock and price', () => {
  const goods = { productNo: '700000000001', skuNo: '5000000000001' };
  const tmall = { ...access, channel: 'tmall' } as const;

  test('Taobao takes the whole quantity', async () => {
    const outside = top({ 'taobao.item.quantity.update': () => ({ item: {} }) });
    await write.setStock?.(outside, access, { askId: 'a', ...goods, quantity: 7 });
    expect(last(outside)).toMatchObject({ num_iid: '700000000001', sku_id: '5000000000001', quantity: '7', type: '1' });
  });

  test('Tmall takes it with a key, so that the same ask counts once', async () => {
    const outside = top({ 'tmall.item.quantity.update': () => ({ quantity_update_result: '1' }) });
    await write.setStock?.(outside, tmall, { askId: 'a', ...goods, quantity: 7 });
    const [row] = JSON.parse(last(outside)['sku_quantities'] ?? '[]') as JsonObject[];
    expect(row).toMatchObject({ sku_id: '5000000000001', quantity: 7, outer_biz_key: expect.stringMatching(/^[0-9a-f]{32}$/) });
    await write.setStock?.(outside, tmall, { askId: 'a', ...goods, quantity: 7 });
    expect(JSON.parse(last(outside)['sku_quantities'] ?? '[]')).toEqual([row]);
  });

  test('Taobao’s price names the SKU by its properties or its code, Tmall’s by its number', async () => {
    const outside = top({
      'taobao.item.skus.get': () => ({ skus: { sku: [{ sku_id: 5_000_000_000_001, properties: '1627207:28341' }] } }),
      'taobao.item.sku.price.update': () => ({ sku: {} }),
      'tmall.item.price.update': () => ({ price_update_result: '1' }),
    });
    await write.setPrice?.(outside, access, { ...goods, price: fen(9_900) });
    expect(last(outside)).toMatchObject({ num_iid: '700000000001', properties: '1627207:28341', price: '99.00' });
    const coded = top({
      'taobao.item.skus.get': () => ({ skus: { sku: [{ sku_id: 5_000_000_000_001, outer_id: 'SKU-T01' }] } }),
      'taobao.item.sku.price.update': () => ({ sku: {} }),
    });
    await write.setPrice?.(coded, access, { ...goods, price: fen(9_900) });
    expect(last(coded)).toMatchObject({ outer_id: 'SKU-T01', price: '99.00' });
    const nameless = top({ 'taobao.item.skus.get': () => ({ skus: { sku: [] } }) });
    await expect(write.setPrice?.(nameless, access, { ...goods, price: fen(1) })).rejects.toMatchObject({ platformCode: 'no_such_sku' });
    await write.setPrice?.(outside, tmall, { ...goods, price: fen(9_900) });
    expect(JSON.parse(last(outside)['sku_prices'] ?? '')).toEqual([{ sku_id: '5000000000001', price: '99.00' }]);
  });
});

const refund = (change: JsonObject): JsonObject => ({
  refund_id: '190000000000001',
  refund_version: 1_794_360_600,
  tid,
  oid: '4176302981236567890',
  refund_fee: '86.24',
  status: 'WAIT_SELLER_AGREE',
  has_good_return: false,
  refund_phase: 'onsale',
  dispute_type: 'REFUND',
  reason: '多拍/错拍/不想要',
  created: '2026-11-11 09:00:00',
  modified: '2026-11-11 09:10:00',
  refund_remind_timeout: { exist_timeout: true, timeout: '2026-11-13 09:00:00', remind_type: 1 },
  ...change,
});

const cameBack = { status: 'WAIT_SELLER_CONFIRM_GOODS' };

describe('after-sales', () => {
  test('are listed from the last page, and only SUCCESS has paid out', async () => {
    const rows = [refund({}), refund({ refund_id: '190000000000002', status: 'SUCCESS' })];
    const list = (params: Record<string, string>): Json => ({
      refunds: { refund: rows },
      ...(params['use_has_next'] === 'false' ? { total_results: 52 } : {}),
    });
    const outside = top({ 'taobao.refunds.receive.get': list });
    const window = { from: instant('2026-11-11T00:00:00.000Z'), to: now };
    const { items, next } = (await write.listAfterSales?.(outside, access, { ...window, page: null })) ?? expect.fail();
    expect(last(outside)).toMatchObject({ page_no: '2', use_has_next: 'true' });
    expect(next).toBe('1');
    expect(items[0]).toMatchObject({
      afterSaleNo: '190000000000001',
      channelOrderNo: tid,
      lineNos: ['4176302981236567890'],
      kind: 'refund_only',
      state: 'waiting_merchant',
      asked: 8_624,
      refunded: 0,
      answerBy: '2026-11-13T01:00:00.000Z',
    });
    expect(items[1]).toMatchObject({ state: 'done', refunded: 8_624 });
  });

  test.each([
    { what: 'money', method: 'taobao.rp.refunds.agree', sent: { refund_infos: '190000000000001|8624|1794360600|onsale', code: '123456' } },
    { what: 'a return', change: { has_good_return: true }, method: 'taobao.rp.returngoods.agree', sent: { refund_version: '1794360600' } },
    { what: 'goods that came back', change: cameBack, method: 'taobao.rp.refunds.agree', sent: { code: '123456' } },
    { what: 'no', isAgreed: false, method: 'taobao.refund.refuse', sent: { refuse_message: '已发货', refuse_reason_id: '101' } },
    { what: 'no to goods', change: cameBack, isAgreed: false, method: 'taobao.rp.returngoods.refuse', sent: { refuse_reason_id: '101' } },
  ])('are answered by where they stand: $what', async ({ change = {}, isAgreed = true, method, sent }) => {
    const outside = top({ 'taobao.refund.get': () => ({ refund: refund(change) }), [method]: () => ({ succ: true }) });
    const ask = {
      afterSaleNo: '190000000000001',
      channelOrderNo: '4176302981234567890',
      isAgreed,
      reasonCode: '101',
      remark: '已发货',
      oneTimeCode: '123456',
    };
    await write.answerAfterSale?.(outside, access, ask);
    expect(last(outside)).toMatchObject({ method, ...sent });
  });

  test('that are over are not answered again', async () => {
    const outside = top({ 'taobao.refund.get': () => ({ refund: refund({ status: 'SUCCESS' }) }) });
    const answered = write.answerAfterSale?.(outside, access, {
      afterSaleNo: '1',
      channelOrderNo: '2',
      isAgreed: true,
      reasonCode: '',
      remark: '',
    });
    await expect(answered).rejects.toMatchObject({ kind: 'business', platformCode: 'SUCCESS' });
  });
});

test('an OAID that has changed since we kept it is read again, once', async () => {
  const fresh = aTrade(tid, { oaid: 'of-this-week' });
  const outside = playedOutside(now, (request) => {
    const params = paramsOf(request);
    const isStale = params['method'] === 'taobao.top.oaid.merge' && !params['merge_list']?.includes('of-this-week');
    const merge = { 'taobao.top.oaid.merge': () => ({ tid_list: { string: [`${tid},2`] } }) };
    return isStale ? refusal(41, 'isv.invalid-parameter:merge_list.oaid', '与订单不匹配') : playedTop([fresh], merge)(request);
  });
  const orders = [aTrade(tid, { oaid: 'of-last-week' })].map(mapOrder);
  expect(await groupByReceiver(outside, access, orders)).toEqual([[tid, '2']]);
  expect(outside.sent.map((request) => paramsOf(request)['method'])).toEqual([
    'taobao.top.oaid.merge',
    'taobao.trade.fullinfo.get',
    'taobao.top.oaid.merge',
  ]);
});

test('TOP says which trades go to one receiver, whatever their OAIDs', async () => {
  const orders = [aTrade('1', { oaid: 'a' }), aTrade('2', { oaid: 'b' }), aTrade('3', { oaid: 'c' }), aTrade('4')].map(mapOrder);
  const outside = top({ 'taobao.top.oaid.merge': () => ({ tid_list: { string: ['1,3', '2'] } }) });
  expect(await groupByReceiver(outside, access, orders)).toEqual([['1', '3']]);
  expect(JSON.parse(last(outside)['merge_list'] ?? '')).toEqual([
    { tid: '1', oaid: 'a' },
    { tid: '2', oaid: 'b' },
    { tid: '3', oaid: 'c' },
  ]);
});
