import { describe, expect, test } from 'vitest';
import { playedOutside } from '../../contract/outside.ts';
import { aBatch, aParcel, insuredFor } from '../../contract/waybill-asks.ts';
import { waybillRules } from '../../contract-kit.ts';
import { askOf, now, paramsOf, refusal, responce } from '../recorded.fixture.ts';
import { access, parcels, playedJdWaybill, receiver, recording } from './recorded.fixture.ts';
import { jdWaybill } from './source.ts';

test.each(waybillRules(recording))('JD: $name', ({ check }) => expect(check()).resolves.toBeUndefined());

const { batch } = recording;
const methodOf = (request: Parameters<typeof paramsOf>[0]) => paramsOf(request)['method'];

describe('taking numbers of JD Express', () => {
  test('says all that JD asks for, field by field', async () => {
    const outside = playedOutside(now, playedJdWaybill());
    const parcel = aParcel('p1', {
      channelOrderNos: ['287901234561', '287901234562'],
      orderChannel: '0010001',
      receiver,
      insured: insuredFor(99),
    });
    await jdWaybill.take(outside, access, aBatch([parcel], { carrier: 'JD', product: '1' }));
    expect(methodOf(outside.sent[0]!)).toBe('jingdong.ldop.waybill.receive');
    expect(askOf(outside.sent[0]!)).toEqual({
      salePlat: '0010001',
      customerCode: '010K000001',
      orderId: 'p1',
      thrOrderId: '287901234561,287901234562',
      senderName: '宁波仓',
      senderAddress: '浙江省宁波市鄞州区首南街道1号',
      senderTel: '0574-88888888',
      receiveName: '张*',
      receiveAddress: '北京市朝阳区望京街道花家地**',
      province: '北京市',
      city: '北京市',
      county: '朝阳区',
      town: '望京街道',
      receiveMobile: '138****8000',
      packageCount: 1,
      weight: 0.45,
      vloumn: 1200,
      description: '纯棉T恤*2',
      goods: '纯棉T恤*2',
      goodsCount: 2,
      guaranteeValue: 1,
      guaranteeValueAmount: 99,
      promiseTimeType: 1,
    });
  });

  test('brings the print data for JD’s own print client in one more call', async () => {
    const outside = playedOutside(now, playedJdWaybill());
    const outcomes = await jdWaybill.take(outside, access, batch);
    expect(outcomes).toMatchObject([
      {
        isTaken: true,
        waybill: { waybillNo: 'JDVA10000000001', printData: { printData: 'print-data-of-JDVA10000000001', tempUrl: batch.templateUrl } },
      },
      { isTaken: true, waybill: { waybillNo: 'JDVA10000000002' } },
    ]);
    expect(outside.sent.map(methodOf)).toEqual([
      'jingdong.ldop.waybill.receive',
      'jingdong.ldop.waybill.receive',
      'jingdong.printing.printData.pullData',
    ]);
    expect(askOf(outside.sent[2]!)).toMatchObject({
      param1: { cpCode: 'JD', wayBillInfos: [{ orderNo: '287901234561', popFlag: 1, jdWayBillCode: 'JDVA10000000001' }, {}] },
    });
  });

  test.each([
    [134, '收件地址不在服务范围，超出派送范围', 'unreachable'],
    [105, '收件人电话不能为空', 'bad_receiver'],
    [106, '商家编码无效', 'not_subscribed'],
    [150, '未知错误', 'other'],
  ])('a parcel refused with %i “%s” is %s, and the other has its number', async (code, words, problem) => {
    const play = playedJdWaybill(({ orderId }) => (orderId === parcels[0]?.parcelId ? [code, words] : null));
    const [first, second] = await jdWaybill.take(playedOutside(now, play), access, batch);
    expect(first).toEqual({ isTaken: false, parcelId: parcels[0]?.parcelId, problem, platformCode: String(code), platformWords: words });
    expect(second).toMatchObject(problem === 'not_subscribed' ? { isTaken: false } : { isTaken: true });
  });

  test('an ask that JD took before is refused with its number, and that is the number', async () => {
    const receiveorderinfo_result = { resultCode: 133, resultMessage: '订单号重复', deliveryId: 'JDVA7' };
    const outside = playedOutside(now, () => responce('jingdong.ldop.waybill.receive', { receiveorderinfo_result }));
    expect(await jdWaybill.take(outside, access, aBatch([parcels[0]!], { carrier: 'JD' }))).toMatchObject([
      { waybill: { waybillNo: 'JDVA7' } },
    ]);
  });

  test('without its customer code it is refused with what to do, and nothing is sent', async () => {
    const outside = playedOutside(now, playedJdWaybill());
    const bare = { ...access, app: { ...access.app, fields: {} } };
    await expect(jdWaybill.take(outside, bare, batch)).rejects.toMatchObject({
      platformCode: 'no_customer_code',
      platformWords: expect.stringContaining('面单账号'),
    });
    expect(outside.sent).toHaveLength(0);
  });

  test('a token that is over is a fault of the call', async () => {
    const asked = jdWaybill.take(
      playedOutside(now, () => refusal('19', 'token已过期')),
      access,
      batch,
    );
    await expect(asked).rejects.toMatchObject({ kind: 'auth_expired' });
  });
});

test('other carriers go by their contract with the vendor', async () => {
  const outside = playedOutside(now, playedJdWaybill());
  const [outcome] = await jdWaybill.take(outside, access, aBatch(parcels, { carrier: 'ZTO', branchCode: '57400' }));
  expect(outcome).toMatchObject({ isTaken: true, waybill: { waybillNo: 'JDVA10000000001' } });
  expect(askOf(outside.sent[0]!)).toMatchObject({
    content: {
      providerCode: 'ZTO',
      branchCode: '57400',
      vendorCode: 'V0001',
      vendorName: '知单母婴',
      salePlatform: '0010001',
      platformOrderNo: '287901234561',
      fromAddress: { provinceName: '浙江省', countryName: '鄞州区', contact: '宁波仓' },
      toAddress: { contact: '张*', countrysideName: '望京街道' },
      weight: 0.45,
      needGuarantee: false,
    },
  });
});

test('subscriptions: JD Express by the account, others by their contracts', async () => {
  expect(await jdWaybill.subscriptions(playedOutside(now, playedJdWaybill()), access, null)).toMatchObject([
    { carrier: 'JD', balance: null, senders: [], accountNos: ['010K000001'] },
    { carrier: 'ZTO', branchCode: '57400', balance: 9, senders: [{ district: '鄞州区', detail: '首南街道1号' }] },
    { carrier: 'SF', balance: null, accountNos: ['5740001'] },
  ]);
});

const number = { carrier: 'JD', waybillNo: 'JDVA1', parcelId: 'p1', orderNoThere: '' } as const;

describe('giving a number back', () => {
  test('that was picked up is refused in JD’s words', async () => {
    const outside = playedOutside(now, () =>
      responce('jingdong.ldop.waybill.cancel', { result: { stateCode: 120, stateMessage: '运单已揽收' } }),
    );
    await expect(jdWaybill.cancel(outside, access, number)).rejects.toMatchObject({ kind: 'business', platformCode: '120' });
  });

  test('goes by the interception where the gateway does not know the call', async () => {
    const play = playedJdWaybill();
    const outside = playedOutside(now, (request) =>
      methodOf(request) === 'jingdong.ldop.waybill.cancel' ? refusal('3', '无效的 method') : play(request),
    );
    await jdWaybill.cancel(outside, access, number);
    expect(askOf(outside.sent[1]!)).toMatchObject({ vendorCode: '010K000001', deliveryId: 'JDVA1' });
  });

  test('of another carrier unbinds it', async () => {
    const outside = playedOutside(now, playedJdWaybill());
    await jdWaybill.cancel(outside, access, { ...number, carrier: 'ZTO' });
    expect(askOf(outside.sent[0]!)).toEqual({ providerCode: 'ZTO', waybillCode: 'JDVA1' });
  });
});

test('a parcel on its way is turned back, and not sent elsewhere', async () => {
  const outside = playedOutside(now, playedJdWaybill());
  await jdWaybill.intercept?.(outside, access, { ...number, kind: 'return', to: null });
  expect(methodOf(outside.sent[0]!)).toBe('jingdong.ldop.receive.order.intercept');
  await expect(jdWaybill.intercept?.(outside, access, { ...number, kind: 'change_address', to: null })).rejects.toMatchObject({
    platformCode: 'no_interception',
  });
});

test('a label is fetched again by its number', async () => {
  const ask = { carrier: 'JD', parcels: [{ ...parcels[0]!, waybillNo: 'JDVA1' }], templateUrl: '' } as const;
  expect(await jdWaybill.printData?.(playedOutside(now, playedJdWaybill()), access, ask)).toMatchObject([
    { parcelId: parcels[0]?.parcelId, waybillNo: 'JDVA1', printData: { printData: 'print-data-of-JDVA1' } },
  ]);
});
