import { describe, expect, test } from 'vitest';
import { traceStandingOf } from '@zhidan/core/waybills/trace.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { access, dataOf, formOf, now, playedKdniao, pushed, scans, told, trackingRecording } from './recorded.fixture.ts';
import { traceCodes } from './trace-codes.ts';
import { kdniaoTracking } from './tracking.ts';

const { ask } = trackingRecording;
const receive = (request: ReturnType<typeof pushed>) => kdniaoTracking.receive(access.app, request, now);
const subscribed = { ...ask, callbackUrl: 'https://zhidan.example/t' };

describe('asking', () => {
  test('sends the signed form that KdNiao wants, and reads the journey', async () => {
    const outside = playedOutside(now, playedKdniao());
    const trace = await kdniaoTracking.query(outside, access, ask);
    expect(formOf(outside.sent[0]!)).toMatchObject({
      EBusinessID: '1568694',
      RequestType: '1002',
      DataType: '2',
      DataSign: expect.stringMatching(/=$/),
    });
    expect(dataOf(outside.sent[0]!)).toEqual({ OrderCode: '', ShipperCode: 'ZTO', LogisticCode: '78600000000001' });
    expect(trace).toMatchObject({ carrier: 'ZTO', waybillNo: '78600000000001', watch: 'on' });
    expect(trace?.events[1]).toEqual({
      at: '2026-11-12T12:00:00.000Z',
      text: '到达北京转运中心',
      place: '北京市',
      code: '201',
      meaning: { state: 'IN_TRANSIT', sub: 'ARRIVED_CITY' },
    });
    expect(traceStandingOf(trace?.events ?? [])).toMatchObject({ state: 'OUT_FOR_DELIVERY', sub: 'AT_LOCKER' });
  });

  test('the digest is a switch: the bytes where the account says raw, the hex text else', async () => {
    const raw = { ...access, app: { ...access.app, fields: { ...access.app.fields, digest: 'raw' } } };
    await expect(kdniaoTracking.query(playedOutside(now, playedKdniao('raw')), raw, ask)).resolves.toMatchObject({ carrier: 'ZTO' });
    await expect(kdniaoTracking.query(playedOutside(now, playedKdniao('raw')), access, ask)).rejects.toMatchObject({
      kind: 'invalid_request',
    });
    await expect(kdniaoTracking.query(playedOutside(now, playedKdniao('hex')), raw, ask)).rejects.toMatchObject({
      kind: 'invalid_request',
    });
  });

  test.each([
    ['SF', '13800138000', '8000'],
    ['SF', '138****1234', '1234'],
    ['SF', '隐藏', undefined],
    ['ZTO', '13800138000', undefined],
  ] as const)('of %s with the phone %s the customer is told as %s', async (carrier, phone, sent) => {
    const outside = playedOutside(now, playedKdniao());
    await kdniaoTracking.query(outside, access, { ...ask, carrier, phone });
    expect(dataOf(outside.sent[0]!)['CustomerName']).toBe(sent);
  });

  test('a number of which nothing is known yet is answered by nothing', async () => {
    const outside = playedOutside(now, () => jsonAnswer({ Success: false, Reason: '暂无轨迹信息' }));
    expect(await kdniaoTracking.query(outside, access, ask)).toBeNull();
  });

  test.each([
    ['405', '超出查询次数限制', 'throttled'],
    ['104', '用户问题', 'permission'],
    ['', '业务错误[没有可用套餐或未开通]', 'permission'],
    ['105', '其他', 'business'],
    ['', '系统繁忙，请稍后再试', 'transient'],
    ['', '非法参数', 'invalid_request'],
  ])('the refusal %s “%s” is a fault of the kind %s', async (ResultCode, Reason, kind) => {
    const outside = playedOutside(now, () => jsonAnswer({ Success: false, ResultCode, Reason }));
    await expect(kdniaoTracking.query(outside, access, ask)).rejects.toMatchObject({ kind, platformWords: Reason });
  });
});

test('subscribing again is no failure, whatever KdNiao calls it', async () => {
  const outside = playedOutside(now, () => jsonAnswer({ Success: false, Reason: '重复订阅' }));
  await expect(kdniaoTracking.subscribe(outside, access, subscribed)).resolves.toBeUndefined();
  expect(outside.sent[0]?.url).toBe(access.app.addresses.subscribe);
  expect(formOf(outside.sent[0]!)['RequestType']).toBe('1008');
});

describe('being told', () => {
  test('of several parcels in one request brings each, and is thanked for as KdNiao wants', () => {
    const { news, answer } = receive(pushed([told(), told({ LogisticCode: '2', ShipperCode: 'YD' })]));
    expect(news.map(({ trace }) => [trace.waybillNo, trace.carrier])).toEqual([
      ['78600000000001', 'ZTO'],
      ['2', 'YUNDA'],
    ]);
    expect(JSON.parse(answer.body)).toEqual({ EBusinessID: '1568694', UpdateTime: '2026-11-13 12:00:00', Success: true, Reason: '' });
  });

  test('the same of a parcel in another request is the same news', () => {
    const [first] = receive(pushed([told()])).news;
    const [, again] = receive(pushed([told({ LogisticCode: '9' }), told()])).news;
    expect(again?.newsId).toBe(first?.newsId);
  });

  test('an older push that comes late does not undo a delivery', () => {
    const signed = { AcceptTime: '2026-11-13 11:00:00', AcceptStation: '已取件', Location: '北京市', Action: '311' };
    const newer = receive(pushed([told({ StateEx: '311', State: '3', Traces: [...scans, signed] })]));
    const older = receive(pushed([told({ StateEx: '403', State: '4', Traces: scans.slice(0, 2) })]));
    const events = [...newer.news, ...older.news].flatMap(({ trace }) => trace.events);
    expect(newer.news[0]?.trace.watch).toBe('over');
    expect(traceStandingOf(events)).toMatchObject({ state: 'DELIVERED', sub: 'LOCKER_SIGNED' });
  });

  test('a parcel that KdNiao gives up says why', () => {
    const { news } = receive(pushed([told({ Success: false, Reason: '三天无轨迹', State: '0', StateEx: '0', Traces: [] })]));
    expect(news[0]?.trace).toMatchObject({ watch: 'given_up', reason: '三天无轨迹', events: [] });
  });

  test('the word of the whole parcel counts where it says more than the newest scan', () => {
    const { news } = receive(pushed([told({ State: '4', StateEx: '412' })]));
    expect(traceStandingOf(news[0]?.trace.events ?? [])).toMatchObject({ state: 'EXCEPTION', sub: 'LOCKER_TIMEOUT' });
  });

  test('a request about something else is thanked for and brings nothing', () => {
    const { news, answer } = receive(pushed([], { type: '107' }));
    expect(news).toEqual([]);
    expect(JSON.parse(answer.body)).toMatchObject({ Success: true });
  });

  test('one parcel that cannot be read refuses the request, so that it comes again', () => {
    const { news, answer } = receive(pushed([told(), told({ LogisticCode: '' })]));
    expect(news).toEqual([]);
    expect(JSON.parse(answer.body)).toMatchObject({ Success: false });
  });

  test('without a key nobody’s push is taken', () => {
    const bare = { ...access.app, fields: { ...access.app.fields, app_key: '' } };
    expect(kdniaoTracking.receive(bare, pushed([told()]), now).news).toEqual([]);
  });
});

test('every code of the documentation has a meaning, and 201 and 202 are progress here', () => {
  expect(Object.keys(traceCodes)).toHaveLength(21);
  expect([traceCodes['201'], traceCodes['202']]).toEqual([
    { state: 'IN_TRANSIT', sub: 'ARRIVED_CITY' },
    { state: 'OUT_FOR_DELIVERY', sub: null },
  ]);
  for (const [code, meaning] of Object.entries(traceCodes)) {
    const { news } = receive(pushed([told({ StateEx: code, Traces: [{ ...scans[0], AcceptStation: '快件在途', Action: code }] })]));
    expect(news[0]?.trace.events).toMatchObject([{ code, meaning }]);
  }
});
