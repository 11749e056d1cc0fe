import { describe, expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { aBatch, aParcel, insuredFor } from '../contract/waybill-asks.ts';
import { access, dataOf, formOf, now, playedKdniao, waybillRecording } from './recorded.fixture.ts';
import { kdniaoWaybill } from './waybill.ts';

const { batch } = waybillRecording;
const number = { carrier: 'ZTO', waybillNo: '77900000000001', parcelId: 'p1', orderNoThere: '' } as const;

describe('taking a number', () => {
  test('says all that KdNiao asks for, with the contract of the carrier', async () => {
    const outside = playedOutside(now, playedKdniao());
    await kdniaoWaybill.take(outside, access, aBatch([aParcel('p1', { insured: insuredFor(200) })]));
    expect(outside.sent[0]?.url).toBe(access.app.addresses.waybill);
    expect(formOf(outside.sent[0]!)).toMatchObject({ EBusinessID: '1568694', RequestType: '1007', DataType: '2' });
    expect(dataOf(outside.sent[0]!)).toEqual({
      OrderCode: 'p1',
      CustomerName: 'K21000119',
      CustomerPwd: 'zto-password',
      SendSite: '宁波北仑',
      ShipperCode: 'ZTO',
      PayType: 3,
      ExpType: '1',
      Sender: {
        Name: '宁波仓',
        Tel: '0574-88888888',
        ProvinceName: '浙江省',
        CityName: '宁波市',
        ExpAreaName: '鄞州区',
        Address: '首南街道1号',
      },
      Receiver: {
        Name: '张三',
        Mobile: '13800138000',
        ProvinceName: '北京市',
        CityName: '北京市',
        ExpAreaName: '朝阳区',
        Address: '望京街道花家地1号',
      },
      Commodity: [{ GoodsName: '纯棉T恤', Goodsquantity: 2 }],
      Weight: 0.45,
      Quantity: 1,
      Volume: 0.0012,
      AddService: [{ Name: 'INSURE', Value: '200.00' }],
      IsNotice: 1,
      IsReturnPrintTemplate: '1',
      TemplateSize: '130',
    });
  });

  test('brings the routing and the label, which stays out of the raw answer', async () => {
    const [outcome] = await kdniaoWaybill.take(playedOutside(now, playedKdniao()), access, batch);
    expect(outcome).toMatchObject({
      isTaken: true,
      waybill: {
        waybillNo: '77900000000001',
        routing: { sortCode: '380D-56-04', marker: '380D-56-04', bagName: '杭州中心', bagCode: 'hz' },
        printData: { html: '<html>label</html>' },
      },
    });
    expect(JSON.stringify(outcome?.isTaken && outcome.waybill.raw)).not.toContain('<html>');
  });

  test('an order code that was used is answered with its number, which is no failure', async () => {
    const play = playedKdniao();
    const outside = playedOutside(now, play);
    const ask = aBatch([aParcel('p1')]);
    const [first] = await kdniaoWaybill.take(outside, access, ask);
    const [again] = await kdniaoWaybill.take(outside, access, ask);
    expect(again).toMatchObject({ waybill: { waybillNo: first?.isTaken && first.waybill.waybillNo, raw: { ResultCode: '106' } } });
  });

  test('by a carrier without a contract is refused unsent', async () => {
    const outside = playedOutside(now, playedKdniao());
    expect(await kdniaoWaybill.take(outside, access, { ...batch, carrier: 'SF' })).toMatchObject(
      batch.parcels.map(() => ({ problem: 'not_subscribed' })),
    );
    expect(outside.sent).toHaveLength(0);
  });

  test.each([
    ['101', '缺少必要参数Receiver.Mobile', 'bad_receiver'],
    ['102', 'Sender.ProvinceName 校验问题', 'bad_sender'],
    ['105', '电子面单账号或密码错误', 'not_subscribed'],
    ['105', '单号余量不足', 'no_balance'],
    ['105', '该区域不派送', 'unreachable'],
    ['103', '格式问题', 'other'],
  ])('the refusal %s “%s” is %s', async (ResultCode, Reason, problem) => {
    const outside = playedOutside(now, () => jsonAnswer({ Success: false, ResultCode, Reason }));
    const [outcome] = await kdniaoWaybill.take(outside, access, aBatch([aParcel('p1')]));
    expect(outcome).toEqual({ isTaken: false, parcelId: 'p1', problem, platformCode: ResultCode, platformWords: Reason });
  });

  test('a wrong signature is a fault of the call', async () => {
    await expect(kdniaoWaybill.take(playedOutside(now, playedKdniao('raw')), access, batch)).rejects.toMatchObject({
      kind: 'invalid_request',
    });
  });
});

test('subscriptions are the carrier accounts', async () => {
  expect(await kdniaoWaybill.subscriptions(playedOutside(now, playedKdniao()), access, null)).toMatchObject([
    { carrier: 'ZTO', carrierCodeThere: 'ZTO', branchName: '宁波北仑', balance: null, senders: [], accountNos: ['K21000119'] },
    { carrier: 'YUNDA', carrierCodeThere: 'YD', accountNos: ['574000'] },
  ]);
});

test('a number is given back by order code and number, one that was picked up is not', async () => {
  const outside = playedOutside(now, playedKdniao());
  await kdniaoWaybill.cancel(outside, access, number);
  expect(formOf(outside.sent[0]!)['RequestType']).toBe('1147');
  expect(dataOf(outside.sent[0]!)).toEqual({
    OrderCode: 'p1',
    ShipperCode: 'ZTO',
    ExpNo: '77900000000001',
    CustomerName: 'K21000119',
    CustomerPwd: 'zto-password',
  });
  const pickedUp = playedOutside(now, () => jsonAnswer({ Success: false, ResultCode: '105', Reason: '快件已揽收，无法取消' }));
  await expect(kdniaoWaybill.cancel(pickedUp, access, number)).rejects.toMatchObject({ kind: 'business' });
});
