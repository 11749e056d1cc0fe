import { afterEach, beforeEach, expect, test } from 'vitest';
import { openListener, type Listener } from '../world/listener-fixture.ts';
import { scanKindNames } from '../world/parcels/scan-kinds.ts';
import { openKuaidi100, receiverPhone, type OpenKuaidi100, type Reply } from './kuaidi100-fixture.ts';
import { signLabel, signPush, signQuery } from './sign.ts';
import { basicState, statusCodes } from './status-codes.ts';

const taken = '{"result":true,"returnCode":"200","message":"成功"}';
let open: OpenKuaidi100;
let merchant: Listener;
beforeEach(async () => {
  [open, merchant] = await Promise.all([openKuaidi100(), openListener(taken)]);
});
afterEach(() => Promise.all([open.server.close(), merchant.close()]));

const news = (index: number): Reply => JSON.parse(merchant.heard.at(index)?.get('param') ?? 'null');
/** all codes of logistics §11.2 */
const allCodes =
  '0 1001 1002 1003 1 101 102 103 5 501 3 301 302 303 304 6 4 401 14 7 2 201 202 203 204 205 206 207 208 209 210 8 10 11 12 13'.split(' ');

test('signatures meet the vectors of the documents', () => {
  const param =
    '{"com":"yuantong","num":"YT1234567890123","phone":"13800138000","from":"广东省深圳市南山区","to":"北京市朝阳区","resultv2":"4","show":"0","order":"desc"}';
  const ask = { param, key: 'testKey0001', customer: 'TESTCUSTOMER0000000000000000001' };
  expect(signQuery(ask)).toBe('02CCA751F2921B971F92461BF7A9219E');
  expect(signQuery({ ...ask, signType: 'SHA256' })).toBe('F2E0DACEEAD1B2A8F20812DBB4ACBCD2EB20802DB41989E1B7A3B94E0236C1D2');
  expect(signLabel({ param: '{"kuaidicom":"zhongtong"}', t: '1730000000000', key: 'testKey0001', secret: 'testSecret0001' })).toBe(
    '06D4D84D17E93F4DC6CAAE674B25E050',
  );
  const pushed =
    '{"status":"polling","message":"","lastResult":{"message":"ok","state":"0","status":"200","condition":"F00","ischeck":"0","com":"yuantong","nu":"YT1234567890123","data":[]}}';
  expect(signPush(pushed, 'a1b2c3d4')).toBe('7A051B516992ED14883848FEE32CFA6E');
});

test('every state of the documents is reached by a scripted parcel', async () => {
  const reached = new Set<string>();
  for (const kind of scanKindNames) {
    const { waybillNo } = open.parcel();
    await open.play([{ do: 'parcel', act: 'scan', kind, waybill: waybillNo }]);
    const basic = await open.query({ com: 'yuantong', num: waybillNo, resultv2: '' });
    await open.play([{ do: 'wait', for: '31m' }]);
    const advanced = await open.query({ com: 'yuantong', num: waybillNo });
    expect([basic.state, advanced.state, advanced.data[0].statusCode]).toEqual([
      basicState(statusCodes[kind][0]),
      statusCodes[kind][0],
      statusCodes[kind][0],
    ]);
    reached.add(basic.state).add(advanced.state);
  }
  expect([...reached].toSorted()).toEqual(allCodes.toSorted());
});

test.each([
  ['a signature with one bit changed', (num: string) => open.query({ com: 'yuantong', num }, { sign: 'F'.repeat(32) }), '503'],
  ['an unknown customer', (num: string) => open.query({ com: 'yuantong', num }, { customer: 'nobody' }), '503'],
  ['a carrier that does not exist', (num: string) => open.query({ com: 'nobody', num }), '400'],
  ['another carrier’s number', (num: string) => open.query({ com: 'shentong', num }), '500'],
  ['a number that nobody gave out', () => open.query({ com: 'yuantong', num: 'YT0000000000000' }), '500'],
])('a query with %s is refused with the service’s own code', async (_name, ask, returnCode) => {
  const { waybillNo } = open.parcel();
  await open.play([{ do: 'parcel', act: 'collect', waybill: waybillNo }]);
  expect(await ask(waybillNo)).toEqual({ result: false, returnCode, message: expect.any(String) });
});

test('a number is not asked for twice within half an hour', async () => {
  const { waybillNo } = open.parcel();
  await open.play([{ do: 'parcel', act: 'collect', waybill: waybillNo }]);
  expect(await open.query({ com: 'yuantong', num: waybillNo })).toMatchObject({ status: '200' });
  expect(await open.query({ com: 'yuantong', num: waybillNo })).toMatchObject({ returnCode: '502' });
  await open.play([{ do: 'wait', for: '30m' }]);
  expect(await open.query({ com: 'yuantong', num: waybillNo })).toMatchObject({ status: '200' });
});

test('中通 shows its trace only to who knows the phone of one side', async () => {
  const { waybillNo } = open.parcel('ZTO');
  await open.play([{ do: 'parcel', act: 'collect', waybill: waybillNo }]);
  const ask = { com: 'zhongtong', num: waybillNo };
  expect(await open.query(ask)).toMatchObject({ returnCode: '408' });
  expect(await open.query({ ...ask, phone: '13900001111' })).toMatchObject({ returnCode: '408' });
  expect(await open.query({ ...ask, phone: receiverPhone.slice(-4) })).toMatchObject({ status: '200' });
});

test('a subscription is told of every scan, signed, whole and newest first, and ends when the parcel is signed for', async () => {
  const { waybillNo } = open.parcel();
  expect(await open.poll({ number: waybillNo }, { callbackurl: merchant.url, salt: 'a1', resultv2: '4' })).toEqual({
    result: true,
    returnCode: '200',
    message: '提交成功',
  });
  expect(await open.poll({ number: waybillNo }, { callbackurl: merchant.url })).toMatchObject({ result: false, returnCode: '501' });
  await open.play([
    { do: 'parcel', act: 'collect', story: 'usual', waybill: waybillNo },
    { do: 'wait', for: '10d' },
  ]);
  expect(merchant.heard.length).toBeGreaterThan(5);
  for (const form of merchant.heard) expect(form.get('sign')).toBe(signPush(form.get('param') ?? '', 'a1'));
  const all = merchant.heard.map((_, index) => news(index));
  expect(all.map(({ status }: Reply) => status as string)).toEqual([...all.slice(1).map(() => 'polling'), 'shutdown']);
  expect(all.map(({ lastResult }: Reply) => lastResult.data.length as number)).toEqual(all.map((_, index) => index + 1));
  const last = news(-1).lastResult;
  expect(last).toMatchObject({ nu: waybillNo, com: 'yuantong', ischeck: '1', state: expect.stringMatching(/^30[13]$/u) });
  const times = (last.data as Reply[]).map(({ time }) => time as string);
  expect(times).toEqual(times.toSorted().toReversed());
  await open.play([{ do: 'parcel', act: 'scan', kind: 'problem', waybill: waybillNo }]);
  expect(news(-1).status).toBe('updateall');
});

test('a number may be subscribed before anybody knows it: what happens to it is told from its first scan on', async () => {
  const number = 'YT9500000000001';
  expect(await open.poll({ number }, { callbackurl: merchant.url })).toMatchObject({ returnCode: '200' });
  open.parcel('YTO', number);
  await open.play([{ do: 'parcel', act: 'collect', waybill: number }]);
  expect(news(-1)).toMatchObject({ status: 'polling', lastResult: { nu: number, state: '1' } });
});

test('an empty salt signs too, no salt does not', async () => {
  const [one, other] = [open.parcel(), open.parcel()];
  await open.poll({ number: one.waybillNo }, { callbackurl: merchant.url, salt: '' });
  await open.poll({ number: other.waybillNo }, { callbackurl: merchant.url });
  await open.play([{ do: 'parcel', act: 'collect', waybill: one.waybillNo }]);
  expect(merchant.heard.at(-1)?.get('sign')).toBe(signPush(merchant.heard.at(-1)?.get('param') ?? '', ''));
  await open.play([{ do: 'parcel', act: 'collect', waybill: other.waybillNo }]);
  expect(merchant.heard.at(-1)?.has('sign')).toBe(false);
});

test('a number of which nothing is heard is given up after three days, and may be subscribed again', async () => {
  const number = 'YT7000000000001';
  await open.poll({ number }, { callbackurl: merchant.url });
  await open.play([{ do: 'wait', for: '3d' }]);
  expect(news(-1)).toMatchObject({ status: 'abort', message: '3天查询无记录', lastResult: { data: [] } });
  expect(await open.poll({ number }, { callbackurl: merchant.url })).toMatchObject({ returnCode: '200' });
});

test('a parcel that stands still for sixty days is given up', async () => {
  const { waybillNo } = open.parcel();
  await open.poll({ number: waybillNo }, { callbackurl: merchant.url });
  await open.play([
    { do: 'parcel', act: 'collect', story: 'lost', waybill: waybillNo },
    { do: 'wait', for: '70d' },
  ]);
  expect(news(-1)).toMatchObject({ status: 'abort', message: '60天无变化' });
});

test('the wrong carrier is corrected in every push', async () => {
  const { waybillNo } = open.parcel();
  await open.poll({ number: waybillNo, company: 'shentong' }, { callbackurl: merchant.url });
  await open.play([{ do: 'parcel', act: 'collect', waybill: waybillNo }]);
  expect(news(-1)).toMatchObject({ autoCheck: '1', comOld: 'shentong', comNew: 'yuantong', lastResult: { com: 'yuantong' } });
});

test('what is not taken comes again; on a bad road pushes come twice and overtake each other', async () => {
  const { waybillNo } = open.parcel();
  await open.poll({ number: waybillNo }, { callbackurl: merchant.url });
  merchant.answers.push('{"result":false,"returnCode":"500","message":"失败"}', 'no');
  await open.play([
    { do: 'parcel', act: 'collect', story: 'usual', waybill: waybillNo },
    { do: 'wait', for: '40m' },
  ]);
  expect(merchant.heard.map((form) => form.get('param'))).toEqual(Array.from({ length: 3 }, () => merchant.heard[0]?.get('param')));
  await open.play([
    { do: 'road', duplicate: 1, shuffle: 0.6, shuffleMs: '2d' },
    { do: 'wait', for: '12d' },
  ]);
  const lengths = merchant.heard.slice(3).map((_, index) => news(index + 3).lastResult.data.length as number);
  expect(lengths).not.toEqual(lengths.toSorted((a, b) => a - b));
  expect(lengths.length).toBeGreaterThan(new Set(lengths).size);
});

test.each([
  ['of an unknown account', { key: 'nobody' }, {}, '600'],
  ['without a callback', {}, { callbackurl: 'no address' }, '700'],
  ['of an unknown carrier', { company: 'nobody' }, {}, '701'],
  ['of no carrier that can be told from the number', { company: '', number: 'ABCDEFGH' }, { autoCom: '1' }, '702'],
  ['of 顺丰 without a phone', { company: 'shunfeng', number: 'SF1234567890123' }, {}, '700'],
])('a subscription %s is refused', async (_name, ask, parameters, returnCode) => {
  expect(await open.poll({ number: 'YT7000000000001', ...ask }, { callbackurl: merchant.url, ...parameters })).toMatchObject({
    result: false,
    returnCode,
  });
});

test('a number is recognised as a ranked list', async () => {
  const num = open.parcel('STO').waybillNo;
  const answer = await fetch(`${open.server.url}/kuaidi100/autonumber/auto?num=${num}&key=${open.app.key}`);
  expect(((await answer.json()) as Reply)[0]).toMatchObject({ comCode: 'shentong' });
});

test('a loop is told as one', async () => {
  const { waybillNo } = open.parcel();
  await open.play([
    { do: 'parcel', act: 'collect', story: 'loop', waybill: waybillNo },
    { do: 'wait', for: '14d' },
  ]);
  expect(await open.query({ com: 'yuantong', num: waybillNo })).toMatchObject({ isLoop: true, state: '301' });
});
