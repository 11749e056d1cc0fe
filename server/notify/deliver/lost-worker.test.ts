import { messengers } from '@zhidan/connectors/index.ts';
import { parcelNumberFailed } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { startingNoticeRules } from '@zhidan/core/notify/starting-notice-rules.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emulatedAddresses } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { messengerApps } from '../../testing/messenger-apps.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { appForFile } from '../../testing/test-app.ts';
import { onNews } from '../on-news.ts';
import { deliverJob } from './deliver-job.ts';
import { roadsDue } from './delivery-store.ts';

const house = appForFile();
let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await runEmulators();
  await emulators.control('POST', 'apps', messengerApps.wecom_app.app);
  await emulators.control('POST', 'clock', { set: house().merchant.clock(), speed: 0 });
});
afterAll(() => emulators.stop());

const lostAfterMs = 180_000;
async function deliver(): Promise<void> {
  const { merchant } = house();
  const now = merchant.clock();
  for (const roadId of await roadsDue(merchant.db, { now, lostSince: plusMs(now, -lostAfterMs) }))
    await deliverJob({ origin: 'https://oms.example.cn' } as never).run(merchant, {
      payload: { roadId },
      jobId: '',
      attempt: 1,
      now,
      signal: AbortSignal.timeout(20_000),
    });
}

async function failed(carrier: string): Promise<void> {
  const { clock, db, vault } = house().merchant;
  const ask = { by: systemCaller('test'), now: clock(), vault };
  const payload = { fulfillmentOrderId: 'f', orderIds: ['o'], carrier, problem: 'no_balance' };
  const news = parcelNumberFailed({ subjectId: newId(clock()), payload });
  await inTransaction(db, async (tx) => {
    await emit(tx, ask, [news]);
    await onNews.apply(tx, [{ ...news, id: '1', at: ask.now, actorId: 'test' }], ask);
  });
}

const heard = async () =>
  ((await emulators.control('GET', 'messages', { messenger: 'wecom' })) as unknown as readonly Readonly<{ text: string }>[]).length;

test('a worker that dies between sending and writing it down has its message sent again to the letter, and the messenger leaves the second out', async () => {
  const { merchant } = house();
  const laoban = await house().as('laoban');
  const yunying = await house().as('yunying');
  const messenger = messengers.find(({ code }) => code === 'wecom_app') ?? expect.fail();
  const addresses = emulatedAddresses({ code: messenger.service, addresses: messenger.addresses }, emulators.url);
  const { fields } = messengerApps.wecom_app;
  const road = await laoban.post('/api/roads', { kind: 'wecom_app', name: '企业微信', fields, addresses });
  expect(road.status, road.text).toBe(200);
  expect((await yunying.post('/api/my-notifications/bind', { roadId: road.body['id'], address: 'zhangsan' })).status).toBe(200);
  const rule = { ...startingNoticeRules.number_failed, personal: true, digestMinutes: 0, per: ['carrier'] };
  const { items } = (await laoban.get('/api/notice-rules')).body as unknown as { items: readonly { code: string; version: number }[] };
  const { version } = items.find(({ code }) => code === 'number_failed') ?? expect.fail();
  expect((await laoban.post('/api/notice-rules', { code: 'number_failed', version, rule })).status).toBe(200);
  const before = await heard();
  await failed('ZTO');
  await failed('YTO');
  await deliver();
  expect(await heard()).toBe(before + 1);
  await sql`update deliveries set state = 'sending', sent_at = null, merged_into = null, claimed_at = ${merchant.clock()}`.execute(
    merchant.db,
  );
  await failed('STO');
  merchant.clock.advance(lostAfterMs + 1_000);
  await deliver();
  expect(await heard(), 'only what came since').toBe(before + 2);
  const { rows } = await sql<{ state: string }>`select state from deliveries order by state`.execute(merchant.db);
  expect(rows.map(({ state }) => state)).toEqual(['merged', 'sent', 'sent']);
});
