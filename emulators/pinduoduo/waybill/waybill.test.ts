import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPrint } from '../../world/waybills/print-seal.ts';
import { aSubscription, testSender } from '../../world/waybills/waybill-fixture.ts';
import { seal, sealedKinds } from '../cipher.ts';
import { mallIdOf, orderSnOf } from '../native-number.ts';
import { openPinduoduo, type OpenPinduoduo, type PopReply } from '../pinduoduo-fixture.ts';
import { signPop } from '../sign.ts';

let open: OpenPinduoduo;
beforeAll(async () => {
  open = await openPinduoduo({ calls_per_second: '10000' });
  await open.play([
    { do: 'order', shop: 'pinduoduo', count: 4, isPresale: false },
    { do: 'order', shop: 'pinduoduo', count: 1, isPresale: false },
    { do: 'wait', for: '3h' },
    aSubscription(open.shop, 'ZTO', 10),
  ]);
});
afterAll(() => open.server.close());

const { postcode: _, ...senderAddress } = testSender;
const tradeAt = (index: number) => open.world.trades(open.shop.seq)[index]!;

/** A parcel with the ciphers of its order. */
const parcel = (index: number, over: object = {}) => {
  const trade = tradeAt(index);
  const owner = { mallId: mallIdOf(open.shop), orderSn: orderSnOf(trade) };
  const { name, phone, address } = trade.receiver;
  return {
    object_id: `o${index}`,
    order_info: { order_channels_type: 'PDD', trade_order_list: [orderSnOf(trade)] },
    package_info: { items: [{ name: '湿巾', count: 1 }] },
    recipient: {
      name: seal(sealedKinds.name, name, owner),
      mobile: seal(sealedKinds.phone, phone, owner),
      address: {
        province: address.province,
        city: address.city,
        district: address.district,
        detail: seal(sealedKinds.address, address.detail, owner),
      },
    },
    template_url: 'https://file-link.pinduoduo.com/template/standard/2002',
    user_id: mallIdOf(open.shop),
    ...over,
  };
};
const take = (parcels: readonly object[], over: object = {}): Promise<PopReply> =>
  open.call('pdd.waybill.get', {
    param_waybill_cloud_print_apply_new_request: JSON.stringify({
      wp_code: 'ZTO',
      sender: { name: '仓库', mobile: '13857400000', address: senderAddress },
      trade_order_info_dtos: parcels,
      need_encrypt: true,
      ...over,
    }),
  });
const balance = async (): Promise<number> =>
  (await open.call('pdd.waybill.search', { wp_code: 'ZTO' })).pdd_waybill_search_response.waybill_apply_subscription_cols[0]
    .branch_account_cols[0].quantity;

test('signatures meet the vector of the documents', () => {
  const params = {
    client_id: 'testclient',
    access_token: 'testtoken',
    type: 'pdd.waybill.cancel',
    timestamp: '1767294245',
    data_type: 'JSON',
    version: 'V1',
    wp_code: 'ZTO',
    waybill_code: '78600000000001',
  };
  expect(signPop(new Map(Object.entries(params)), 'testclientsecret')).toBe('22D273A381D669E4B6C0307BD1B73BD2');
});

test('orders with ciphers get numbers, the same ask the same ones, and the balance falls once', async () => {
  const before = await balance();
  const first = (await take([parcel(0), parcel(1)])).pdd_waybill_get_response.modules;
  const again = (await take([parcel(1), parcel(0)])).pdd_waybill_get_response.modules;
  expect(again.map(({ waybill_code }: PopReply) => waybill_code as string)).toEqual(
    first.map(({ waybill_code }: PopReply) => waybill_code as string).toReversed(),
  );
  expect(await balance()).toBe(before - 2);
  const printed = JSON.parse(first[0].print_data) as { encryptedData: string; signature: string };
  expect(first[0].print_data).not.toContain(tradeAt(0).receiver.phone);
  expect(openPrint(printed)).toContain(tradeAt(0).receiver.address.detail);
});

test.each([
  ['with another order’s ciphers', () => take([parcel(2, { recipient: parcel(3).recipient })]), '解密失败'],
  ['with stars', () => take([parcel(2, { recipient: { ...parcel(2).recipient, mobile: '138****0000' } })]), '脱敏'],
  [
    'of an order that is not the shop’s',
    () => take([parcel(2, { order_info: { order_channels_type: 'PDD', trade_order_list: ['251111-1'] } })]),
    '不存在',
  ],
  ['with an unknown template', () => take([parcel(2, { template_url: 'https://elsewhere.example/1' })]), '模板'],
  [
    'of a sender elsewhere',
    () => take([parcel(2)], { sender: { name: '仓库', mobile: '13857400000', address: { ...senderAddress, detail: '别处' } } }),
    '发货地址',
  ],
  [
    'of a carrier without a subscription',
    () => take([parcel(2, { template_url: 'https://file-link.pinduoduo.com/template/standard/2003' })], { wp_code: 'YTO' }),
    '未开通',
  ],
])('an ask %s is refused in the platform’s envelope', async (_name, ask, words) => {
  expect((await ask()).error_response).toMatchObject({ error_code: 50001, sub_msg: expect.stringContaining(words) });
});

test('a refunded order gets no number', async () => {
  await open.play([
    { do: 'act', act: 'ask_refund', trade: orderSnOf(tradeAt(4)) },
    { do: 'act', act: 'agree_refund', trade: orderSnOf(tradeAt(4)) },
  ]);
  expect((await take([parcel(4)])).error_response.sub_msg).toMatch(/已退款或已取消/u);
});

test('a district must be told, and eleven parcels are too many', async () => {
  const nowhere = { ...parcel(2).recipient, address: { ...parcel(2).recipient.address, district: '' } };
  expect((await take([parcel(2, { recipient: nowhere })])).error_response.error_code).toBe(10000);
  expect((await take(Array.from({ length: 11 }, (_, index) => parcel(2, { object_id: `x${index}` })))).error_response.error_code).toBe(
    10000,
  );
});

test('a number is changed before the pickup, given back once, and not at all afterwards', async () => {
  const [one] = (await take([parcel(2)])).pdd_waybill_get_response.modules;
  const ref = { wp_code: 'ZTO', waybill_code: one.waybill_code as string };
  const update = () =>
    open.call('pdd.waybill.update', {
      param_waybill_cloud_print_update_request: JSON.stringify({ ...ref, package_info: { items: [{ name: '奶瓶', count: 2 }] } }),
    });
  expect((await update()).pdd_waybill_update_response.waybill_code).toBe(one.waybill_code);
  const before = await balance();
  expect((await open.call('pdd.waybill.cancel', ref)).pdd_waybill_cancel_response.cancel_result).toBe(true);
  expect(await balance()).toBe(before + 1);
  expect((await open.call('pdd.waybill.cancel', ref)).error_response.sub_msg).toContain('已取消');
  const [other] = (await take([parcel(3)])).pdd_waybill_get_response.modules;
  await open.play([{ do: 'parcel', act: 'collect', waybill: other.waybill_code }]);
  expect((await open.call('pdd.waybill.cancel', { ...ref, waybill_code: other.waybill_code })).error_response.sub_msg).toContain('已揽收');
});
