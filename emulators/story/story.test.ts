import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoScenario } from '../demo-scenario.ts';
import { platforms, services } from '../platforms.ts';
import { signLabel } from '../kuaidi100/sign.ts';
import { startEmulatorServer, type EmulatorServer } from '../server/emulator-server.ts';
import type { Parcel } from '../world/parcels/parcel.ts';
import { parcelShelf } from '../world/parcels/parcel-shelf.ts';
import type { Trade } from '../world/trade.ts';
import { deskState } from '../world/waybills/desk-state.ts';
import { openStoryFile, storyVersion } from './story-file.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = '2026-11-09T08:00:00+08:00';

let folder: string;
let servers: EmulatorServer[] = [];
const path = (): string => join(folder, 'emulators.jsonl');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhidan-story-'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  rmSync(folder, { recursive: true, force: true });
});

/** A process with the world of the folder; one that goes on without being closed stands for one that was killed. */
async function open(): Promise<EmulatorServer> {
  const story = openStoryFile(path());
  const server = await startEmulatorServer({ platforms, services, seed: 'story', startMs: Date.parse(start), speed: 0, port: 0, story });
  servers.push(server);
  return server;
}

const trades = (server: EmulatorServer): Trade[] => {
  const { world } = server.emulation();
  return world.shops().flatMap(({ seq }) => [...world.trades(seq)]);
};
const post = async (url: string, body: object | string): Promise<Response> =>
  fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), redirect: 'manual' });
const control = async (server: EmulatorServer, name: string, ask: object): Promise<Record<string, never>> =>
  (await post(`${server.url}/control/${name}`, ask)).json() as never;

const client = { client_id: 'story-app', client_secret: 'story-secret-of-32-letters-0123' };
const redirect = 'http://127.0.0.1:1/back';

async function beginShops(server: EmulatorServer, more: object = {}, perHour = 40): Promise<void> {
  await control(server, 'scenario', {
    // nobody listens there: every push fails and is tried again
    apps: [{ platform: 'youzan', key: client.client_id, secret: client.client_secret, pushUrl: 'http://127.0.0.1:1/push' }],
    shops: ['youzan', 'taobao', 'douyin'].map((platform) => ({ platform, name: platform })),
    steps: [
      ...['youzan', 'taobao', 'douyin'].map((shop) => ({ do: 'flow', shop, perHour, day: 'shop', for: '60d' })),
      { do: 'wait', for: '8h' },
    ],
    ...more,
  });
}

/** The seller's yes on the platform's page, then the code for a token. */
async function authorize(server: EmulatorServer): Promise<string> {
  const page = new URL(`${server.url}/youzan/auth/authorize`);
  page.search = new URLSearchParams({ client_id: client.client_id, response_type: 'code', state: '1', redirect_uri: redirect }).toString();
  const agreed = await post(page.href, 'shop=1');
  const code = new URL(agreed.headers.get('location') ?? '').searchParams.get('code');
  const ask = { ...client, authorize_type: 'authorization_code', code, redirect_uri: redirect };
  const { data } = (await (await post(`${server.url}/youzan/auth/token`, ask)).json()) as { data: { access_token: string } };
  return data.access_token;
}

async function callYouzan(server: EmulatorServer, api: string, token: string, params: object): Promise<{ code: number; data: never }> {
  return (await post(`${server.url}/youzan/api/${api}?access_token=${token}`, params)).json() as never;
}

test('after kill -9 the same world is there to the last field, with what was written to it and the tokens it gave out', async () => {
  const before = await open();
  await beginShops(before);
  const token = await authorize(before);
  await control(before, 'clock', { speed: 600 }); // ten minutes a second, while all of this goes on
  for (let turn = 0; turn < 16; turn += 1) {
    const { world } = before.emulation();
    const trade = world.chance.fork(`turn ${turn}`).pick(world.trades(1));
    const no = before.emulation().platformOf({ seq: 1, platform: 'youzan', name: '' }).tradeNo(trade);
    await callYouzan(before, 'youzan.trades.sold.get/4.0.4', token, { page_no: 1, page_size: 20 });
    await callYouzan(before, 'youzan.trade.memo.update/3.0.0', token, { tid: no, memo: `第 ${turn} 次` });
    await control(before, 'act', { shop: 1, trade: no, act: turn % 2 === 0 ? 'ship_elsewhere' : 'ask_refund' });
    await control(before, 'order', { shop: 'taobao' });
  }
  await control(before, 'clock', { speed: 0 });
  const told = trades(before);
  expect(told.filter(({ sellerMemo }) => sellerMemo.startsWith('第')).length).toBeGreaterThan(5);
  expect(told.filter(({ shipments }) => shipments.length > 0).length).toBeGreaterThan(3);

  const after = await open();
  expect(trades(after)).toEqual(told);
  expect(after.emulation().time.nowMs()).toBe(before.emulation().time.nowMs());
  expect(await callYouzan(after, 'youzan.shop.get/3.0.0', token, {})).toMatchObject({ code: 200 });
  expect(await authorize(after), 'numbers that were given out are not given out again').not.toBe(token);
});

/** how often it was planned anew does not matter */
const withoutCount = (parcel: Parcel): Parcel => ({ ...parcel, planNo: 0 });

test('parcels, numbers and what carriers were told outlive the process too', async () => {
  const before = await open();
  const senders = [{ province: '浙江省', city: '宁波市', district: '鄞州区', detail: '诚信路855号' }];
  await control(before, 'scenario', {
    apps: [{ platform: 'kuaidi100', key: 'k', secret: 's', extra: { customer: 'c' } }],
    shops: [{ platform: 'youzan', name: 'youzan' }],
    steps: [
      { do: 'subscribe', platform: 'kuaidi100', carrier: 'ZTO', customerCode: 'K1', balance: 5, senders },
      { do: 'rhythm', begins: 'told', stories: { usual: 1, lost: 1, refused: 1 } },
      { do: 'order', shop: 'youzan', count: 20, isPresale: false },
      { do: 'act', act: 'ship_elsewhere', share: 1 },
      { do: 'wait', for: '30h' },
    ],
  });
  const { world } = before.emulation();
  const param = JSON.stringify({
    kuaidicom: 'zhongtong',
    partnerId: 'K1',
    recMan: { name: '李梅', mobile: '13800138000', printAddr: '北京市朝阳区望京街10号' },
    sendMan: { name: '仓库', mobile: '13857400000', printAddr: '浙江省宁波市鄞州区诚信路855号' },
  });
  const t = String(world.nowMs());
  const form = new URLSearchParams({ method: 'order', key: 'k', t, param, sign: signLabel({ param, t, key: 'k', secret: 's' }) });
  const label = await fetch(`${before.url}/kuaidi100/label/order`, { method: 'POST', body: form });
  expect(await label.json()).toMatchObject({ code: 200 });
  const [first] = parcelShelf(world).parcels.keys();
  await control(before, 'parcel', { waybill: first, act: 'tell', story: 'returned' });
  await control(before, 'clock', { advance: '20h' });
  const told = { parcels: [...parcelShelf(world).parcels.values()], desk: deskState(world).subscriptions, trades: trades(before) };
  expect(told.parcels).toHaveLength(21);
  expect(told.desk[0]).toMatchObject({ balance: 4, taken: 1 });

  const { world: again } = (await open()).emulation();
  expect([...parcelShelf(again).parcels.values()].map(withoutCount)).toEqual(told.parcels.map(withoutCount));
  expect(deskState(again).subscriptions).toEqual(told.desk);
  expect(again.shops().flatMap(({ seq }) => [...again.trades(seq)])).toEqual(told.trades);
});

test('time that passed while nobody ran it has passed in the world, with its orders spread over it', async () => {
  const before = await open();
  await beginShops(before, { speed: 1 });
  const nowMs = before.emulation().time.nowMs();
  const known = trades(before).length;
  await before.close();
  servers = [];
  pretendOffFor(10 * hourMs);
  const after = await open();
  const fresh = trades(after).filter(({ createdMs }) => createdMs > nowMs);
  expect(Math.abs(after.emulation().time.nowMs() - nowMs - 10 * hourMs)).toBeLessThan(60_000);
  expect(trades(after).slice(0, known).length).toBe(known);
  expect(fresh.length).toBeGreaterThan(600);
  const hours = Array.from(
    { length: 10 },
    (_, hour) => fresh.filter((trade) => Math.floor((trade.createdMs - nowMs) / hourMs) === hour).length,
  );
  expect(Math.min(...hours)).toBeGreaterThan(10);
});

test('of a week off only the last three days bring orders, and it stays so when the story is told once more', async () => {
  const before = await open();
  await beginShops(before, { speed: 1 }, 4);
  const offAt = before.emulation().time.nowMs();
  await before.close();
  servers = [];
  pretendOffFor(8 * dayMs);
  const after = await open();
  await control(after, 'clock', { speed: 0 });
  const fresh = trades(after).filter(({ createdMs }) => createdMs > offAt + 60_000);
  expect(Math.min(...fresh.map(({ createdMs }) => createdMs)) - offAt).toBeGreaterThan(4.99 * dayMs);
  expect(fresh.length).toBeGreaterThan(3 * 24 * 8);
  expect(trades(await open())).toEqual(trades(after));
});

test('a line that a crash cut off is not told, the rest is; a damaged one or another version is refused with its place', async () => {
  const before = await open();
  await beginShops(before);
  const told = trades(before);
  appendFileSync(path(), '{"do":"control","name":"POST or');
  expect(trades(await open())).toEqual(told);
  const text = readFileSync(path(), 'utf8');
  writeFileSync(path(), text.replace('{"do"', '{"do'));
  await expect(open()).rejects.toThrow(/line 2 is damaged/u);
  writeFileSync(path(), text.replace(`"story":${storyVersion}`, '"story":0'));
  await expect(open()).rejects.toThrow(/told by version 0/u);
});

test('a reset begins a new story', async () => {
  const before = await open();
  await beginShops(before);
  await control(before, 'reset', { seed: 'another', start, speed: 0 });
  await control(before, 'shops', { platform: 'jd', name: '京东店' });
  const after = await open();
  expect([after.emulation().seed, after.emulation().world.shops()]).toEqual(['another', [{ seq: 1, platform: 'jd', name: '京东店' }]]);
  expect(trades(after)).toEqual([]);
});

test('the demo sells 800 orders a day with all that happens in a shop, and its story is still the one of its version', async () => {
  const server = await startEmulatorServer({ platforms, services, seed: 'demo', startMs: Date.parse(start), speed: 0, port: 0 });
  servers.push(server);
  await server.command('POST scenario', demoScenario(Date.parse(start) + 2 * dayMs));
  const all = trades(server);
  const told = all.filter(({ shopSeq }) => shopSeq <= 3); // the others are there to be added by hand
  expect(told.length).toBeGreaterThan(1_450);
  expect(told.length).toBeLessThan(1_750);
  const evening = (seq: number): number => {
    const ofShop = told.filter(({ shopSeq }) => shopSeq === seq);
    return ofShop.filter(({ createdMs }) => [20, 21, 22].includes(Math.floor(createdMs / hourMs + 8) % 24)).length / ofShop.length;
  };
  expect(evening(2), 'live rooms sell in the evening').toBeGreaterThan(0.32);
  expect(evening(1)).toBeLessThan(0.28);
  const happened = {
    unpaid: told.filter(({ paidMs }) => paidMs === null),
    presale: told.filter(({ isPresale }) => isPresale),
    risk: told.filter(({ isUnderRisk }) => isUnderRisk),
    addressAsked: told.filter(({ askedAddress, addressChangedMs }) => askedAddress !== null || addressChangedMs !== null),
    message: told.filter(({ buyerMessage }) => buyerMessage !== ''),
    refund: told.filter(({ refunds }) => refunds.length > 0),
    shippedBefore: told.filter(({ shipments }) => shipments.length > 0),
    toShip: told.filter(({ paidMs, shipments }) => paidMs !== null && shipments.length === 0),
  };
  for (const [what, found] of Object.entries(happened)) expect(found.length, what).toBeGreaterThan(0);
  expect(happened.toShip.length).toBeLessThan(happened.shippedBefore.length);
  // another digest: count storyVersion up, and put the new one here
  const digest = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
  expect([storyVersion, digest]).toEqual([2, 'a511a26a95a16792']);
});

/** As if the process had ended that long ago: the moments in the file and its own are moved back. */
function pretendOffFor(ms: number): void {
  const [beginning = '', ...deeds] = readFileSync(path(), 'utf8').trimEnd().split('\n');
  const moved = deeds.map((line) => {
    const deed = JSON.parse(line) as { realMs: number };
    return JSON.stringify({ ...deed, realMs: deed.realMs - ms });
  });
  writeFileSync(path(), [beginning, ...moved, ''].join('\n'));
  const then = new Date(Date.now() - ms);
  utimesSync(path(), then, then);
}
