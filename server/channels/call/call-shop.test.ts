import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openMerchant } from '../../platform/db/open-merchant.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { authorizeShop, beginWorld, emulatedShop } from '../../testing/emulated-shop.ts';
import { registration } from '../../testing/emulated-app.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { testMerchantName, testSecretKey } from '../../testing/test-database.ts';
import { silentLog } from '../../testing/test-log.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import { pauseCalls } from './call-pace-store.ts';
import { callShop, type ShopCall } from './call-shop.ts';
import { callingShop } from './shop-access-store.ts';

const dayMs = 86_400_000;
const merchant = merchantForFile();
let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

/** Another process of the same merchant. */
async function secondProcess(): Promise<Merchant> {
  const { databaseUrl, clock } = merchant();
  const other = await openMerchant({ databaseUrl, name: testMerchantName, secretKey: testSecretKey, log: silentLog(), clock, poolSize: 4 });
  onTestFinished(() => other.close());
  return other;
}

let shopCount = 0;

async function aShop(code: Connector['code'], extra: Readonly<Record<string, string>> = {}): Promise<ShopId> {
  const name = `店铺 ${(shopCount += 1)}`;
  await beginWorld(merchant(), emulators, { seed: name, codes: [code] });
  await emulators.control('POST', 'apps', registration(code, extra));
  await merchant().db.updateTable('shops').set({ platform_shop_no: null }).execute(); // each test has a world of its own, with the same numbers
  return emulatedShop(merchant(), emulators, { code, name });
}

async function wait(durationMs: number): Promise<void> {
  await emulators.control('POST', 'clock', { advance: durationMs });
  merchant().clock.advance(durationMs);
}

const count: ShopCall<number> = async (connector, outside, access) =>
  (await connector.countOrders(outside, access, { from: plusMs(outside.now(), -3_600_000), to: outside.now() })).orderCount;

/** So many calls of which none asks before all have the token with which they ask. */
function together(callCount: number): readonly ShopCall<number>[] {
  const all = Promise.withResolvers<void>();
  let ready = 0;
  return Array.from({ length: callCount }, () => async (...ask) => {
    ready += 1;
    if (ready === callCount) all.resolve();
    await all.promise;
    return count(...ask);
  });
}

const shopRow = (id: ShopId) =>
  merchant()
    .db.selectFrom('shops')
    .select(['state', 'last_fault_kind', 'last_fault_words', 'grant_expires_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const eventsOf = async (id: ShopId) => {
  const rows = await merchant().db.selectFrom('journal').select('event').where('subject_id', '=', id).orderBy('subject_seq').execute();
  return rows.map(({ event }) => event);
};

test('two processes that meet an ended token renew it once, and both get their answer', async () => {
  const shopId = await aShop('douyin');
  const other = await secondProcess();
  await wait(7 * dayMs + 3_600_000);
  const processes = [merchant(), other, merchant(), other];
  expect(await Promise.all(processes.map((process) => callShop(process, shopId, count)))).toEqual([0, 0, 0, 0]);
  expect(await eventsOf(shopId)).toEqual(['shop.added', 'shop.authorized', 'shop.grant_refreshed']);
  expect((await shopRow(shopId)).grant_expires_at).toBe(plusMs(merchant().clock(), 7 * dayMs));
});

test('a token that the platform refuses before its time is renewed once by all who meet the refusal', async () => {
  const shopId = await aShop('pinduoduo');
  const other = await secondProcess();
  await emulators.control('POST', 'faults', { kind: 'token_expired', platform: 'pinduoduo', match: 'pdd.order', times: 2 });
  const [first, second] = together(2);
  expect(await Promise.all([callShop(merchant(), shopId, first!), callShop(other, shopId, second!)])).toEqual([0, 0]);
  expect(await eventsOf(shopId)).toEqual(['shop.added', 'shop.authorized', 'shop.grant_refreshed']);
});

test('an authorisation that the seller takes back ends the shop, once and with the platform’s words, until a person authorises again', async () => {
  const shopId = await aShop('youzan');
  await emulators.control('POST', 'revoke', { shop: 1 });
  const other = await secondProcess();
  for (const process of [merchant(), other])
    await expect(callShop(process, shopId, count)).rejects.toMatchObject({ name: 'ConnectorFault', kind: 'auth_expired' });
  expect(await shopRow(shopId)).toMatchObject({ state: 'expired', last_fault_kind: 'auth_expired' });
  expect((await shopRow(shopId)).last_fault_words).not.toBe('');
  await authorizeShop(merchant(), emulators, { code: 'youzan', shopId });
  expect(await callShop(merchant(), shopId, count)).toBe(0);
  expect(await shopRow(shopId)).toMatchObject({ state: 'authorized', last_fault_kind: null });
  expect(await eventsOf(shopId)).toEqual(['shop.added', 'shop.authorized', 'shop.expired', 'shop.authorized']);
});

test('an authorisation that we cannot renew is told to be near its end a week before, once, and works on', async () => {
  const shopId = await aShop('taobao', { no_refresh: 'yes', token_seconds: String(10 * 86_400) });
  expect(await callShop(merchant(), shopId, count)).toBe(0);
  expect(await shopRow(shopId)).toMatchObject({ state: 'authorized' });
  await wait(4 * dayMs);
  for (let time = 0; time < 2; time += 1) expect(await callShop(merchant(), shopId, count)).toBe(0);
  expect(await shopRow(shopId)).toMatchObject({ state: 'expiring' });
  expect(await eventsOf(shopId)).toEqual(['shop.added', 'shop.authorized', 'shop.expiring']);
});

test('a renewal that fails while the token still works costs nothing but a warning', async () => {
  const shopId = await aShop('douyin');
  await wait(7 * dayMs - 30 * 60_000);
  await emulators.control('POST', 'faults', { kind: 'server_error', platform: 'douyin', match: 'token/refresh' });
  expect(await callShop(merchant(), shopId, count)).toBe(0);
  expect(await shopRow(shopId)).toMatchObject({ state: 'expiring' });
});

test('what may succeed another time is repeated, and what never will is not', async () => {
  const shopId = await aShop('youzan');
  for (const kind of ['server_error', 'garbled', 'disconnect', 'lost_answer', 'throttled'])
    await emulators.control('POST', 'faults', { kind, platform: 'youzan', times: 1 });
  expect(await callShop(merchant(), shopId, count)).toBe(0);
  let askedCount = 0;
  const refusing: ShopCall<never> = () => {
    askedCount += 1;
    throw new ConnectorFault({ kind: 'invalid_request', platformCode: '1', platformWords: 'no' });
  };
  await expect(callShop(merchant(), shopId, refusing)).rejects.toMatchObject({ kind: 'invalid_request' });
  expect(askedCount).toBe(1);
});

test('all processes together keep a shop’s pace, and a pause the platform asks for holds for all of them', async () => {
  const shopId = await aShop('jd');
  const other = await secondProcess();
  await merchant().db.updateTable('shops').set({ calls_per_second: 20 }).where('id', '=', shopId).execute();
  const began = performance.now();
  await Promise.all(Array.from({ length: 16 }, (_, index) => callShop(index % 2 === 0 ? merchant() : other, shopId, count)));
  expect(performance.now() - began).toBeGreaterThan((15 / 20) * 1_000 - 60); // clocks of two programs are a little apart
  await emulators.control('POST', 'faults', { kind: 'throttled', platform: 'jd', times: 1 });
  const both = Promise.all([callShop(merchant(), shopId, count), callShop(other, shopId, count)]);
  const lift = () => merchant().db.updateTable('call_paces').set({ paused_until: null }).where('paused_until', 'is not', null);
  await until('the platform’s minute begins', async () => ((await lift().executeTakeFirst()).numUpdatedRows > 0n ? true : null)); // and is over
  expect(await both).toEqual([0, 0]);
  await pauseCalls(merchant().db, shopId, 120_000);
  for (const process of [merchant(), other])
    // too long to wait for
    await expect(callShop(process, shopId, count)).rejects.toMatchObject({ kind: 'throttled', platformCode: 'paused' });
});

test('a shop that is not authorised is not called', async () => {
  const shopId = await aShop('jd');
  await merchant().db.updateTable('shops').set({ state: 'unauthorized', grant_sealed: null }).where('id', '=', shopId).execute();
  const call: ShopCall<never> = () => expect.unreachable();
  await expect(callShop(merchant(), shopId, call)).rejects.toMatchObject({ kind: 'auth_expired', platformCode: 'unauthorized' });
});

test('no token stands in the journal', async () => {
  const shops = await merchant().db.selectFrom('shops').select('id').where('grant_sealed', 'is not', null).execute();
  const open = await Promise.all(shops.map(({ id }) => callingShop(merchant().db, merchant().vault, id as ShopId)));
  const tokens = open.flatMap((shop) => [shop?.grant?.accessToken, shop?.grant?.refreshToken]).filter((token) => token);
  expect(tokens.length).toBeGreaterThan(8);
  const rows = await merchant().db.selectFrom('journal').select(['payload', 'before', 'after']).execute();
  const text = JSON.stringify(rows);
  expect(tokens.filter((token) => text.includes(token!))).toEqual([]);
});
