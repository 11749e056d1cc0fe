import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fulfillmentStopAsked, parcelNumberFailed } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { shopExpired } from '@zhidan/core/channels/shop-event.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { NoticeRow } from '@zhidan/core/notify/notice-api.ts';
import { startingNoticeRules } from '@zhidan/core/notify/starting-notice-rules.ts';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import { appForFile, type TestVisitor } from '../testing/test-app.ts';
import { connectDemoMessengerJob } from './demo/connect-demo-messenger.ts';
import { onNews } from './on-news.ts';

const house = appForFile();

const failed = (problem = 'no_balance') =>
  parcelNumberFailed({
    subjectId: newId(house().merchant.clock()),
    payload: { fulfillmentOrderId: 'f', orderIds: ['o'], carrier: 'ZTO', problem },
  });
const stopAsked = () => fulfillmentStopAsked({ subjectId: newId(house().merchant.clock()), payload: { orderIds: ['o'] } });

/** The news reach the journal and the subscriber, as they do in the worker. */
async function happen(...news: readonly Happened[]): Promise<void> {
  const { db, clock, vault } = house().merchant;
  const ask = { by: systemCaller('test'), now: clock(), vault };
  await inTransaction(db, async (tx) => {
    await emit(tx, ask, news);
    const events = news.map((one, index) => ({ ...one, id: String(index), at: ask.now, actorId: 'test' }));
    await onNews.apply(
      tx,
      events.filter(({ event }) => onNews.on.includes(event)),
      ask,
    );
  });
}

const bell = async (visitor: TestVisitor) =>
  (await visitor.get('/api/notices')).body as unknown as { newCount: number; items: readonly NoticeRow[] };
const shown = async (visitor: TestVisitor) =>
  (await bell(visitor)).items.filter(({ closedAt }) => closedAt === null).map(({ text }) => text);

beforeAll(async () => {
  await happen(stopAsked(), failed(), failed('unreachable'), stopAsked(), stopAsked());
});

test('what happens again while a notice stands counts up, and each role hears its own', async () => {
  const [cangku, yunying, caiwu] = [await house().as('cangku'), await house().as('yunying'), await house().as('caiwu')];
  expect(await shown(cangku)).toEqual(['3 张已打印的发货单要拦下，请不要发出']);
  expect(await shown(yunying)).toEqual(['2 个包裹没有取到运单号']);
  expect(await bell(caiwu)).toEqual({ newCount: 0, items: [] });
  await happen(failed());
  expect(await shown(yunying)).toEqual(['3 个包裹没有取到运单号']);
});

test('the bell counts what came since the person looked, and each person looks alone', async () => {
  await happen(shopExpired({ subjectId: newId(house().merchant.clock()), payload: { platformCode: '27', platformWords: 'expired' } }));
  const [zhuguan, laoban] = [await house().as('zhuguan'), await house().as('laoban')];
  const before = await bell(zhuguan);
  expect(before.newCount).toBeGreaterThan(0);
  expect((await zhuguan.post('/api/notices/see', { until: before.items[0]?.lastAt })).status).toBe(200);
  expect((await bell(zhuguan)).newCount).toBe(0);
  expect((await bell(laoban)).newCount).toBeGreaterThan(0);
});

test('dealt with by one is dealt with for the role; it can be taken back, and comes anew when it happens again', async () => {
  const cangku = await house().as('cangku');
  const [notice] = (await bell(cangku)).items;
  const close = () => cangku.post(`/api/notices/${notice?.id}/close`, {});
  expect([(await close()).status, (await close()).status]).toEqual([200, 200]);
  expect(await shown(cangku)).toEqual([]);
  expect((await bell(cangku)).items[0]).toMatchObject({ closedBy: expect.any(String), isNew: false });
  expect((await cangku.post(`/api/notices/${notice?.id}/reopen`, {})).status).toBe(200);
  expect(await shown(cangku)).toHaveLength(1);
  await close();
  await happen(stopAsked());
  expect(await shown(cangku)).toEqual(['1 张已打印的发货单要拦下，请不要发出']);
  const refused = await cangku.post(`/api/notices/${notice?.id}/reopen`, {});
  expect([refused.status, refused.body.code]).toEqual([409, 'notice.stands_again']);
});

test('a notice of another role cannot be closed', async () => {
  const [cangku, caiwu] = [await house().as('cangku'), await house().as('caiwu')];
  const [notice] = (await bell(cangku)).items;
  const refused = await caiwu.post(`/api/notices/${notice?.id}/close`, {});
  expect([refused.status, refused.body.code]).toEqual([404, 'notice.not_found']);
});

test('a rule may tell who is on duty then; a list that is gone is the owner’s', async () => {
  const [laoban, caiwu, cangku] = [await house().as('laoban'), await house().as('caiwu'), await house().as('cangku')];
  const idOf = async (visitor: TestVisitor): Promise<string> =>
    ((await visitor.get('/api/session')).body as unknown as { person: { id: string } }).person.id;
  const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, untilMinute: 1_440 };
  const shifts = [{ ...everyDay, personId: await idOf(caiwu) }];
  const list = await laoban.post('/api/approval-setup/duty-lists', { listId: null, name: '夜班', shifts });
  expect(list.status, list.text).toBe(200);
  const listId = String(list.body['listId']);
  const { items } = (await laoban.get('/api/notice-rules')).body as unknown as { items: readonly { code: string; version: number }[] };
  const { version } = items.find(({ code }) => code === 'number_failed') ?? expect.fail();
  const rule = { ...startingNoticeRules.number_failed, to: { roles: [], people: [], duty: [listId], named: false }, per: ['problem'] };
  expect((await laoban.post('/api/notice-rules', { code: 'number_failed', version, rule })).status).toBe(200);
  await happen(failed('on_duty'));
  expect([await shown(caiwu), (await shown(cangku)).some((text) => text.includes('没有取到'))]).toEqual([
    ['1 个包裹没有取到运单号'],
    false,
  ]);
  expect((await laoban.post(`/api/approval-setup/duty-lists/${listId}/remove`)).status).toBe(200);
  const before = (await shown(laoban)).length;
  await happen(failed('list_gone'));
  expect([(await shown(caiwu)).length, (await shown(laoban)).length]).toEqual([1, before + 1]);
});

test('the demo’s group hears of approvals by a robot of the emulated messenger; asked twice it is set up once, and a rule somebody has changed stays', async () => {
  const apps = JSON.stringify([{ platform: 'wecom', key: 'd3m00000-0000-4000-8000-000000000005' }]);
  const world = createServer((_, response) => void response.setHeader('content-type', 'application/json').end(apps));
  await new Promise<void>((ready) => world.listen(0, '127.0.0.1', ready));
  const { merchant } = house();
  const emulatorUrl = `http://127.0.0.1:${(world.address() as AddressInfo).port}`;
  const connect = () =>
    connectDemoMessengerJob.run(merchant, {
      payload: { emulatorUrl },
      jobId: '',
      attempt: 1,
      now: merchant.clock(),
      signal: new AbortController().signal,
    });
  await connect();
  await connect();
  await new Promise((closed) => world.close(closed));
  const owner = await house().as('laoban');
  const roads = (await owner.get('/api/roads')).body as unknown as {
    items: readonly Readonly<{ id: string; kind: string; reach: string }>[];
  };
  expect(roads.items.map(({ kind, reach }) => ({ kind, reach }))).toEqual([{ kind: 'wecom_robot', reach: 'group' }]);
  const rules = (await owner.get('/api/notice-rules')).body as unknown as {
    items: readonly Readonly<{ code: string; rule: Readonly<{ groups: readonly string[] }> }>[];
  };
  const told = rules.items.filter(({ rule }) => rule.groups.includes(roads.items[0]?.id ?? ''));
  // the rule of refused numbers was changed by hand above
  expect(told.map(({ code }) => code).toSorted()).toEqual(['approval_wanted', 'deadline_passed']);
});
