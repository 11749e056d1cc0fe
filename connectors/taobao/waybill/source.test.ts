import { describe, expect, test } from 'vitest';
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { jsonAnswer, playedOutside } from '../../contract/outside.ts';
import { aBatch, aContact, aParcel, insuredFor } from '../../contract/waybill-asks.ts';
import { access, now, paramsOf, playedTop, refusal } from '../recorded.fixture.ts';
import { parcels, plainData, playedCainiao, printData, recording } from './recorded.fixture.ts';
import { cainiao } from './source.ts';

const { batch } = recording;
const sentIn = (outside: Readonly<{ sent: readonly { body?: string }[] }>, name: string): Record<string, Json> =>
  JSON.parse(new URLSearchParams(outside.sent.at(-1)?.body).get(name) ?? '{}') as Record<string, Json>;
const applied = 'param_waybill_cloud_print_apply_new_request';
const number = { carrier: 'ZTO', waybillNo: '78600000000001', parcelId: 'p1', orderNoThere: '' } as const;

describe('taking numbers', () => {
  test('says all that Cainiao asks for, field by field', async () => {
    const outside = playedOutside(now, playedCainiao());
    const oaid = aParcel('p-1', {
      channelOrderNos: ['4176302981234567890', '4176302981234567891'],
      receiver: aContact({ name: '张**', phone: '*******1234', ciphers: { oaid: '1x2y' } }),
      goods: [
        { name: '纯棉T恤', quantity: 2 },
        { name: '短袜', quantity: 1 },
      ],
      insured: insuredFor(200),
    });
    await cainiao.take(outside, access, aBatch([oaid], { product: 'SE0001', accountNo: '5740001', branchCode: '57400' }));
    expect(paramsOf(outside.sent[0]!)).toMatchObject({ method: 'cainiao.waybill.ii.get', session: access.grant.accessToken });
    expect(sentIn(outside, applied)).toEqual({
      cp_code: 'ZTO',
      product_code: 'SE0001',
      sender: {
        name: '宁波仓',
        phone: '0574-88888888',
        address: { province: '浙江省', city: '宁波市', district: '鄞州区', detail: '首南街道1号' },
      },
      customer_code: '5740001',
      shipping_branch_code: '57400',
      trade_order_info_dtos: [
        {
          object_id: 'p-1',
          logistics_services: '{"SVC-INSURE":{"value":"200.00"}}',
          order_info: { order_channels_type: 'TB', trade_order_list: ['4176302981234567890', '4176302981234567891'] },
          package_info: {
            id: 'p_1',
            items: [
              { name: '纯棉T恤', count: 2 },
              { name: '短袜', count: 1 },
            ],
            weight: 450,
            volume: 1200,
            goods_description: '纯棉T恤、短袜',
            good_value: '200.00',
          },
          recipient: {
            name: '张**',
            mobile: '*******1234',
            address: { province: '北京市', city: '北京市', district: '朝阳区', town: '望京街道', detail: '花家地1号' },
            oaid: '1x2y',
            tid: '4176302981234567890',
          },
          template_url: 'http://cloudprint.cainiao.com/template/standard/101',
          user_id: 2_074_082_786,
        },
      ],
      need_encrypt: true,
    });
  });

  test('keeps the print data as it came, out of the raw answer', async () => {
    const [outcome] = await cainiao.take(playedOutside(now, playedCainiao()), access, batch);
    expect(outcome).toMatchObject({
      isTaken: true,
      waybill: { waybillNo: '78600000000001', parentWaybillNo: null, printData, routing: { sortCode: '' }, raw: { real_cp_code: 'ZTO' } },
    });
    expect(JSON.stringify(outcome?.isTaken && outcome.waybill.raw)).not.toContain('AES:');
  });

  test('reads the routing of a plain label, and the parent’s number of several parcels in one', async () => {
    const row = { object_id: 'p1', waybill_code: 'C1', parent_waybill_code: 'P1', print_data: JSON.stringify(plainData) };
    const answers = { 'cainiao.waybill.ii.get': () => ({ modules: [row] }) };
    const [outcome] = await cainiao.take(playedOutside(now, playedTop([], answers)), access, aBatch([aParcel('p1')]));
    expect(outcome).toMatchObject({
      waybill: { parentWaybillNo: 'P1', routing: { sortCode: '380D-56-04', marker: '杭州', bagName: '杭州', bagCode: 'hangzhou' } },
    });
  });

  test('asks for ten at once, and one bad receiver among them costs the others nothing', async () => {
    const many = Array.from({ length: 10 }, (_, at) => aParcel(`p${at}`));
    const play = playedCainiao((dtos) =>
      dtos.some(({ object_id }) => object_id === 'p7') ? refusal(15, 'isv.invalid-parameter', '收件人地址无法识别') : null,
    );
    const outcomes = await cainiao.take(playedOutside(now, play), access, aBatch(many));
    expect(outcomes.filter(({ isTaken }) => isTaken)).toHaveLength(9);
    expect(outcomes[7]).toEqual({
      isTaken: false,
      parcelId: 'p7',
      problem: 'bad_receiver',
      platformCode: 'isv.invalid-parameter',
      platformWords: 'Remote service error: 收件人地址无法识别',
    });
  });

  test('a bad signature is no parcel’s fault', async () => {
    const outside = playedOutside(now, () => refusal(25, '', 'Invalid signature'));
    await expect(cainiao.take(outside, access, batch)).rejects.toMatchObject({ kind: 'invalid_request', platformCode: '25' });
    expect(outside.sent).toHaveLength(1);
  });

  test('print data that cannot be read is left out and repeated in no error', async () => {
    const answers = { 'cainiao.waybill.ii.get': () => ({ modules: [{ object_id: 'p1', waybill_code: 'C1', print_data: 'AES:{' }] }) };
    const [outcome] = await cainiao.take(playedOutside(now, playedTop([], answers)), access, aBatch([aParcel('p1')]));
    expect(outcome).toMatchObject({ isTaken: true, waybill: { waybillNo: 'C1', printData: null } });
  });

  test('more than a hundred kinds of goods keep their count', async () => {
    const outside = playedOutside(now, playedCainiao());
    const goods = Array.from({ length: 130 }, (_, at) => ({ name: `商品${at}`, quantity: 2 }));
    await cainiao.take(outside, access, aBatch([aParcel('p1', { goods })]));
    const [dto] = sentIn(outside, applied)['trade_order_info_dtos'] as unknown as [{ package_info: { items: { count: number }[] } }];
    expect(dto.package_info.items).toHaveLength(100);
    expect(dto.package_info.items.reduce((sum, { count }) => sum + count, 0)).toBe(260);
  });
});

test('subscriptions: a branch counts its numbers, a direct carrier none, and senders are addresses to choose from', async () => {
  const subscriptions = await cainiao.subscriptions(playedOutside(now, playedCainiao()), access, null);
  expect(subscriptions).toEqual([
    expect.objectContaining({
      carrier: 'ZTO',
      branchCode: '57400',
      branchName: '宁波鄞州',
      balance: 120,
      accountNos: ['5740001'],
      senders: [
        { name: '', phone: '', province: '浙江省', city: '宁波市', district: '鄞州区', town: '', detail: '首南街道1号', ciphers: {} },
      ],
    }),
    expect.objectContaining({ carrier: 'SF', balance: null }),
  ]);
});

describe('giving a number back', () => {
  const answering = (words: string) => playedOutside(now, () => refusal(15, 'isv.waybill-cancel-error', words));

  test('that was given back before is done', async () => {
    await expect(cainiao.cancel(answering('面单号已取消'), access, number)).resolves.toBeUndefined();
  });

  test('that was picked up is refused in Cainiao’s words', async () => {
    await expect(cainiao.cancel(answering('快件已揽收，不能取消'), access, number)).rejects.toMatchObject({
      kind: 'business',
      platformWords: expect.stringContaining('已揽收'),
    });
  });

  test('with a bare no is read back: a number that is still there was not given back', async () => {
    const inner = { waybill_code: number.waybillNo, print_data: '{}' };
    const modules = { any: [{ object_id: 'p1', success: true, waybill_cloud_print_response: inner }] };
    const answers = {
      'cainiao.waybill.ii.cancel': () => ({ cancel_result: false }),
      'cainiao.waybill.ii.query.by.waybillcode': () => ({ modules }),
    };
    await expect(cainiao.cancel(playedOutside(now, playedTop([], answers)), access, number)).rejects.toMatchObject({
      platformCode: 'cancel_result',
    });
  });
});

test('another receiver goes to the same number, without the sender’s address', async () => {
  const outside = playedOutside(now, playedCainiao());
  const ask = { ...number, parcel: parcels[0]!, sender: batch.sender, templateUrl: '' };
  expect(await cainiao.change?.(outside, access, ask)).toMatchObject({ waybillNo: number.waybillNo, printData });
  const sent = sentIn(outside, 'param_waybill_cloud_print_update_request');
  expect(sent).toMatchObject({ cp_code: 'ZTO', waybill_code: number.waybillNo, sender: { name: '宁波仓' }, recipient: { name: '张三' } });
  expect(sent['sender']).not.toHaveProperty('address');
});

test('a label is fetched again by its number', async () => {
  const outside = playedOutside(now, playedCainiao());
  await cainiao.take(outside, access, batch);
  const again = await cainiao.printData?.(outside, access, {
    carrier: 'ZTO',
    parcels: [{ ...aParcel('p1'), waybillNo: '78600000000001' }],
    templateUrl: '',
  });
  expect(again).toEqual([expect.objectContaining({ parcelId: 'p1', waybillNo: '78600000000001', printData })]);
});

test('an address that a carrier does not serve now says why and until when', async () => {
  const outside = playedOutside(now, playedCainiao());
  const told = await cainiao.reachable?.(outside, access, { carrier: 'ZTO', receiver: aContact(), sender: batch.sender });
  expect(told).toEqual({ isReachable: false, reason: '暴雪停运', until: '2026-11-12T16:00:00.000Z' });
  expect(sentIn(outside, 'reachable_recommend_request_dto')).toEqual({
    cp_code: 'ZTO',
    address: { province_name: '北京市', city_name: '北京市', area_name: '朝阳区', town_name: '望京街道', address_detail: '花家地1号' },
  });
});

test('an answer about reachability that does not say it is a fault, not a yes', async () => {
  const outside = playedOutside(now, () =>
    jsonAnswer({ cainiao_waybill_address_reachable_query_response: { result: { success: true, module: {} } } }),
  );
  await expect(cainiao.reachable?.(outside, access, { carrier: 'ZTO', receiver: aContact(), sender: batch.sender })).rejects.toMatchObject({
    kind: 'unknown',
  });
});
