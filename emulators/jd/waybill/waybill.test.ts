import { beforeEach, expect, test } from 'vitest';
import { runScenario } from '../../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../../control/scenario.ts';
import { openPrint, signPrint } from '../../world/waybills/print-seal.ts';
import { testSender } from '../../world/waybills/waybill-fixture.ts';
import { openTestShop, type TestShop } from '../jd-fixture.ts';
import { orderIdOf, venderIdOf } from '../native-number.ts';
import { signatureOf } from '../sign.ts';

let open: TestShop;
const play = (steps: ScenarioInput['steps']) => runScenario(open.emulation, scenarioSchema.parse({ steps }));
beforeEach(async () => {
  open = await openTestShop();
  await play([
    { do: 'subscribe', shop: open.shop.seq, carrier: 'JD', customerCode: '010K000001', senders: [{ ...testSender }] },
    { do: 'subscribe', shop: open.shop.seq, carrier: 'ZTO', balance: 1, branchCode: 'ZTO01', senders: [{ ...testSender }] },
  ]);
});

type Received = Readonly<{ receiveorderinfo_result: { resultCode: number; resultMessage: string; deliveryId?: string } }>;
const receive = async (over: object = {}): Promise<Received['receiveorderinfo_result']> => {
  const ask = {
    salePlat: '0030001',
    customerCode: '010K000001',
    orderId: 'Z0001',
    senderName: '仓库',
    senderAddress: '浙江省宁波市鄞州区诚信路855号',
    senderMobile: '13857400000',
    receiveName: '李梅',
    receiveAddress: '上海市浦东新区世纪大道100号',
    receiveMobile: '13800138000',
    packageCount: 1,
    weight: 0.8,
    vloumn: 1_000,
    ...over,
  };
  return (await open.ask<Received>('jingdong.ldop.waybill.receive', ask)).receiveorderinfo_result;
};

test('signatures meet the vector of the documents', () => {
  const params = {
    method: 'jingdong.ldop.waybill.receive',
    app_key: 'TESTAPPKEY',
    access_token: 'TESTTOKEN',
    timestamp: '2026-01-02 03:04:05',
    v: '2.0',
    '360buy_param_json': '{"customerCode":"010K000001","orderId":"JD0001","salePlat":"0030001"}',
  };
  expect(signatureOf(params, 'TESTSECRET')).toBe('3DB79D4021E2568A7F450008DA019D56');
});

test('one order number gets one waybill number, however often it is asked', async () => {
  const first = await receive();
  expect(first).toMatchObject({ resultCode: 100, orderId: 'Z0001', deliveryId: expect.stringMatching(/^JD[A-Z0-9]{11,15}$/u) });
  expect((await receive()).deliveryId).toBe(first.deliveryId);
  expect((await receive({ orderId: 'Z0002' })).deliveryId).not.toBe(first.deliveryId);
});

test('an order of the platform may come masked, and must be the seller’s own', async () => {
  const order = open.paidOrder();
  const masked = {
    salePlat: '0010001',
    thrOrderId: orderIdOf(order),
    receiveName: '李**',
    receiveMobile: '1******8000',
    receiveAddress: '上海浦东新区世******号',
  };
  const { deliveryId } = await receive(masked);
  const pulled = await open.ask<{ returnType: { prePrintDatas: { perPrintData: string; code: string }[] } }>(
    'jingdong.printing.printData.pullData',
    {
      param1: { cpCode: 'JD', objectId: 'a', wayBillInfos: [{ orderNo: 'x', popFlag: 1, jdWayBillCode: deliveryId }] },
    },
  );
  const encryptedData = pulled.returnType.prePrintDatas[0]!.perPrintData;
  expect(openPrint({ encryptedData, signature: signPrint(encryptedData) })).toContain(order.receiver.address.detail);
  expect(await receive({ ...masked, orderId: 'Z0009', thrOrderId: '287900999999' })).toMatchObject({
    resultCode: 113,
    resultMessage: expect.stringContaining('不存在'),
  });
  expect(await receive({ ...masked, orderId: 'Z0010', salePlat: '0030001' })).toMatchObject({ resultCode: 111 });
});

test.each([
  ['an unknown customer', { customerCode: '020K' }, 112],
  ['no packages', { packageCount: 0 }, 111],
  ['no phone of the receiver', { receiveMobile: '' }, 111],
  ['an address that names no place', { receiveAddress: '世纪大道100号' }, 114],
])('%s is refused', async (_name, over, code) => {
  expect(await receive(over)).toMatchObject({ resultCode: code });
});

test('a number is given back once before the pickup; afterwards only an interception turns the parcel round', async () => {
  const { deliveryId } = await receive();
  const cancel = async (waybillCode?: string) =>
    (await open.ask<{ resultInfo: { resultCode: number } }>('jingdong.ldop.waybill.cancel', { customerCode: '010K000001', waybillCode }))
      .resultInfo.resultCode;
  expect([await cancel(deliveryId), await cancel(deliveryId), await cancel('JDVA00000000000')]).toEqual([100, 108, 117]);
  const { deliveryId: fresh = '' } = await receive();
  expect(fresh).not.toBe(deliveryId);
  await play([{ do: 'parcel', act: 'collect', waybill: fresh }]);
  expect(await cancel(fresh)).toBe(118);
  const { resultInfo } = await open.ask<{ resultInfo: object }>('jingdong.ldop.receive.order.intercept', {
    vendorCode: '010K000001',
    deliveryId: fresh,
    interceptReason: '不要了',
  });
  expect(resultInfo).toEqual({ stateCode: 100, stateMessage: '拦截成功' });
});

test('other carriers’ numbers come by 无界, with a balance of their own', async () => {
  const vendorCode = venderIdOf(open.shop);
  const person = (contact: string, detail: string) => ({
    provinceName: '浙江省',
    cityName: '宁波市',
    countryName: '鄞州区',
    countrysideName: '下应街道',
    address: detail,
    contact,
    mobile: '13857400000',
  });
  type Alpha = {
    resultInfo: {
      statusCode: number;
      statusMessage: string;
      data: { waybillCodeList: string[]; amount: number }[] & { waybillCodeList: string[] };
    };
  };
  const take = async (platformOrderNo: string) =>
    (
      await open.ask<Alpha>('jingdong.ldop.alpha.waybill.receive', {
        content: {
          waybillType: 1,
          waybillCount: 1,
          providerCode: 'ZTO',
          branchCode: 'ZTO01',
          salePlatform: '0030001',
          platformOrderNo,
          vendorCode,
          fromAddress: person('仓库', testSender.detail),
          toAddress: person('李梅', '天童南路1号'),
          weight: 1,
        },
      })
    ).resultInfo;
  const first = await take('A1');
  expect(first.data.waybillCodeList).toEqual([expect.stringMatching(/^78\d{12}$/u)]);
  expect((await take('A1')).data.waybillCodeList).toEqual(first.data.waybillCodeList);
  expect(await take('A2')).toMatchObject({ statusCode: 112, statusMessage: expect.stringContaining('余额不足') });
  const signed = (await open.ask<Alpha>('jingdong.ldop.alpha.provider.sign.success', { vendorCode })).resultInfo.data;
  expect(signed).toEqual([expect.objectContaining({ providerCode: 'ZTO', branchCode: 'ZTO01', amount: 0 })]);
  await open.ask('jingdong.ldop.alpha.waybill.api.unbind', { providerCode: 'ZTO', waybillCode: first.data.waybillCodeList[0] });
  expect((await take('A2')).statusCode).toBe(0);
});
