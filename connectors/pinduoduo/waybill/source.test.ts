import { describe, expect, test } from 'vitest';
import { playedOutside } from '../../contract/outside.ts';
import { aBatch, aParcel } from '../../contract/waybill-asks.ts';
import { waybillRules } from '../../contract-kit.ts';
import { access, now, paramsOf, refusal } from '../recorded.fixture.ts';
import { parcels, playedPinduoduo, printData, receiver, recording } from './recorded.fixture.ts';
import { pinduoduoWaybill } from './source.ts';

test.each(waybillRules(recording))('Pinduoduo: $name', ({ check }) => expect(check()).resolves.toBeUndefined());

const { batch } = recording;
const number = { carrier: 'ZTO', waybillNo: '78700000000001', parcelId: 'p1', orderNoThere: '' } as const;

describe('taking numbers', () => {
  test('speaks the platform’s dialect: its name for a carrier, and the order’s ciphers as they came', async () => {
    const outside = playedOutside(now, playedPinduoduo());
    const [outcome] = await pinduoduoWaybill.take(outside, access, batch);
    const sent = JSON.parse(paramsOf(outside.sent[0]!)['param_waybill_cloud_print_apply_new_request'] ?? '');
    expect(sent).toMatchObject({ wp_code: 'ZTO', need_encrypt: true, sender: { address: { province: '浙江省' } } });
    expect(sent).not.toHaveProperty('cp_code');
    expect(sent.trade_order_info_dtos[0]).toMatchObject({
      object_id: parcels[0]?.parcelId,
      order_info: { order_channels_type: 'PDD', trade_order_list: ['251111-123456789012341'] },
      package_info: { id: '0190a001_0000_7000_8000_000000000001', weight: 450, volume: 1200, items: [{ name: '纯棉T恤', count: 2 }] },
      recipient: {
        name: '~AgAAname~1~',
        mobile: '$AgAAphone$1$',
        address: { province: '北京市', city: '北京市', district: '朝阳区', town: '望京街道', detail: '~AgAAdetail~1~' },
      },
      template_url: 'https://file-link.pinduoduo.com/template/1',
      user_id: 700_001,
    });
    expect(outcome).toMatchObject({ isTaken: true, waybill: { waybillNo: '78700000000001', printData } });
  });

  test.each([
    [50_001, '面单余额不足', 'no_balance'],
    [50_001, '订单退款中', 'order_closed'],
    [50_001, '收件地址超出派送范围', 'unreachable'],
    [21_001, 'trade_order_list 参数错误', 'order_unknown'],
    [50_002, '系统繁忙', 'service_down'],
    [50_000, '失败', 'other'],
  ])('the refusal %i “%s” becomes %s', async (code, words, problem) => {
    const outside = playedOutside(now, () => refusal(code, words));
    expect(await pinduoduoWaybill.take(outside, access, aBatch([aParcel('p1')]))).toEqual([
      { isTaken: false, parcelId: 'p1', problem, platformCode: String(code), platformWords: words },
    ]);
  });

  test('one order that is being refunded costs the others nothing', async () => {
    const many = Array.from({ length: 10 }, (_, at) => aParcel(`p${at}`));
    const play = playedPinduoduo((dtos) => (dtos.some(({ object_id }) => object_id === 'p2') ? refusal(50_001, '订单退款中') : null));
    const outcomes = await pinduoduoWaybill.take(playedOutside(now, play), access, aBatch(many));
    expect(outcomes.map(({ isTaken }) => isTaken)).toEqual(many.map((_, at) => at !== 2));
  });

  test.each([
    [10_019, 'auth_expired'],
    [20_004, 'invalid_request'],
    [20_031, 'permission'],
    [70_031, 'throttled'],
  ])('code %i is a fault of the call (%s), not of a parcel', async (code, kind) => {
    const asked = pinduoduoWaybill.take(
      playedOutside(now, () => refusal(code, 'no')),
      access,
      batch,
    );
    await expect(asked).rejects.toMatchObject({ kind });
  });
});

test('subscriptions read the platform’s names', async () => {
  expect(await pinduoduoWaybill.subscriptions(playedOutside(now, playedPinduoduo()), access, null)).toEqual([
    expect.objectContaining({ carrier: 'ZTO', carrierCodeThere: 'ZTO', branchName: '宁波鄞州', balance: 88, accountNos: [] }),
  ]);
});

test('a number that was picked up is not given back, one given back before is', async () => {
  const said = (words: string) =>
    pinduoduoWaybill.cancel(
      playedOutside(now, () => refusal(50_001, words)),
      access,
      number,
    );
  await expect(said('快件已揽收，不允许取消')).rejects.toMatchObject({ kind: 'business' });
  await expect(said('该面单号已取消')).resolves.toBeUndefined();
});

test('another receiver goes to the same number', async () => {
  const outside = playedOutside(now, playedPinduoduo());
  const changed = await pinduoduoWaybill.change?.(outside, access, {
    ...number,
    parcel: aParcel('p1', { receiver }),
    sender: batch.sender,
    templateUrl: '',
  });
  expect(changed).toMatchObject({ waybillNo: number.waybillNo, printData });
  expect(JSON.parse(paramsOf(outside.sent[0]!)['param_waybill_cloud_print_update_request'] ?? '')).toMatchObject({
    wp_code: 'ZTO',
    waybill_code: number.waybillNo,
    recipient: { name: '~AgAAname~1~' },
  });
});
