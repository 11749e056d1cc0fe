import type { ChainWatch } from '@zhidan/core/insights/chain/chain-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { beforeAll, expect, test } from 'vitest';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { appForFile } from '../../testing/test-app.ts';
import { watchForBreaks } from './watch-for-breaks.ts';

const app = appForFile();
const minuteMs = 60_000;
let house: FulfillmentHouse;
const look = () => house.within((tx) => watchForBreaks(tx, house.ask()));

const watch = async (question = ''): Promise<ChainWatch> =>
  (await (await app().as('zhuguan')).get(`/api/chain${question}`)).body as unknown as ChainWatch;
const standing = async (no: string) => {
  const { steps } = (await (await app().as('zhuguan')).get(`/api/orders/${await house.orderId(no)}/chain`)).body as unknown as {
    steps: ChainWatch['items'][number]['steps'];
  };
  return steps.filter(({ state }) => state !== 'ahead').map(({ link, state }) => `${link} ${state}`);
};

beforeAll(async () => {
  house = await aFulfillmentHouse(app().merchant);
  const paidAt = app().merchant.clock();
  await house.receive(
    ...['waits', 'numbered', 'shipped'].map((no) => house.order(no, { paidAt, shipBy: plusMs(paidAt, 48 * 60 * minuteMs) })),
  );
  await house.settle();
  const [numbered, shipped] = [(await house.ofOrder('numbered')).id, (await house.ofOrder('shipped')).id];
  await house.bring([shipped], 'shipped');
  await house.bring([numbered], 'to_print');
  await house.number([numbered]);
});

test('the chain of an order shows what is done and what waits, link by link', async () => {
  expect(await standing('waits')).toEqual(['told done', 'stock waiting', 'audit waiting', 'basis done']);
  expect(await standing('numbered')).toEqual(['told done', 'stock done', 'audit done', 'number done', 'print waiting', 'basis done']);
  expect(await standing('shipped')).toEqual([
    'told done',
    'stock done',
    'audit done',
    'number done',
    'print done',
    'check done',
    'ship done',
    'notice waiting',
    'basis done',
  ]);
});

test('a link that takes longer than it may is told once, and again when it goes on', async () => {
  expect(await look()).toEqual({ found: 0, ended: 0 });
  app().merchant.clock.advance(61 * minuteMs);
  expect(await look()).toEqual({ found: 2, ended: 0 });
  expect(await look()).toEqual({ found: 0, ended: 0 });
  const { links, items } = await watch();
  expect(links.filter(({ brokenCount }) => brokenCount > 0).map(({ link }) => link)).toEqual(['stock', 'notice']);
  expect(items.map(({ channelOrderNo }) => channelOrderNo).toSorted()).toEqual(['shipped', 'waits']);
  expect((await watch('?link=print&state=waiting')).items.map(({ channelOrderNo }) => channelOrderNo)).toEqual(['numbered']);
  await house.reserve([(await house.ofOrder('waits')).id]);
  expect(await look()).toEqual({ found: 0, ended: 1 });
  expect(await house.told('chain.link_mended')).toEqual([await house.orderId('waits')]);
});

test('how long a link may take is the merchant’s; who may not set it up may not change it', async () => {
  const zhuguan = await app().as('zhuguan');
  expect((await zhuguan.post('/api/chain/limits', { link: 'notice', minutes: 600 })).status).toBe(200);
  expect(await look()).toEqual({ found: 0, ended: 1 });
  expect((await watch()).links.find(({ link }) => link === 'notice')).toMatchObject({ limitMinutes: 600, brokenCount: 0, waitingCount: 1 });
  const refused = await (await app().as('cangku')).post('/api/chain/limits', { link: 'notice', minutes: 1 });
  expect(refused.status).toBe(403);
  expect((await zhuguan.post('/api/chain/limits', { link: 'notice', minutes: 0 })).status).toBe(400);
});

test('an order that is held until a day breaks no link before that day, and is no longer counted as waiting', async () => {
  const clock = app().merchant.clock;
  await house.receive(house.order('held', { paidAt: clock(), shipBy: plusMs(clock(), 900 * 60 * minuteMs) }));
  await house.settle();
  const orderId = await house.orderId('held');
  const until = plusMs(clock(), 72 * 60 * minuteMs);
  const waitingBefore = (await watch()).links.find(({ link }) => link === 'stock')?.waitingCount ?? 0;
  expect(
    (await (await app().as('zhuguan')).post('/api/orders/hold', { orderIds: [orderId], reason: '买家后天才在家', until })).status,
  ).toBe(200);
  clock.advance(24 * 60 * minuteMs);
  await look();
  expect(await house.told('chain.link_broken')).not.toContain(orderId);
  expect(await standing('held')).toContain('stock held');
  expect((await watch()).links.find(({ link }) => link === 'stock')?.waitingCount).toBe(waitingBefore - 1);
  clock.advance(50 * 60 * minuteMs);
  await look();
  expect(await house.told('chain.link_broken')).toContain(orderId);
});
