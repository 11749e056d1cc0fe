import { describe, expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { aBatch, aContact, aParcel, aSender, insuredFor } from '../contract/waybill-asks.ts';
import { access, formOf, now, paramOf, playedKuaidi100, waybillRecording } from './recorded.fixture.ts';
import { kuaidi100Waybill } from './waybill.ts';

const { batch } = waybillRecording;
const number = { carrier: 'ZTO', waybillNo: '78900000000001', parcelId: 'p1', orderNoThere: 'KD1' } as const;

describe('taking a number', () => {
  test('says all that Kuaidi100 asks for, with the contract of the carrier', async () => {
    const outside = playedOutside(now, playedKuaidi100());
    const parcel = aParcel('p1', {
      channelOrderNos: ['417630'],
      receiver: aContact({ ciphers: { oaid: '1x2y' } }),
      insured: insuredFor(200),
    });
    await kuaidi100Waybill.take(outside, access, aBatch([parcel], { templateUrl: 'http://cloudprint.cainiao.com/template/standard/101' }));
    expect(outside.sent[0]?.url).toBe('http://127.0.0.1:9/kuaidi100-api/label/order?method=order');
    expect(formOf(outside.sent[0]!)).toMatchObject({
      method: 'order',
      key: 'testKey0001',
      t: '1794542400000',
      sign: expect.stringMatching(/^[0-9A-F]{32}$/),
    });
    expect(paramOf(outside.sent[0]!)).toEqual({
      partnerId: 'K21000119',
      partnerKey: 'zto-partner-key',
      net: '宁波北仑',
      kuaidicom: 'zhongtong',
      recMan: { name: '张三', mobile: '13800138000', province: '北京市', city: '北京市', district: '朝阳区', addr: '望京街道花家地1号' },
      sendMan: { name: '宁波仓', tel: '0574-88888888', province: '浙江省', city: '宁波市', district: '鄞州区', addr: '首南街道1号' },
      cargo: '纯棉T恤*2',
      count: 1,
      weight: 0.45,
      payType: 'SHIPPER',
      expType: '标准快递',
      valinsPay: 200,
      orderId: 'p1',
      reorder: false,
      oaid: '1x2y',
      thirdOrderId: '417630',
      thirdTemplateURL: 'http://cloudprint.cainiao.com/template/standard/101',
      printType: 'IMAGE',
      tempId: '60f6c17c7c223700131d8bc3',
    });
  });

  test('brings the routing, the label and their own number of the order', async () => {
    const [outcome] = await kuaidi100Waybill.take(playedOutside(now, playedKuaidi100()), access, batch);
    expect(outcome).toMatchObject({
      isTaken: true,
      waybill: {
        waybillNo: '78900000000001',
        orderNoThere: 'KD78900000000001',
        routing: { sortCode: '380D-56-04', marker: '380D-56-04', bagName: '杭州中心', bagCode: 'hz' },
        printData: { label: 'https://label.example/78900000000001.png' },
        raw: { taskId: 'T78900000000001' },
      },
    });
  });

  test('by a carrier without a contract is refused unsent, so that the next carrier can be asked', async () => {
    const outside = playedOutside(now, playedKuaidi100());
    const outcomes = await kuaidi100Waybill.take(outside, access, { ...batch, carrier: 'STO' });
    expect(outcomes).toMatchObject(
      batch.parcels.map(({ parcelId }) => ({ isTaken: false, parcelId, problem: 'not_subscribed', platformCode: 'no_contract' })),
    );
    expect(outside.sent).toHaveLength(0);
  });

  test.each([
    [30_001, '收件人地址超区', 'unreachable'],
    [701, '快递公司拒绝', 'unreachable'],
    [400, '面单余额不足', 'no_balance'],
    [30_003, '电子面单账号或密码错误', 'not_subscribed'],
    [30_009, '未知', 'other'],
  ])('the refusal %i “%s” is %s', async (code, message, problem) => {
    const outside = playedOutside(now, () => jsonAnswer({ code, message }));
    const [outcome] = await kuaidi100Waybill.take(outside, access, aBatch([aParcel('p1')]));
    expect(outcome).toEqual({ isTaken: false, parcelId: 'p1', problem, platformCode: String(code), platformWords: message });
  });

  test('a bad signature is a fault of the call', async () => {
    const asked = kuaidi100Waybill.take(
      playedOutside(now, () => jsonAnswer({ code: 503, message: '签名错误' })),
      access,
      batch,
    );
    await expect(asked).rejects.toMatchObject({ kind: 'invalid_request' });
  });

  test('the line broken after the first number keeps it, and the rest waits', async () => {
    const play = playedKuaidi100();
    let calls = 0;
    const outside = playedOutside(now, (request) => (calls++ === 0 ? play(request) : jsonAnswer('<html>', 502)));
    expect(await kuaidi100Waybill.take(outside, access, batch)).toMatchObject([
      { isTaken: true },
      { isTaken: false, problem: 'service_down' },
    ]);
  });
});

test('a carrier account that cannot be read names its line and none of its passwords', async () => {
  const mistyped = {
    ...access,
    app: { ...access.app, fields: { ...access.app.fields, contracts: 'ZTO partnerId=1\n\nSTO password=top-secret' } },
  };
  const asked = kuaidi100Waybill.subscriptions(playedOutside(now, playedKuaidi100()), mistyped, null);
  await expect(asked).rejects.toMatchObject({ platformCode: 'contract_unreadable', platformWords: expect.stringContaining('第 3 行') });
  await expect(asked).rejects.toMatchObject({ platformWords: expect.not.stringContaining('top-secret') });
});

test('subscriptions are the carrier accounts: any sender, no end', async () => {
  expect(await kuaidi100Waybill.subscriptions(playedOutside(now, playedKuaidi100()), access, null)).toMatchObject([
    { carrier: 'ZTO', branchName: '宁波北仑', balance: null, senders: [], accountNos: ['K21000119'] },
    { carrier: 'SF', accountNos: ['0210001234'] },
  ]);
});

test('a number is given back by their own number of the order', async () => {
  const outside = playedOutside(now, playedKuaidi100());
  await kuaidi100Waybill.cancel(outside, access, number);
  expect(outside.sent[0]?.url).toMatch(/method=cancel$/);
  expect(paramOf(outside.sent[0]!)).toEqual({
    partnerId: 'K21000119',
    partnerKey: 'zto-partner-key',
    net: '宁波北仑',
    kuaidicom: 'zhongtong',
    kuaidinum: '78900000000001',
    orderId: 'KD1',
    reason: '商家取消发货',
  });
});

test('a number that was picked up is not given back', async () => {
  const outside = playedOutside(now, () => jsonAnswer({ code: 30_004, message: '快件已揽收，取消失败' }));
  await expect(kuaidi100Waybill.cancel(outside, access, number)).rejects.toMatchObject({
    kind: 'business',
    platformWords: '快件已揽收，取消失败',
  });
});

test('a parcel is turned back, or sent to a new address, but not to none', async () => {
  const outside = playedOutside(now, playedKuaidi100());
  await kuaidi100Waybill.intercept?.(outside, access, { ...number, kind: 'return', to: null });
  await kuaidi100Waybill.intercept?.(outside, access, { ...number, kind: 'change_address', to: aContact({ name: '李四' }) });
  expect(outside.sent.map(paramOf)).toMatchObject([
    { interceptType: 'RETURN_SEND_ADDR', kuaidinum: number.waybillNo },
    { interceptType: 'MODIFY_ADDR', recManInfo: { name: '李四' } },
  ]);
  await expect(kuaidi100Waybill.intercept?.(outside, access, { ...number, kind: 'change_address', to: null })).rejects.toMatchObject({
    platformCode: 'no_address',
  });
});

test('an address that is not served says why', async () => {
  const outside = playedOutside(now, playedKuaidi100());
  const told = await kuaidi100Waybill.reachable?.(outside, access, { carrier: 'ZTO', receiver: aContact(), sender: aSender() });
  expect(told).toEqual({ isReachable: false, reason: '停发', until: null });
  expect(paramOf(outside.sent[0]!)).toMatchObject({
    sendManPrintAddr: '浙江省宁波市鄞州区首南街道1号',
    recManPrintAddr: '北京市朝阳区望京街道花家地1号',
  });
});
