import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { trackingSources } from '@zhidan/connectors/index.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { instant, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { mergeTraces, traceStandingOf } from '@zhidan/core/waybills/trace.ts';
import type { Trace, TracePush, TrackAsk, TrackingSource } from '@zhidan/core/waybills/tracking-source.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchOutside } from '../channels/fetch-outside.ts';
import { emulatedAddresses } from '../channels/setup/emulated-addresses.ts';
import { aggregatorApps, trackingFields } from '../testing/emulated-carriers.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';

const start = instant('2026-11-11T02:00:00.000Z');
let emulators: RunningEmulators;
let emulatorNow: Instant = start;
const outside = fetchOutside(() => emulatorNow);

/** Where pushes arrive: each is read by the source at once, and answered as it says. */
type Ear = Readonly<{ url: string; pushes: TracePush[]; server: Server }>;
let ear: Ear;
let hearing: Readonly<{ source: TrackingSource; app: ChannelApp }>;

beforeAll(async () => {
  emulators = await runEmulators();
  ear = await openEar();
});
afterAll(async () => {
  ear.server.closeAllConnections();
  await Promise.all([emulators.stop(), new Promise((resolve) => ear.server.close(resolve))]);
});

async function openEar(): Promise<Ear> {
  const pushes: TracePush[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const push = hearing.source.receive(hearing.app, { method: 'POST', query: {}, headers, body }, emulatorNow);
      pushes.push(push);
      response.writeHead(push.answer.status, push.answer.headers).end(push.answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/traces`, pushes, server };
}

async function wait(span: string): Promise<void> {
  emulatorNow = instant(String((await emulators.control('POST', 'clock', { advance: span }))['now']));
}

/** A world whose orders were shipped with numbers that another tool took, all of 圆通. */
async function begin(source: TrackingSource): Promise<readonly string[]> {
  const app = aggregatorApps[source.code];
  await emulators.control('POST', 'scenario', {
    seed: `traces ${source.code}`,
    start,
    speed: 0,
    apps: [{ ...app, pushUrl: ear.url }],
    shops: [{ platform: 'taobao', name: '小满母婴旗舰店' }],
    steps: [
      { do: 'rhythm', begins: 'told', pickup: ['1h', '2h'] },
      { do: 'order', shop: 1, count: 12, isPresale: false },
      { do: 'act', act: 'ship_elsewhere', count: 3 },
    ],
  });
  emulatorNow = plusMs(start, 1_000);
  return knownNumbers();
}

async function knownNumbers(): Promise<readonly string[]> {
  const parcels = (await emulators.control('GET', 'parcels')) as unknown as { waybill: string }[];
  return parcels.map(({ waybill }) => waybill);
}

const ask = (waybillNo: string): TrackAsk => ({ carrier: 'YTO', waybillNo, phone: '', from: '', to: '' });
const news = (waybillNo: string): { newsId: string; trace: Trace }[] =>
  ear.pushes.flatMap((push) => push.news).filter(({ trace }) => trace.waybillNo === waybillNo);
const standing = (waybillNo: string) => traceStandingOf(mergeTraces(...news(waybillNo).map(({ trace }) => trace.events)));

describe.each(trackingSources.map((source) => [source.code, source] as const))('%s', (_code, source) => {
  let numbers: readonly string[];
  let app: ChannelApp;
  beforeAll(async () => {
    ear.pushes.length = 0;
    app = { fields: trackingFields[source.code], addresses: emulatedAddresses(source, emulators.url) };
    hearing = { source, app };
    numbers = await begin(source);
    for (const waybillNo of numbers) await source.subscribe(outside, { app }, { ...ask(waybillNo), callbackUrl: ear.url });
  });

  test('to subscribe twice is no failure; a number that nobody knows yet is none either', async () => {
    await source.subscribe(outside, { app }, { ...ask(numbers[0]!), callbackUrl: ear.url });
    expect(await source.query(outside, { app }, ask(numbers[0]!))).toBeNull();
  });

  test('parcels that were told of as shipped are fetched, carried and delivered, and every step is heard once', async () => {
    await wait('12d');
    for (const waybillNo of numbers) {
      expect(standing(waybillNo).state).toBe('DELIVERED');
      const all = news(waybillNo);
      expect(new Set(all.map(({ newsId }) => newsId)).size).toBe(all.length);
      expect(all.at(-1)?.trace.carrier).toBe('YTO');
      const states = all.at(-1)!.trace.events.map(({ meaning }) => meaning?.state);
      expect(states[0]).toBe('PICKED_UP');
      expect(states).toEqual(expect.arrayContaining(['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED']));
    }
  });

  test('a query tells the same as the pushes', async () => {
    const [waybillNo] = numbers;
    const trace = await source.query(outside, { app }, ask(waybillNo!));
    expect(trace?.events.map(({ at, text }) => [at, text])).toEqual(
      news(waybillNo!)
        .at(-1)
        ?.trace.events.map(({ at, text }) => [at, text]),
    );
    expect(traceStandingOf(trace?.events ?? [])).toEqual(standing(waybillNo!));
  });

  const endings = [
    ['refused', 'RETURNED', 'RETURN_SIGNED'],
    ['lost', 'EXCEPTION', 'STALLED'],
    ['locker', 'DELIVERED', 'LOCKER_SIGNED'],
    ['delivery_failed', 'DELIVERED', 'AFTER_EXCEPTION'],
    ['damaged', 'RETURNED', 'RETURN_SIGNED'],
    ['false_sign', 'DELIVERED', null],
  ] as const;

  test('over a bad road, with pushes lost, doubled and out of order, every parcel ends where it ended', async () => {
    await emulators.control('POST', 'scenario', { steps: [{ do: 'act', act: 'ship_elsewhere', count: endings.length }] });
    const fresh = (await knownNumbers()).slice(numbers.length);
    await emulators.control('POST', 'road', { duplicate: 0.5, shuffle: 0.5, shuffleMs: '30h' });
    for (const [index, waybillNo] of fresh.entries()) {
      await source.subscribe(outside, { app }, { ...ask(waybillNo), callbackUrl: ear.url });
      await emulators.control('POST', 'parcel', { waybill: waybillNo, act: 'collect', story: endings[index]![0] });
    }
    const before = ear.pushes.length;
    await wait('25d');
    await emulators.control('POST', 'road', { duplicate: 0, shuffle: 0 });
    const pushed = ear.pushes.slice(before).flatMap((push) => push.news);
    expect(new Set(pushed.map(({ newsId }) => newsId)).size, 'some came twice').toBeLessThan(pushed.length);
    const lengths = fresh.flatMap((waybillNo) => news(waybillNo).map(({ trace }) => trace.events.length));
    expect(lengths, 'some overtook others').not.toEqual(lengths.toSorted((a, b) => a - b));
    expect(fresh.map((waybillNo) => [standing(waybillNo).state, standing(waybillNo).sub])).toEqual(
      endings.map(([, state, sub]) => [state, sub]),
    );
  });

  test('a push that is not genuine brings nothing and is not taken', () => {
    const body = new URLSearchParams({
      sign: 'F'.repeat(32),
      param: '{"status":"polling"}',
      RequestData: '{"Data":[]}',
      RequestType: '101',
      DataSign: 'x',
    });
    const push = source.receive(app, { method: 'POST', query: {}, headers: {}, body: body.toString() }, emulatorNow);
    expect(push.news).toEqual([]);
  });

  test('a wrong key is the account’s fault', async () => {
    const [secret] = ['app_key', 'key'].filter((name) => name in app.fields);
    const other: ChannelApp = { ...app, fields: { ...app.fields, [secret!]: 'wrong' } };
    const fault = await source.query(outside, { app: other }, ask(numbers[0]!)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ConnectorFault);
    expect(['invalid_request', 'permission', 'auth_expired']).toContain((fault as ConnectorFault).kind);
  });
});
