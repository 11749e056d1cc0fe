import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPrint } from '../../world/waybills/print-seal.ts';
import { aSubscription, testSender } from '../../world/waybills/waybill-fixture.ts';
import { cipherOf } from '../cipher.ts';
import { openDouyin, type OpenDouyin } from '../douyin-fixture.ts';
import { orderIdOf, shopIdOf } from '../native-number.ts';
import { signCall } from '../sign.ts';

let open: OpenDouyin;
beforeAll(async () => {
  open = await openDouyin();
  const other = open.emulation.addShop('douyin', '另一家抖店');
  await open.play([
    { do: 'order', shop: open.shop.seq, count: 5, isPresale: false },
    { do: 'order', shop: other.seq, count: 1, isPresale: false },
    { do: 'order', shop: open.shop.seq, count: 1, paid: 0 },
    aSubscription(open.shop, 'ZTO', 6),
  ]);
});
afterAll(() => open.server.close());

const tradeAt = (index: number) => open.world.trades(open.shop.seq)[index]!;
const person = (name: string, mobile: string, detail: string, place = tradeAt(0).receiver.address): JsonObject => ({
  address: {
    country_code: 'CHN',
    province_name: place.province,
    city_name: place.city,
    district_name: place.district,
    street_name: place.town,
    detail_address: detail,
  },
  contact: { name, mobile },
});
const sender = () => person('暖贝芽仓库', '13857400000', testSender.detail, { ...testSender });
const parcel = (index: number, over: JsonObject = {}): JsonObject => {
  const trade = tradeAt(index);
  const orderId = orderIdOf(trade);
  const { name, phone, address } = trade.receiver;
  const receiver = person(
    cipherOf(orderId, 'name', name),
    cipherOf(orderId, 'phone', phone),
    cipherOf(orderId, 'detail', address.detail),
    address,
  );
  return { order_id: orderId, receiver_info: receiver, items: [{ item_name: '湿巾', item_count: 1 }], ...over };
};
type Created = {
  ebill_infos: { order_id: string; pack_id: string; track_no: string; hint_msg: string; sort_code: string }[];
  err_infos: { order_id: string; err_code: string; err_msg: string }[];
};
const create = async (orders: readonly JsonObject[], over: JsonObject = {}): Promise<Created> =>
  (await open.call('logistics.newCreateOrder', { sender_info: sender(), logistics_code: 'zhongtong', order_infos: [...orders], ...over }))
    .data;
const amount = async (): Promise<string> =>
  ((await open.call('logistics.listShopNetsite', { logistics_code: 'zhongtong' })).data as { netsites: { amount: string }[] }).netsites[0]!
    .amount;

test('signatures meet the vector of the documents', () => {
  const call = {
    appKey: '7000000000000000001',
    method: 'logistics.waybillApply',
    paramJson: '{"waybill_applies":[{"logistics_code":"zhongtong","track_no":"78600000000001"}]}',
    timestamp: '1767294245',
  };
  const secret = '11112222-3333-4444-5555-666677778888';
  expect(signCall(call, secret, 'hmac-sha256')).toBe('35e59e0f080626dd7d1e7aba7178bbc96730f147276edd6e075bf5d876458f53');
  expect(signCall(call, secret, 'md5')).toBe('94c108c88f62dd9b4e6c1d1f884ff818');
});

test('in one call some get numbers and others are refused, each for its reason', async () => {
  const others = open.world.trades(2)[0]!;
  const made = await create([
    parcel(0),
    parcel(0, { order_id: '6937000000000000000' }),
    parcel(1),
    parcel(1, { order_id: orderIdOf(others) }),
    parcel(2, { receiver_info: parcel(3)['receiver_info']! }),
    parcel(5),
    parcel(2, { pack_id: '有汉字' }),
  ]);
  expect(made.ebill_infos.map(({ order_id }) => order_id)).toEqual([orderIdOf(tradeAt(0)), orderIdOf(tradeAt(1))]);
  expect(made.ebill_infos[0]!.track_no).toMatch(/^7[2-9]\d{12}$/u);
  expect(made.err_infos.map(({ err_code }) => err_code)).toEqual(['15002', '15000', '4029', '4007', '1000']);
  expect(await amount()).toBe('4');
});

test('the same order and pack get the old number; a pack id of its own another one', async () => {
  const [first] = (await create([parcel(0)])).ebill_infos;
  expect((await create([parcel(0, { order_id: `${orderIdOf(tradeAt(0))}A` })])).ebill_infos[0]!.track_no).toBe(first!.track_no);
  expect((await create([parcel(0, { pack_id: 'b2' })])).ebill_infos[0]!.track_no).not.toBe(first!.track_no);
});

test('where another address was told in plain words the platform goes by its own, and says so', async () => {
  const [made] = (await create([parcel(4, { receiver_info: person('李雷', '13800138000', '别处1号') })])).ebill_infos;
  expect(made!.hint_msg).toContain('平台订单地址');
});

test('a shared account serves another shop’s orders by its number, or by -1', async () => {
  const [own, other] = [open.world.trades(2)[0]!, open.world.shop(2)!];
  const order = (): JsonObject => {
    const { name, phone, address } = own.receiver;
    return {
      order_id: orderIdOf(own),
      receiver_info: person(name, phone, address.detail, address),
      items: [{ item_name: '湿巾', item_count: 1 }],
    };
  };
  expect((await create([order()], { user_id: shopIdOf(other) })).ebill_infos).toHaveLength(1);
  expect((await create([order()], { user_id: '-1' })).ebill_infos).toHaveLength(1);
  expect((await create([parcel(2, { order_id: '6937000000000000000' })], { user_id: '-1' })).err_infos[0]).toMatchObject({
    err_code: '10003',
  });
});

test('print data is for the print client alone, row by row', async () => {
  const [made] = (await create([parcel(0)])).ebill_infos;
  const { data } = await open.call('logistics.waybillApply', {
    waybill_applies: [
      { logistics_code: 'zhongtong', track_no: made!.track_no },
      { logistics_code: 'zhongtong', track_no: '78000000000000' },
    ],
  });
  const { waybill_infos: infos, err_infos: refused } = data as {
    waybill_infos: { print_data: string; sign: string }[];
    err_infos: object[];
  };
  expect(openPrint({ encryptedData: infos[0]!.print_data, signature: infos[0]!.sign })).toContain(tradeAt(0).receiver.address.detail);
  expect(refused).toEqual([expect.objectContaining({ track_no: '78000000000000', err_code: 1003, err_msg: '运单号有误' })]);
});

test('a cancellation gives the number back; what the carrier has is not given back', async () => {
  const [made] = (await create([parcel(1)])).ebill_infos;
  const before = await amount();
  const ref = { logistics_code: 'zhongtong', track_no: made!.track_no };
  expect((await open.call('logistics.cancelOrder', ref)).data).toEqual({ cancel_result: { success: true } });
  expect(Number(await amount())).toBe(Number(before) + 1);
  expect(await open.call('logistics.cancelOrder', ref)).toMatchObject({ code: 50001, sub_code: 'isv.business-failed:1003' });
  const [fresh] = (await create([parcel(1)])).ebill_infos;
  expect(fresh!.track_no).not.toBe(made!.track_no);
  await open.play([{ do: 'parcel', act: 'collect', waybill: fresh!.track_no }]);
  expect(await open.call('logistics.cancelOrder', { ...ref, track_no: fresh!.track_no })).toMatchObject({
    code: 50001,
    sub_msg: expect.stringContaining('已揽收'),
  });
});

test('the sender must be of the subscription and have a name; without numbers left each parcel says so', async () => {
  const elsewhere = person('仓库', '13857400000', '别处1号', { ...testSender });
  expect(
    await open.call('logistics.newCreateOrder', { sender_info: elsewhere, logistics_code: 'zhongtong', order_infos: [parcel(3)] }),
  ).toMatchObject({ code: 50001 });
  const nameless = { ...sender(), contact: { name: '', mobile: '13857400000' } };
  expect(
    await open.call('logistics.newCreateOrder', { sender_info: nameless, logistics_code: 'zhongtong', order_infos: [parcel(3)] }),
  ).toMatchObject({ sub_code: 'isv.parameter-invalid:4006' });
  await open.play([{ do: 'balance', shop: open.shop.seq, carrier: 'ZTO', balance: 0 }]);
  expect((await create([parcel(3)])).err_infos).toEqual([expect.objectContaining({ err_code: '10701', err_msg: '电子面单库存不足' })]);
});
