import { afterAll, beforeAll, expect, test } from 'vitest';
import { carriers } from '../../world/parcels/carrier-fixture.ts';
import { openPrint } from '../../world/waybills/print-seal.ts';
import { aSubscription, testSender } from '../../world/waybills/waybill-fixture.ts';
import { oaidOf } from '../mask.ts';
import { tidOf, userIdOf } from '../native-number.ts';
import { signTop } from '../sign.ts';
import { openTaobao, type OpenTaobao, type TopReply } from '../taobao-fixture.ts';

let open: OpenTaobao;
beforeAll(async () => {
  open = await openTaobao();
  await open.play([
    { do: 'order', shop: 'taobao', count: 6, paid: 1, isPresale: false },
    { do: 'order', shop: 'taobao', count: 1, paid: 0 },
    aSubscription(open.shop, 'ZTO'),
    aSubscription(open.shop, 'SF'),
  ]);
});
afterAll(() => open.server.close());

const { postcode: _, ...senderAddress } = testSender;
const sender = { name: '暖贝芽仓库', mobile: '13857400000', address: senderAddress };
type Patch = Readonly<{ cp?: string; encrypt?: boolean; sender?: object }>;

const tradeAt = (index: number) => open.world.trades(open.shop.seq)[index]!;
const parcel = (index: number, over: object = {}) => {
  const trade = tradeAt(index);
  const { province, city, district, town } = trade.receiver.address;
  return {
    object_id: `o${index}`,
    order_info: { order_channels_type: 'TM', trade_order_list: [tidOf(trade)] },
    package_info: { items: [{ name: '湿巾', count: 2 }], weight: 800 },
    recipient: {
      name: '张**',
      mobile: '*******1234',
      address: { province, city, district, town, detail: '文**路***号' },
      oaid: oaidOf(trade, open.app.key),
      tid: tidOf(trade),
    },
    template_url: 'http://cloudprint.cainiao.com/template/standard/111',
    user_id: Number(userIdOf(open.shop)),
    ...over,
  };
};
const take = (parcels: readonly object[], patch: Patch = {}): Promise<TopReply> =>
  open.call('cainiao.waybill.ii.get', {
    param_waybill_cloud_print_apply_new_request: JSON.stringify({
      cp_code: patch.cp ?? 'ZTO',
      sender: patch.sender ?? sender,
      trade_order_info_dtos: parcels,
      need_encrypt: patch.encrypt ?? true,
    }),
  });
type Given = Readonly<{ object_id: string; waybill_code: string; print_data: string }>;
const given = (reply: TopReply): Given[] =>
  (reply as { cainiao_waybill_ii_get_response: { modules: { waybill_cloud_print_response: Given[] } } }).cainiao_waybill_ii_get_response
    .modules.waybill_cloud_print_response;
const refusal = (words: string) => ({
  error_response: expect.objectContaining({ code: 50, sub_code: 'isv.invalid-parameter', sub_msg: expect.stringContaining(words) }),
});
const balance = async (): Promise<number> => {
  const reply = (await open.call('cainiao.waybill.ii.search', { cp_code: 'ZTO' })) as never as {
    cainiao_waybill_ii_search_response: {
      waybill_apply_subscription_cols: {
        waybill_apply_subscription_info: { branch_account_cols: { waybill_branch_account: { quantity: number }[] } }[];
      };
    };
  };
  return reply.cainiao_waybill_ii_search_response.waybill_apply_subscription_cols.waybill_apply_subscription_info[0]!.branch_account_cols
    .waybill_branch_account[0]!.quantity;
};

test('signatures meet the vector of the documents', () => {
  const params = new Map(
    Object.entries({
      app_key: '12345678',
      format: 'json',
      method: 'cainiao.waybill.ii.search',
      session: 'test-session',
      sign_method: 'md5',
      timestamp: '2026-01-02 03:04:05',
      v: '2.0',
      cp_code: 'ZTO',
    }),
  );
  expect(signTop(params, 'helloworld', 'md5')).toBe('BA061FCB7ADE6EE2AA95964C7ADE49FB');
  params.set('sign_method', 'hmac');
  expect(signTop(params, 'helloworld', 'hmac')).toBe('EFCA3BCDBA45A5D3FE4DA70FAD0648C1');
});

test('a batch of masked orders gets a number each; the same ask gets the same numbers, and the balance falls once', async () => {
  const before = await balance();
  const first = given(await take([parcel(0), parcel(1)]));
  expect(first.map(({ object_id }) => object_id)).toEqual(['o0', 'o1']);
  expect(new Set(first.map(({ waybill_code }) => waybill_code)).size).toBe(2);
  expect(first[0]!.waybill_code).toMatch(/^7[2-9]\d{12}$/u);
  const again = given(await take([parcel(1, { object_id: 'later' }), parcel(0)]));
  expect(again.map(({ waybill_code }) => waybill_code)).toEqual(first.map(({ waybill_code }) => waybill_code).toReversed());
  expect(again[0]!.object_id).toBe('later');
  expect(await balance()).toBe(before - 2);
});

test('print data is opaque, and what it hides is the buyer that the OAID names', async () => {
  const [one] = given(await take([parcel(2)]));
  const data = JSON.parse(one!.print_data) as { encryptedData: string; signature: string; templateURL: string; ver: string };
  expect(data).toMatchObject({
    ver: 'waybill_print_secret_version_1',
    encryptedData: expect.stringMatching(/^AES:/u),
    signature: expect.stringMatching(/^MD:/u),
  });
  expect(one!.print_data).not.toContain(tradeAt(2).receiver.address.detail);
  expect(openPrint(data)).toContain(tradeAt(2).receiver.address.detail);
  expect(openPrint({ ...data, encryptedData: `${data.encryptedData.slice(0, -4)}AAA=` })).toBeNull();
  const [plain] = given(await take([parcel(3)], { encrypt: false }));
  expect(JSON.parse(plain!.print_data)).toMatchObject({
    data: { waybillCode: plain!.waybill_code, routingInfo: { routeCode: expect.stringMatching(/^[0-9A-Z]{2,5}-\d\d-\d\d$/u) } },
  });
});

test('another package id of one order is another parcel', async () => {
  const [whole] = given(await take([parcel(4)]));
  const [second] = given(await take([parcel(4, { package_info: { id: '2', items: [{ name: '湿巾', count: 1 }] } })]));
  expect(second!.waybill_code).not.toBe(whole!.waybill_code);
});

test.each([
  [
    'of a sender that is not of the subscription',
    () => take([parcel(5)], { sender: { ...sender, address: { ...sender.address, detail: '别处1号' } } }),
    '发货地址',
  ],
  [
    'of a carrier that is not subscribed',
    () => take([parcel(5, { template_url: 'http://cloudprint.cainiao.com/template/standard/121' })], { cp: 'YTO' }),
    '未开通',
  ],
  ['with an unknown carrier', () => take([parcel(5)], { cp: 'NOBODY' }), 'cp_code'],
  [
    'with another carrier’s template',
    () => take([parcel(5, { template_url: 'http://cloudprint.cainiao.com/template/standard/101' })]),
    '模版url',
  ],
  [
    'of an order that nobody placed',
    () => take([parcel(5, { order_info: { order_channels_type: 'TB', trade_order_list: ['4176302980000000001'] } })]),
    '不存在',
  ],
  ['of an order that is not paid', () => take([parcel(6)]), '未付款'],
  [
    'with the OAID of another order',
    () => take([parcel(5, { recipient: { ...parcel(5).recipient, oaid: parcel(4).recipient.oaid } })]),
    'oaid',
  ],
  ['with stars and no OAID', () => take([parcel(5, { recipient: { ...parcel(5).recipient, oaid: '' } })]), '脱敏'],
  [
    'of two parcels with one package id but for its case',
    () =>
      take([
        parcel(5, { package_info: { id: 'a1', items: [{ name: 'x', count: 1 }] } }),
        parcel(4, { package_info: { id: 'A1', items: [{ name: 'x', count: 1 }] } }),
      ]),
    '重复',
  ],
])('an ask %s is refused in words', async (_name, ask, words) => {
  const before = await balance();
  expect(await ask()).toEqual(refusal(words));
  expect(await balance()).toBe(before);
});

test('eleven parcels in one call are refused', async () => {
  expect(await take(Array.from({ length: 11 }, (_, index) => parcel(5, { object_id: `x${index}` })))).toHaveProperty(
    'error_response.code',
    41,
  );
});

test('without balance nobody of the batch gets a number; a cancellation gives it back, and a second one is refused', async () => {
  const [one] = given(await take([parcel(5)]));
  await open.play([{ do: 'balance', shop: open.shop.seq, carrier: 'ZTO', balance: 0 }]);
  const more = parcel(5, { object_id: 'more', package_info: { id: 'b', items: [{ name: 'x', count: 1 }] } });
  expect(await take([more])).toEqual(refusal('余额不足'));
  const ref = { cp_code: 'ZTO', waybill_code: one!.waybill_code };
  expect(await open.call('cainiao.waybill.ii.cancel', ref)).toHaveProperty('cainiao_waybill_ii_cancel_response.cancel_result', true);
  expect(await balance()).toBe(1);
  expect(await open.call('cainiao.waybill.ii.cancel', ref)).toEqual(refusal('已取消'));
  const [fresh] = given(await take([more]));
  expect(fresh!.waybill_code).not.toBe(one!.waybill_code);
  await open.play([{ do: 'balance', shop: open.shop.seq, carrier: 'ZTO', balance: 50 }]);
});

test('what the carrier has fetched can be neither voided nor changed', async () => {
  const [one] = given(await take([parcel(1)]));
  const update = (detail: string) =>
    open.call('cainiao.waybill.ii.update', {
      param_waybill_cloud_print_update_request: JSON.stringify({
        cp_code: 'ZTO',
        waybill_code: one!.waybill_code,
        recipient: { name: '李雷', mobile: '13800138000', address: { province: '北京市', city: '北京市', district: '朝阳区', detail } },
      }),
    });
  expect(await update('望京街10号')).toHaveProperty('cainiao_waybill_ii_update_response.waybill_code', one!.waybill_code);
  await open.play([{ do: 'parcel', act: 'collect', waybill: one!.waybill_code }]);
  expect(await update('望京街11号')).toEqual(refusal('已揽收'));
  expect(await open.call('cainiao.waybill.ii.cancel', { cp_code: 'ZTO', waybill_code: one!.waybill_code })).toEqual(refusal('已揽收'));
});

test('a suspended area refuses its parcels, and the reachability query says why', async () => {
  const { province, city, district } = tradeAt(5).receiver.address;
  await open.play([{ do: 'suspend', carrier: 'ZTO', province, city, reason: '疫情管控停发', lasts: '2d' }]);
  expect(await take([parcel(5, { package_info: { id: 'c', items: [{ name: 'x', count: 1 }] } })])).toEqual(refusal('疫情管控停发'));
  const ask = (cp: string) =>
    open.call('cainiao.waybill.address.reachable.query', {
      reachable_recommend_request_dto: JSON.stringify({
        cp_code: cp,
        address: { province_name: province, city_name: city, area_name: district },
      }),
    });
  expect(await ask('ZTO')).toHaveProperty(
    'cainiao_waybill_address_reachable_query_response.result.module',
    expect.objectContaining({ reachable: false, interrupt_reason: '疫情管控停发' }),
  );
  expect(await ask('SF')).toHaveProperty('cainiao_waybill_address_reachable_query_response.result.module.reachable', true);
  await open.play([{ do: 'relent' }]);
});

test('a query by number gives the print data again, and fails row by row', async () => {
  const [one] = given(await take([parcel(0)]));
  const reply = await open.call('cainiao.waybill.ii.query.by.waybillcode', {
    param_list: JSON.stringify([
      { cp_code: 'ZTO', object_id: 'a', waybill_code: one!.waybill_code },
      { cp_code: 'ZTO', object_id: 'b', waybill_code: '78000000000000' },
    ]),
  });
  expect(reply).toHaveProperty('cainiao_waybill_ii_query_by_waybillcode_response.modules.waybill_cloud_print_with_result_desc_response', [
    expect.objectContaining({
      object_id: 'a',
      success: true,
      waybill_cloud_print_response: expect.objectContaining({ waybill_code: one!.waybill_code }),
    }),
    expect.objectContaining({ object_id: 'b', success: false }),
  ]);
});

test('every carrier of this world has templates', async () => {
  const reply = await open.call('cainiao.cloudprint.stdtemplates.get', { simplify: 'true' });
  expect((reply as { result: { datas: unknown[] } }).result.datas).toHaveLength(carriers.length);
});
