import { describe, expect, test } from 'vitest';
import { traceStandingOf } from '@zhidan/core/waybills/trace.ts';
import { traceStates } from '@zhidan/core/waybills/trace-state.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { access, formOf, now, paramOf, playedKuaidi100, push, pushed, scans, told, trackingRecording } from './recorded.fixture.ts';
import { traceCodes } from './trace-codes.ts';
import { kuaidi100Tracking } from './tracking.ts';

const { ask } = trackingRecording;
const receive = (request: ReturnType<typeof pushed>) => kuaidi100Tracking.receive(access.app, request, now);
const success = { result: true, returnCode: '200', message: '成功' };

describe('subscribing', () => {
  test('says all that Kuaidi100 asks for', async () => {
    const outside = playedOutside(now, playedKuaidi100());
    await kuaidi100Tracking.subscribe(outside, access, { ...ask, callbackUrl: 'https://zhidan.example/t' });
    expect(outside.sent[0]?.url).toBe('http://127.0.0.1:9/kuaidi100/poll');
    expect(formOf(outside.sent[0]!)['schema']).toBe('json');
    expect(paramOf(outside.sent[0]!)).toEqual({
      company: 'zhongtong',
      number: '78600000000001',
      from: '浙江省宁波市',
      to: '北京市朝阳区',
      key: 'testKey0001',
      parameters: { callbackurl: 'https://zhidan.example/t', salt: 'a1b2c3d4e5', resultv2: '4', autoCom: '1', phone: '13800138000' },
    });
  });

  test.each([
    ['13800138000', '13800138000'],
    ['18400000000-1234', '1234'],
    ['138****8000', '8000'],
    ['138****800*', undefined],
    ['', undefined],
  ])('the phone %s is told as %s', async (phone, sent) => {
    const outside = playedOutside(now, playedKuaidi100());
    await kuaidi100Tracking.query(outside, access, { ...ask, phone });
    expect(paramOf(outside.sent[0]!)['phone']).toBe(sent);
  });

  test.each([
    ['500', 'transient'],
    ['600', 'permission'],
    ['601', 'permission'],
    ['700', 'invalid_request'],
    ['701', 'business'],
    ['702', 'business'],
    ['502', 'throttled'],
  ])('the refusal %s is a fault of the kind %s', async (returnCode, kind) => {
    const outside = playedOutside(now, () => jsonAnswer({ result: false, returnCode, message: '拒绝' }));
    const asked = kuaidi100Tracking.subscribe(outside, access, { ...ask, callbackUrl: 'https://zhidan.example/t' });
    await expect(asked).rejects.toMatchObject({ kind, platformCode: returnCode, platformWords: '拒绝' });
  });
});

describe('asking', () => {
  test('signs its parameters, and reads the journey oldest first', async () => {
    const outside = playedOutside(now, playedKuaidi100());
    const trace = await kuaidi100Tracking.query(outside, access, ask);
    expect(formOf(outside.sent[0]!)).toMatchObject({
      customer: 'TESTCUSTOMER0000000000000000001',
      sign: expect.stringMatching(/^[0-9A-F]{32}$/),
    });
    expect(paramOf(outside.sent[0]!)).toMatchObject({ com: 'zhongtong', num: '78600000000001', resultv2: '4', order: 'desc' });
    expect(trace).toMatchObject({ carrier: 'ZTO', waybillNo: '78600000000001', watch: 'over', isLoop: false });
    expect(trace?.events).toHaveLength(scans.length);
    expect(trace?.events[0]).toEqual({
      at: '2026-11-11T10:00:00.000Z',
      text: '宁波北仑 已揽收',
      place: '浙江,宁波市',
      code: '103',
      meaning: { state: 'PICKED_UP', sub: null },
    });
    expect(traceStandingOf(trace?.events ?? [])).toMatchObject({ state: 'DELIVERED', deliveredAt: '2026-11-13T02:00:00.000Z' });
  });

  test('a number of which nothing is known yet is answered by nothing', async () => {
    const outside = playedOutside(now, () => jsonAnswer({ result: false, returnCode: '500', message: '查询无结果' }));
    expect(await kuaidi100Tracking.query(outside, access, ask)).toBeNull();
  });

  test.each([
    ['503', 'invalid_request'],
    ['601', 'permission'],
    ['408', 'business'],
    ['501', 'transient'],
  ])('the refusal %s is a fault of the kind %s', async (returnCode, kind) => {
    const outside = playedOutside(now, () => jsonAnswer({ result: false, returnCode, message: 'x' }));
    await expect(kuaidi100Tracking.query(outside, access, ask)).rejects.toMatchObject({ kind });
  });

  test.each([
    ['2026-11-14 18', '2026-11-14T10:00:00.000Z'],
    ['2026-11-14 18:30', '2026-11-14T10:30:00.000Z'],
    ['2026-11-14 18:30:05', '2026-11-14T10:30:05.000Z'],
    ['后天', null],
  ])('the estimate “%s” is %s', async (arrivalTime, expected) => {
    const trace = await kuaidi100Tracking.query(
      playedOutside(now, () => jsonAnswer(told({ arrivalTime, isLoop: true }))),
      access,
      ask,
    );
    expect(trace).toMatchObject({ expectedAt: expected, isLoop: true });
  });
});

describe('being told', () => {
  test('a genuine push brings the whole journey and is thanked for', () => {
    const { news, answer } = receive(pushed(push()));
    expect(news).toMatchObject([
      { newsId: expect.stringMatching(/^[0-9a-f]{64}$/), trace: { waybillNo: '78600000000001', carrier: 'ZTO', watch: 'over' } },
    ]);
    expect(JSON.parse(answer.body)).toEqual(success);
  });

  test('an account without a salt takes no push: anybody could sign it', () => {
    const bare = { ...access.app, fields: { ...access.app.fields, salt: '' } };
    expect(kuaidi100Tracking.receive(bare, pushed(push(), ''), now).news).toEqual([]);
  });

  test('a journey that ends without an end says why', () => {
    const aborted = receive(pushed(push({ status: 'abort', message: '3天查询无记录' }, told({ state: '0', data: [] }))));
    expect(aborted.news[0]?.trace).toMatchObject({ watch: 'given_up', reason: '3天查询无记录', events: [] });
  });

  test('a corrected carrier counts instead of ours', () => {
    const corrected = receive(pushed(push({ autoCheck: '1', comOld: 'zhongtong', comNew: 'yuantong' })));
    expect(corrected.news[0]?.trace).toMatchObject({ carrier: 'YTO', carrierCodeThere: 'yuantong' });
    const strange = receive(pushed(push({ autoCheck: '1', comNew: 'nobody' })));
    expect(strange.news[0]?.trace).toMatchObject({ carrier: null, carrierCodeThere: 'nobody' });
  });

  test('an older push that comes late does not undo the delivery', () => {
    const older = receive(pushed(push({}, told({ state: '5', data: scans.slice(1) }))));
    const newer = receive(pushed(push()));
    const events = [...newer.news, ...older.news].flatMap(({ trace }) => trace.events);
    expect(traceStandingOf(events).state).toBe('DELIVERED');
  });

  test('without codes of their own, sentences are read, and the newest by the word of the whole', () => {
    const bare = scans.map((scan) => ({ ...scan, statusCode: '' }));
    const { news } = receive(pushed(push({}, told({ state: '202', data: bare.slice(2) }))));
    const events = news[0]?.trace.events ?? [];
    expect(events.map(({ meaning }) => meaning?.state)).toEqual(['PICKED_UP', 'EXCEPTION']);
    expect(traceStandingOf(events)).toMatchObject({ state: 'EXCEPTION', sub: 'STALLED' });
  });

  test('a push that cannot be read is refused, so that it comes again', () => {
    const { news, answer } = receive(pushed(push({}, told({ nu: '' }))));
    expect(news).toEqual([]);
    expect(JSON.parse(answer.body)).toMatchObject({ result: false });
  });
});

test('every code of the documentation has a meaning, and every state is reached by one', () => {
  expect(Object.keys(traceCodes)).toHaveLength(36);
  expect(new Set(Object.values(traceCodes).map(({ state }) => state)).size).toBe(Object.keys(traceStates).length);
  for (const [code, meaning] of Object.entries(traceCodes)) {
    const { news } = receive(pushed(push({}, told({ state: code, data: [{ ...scans[3], context: '快件在途', statusCode: code }] }))));
    expect(news[0]?.trace.events).toMatchObject([{ code, meaning }]);
  }
});
