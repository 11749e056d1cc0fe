import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aPlatform } from '../world/platform-fixture.ts';
import { startEmulatorServer, type EmulatorServer } from './emulator-server.ts';

let server: EmulatorServer;
beforeAll(async () => {
  server = await startEmulatorServer({ platforms: [aPlatform()], seed: 'test', startMs: Date.now(), port: 0 });
});
afterAll(() => server.close());

const post = async (name: string, ask: object = {}) => {
  const answer = await fetch(`${server.url}/control/${name}`, { method: 'POST', body: JSON.stringify(ask) });
  return { status: answer.status, value: (await answer.json()) as Record<string, never> };
};
const get = async (name: string) => (await fetch(`${server.url}/control/${name}`)).json() as Promise<never>;
const market = (path = '/x?a=1') => fetch(`${server.url}/market${path}`);

beforeEach(async () => {
  await post('reset', { seed: '1', start: '2026-11-11T00:00:00+08:00' });
  await post('clock', { speed: 0 });
  await post('shops', { platform: 'market', name: '暖贝芽旗舰店' });
});

test('platforms answer below their name, and a path is passed on as it came', async () => {
  expect(await (await market('//order/list')).text()).toMatch(/^GET \/\/order\/list /u);
  expect((await fetch(`${server.url}/nobody/x`)).status).toBe(404);
});

test('a customer orders, pays, asks for a refund and takes it back, each by the native number', async () => {
  const { value } = await post('order', { shop: 'market', isPaid: false });
  expect(value).toMatchObject({ no: 'M1', isPaid: false, shipping: 'none' });
  const act = (name: string, more: object = {}) => post('act', { shop: 'market', trade: 'M1', act: name, ...more });
  expect((await act('ask_refund')).status, 'nothing is paid yet').toBe(409);
  await act('pay');
  expect((await act('ask_refund', { line: 1 })).value).toMatchObject({ refunds: [{ state: 'asked', line: 1 }] });
  expect((await act('withdraw_refund')).value).toMatchObject({ refunds: [{ state: 'withdrawn' }] });
  expect(await get('trades?shop=1')).toMatchObject([{ no: 'M1', isPaid: true }]);
});

test('what is asked wrongly is answered with what is wrong', async () => {
  expect(await post('order', { shop: 'nowhere' })).toMatchObject({ status: 400, value: { error: 'there is no shop "nowhere"' } });
  expect((await post('act', { shop: 1, trade: 'M9', act: 'dance' })).value['error']).toContain('act');
  expect((await post('nothing')).value['routes']).toContain('POST scenario');
});

test('the clock is set, moved and stopped', async () => {
  expect((await post('clock', { set: '2026-12-12T00:00:00+08:00' })).value['now']).toBe('2026-12-11T16:00:00.000Z');
  expect((await post('clock', { advance: '90m' })).value['now']).toBe('2026-12-11T17:30:00.000Z');
});

test.each(['throttled', 'server_error', 'unavailable', 'token_expired'])('the fault %s is the platform’s own answer', async (kind) => {
  await post('faults', { kind, platform: 'market' });
  expect(await (await market()).text()).toBe(`native ${kind}`);
  await post('clear-faults');
  expect(await (await market()).text()).toMatch(/^GET/u);
});

test('a fault strikes only what it matches, after what it skips, as often as it may', async () => {
  await post('faults', { kind: 'throttled', match: 'page=2', skip: 1, times: 2 });
  const seen = [];
  for (const path of ['/x?page=1', '/x?page=2', '/x?page=2', '/x?page=2', '/x?page=2'])
    seen.push((await (await market(path)).text()).startsWith('native'));
  expect(seen).toEqual([false, false, true, true, false]);
});

test('a broken line breaks, also when the request was carried out', async () => {
  for (const fault of [{ kind: 'disconnect' }, { kind: 'lost_answer' }, { kind: 'timeout', delayMs: 10 }]) {
    await post('faults', { ...fault, times: 1 });
    await expect(market()).rejects.toThrow('fetch failed');
  }
  expect((await market()).status).toBe(200);
});

test('a gateway’s page and a slow answer', async () => {
  await post('faults', { kind: 'garbled', times: 1 });
  expect(await (await market()).text()).toContain('502 Bad Gateway');
  await post('faults', { kind: 'slow', delayMs: 20, times: 1 });
  const before = Date.now();
  await market();
  expect(Date.now() - before).toBeGreaterThanOrEqual(19);
});

test('the platform’s clock goes wrong while the world’s does not', async () => {
  await post('faults', { kind: 'clock_skew', skewMs: 3_600_000, times: 1 });
  const told = async () => Number((await (await market()).text()).split(' ')[2]);
  expect((await told()) - (await told())).toBe(3_600_000);
});

test('rows change between two pages', async () => {
  await post('scenario', {
    steps: [
      { do: 'order', shop: 'market', count: 20 },
      { do: 'wait', for: '1m' },
    ],
  });
  await post('faults', { kind: 'rows_changed', match: 'page', count: 5 });
  const before = JSON.stringify(await get('trades?shop=1'));
  await market('/x?page=1');
  expect(JSON.stringify(await get('trades?shop=1'))).not.toBe(before);
});

test('a scenario that names a seed begins a world of its own and repeats exactly', async () => {
  const scenario = {
    seed: 42,
    start: '2026-11-11T00:00:00+08:00',
    speed: 0,
    shops: [{ platform: 'market', name: '店' }],
    steps: [
      { do: 'order', shop: '店', count: 50, over: '1h', paid: 0.9 },
      { do: 'wait', for: '1h' },
      { do: 'act', act: 'ask_refund', share: 0.1 },
    ],
  };
  const { value } = await post('scenario', scenario);
  expect(value['steps']).toEqual([{ do: 'order', count: 50 }, { do: 'wait' }, { do: 'act', count: 5 }]);
  const first = await get('trades?shop=1');
  await post('scenario', scenario);
  expect(await get('trades?shop=1')).toEqual(first);
});

test('a scenario with a mistake is refused before anything happens', async () => {
  const { status, value } = await post('scenario', {
    steps: [
      { do: 'order', shop: 'market' },
      { do: 'wait', for: 'a while' },
    ],
  });
  expect([status, value['error']]).toEqual([400, expect.stringContaining('steps[1].for')]);
  expect(await get('trades?shop=1')).toEqual([]);
});
