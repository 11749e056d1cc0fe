import { fulfillmentStopAsked, parcelNumberFailed } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { shopExpired } from '@zhidan/core/channels/shop-event.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { NoticeRow } from '@zhidan/core/notify/notice-api.ts';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import { appForFile, type TestVisitor } from '../testing/test-app.ts';
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
