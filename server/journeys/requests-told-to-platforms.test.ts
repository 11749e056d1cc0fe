import { connectors } from '@zhidan/connectors/index.ts';
import type { ConnectorCode } from '@zhidan/core/channels/channel.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ordersByIds } from '../orders/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { carryOut } from '../requests/carry-out.ts';
import { carryOutType } from '../requests/carry-out-type.ts';
import { saveGate } from '../requests/gate-store.ts';
import { makeRequest } from '../requests/make-request.ts';
import { doneSteps, requestById } from '../requests/request-store.ts';
import { live, pullAll, pulledWorld, type PulledShop } from '../testing/pulled-world.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { typedReceiver } from '../testing/test-requests-house.ts';

/** A change of address that was approved, as the platforms hear of it: each in its own words, the refusals too. */
const merchant = merchantForFile();
const by = systemCaller('test');
const minuteMs = 60_000;
let emulators: RunningEmulators;
let shops: readonly PulledShop[];

beforeAll(async () => {
  emulators = await runEmulators();
  shops = await pulledWorld(merchant(), emulators, { seed: 'told', codes: connectors.map(({ code }) => code) });
  await live(merchant(), emulators, [
    ...shops.map(({ shopSeq }) => ({ do: 'order', shop: shopSeq, count: 4, over: '5m', isPresale: false, isPaid: true })),
    { do: 'wait', for: '20m' },
  ]);
  await pullAll(merchant(), shops);
  const { db, clock } = merchant();
  await declareQueues(db, [carryOutType]);
  const gate = { condition: { all: [] }, isOn: true, needsApproval: false, changedAt: clock(), changedBy: 'test' };
  await inTransaction(db, (tx) => saveGate(tx, { kind: 'change_address', ...gate }));
}, 240_000);
afterAll(() => emulators.stop());

const shopOf = (code: ConnectorCode): PulledShop => shops.find((one) => one.code === code) ?? expect.fail(code);
const used = new Set<string>();

/** An order of a shop that no test has had. */
async function anOrder({ shopId }: PulledShop): Promise<Readonly<{ id: string; no: string }>> {
  const rows = merchant().db.selectFrom('orders').select(['id', 'channel_order_no as no']);
  const found = await rows.where('shop_id', '=', shopId).where('status', '=', 'received').orderBy('channel_order_no').execute();
  const fresh = found.find(({ id }) => !used.has(id)) ?? expect.fail('no order is left');
  used.add(fresh.id);
  return fresh;
}

const receiver = { ...typedReceiver, town: '仓前街道' };

async function readdress(orderId: string): Promise<string> {
  const { db, clock, vault } = merchant();
  const ask = { by, now: clock(), orderId: orderId as never, ask: { kind: 'change_address', receiver } as const, reason: '买家搬家' };
  const { requestId } = await inTransaction(db, (tx) => makeRequest(tx, ask, vault));
  await carryOut(merchant(), requestId);
  return requestId;
}

const told = async (requestId: string) => (await doneSteps(merchant().db, requestId)).find(({ step }) => step === 'tell')?.detail;
const stateOf = async (requestId: string) => (await requestById(merchant().db, requestId))?.state;
const receiverHere = async (id: string) => (await ordersByIds(merchant().db, merchant().vault, [id]))[0]?.content.receiver;

type There = Readonly<{ no: string; receiver: Readonly<{ province: string; city: string; district: string; detail: string }> }>;

async function receiverThere({ shopSeq }: PulledShop, no: string): Promise<There['receiver'] | undefined> {
  const trades = (await emulators.control('GET', 'trades', { shop: shopSeq, limit: 1_000 })) as unknown as There[];
  return trades.find((trade) => trade.no === no)?.receiver;
}

/** Platforms whose buyers have to agree before their page shows another address, and those that have no call. */
const asksBuyer: readonly ConnectorCode[] = ['wechat-shop'];
const canBeTold = connectors.filter(({ write }) => write.changeAddress !== null).map(({ code }) => code);

describe.each(canBeTold)('%s', (code) => {
  test('is told the new receiver, and what it tells back is no news', async () => {
    const shop = shopOf(code);
    const { id, no } = await anOrder(shop);
    const requestId = await readdress(id);
    expect([await stateOf(requestId), await told(requestId)]).toEqual(['done', { told: 'yes' }]);
    const there = await receiverThere(shop, no);
    if (!asksBuyer.includes(code)) expect(there).toMatchObject({ province: '浙江省', city: '杭州市', district: '余杭区' });
    await live(merchant(), emulators, [{ do: 'wait', for: '5m' }]);
    await pullAll(merchant(), [shop]);
    expect(await receiverHere(id)).toMatchObject({ kind: 'plain', city: '杭州市', phone: receiver.phone });
    const open = merchant()
      .db.selectFrom('order_exceptions')
      .select(['kind', 'detail'])
      .where('order_id', '=', id)
      .where('cleared_at', 'is', null);
    expect((await open.execute()).filter(({ kind }) => kind === 'platform_changed')).toEqual([]);
  });

  test('says no to what has left there: the request is done all the same, and its words stand in the step', async () => {
    const shop = shopOf(code);
    const { id, no } = await anOrder(shop);
    await emulators.control('POST', 'act', { shop: shop.shopSeq, trade: no, act: 'ship_elsewhere' });
    const requestId = await readdress(id);
    const step = await told(requestId);
    expect([await stateOf(requestId), step?.['told']]).toEqual(['done', 'refused']);
    expect(String(step?.['words'])).toMatch(/[一-鿿]/u); // its own words
    expect(await receiverHere(id)).toMatchObject({ city: '杭州市' });
  });
});

test('a platform without such a call is not asked, and the step says so', async () => {
  const without = connectors.filter(({ write }) => write.changeAddress === null).map(({ code }) => code);
  expect(without).toEqual(['jd']);
  const requestId = await readdress((await anOrder(shopOf('jd'))).id);
  expect([await stateOf(requestId), await told(requestId)]).toEqual(['done', { told: 'impossible' }]);
});

test('a platform that is away is told later, by whoever looks then; the order is free meanwhile', async () => {
  const shop = shopOf('douyin');
  const { id, no } = await anOrder(shop);
  await emulators.control('POST', 'faults', { kind: 'unavailable', platform: 'douyin', match: 'addressModify' });
  const requestId = await readdress(id);
  expect([await stateOf(requestId), await told(requestId)]).toEqual(['carrying', undefined]);
  const rows = await merchant().db.selectFrom('orders').select('may_ship').where('id', '=', id).execute();
  expect(rows).toEqual([{ may_ship: true }]);
  await emulators.control('POST', 'clear-faults');
  const due = (await requestById(merchant().db, requestId))?.dueAt;
  expect(due).toBe(plusMs(merchant().clock(), minuteMs));
  merchant().clock.advance(minuteMs);
  await carryOut(merchant(), requestId);
  expect([await stateOf(requestId), await told(requestId)]).toEqual(['done', { told: 'yes' }]);
  expect(await receiverThere(shop, no)).toMatchObject({ city: '杭州市' });
});
