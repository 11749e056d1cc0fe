import { describe, expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../../contract/outside.ts';
import { aBatch, aContact, aParcel, insuredFor } from '../../contract/waybill-asks.ts';
import { waybillRules } from '../../contract-kit.ts';
import { access, bodyOf, now, queryOf, refusal } from '../recorded.fixture.ts';
import { playedDouyinWaybill, receiver, recording } from './recorded.fixture.ts';
import { douyinWaybill } from './source.ts';
import { packIdOf } from './take.ts';

test.each(waybillRules(recording))('Douyin: $name', ({ check }) => expect(check()).resolves.toBeUndefined());

const { batch } = recording;
const methodsOf = (outside: Readonly<{ sent: readonly Parameters<typeof queryOf>[0][] }>) =>
  outside.sent.map((request) => queryOf(request)['method']);

describe('taking numbers', () => {
  test('says all that the platform asks for, field by field', async () => {
    const outside = playedOutside(now, playedDouyinWaybill());
    const parcel = aParcel('p1', {
      channelOrderNos: ['4781320682406083640A', '4781320682406083641A'],
      orderChannel: '',
      receiver,
      insured: insuredFor(22),
    });
    await douyinWaybill.take(outside, access, aBatch([parcel], { branchCode: '57400', product: '1' }));
    expect(bodyOf(outside.sent[0]!)).toEqual({
      sender_info: {
        address: {
          country_code: 'CHN',
          province_name: '浙江省',
          city_name: '宁波市',
          district_name: '鄞州区',
          detail_address: '首南街道1号',
        },
        contact: { name: '宁波仓', phone: '0574-88888888' },
      },
      logistics_code: 'zhongtong',
      order_infos: [
        {
          order_id: '4781320682406083640',
          receiver_info: {
            address: {
              country_code: 'CHN',
              province_name: '北京市',
              city_name: '北京市',
              district_name: '朝阳区',
              detail_address: '##detail##',
            },
            contact: { name: '##name##', mobile: '$$phone$$' },
          },
          items: [{ item_name: '纯棉T恤', item_count: 2 }],
          service_list: [{ service_code: 'SVC-INSURE', service_value: '{"value":2200}' }],
          product_type: '1',
          combine_orders: ['4781320682406083641'],
          net_info: { category: '加盟', net_code: '57400' },
        },
      ],
    });
    expect(methodsOf(outside)).toEqual(['logistics.newCreateOrder', 'logistics.waybillApply']);
  });

  test('brings the routing for labels of our own and the signed print data', async () => {
    const [outcome] = await douyinWaybill.take(playedOutside(now, playedDouyinWaybill()), access, batch);
    expect(outcome).toMatchObject({
      isTaken: true,
      waybill: {
        waybillNo: '78800000000001',
        routing: { sortCode: '380D-56-04', marker: '杭州', bagName: '杭州中心', bagCode: 'hz' },
        printData: { encryptedData: 'AES-of-78800000000001', signature: 'sign-of-78800000000001', templateURL: batch.templateUrl },
      },
    });
  });

  test('a second parcel of an order gets a number of its own, by a pack id that is always the same', async () => {
    const play = playedDouyinWaybill();
    const outside = playedOutside(now, play);
    const order = { channelOrderNos: ['4781320682406083640'], orderChannel: '' };
    const ask = aBatch([aParcel('p1', order), aParcel('p2', { ...order, isFurther: true })]);
    const [first, second] = [await douyinWaybill.take(outside, access, ask), await douyinWaybill.take(outside, access, ask)];
    expect(second).toEqual(first);
    expect(new Set(first.map((outcome) => outcome.isTaken && outcome.waybill.waybillNo)).size).toBe(2);
    expect(packIdOf('p2')).toMatch(/^[0-9A-Za-z]{15}$/);
    expect(packIdOf('p2')).not.toBe(packIdOf('p3'));
  });

  test('orders of other platforms go in calls of their own, and one of none by the parcel’s id', async () => {
    const outside = playedOutside(now, playedDouyinWaybill());
    const hand = aParcel('0190a001-0000-7000-8000-000000000009', { channelOrderNos: [], orderChannel: 'OTHERS', receiver: aContact() });
    await douyinWaybill.take(outside, access, aBatch([...batch.parcels, hand]));
    const [own, other] = outside.sent.map(bodyOf);
    expect(own).not.toHaveProperty('order_channel');
    expect(other).toMatchObject({ order_channel: 'OTHERS', order_infos: [{ order_id: '0190a001000070008000000000000009' }] });
    expect(other?.['order_infos']).toMatchObject([{ receiver_info: { address: { detail_address: '望京街道花家地1号' } } }]);
  });

  test.each([
    ['15002', '订单不存在', 'order_unknown'],
    ['15000', '订单不属于店铺', 'order_unknown'],
    ['isv.parameter-invalid:10003', '共享订单不存在', 'order_unknown'],
    ['4007', '电子面单余额不足', 'no_balance'],
    ['4029', '收件地址停发', 'unreachable'],
    ['1000', '拼接参数异常', 'other'],
  ])('a part that fails with %s “%s” is %s, and the rest has its numbers', async (code, words, problem) => {
    const play = playedDouyinWaybill(({ order_id }) => (order_id.endsWith('2') ? [code, words] : null));
    const outcomes = await douyinWaybill.take(playedOutside(now, play), access, batch);
    expect(outcomes[0]).toMatchObject({ isTaken: true });
    expect(outcomes[1]).toEqual({
      isTaken: false,
      parcelId: batch.parcels[1]?.parcelId,
      problem,
      platformCode: code,
      platformWords: words,
    });
  });

  test('a sender without a name is refused once for the whole batch', async () => {
    const outside = playedOutside(now, () => refusal(40_003, 'isv.parameter-invalid:4006', '寄件人姓名不能为空'));
    const outcomes = await douyinWaybill.take(outside, access, batch);
    expect(outcomes).toMatchObject(batch.parcels.map(() => ({ problem: 'bad_sender' })));
    expect(outside.sent).toHaveLength(1);
  });

  test('numbers are not lost when their print data does not come', async () => {
    const play = playedDouyinWaybill();
    const outside = playedOutside(now, (request) =>
      queryOf(request)['method'] === 'logistics.waybillApply' ? refusal(20_000, 'isp.service-error:15001', '服务异常') : play(request),
    );
    expect(await douyinWaybill.take(outside, access, batch)).toMatchObject([
      { isTaken: true, waybill: { printData: null } },
      { isTaken: true, waybill: { printData: null } },
    ]);
  });

  test.each([
    ['isv.access-token-expired', 'auth_expired'],
    ['isv.signature-invalid', 'invalid_request'],
  ])('%s is a fault of the call', async (subCode, kind) => {
    const asked = douyinWaybill.take(
      playedOutside(now, () => refusal(40_003, subCode, 'no')),
      access,
      batch,
    );
    await expect(asked).rejects.toMatchObject({ kind });
  });
});

describe('subscriptions', () => {
  test('tell branches, balances and the addresses to send from', async () => {
    expect(await douyinWaybill.subscriptions(playedOutside(now, playedDouyinWaybill()), access, null)).toMatchObject([
      { carrier: 'ZTO', branchCode: '57400', balance: 55, senders: [{ province: '浙江省', town: '首南街道', detail: '1号' }] },
      { carrier: 'SF', balance: null, senders: [] },
    ]);
  });

  test('are asked carrier by carrier where the platform wants one named', async () => {
    const outside = playedOutside(now, (request) => {
      const code = bodyOf(request)['logistics_code'];
      if (code === undefined) return refusal(40_001, 'isv.missing-parameter:1001', 'logistics_code');
      if (code !== 'yuantong') return refusal(50_001, 'isv.business-failed:4029', '未开通');
      return jsonAnswer({ code: 10_000, data: { logistics_code: code, company_type: 2, netsites: [{ netsite_code: '1', amount: 3 }] } });
    });
    expect(await douyinWaybill.subscriptions(outside, access, null)).toMatchObject([{ carrier: 'YTO', balance: 3 }]);
  });
});

const number = { carrier: 'ZTO', waybillNo: '78800000000001', parcelId: 'p1', orderNoThere: '' } as const;

test('a number that was picked up is not given back', async () => {
  const refused = douyinWaybill.cancel(
    playedOutside(now, () => refusal(50_001, 'isv.business-failed:1003', '运单已揽收')),
    access,
    number,
  );
  await expect(refused).rejects.toMatchObject({ kind: 'business', platformWords: expect.stringContaining('已揽收') });
  const silent = playedOutside(now, () => jsonAnswer({ code: 10_000, data: { cancel_result: { success: false } } }));
  await expect(douyinWaybill.cancel(silent, access, number)).rejects.toMatchObject({ platformCode: 'cancel_result' });
});

test('another receiver goes to the same number, and the label is drawn anew', async () => {
  const outside = playedOutside(now, playedDouyinWaybill());
  const parcel = aParcel('p1', { receiver: aContact({ name: '李四' }) });
  const changed = await douyinWaybill.change?.(outside, access, { ...number, parcel, sender: batch.sender, templateUrl: 't' });
  expect(changed).toMatchObject({
    waybillNo: number.waybillNo,
    printData: { encryptedData: `AES-of-${number.waybillNo}`, templateURL: 't' },
  });
  expect(bodyOf(outside.sent[0]!)).toMatchObject({ track_no: number.waybillNo, receiver_info: { contact: { name: '李四' } } });
});

test('a label is fetched again, and a number that the platform does not know is left out', async () => {
  const outside = playedOutside(now, playedDouyinWaybill());
  const again = await douyinWaybill.printData?.(outside, access, {
    carrier: 'ZTO',
    parcels: [{ ...aParcel('p1'), waybillNo: '1' }],
    templateUrl: '',
  });
  expect(again).toMatchObject([{ parcelId: 'p1', waybillNo: '1', printData: { encryptedData: 'AES-of-1' } }]);
  const none = playedOutside(now, () =>
    jsonAnswer({ code: 10_000, data: { waybill_infos: [], err_infos: [{ track_no: '1', err_code: '1003' }] } }),
  );
  expect(
    await douyinWaybill.printData?.(none, access, { carrier: 'ZTO', parcels: [{ ...aParcel('p1'), waybillNo: '1' }], templateUrl: '' }),
  ).toEqual([]);
});
