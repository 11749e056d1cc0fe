import { afterEach, beforeEach, expect, test } from 'vitest';
import { runScenario } from '../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../control/scenario.ts';
import { startEmulatorServer, type EmulatorServer } from '../server/emulator-server.ts';
import { openListener, type Listener } from '../world/listener-fixture.ts';
import { carrierOf } from '../world/parcels/carrier-fixture.ts';
import { numberParcel } from '../world/parcels/parcel-life.ts';
import { scanKindNames } from '../world/parcels/scan-kinds.ts';
import { testSender } from '../world/waybills/waybill-fixture.ts';
import { kdniao } from './platform.ts';
import { signKinds, type SignKind } from './sign.ts';

const startMs = Date.parse('2026-11-11T00:00:00+08:00');
const account = { platform: 'kdniao', key: '1237100', secret: 'test-api-key' };
const to = { province: '北京市', city: '北京市', district: '朝阳区', town: '', detail: '望京街10号', postcode: '' };
// oxlint-disable-next-line typescript/no-explicit-any -- an answer is looked into by tests only
type Reply = any;

let server: EmulatorServer;
let merchant: Listener;
beforeEach(async () => {
  merchant = await openListener(JSON.stringify({ EBusinessID: account.key, UpdateTime: '2026-11-11 00:00:00', Success: true, Reason: '' }));
  server = await startEmulatorServer({ platforms: [], services: [kdniao], seed: 'test', startMs, speed: 0, port: 0 });
  server.emulation().addApp({ ...account, pushUrl: merchant.url, extra: {} });
});
afterEach(() => Promise.all([server.close(), merchant.close()]));

const paths: Readonly<Record<string, string>> = {
  1002: '/Ebusiness/EbusinessOrderHandle.aspx',
  8001: '/Ebusiness/EbusinessOrderHandle.aspx',
  2002: '/Ebusiness/EbusinessOrderHandle.aspx',
  1008: '/api/dist',
  8008: '/api/dist',
  1007: '/api/EOrderService',
  1147: '/api/EOrderService',
  1127: '/api/EOrderService',
};
async function ask(type: string, data: object, over: Readonly<Record<string, string>> = {}, kind: SignKind = 'hex'): Promise<Reply> {
  const requestData = JSON.stringify(data);
  const form = {
    RequestData: requestData,
    EBusinessID: account.key,
    RequestType: type,
    DataSign: signKinds[kind](requestData, account.secret),
    DataType: '2',
    ...over,
  };
  return (await fetch(`${server.url}/kdniao${paths[type] ?? ''}`, { method: 'POST', body: new URLSearchParams(form) })).json();
}
const play = (steps: ScenarioInput['steps']) => runScenario(server.emulation(), scenarioSchema.parse({ steps }));
const parcel = (carrier = 'YTO') =>
  numberParcel(server.emulation().world, {
    carrier: carrierOf(carrier)!,
    from: testSender,
    to,
    senderPhone: '13857400000',
    receiverPhone: '13800138000',
  });
const pushed = (index: number): Reply => JSON.parse(merchant.heard.at(index)?.get('RequestData') ?? 'null');
/** all codes of logistics §11.3 */
const allStates = '0 10 1 2 201 202 211 3 301 302 304 311 4 401 402 403 404 405 406 407 412'.split(' ');

test('signatures meet the vectors of the documents, in both ways', () => {
  const data = '{"ShipperCode":"STO","LogisticCode":"773367326370601"}';
  expect(signKinds.raw(data, 'test-api-key')).toBe('bUSNBDTvb9SicbW3itLicQ==');
  expect(signKinds.hex(data, 'test-api-key')).toBe('NmQ0NDhkMDQzNGVmNmZkNGEyNzFiNWI3OGFkMmUyNzE=');
  const whole = '{"OrderCode":"","ShipperCode":"STO","LogisticCode":"773367326370601"}';
  expect(signKinds.hex(whole, 'test-api-key')).toBe('OTFlMTZiMTE0YjI0YjFhMjE0ZWMyOWE4M2E5M2E0ZGI=');
  expect(signKinds.raw(whole, 'test-api-key')).toBe('keFrEUsksaIU7CmoOpOk2w==');
});

test('every state of the documents is reached by a scripted parcel', async () => {
  const reached = new Set<string>();
  const silent = await ask('1002', { ShipperCode: 'YTO', LogisticCode: parcel().waybillNo });
  reached.add(silent.State);
  for (const kind of scanKindNames) {
    const { waybillNo } = parcel();
    await play([{ do: 'parcel', act: 'scan', kind, waybill: waybillNo }]);
    const { State, StateEx, Traces } = await ask('8001', { ShipperCode: 'YTO', LogisticCode: waybillNo });
    expect(Traces).toHaveLength(1);
    reached.add(State).add(StateEx);
  }
  expect([...reached].toSorted()).toEqual(allStates.toSorted());
});

test.each([
  ['a signature with one bit changed', { DataSign: 'AAAA' }, '102'],
  ['an unknown account', { EBusinessID: '999' }, '104'],
  ['another data type', { DataType: '1' }, '103'],
  ['no signature', { DataSign: '' }, '101'],
])('%s is refused with the service’s own code', async (_name, over, code) => {
  expect(await ask('1002', { ShipperCode: 'YTO', LogisticCode: 'YT7000000000001' }, over)).toMatchObject({
    Success: false,
    ResultCode: code,
  });
});

test('both ways to sign are let in', async () => {
  const data = { ShipperCode: 'YTO', LogisticCode: parcel().waybillNo };
  expect([(await ask('1002', data)).Success, (await ask('1002', data, {}, 'raw')).Success]).toEqual([true, true]);
});

test('free queries are counted by the day', async () => {
  server.emulation().addApp({ ...account, pushUrl: null, extra: { queries_per_day: '2' } });
  const data = { ShipperCode: 'YTO', LogisticCode: parcel().waybillNo };
  const codes = [await ask('1002', data), await ask('1002', data), await ask('1002', data)].map(
    ({ ResultCode }: Reply) => ResultCode as string,
  );
  expect(codes).toEqual([undefined, undefined, '405']);
  await play([{ do: 'wait', for: '1d' }]);
  expect((await ask('1002', data)).Success).toBe(true);
});

test('traces come oldest first; 顺丰 shows them only to who knows the phone', async () => {
  const { waybillNo } = parcel('SF');
  await play([
    { do: 'parcel', act: 'collect', waybill: waybillNo },
    { do: 'wait', for: '6d' },
  ]);
  expect(await ask('1002', { ShipperCode: 'SF', LogisticCode: waybillNo })).toMatchObject({
    State: '0',
    Traces: [],
    Reason: '暂无轨迹信息',
  });
  const told = await ask('1002', { ShipperCode: 'SF', LogisticCode: waybillNo, CustomerName: '8000' });
  const times = (told.Traces as Reply[]).map(({ AcceptTime }) => AcceptTime as string);
  expect(times).toEqual(times.toSorted());
  expect(told.State).toBe('3');
});

test('subscriptions are told together, signed, with the whole trace and what was to be given back', async () => {
  const [one, other] = [parcel(), parcel()];
  await ask('1008', { ShipperCode: 'YTO', LogisticCode: one.waybillNo, OrderCode: 'Z1', Callback: 'c1' });
  await ask('1008', { ShipperCode: 'YTO', LogisticCode: one.waybillNo, OrderCode: 'Z1', Callback: 'c1' });
  await ask('1008', { ShipperCode: 'YTO', LogisticCode: other.waybillNo });
  for (const { waybillNo } of [one, other]) await play([{ do: 'parcel', act: 'collect', waybill: waybillNo }]);
  await play([{ do: 'wait', for: '1m' }]);
  expect(merchant.heard).toHaveLength(1);
  const [form] = merchant.heard;
  expect(form?.get('DataSign')).toBe(signKinds.hex(form?.get('RequestData') ?? '', account.secret));
  expect(form?.get('RequestType')).toBe('101');
  expect(pushed(0)).toMatchObject({
    EBusinessID: account.key,
    Count: '2',
    Data: [{ LogisticCode: one.waybillNo, OrderCode: 'Z1', CallBack: 'c1', State: '1', Success: true }, { LogisticCode: other.waybillNo }],
  });
  await play([{ do: 'wait', for: '12d' }]);
  expect(pushed(-1).Data[0].Traces.length).toBeGreaterThan(4);
});

test('the service that watches the way pushes 102; what is not taken comes again', async () => {
  const { waybillNo } = parcel();
  merchant.answers.push('{"Success":false}');
  await ask('8008', { ShipperCode: 'YTO', LogisticCode: waybillNo });
  await play([
    { do: 'parcel', act: 'collect', waybill: waybillNo },
    { do: 'wait', for: '10m' },
  ]);
  expect(merchant.heard.map((form) => form.get('RequestType'))).toEqual(['102', '102']);
  expect(merchant.heard[1]?.get('RequestData')).toBe(merchant.heard[0]?.get('RequestData'));
});

const person = {
  Name: '李梅',
  Mobile: '13800138000',
  ProvinceName: '北京市',
  CityName: '北京市',
  ExpAreaName: '朝阳区',
  Address: '望京街10号',
};
const order = (over: object = {}) => ({
  OrderCode: 'Z1',
  ShipperCode: 'ZTO',
  CustomerName: 'K001',
  CustomerPwd: 'pw',
  PayType: 1,
  ExpType: 1,
  Sender: { ...person, Name: '仓库' },
  Receiver: person,
  Commodity: [{ GoodsName: '湿巾', Goodsquantity: 1 }],
  ...over,
});

test('an order gets its number once and again, gives it back once, and its code is spent', async () => {
  await play([
    {
      do: 'subscribe',
      platform: 'kdniao',
      carrier: 'ZTO',
      customerCode: 'K001',
      customerKey: 'pw',
      balance: 2,
      senders: [{ ...testSender }],
    },
  ]);
  const first = await ask('1007', order());
  expect(first).toMatchObject({ Success: true, ResultCode: '100', Order: { LogisticCode: expect.stringMatching(/^78\d{12}$/u) } });
  expect(await ask('1007', order())).toMatchObject({ Success: true, ResultCode: '106', Order: { LogisticCode: first.Order.LogisticCode } });
  const ref = { ShipperCode: 'ZTO', OrderCode: 'Z1', ExpNo: first.Order.LogisticCode, CustomerName: 'K001', CustomerPwd: 'pw' };
  const left = async (): Promise<number> =>
    (await ask('1127', { ShipperCode: 'ZTO', CustomerName: 'K001', CustomerPwd: 'pw' })).EorderBalance.AvailableNum;
  expect(await left()).toBe(1);
  expect(await ask('1147', ref)).toMatchObject({ Success: true });
  expect(await left()).toBe(2);
  expect(await ask('1147', ref)).toMatchObject({ Success: false, Reason: expect.stringContaining('已取消') });
  expect(await ask('1007', order())).toMatchObject({ Success: false, ResultCode: '105' });
  const fresh = await ask('1007', order({ OrderCode: 'Z2' }));
  await play([{ do: 'parcel', act: 'collect', waybill: fresh.Order.LogisticCode }]);
  expect(await ask('1147', { ...ref, OrderCode: 'Z2', ExpNo: fresh.Order.LogisticCode })).toMatchObject({
    Success: false,
    Reason: expect.stringContaining('已揽收'),
  });
});

test.each([
  ['a wrong password', { CustomerPwd: 'no' }, '104'],
  ['an account that nobody has', { CustomerName: 'K999' }, '104'],
  ['no goods', { Commodity: [] }, '103'],
  ['no receiver', { Receiver: undefined }, '101'],
  ['a masked phone', { Receiver: { ...person, Mobile: '138****8000' } }, '102'],
])('an order with %s is refused', async (_name, over, code) => {
  await play([
    { do: 'subscribe', platform: 'kdniao', carrier: 'ZTO', customerCode: 'K001', customerKey: 'pw', senders: [{ ...testSender }] },
  ]);
  expect(await ask('1007', order(over))).toMatchObject({ Success: false, ResultCode: code });
});
