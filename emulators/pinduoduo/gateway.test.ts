import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastHalfHour, openPinduoduo, startMs, startSeconds, type OpenPinduoduo } from './pinduoduo-fixture.ts';
import { signPop } from './sign.ts';

let open: OpenPinduoduo;
beforeAll(async () => {
  open = await openPinduoduo({ denied: 'pdd.order.basic.list.get' });
});
afterAll(() => open.server.close());

const list = 'pdd.order.number.list.increment.get';
const window = lastHalfHour(startMs);
const error = (code: number) => ({
  error_response: {
    error_code: code,
    error_msg: expect.any(String),
    sub_code: String(code),
    sub_msg: expect.any(String),
    request_id: expect.any(String),
  },
});

test('a signature with one bit changed is refused, the right one is let in', async () => {
  const sign = signPop(open.paramsOf(list, window), open.app.secret);
  const flipped = sign.slice(0, -1) + (sign.endsWith('0') ? '1' : '0');
  expect(await open.call(list, { ...window, sign: flipped })).toEqual(error(10004));
  expect(await open.call(list, { ...window, sign })).toHaveProperty('order_sn_increment_get_response.total_count', 0);
});

test('a parameter with one bit changed after signing is refused', async () => {
  const sign = signPop(open.paramsOf(list, window), open.app.secret);
  expect(await open.call(list, { ...window, page: '2', sign })).toEqual(error(10004));
});

test('a JSON body is signed by the texts that stand in it, nested ones too', async () => {
  const dataList = '[ {"data_tag":"no", "encrypted_data":"~x~\\"}~"} ]';
  const params = open.paramsOf('pdd.open.decrypt.batch', { data_list: dataList });
  const body = `{${[...params].map(([name, value]) => `"${name}":${name === 'data_list' ? value : JSON.stringify(value)}`).join(', ')}, "none": null, "sign":"${signPop(params, open.app.secret)}"}`;
  const reply = await open.post('/api/router', body, { 'content-type': 'application/json' });
  expect(reply).toHaveProperty('open_decrypt_batch_response.data_decrypt_list.0.error_msg', '订单不存在');
});

test.each([
  ['without a type', '', {}, 10001],
  ['of an unknown type', 'pdd.no.such', {}, 10000],
  ['without a client', list, { client_id: '' }, 10001],
  ['of an unknown client', list, { client_id: 'nobody' }, 10016],
  ['without a signature', list, { sign: '' }, 10001],
  ['eleven minutes slow', list, { timestamp: String(startSeconds - 660) }, 10000],
  ['eleven minutes fast', list, { timestamp: String(startSeconds + 660) }, 10000],
  ['with milliseconds for seconds', list, { timestamp: String(startMs) }, 10000],
  ['without a token', list, { access_token: '' }, 10001],
  ['with a token that nobody gave', list, { access_token: 'unknown' }, 10019],
  ['of an API that the app has not', 'pdd.order.basic.list.get', {}, 30000],
  ['for more than thirty minutes', list, { start_updated_at: String(Number(window['end_updated_at']) - 1_801) }, 50001],
  ['for a reversed window', list, { start_updated_at: window['end_updated_at'] }, 50001],
  ['without a window', list, { start_updated_at: '' }, 10001],
  ['without the order status', list, { order_status: '' }, 10001],
  ['for order status 4', list, { order_status: '4' }, 10000],
  ['for pages of 101', list, { page_size: '101' }, 10000],
  ['for page 0', list, { page: '0' }, 10000],
])('a call %s is refused with the platform’s own code', async (_name, type, over, code) => {
  expect(await open.call(type, { ...window, ...(over as Record<string, string>) })).toEqual(error(code));
});

test('nine minutes off are no harm', async () => {
  expect(await open.call(list, { ...window, timestamp: String(startSeconds - 540) })).toHaveProperty('order_sn_increment_get_response');
});

test('a skewed clock of the platform refuses what is right by ours', async () => {
  await open.play([{ do: 'fault', kind: 'clock_skew', skewMs: 660_000, times: 1 }]);
  expect(await open.call(list, window)).toEqual(error(10000));
});

test.each([
  ['throttled', 70031],
  ['server_error', 52103],
  ['unavailable', 52102],
  ['token_expired', 10019],
] as const)('%s is worded as the platform words it', async (kind, code) => {
  await open.play([{ do: 'fault', kind, times: 1 }]);
  expect(await open.call(list, window)).toEqual(error(code));
});

test('the hundred and first refund list of a shop in ten seconds is too much, the next ten seconds are free', async () => {
  const refunds = { ...window, after_sales_type: '1', after_sales_status: '1' };
  for (let turn = 0; turn < 100; turn += 1)
    expect(await open.call('pdd.refund.list.increment.get', refunds)).toHaveProperty('refund_increment_get_response');
  expect(await open.call('pdd.refund.list.increment.get', refunds)).toEqual(error(70031));
  await open.play([{ do: 'wait', for: '10s' }]);
  expect(await open.call('pdd.refund.list.increment.get', refunds)).toHaveProperty('refund_increment_get_response');
});

test('when all callers are too many the API itself is limited', async () => {
  await open.play([{ do: 'wait', for: '10s' }]);
  for (let turn = 0; turn < 1_200; turn += 50)
    await Promise.all(Array.from({ length: 50 }, () => open.call('pdd.logistics.companies.get')));
  expect(await open.call('pdd.logistics.companies.get')).toEqual(error(52101));
});
