import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { clockMinute } from '@zhidan/core/conditions/shanghai-clock.ts';
import { instantMs, plusMs } from '@zhidan/core/kernel/instant.ts';
import { approvalDecided, approvalWanted } from '@zhidan/core/approvals/approval-event.ts';
import { deadlineNear } from '@zhidan/core/fulfillment/deadlines/deadline-event.ts';
import { fulfillmentStopAsked, parcelNumberFailed } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { NoticeRow } from '@zhidan/core/notify/notice-api.ts';
import type { DeliveryRow } from '@zhidan/core/notify/delivery-api.ts';
import type { MessengerCode } from '@zhidan/core/notify/messenger.ts';
import { messengers } from '@zhidan/connectors/index.ts';
import type { PersonRoadId, RoadId } from '@zhidan/core/notify/road.ts';
import { startingNoticeRules } from '@zhidan/core/notify/starting-notice-rules.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { emulatedAddresses } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { mailServer, type MailServer } from '../../testing/mail-server.ts';
import { messengerApps } from '../../testing/messenger-apps.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { appForFile, type TestVisitor } from '../../testing/test-app.ts';
import { bindEnd } from '../mine/person-road-store.ts';
import { onNews } from '../on-news.ts';
import { pushRoadId } from '../roads/road-store.ts';
import { deliverJob } from './deliver-job.ts';
import { roadsDue } from './delivery-store.ts';
import { escalate } from './sweep-job.ts';

const house = appForFile();
const origin = 'https://oms.example.cn';
let emulators: RunningEmulators;
let mail: MailServer;
let push: Server;
let pushStatus = 201;
let pushed = 0;
const roads: Partial<Record<MessengerCode | 'email', string>> = {};

beforeAll(async () => {
  emulators = await runEmulators();
  for (const { app } of Object.values(messengerApps)) await emulators.control('POST', 'apps', app);
  await emulators.control('POST', 'clock', { set: house().merchant.clock(), speed: 0 });
  mail = await mailServer();
  push = createServer((request, response) => {
    request.resume();
    pushed += 1;
    response.writeHead(request.headers['content-encoding'] === 'aes128gcm' && request.headers.authorization ? pushStatus : 400).end();
  });
  await new Promise<void>((ready) => push.listen(0, '127.0.0.1', ready));
  for (const code of ['wecom_app', 'wecom_robot', 'feishu_app'] as const) roads[code] = await added(code);
  const fields = { host: '127.0.0.1', port: String(mail.port), from: 'oms@example.cn' };
  const byMail = await (await laoban()).post('/api/roads', { kind: 'email', name: '邮件', fields });
  roads.email = String(byMail.body['id']);
});
afterAll(async () => {
  await Promise.all([emulators.stop(), mail.stop(), new Promise((done) => push.close(done))]);
});
beforeEach(() => house().merchant.clock.advance(3_600_000));

const laoban = () => house().as('laoban');

async function added(code: MessengerCode): Promise<string> {
  const messenger = messengers.find((one) => one.code === code) ?? expect.fail();
  const addresses = emulatedAddresses({ code: messenger.service, addresses: messenger.addresses }, emulators.url);
  const answer = await (await laoban()).post('/api/roads', { kind: code, name: code, fields: messengerApps[code].fields, addresses });
  expect(answer.status, answer.text).toBe(200);
  return String(answer.body['id']);
}

async function happen(...news: readonly Happened[]): Promise<void> {
  const { db, clock, vault } = house().merchant;
  const ask = { by: systemCaller('test'), now: clock(), vault };
  await inTransaction(db, async (tx) => {
    await emit(tx, ask, news);
    const events = news.map((one, index) => ({ ...one, id: String(index), at: ask.now, actorId: 'test' }));
    await onNews.apply(tx, events, ask);
  });
}

/** What the worker does, until no road has anything due. */
async function deliver(): Promise<void> {
  const { merchant } = house();
  const now = merchant.clock();
  const job = deliverJob({ origin } as never);
  for (const roadId of await roadsDue(merchant.db, { now, lostSince: plusMs(now, -180_000) }))
    await job.run(merchant, { payload: { roadId }, jobId: '', attempt: 1, now, signal: AbortSignal.timeout(20_000) });
}

const log = async (): Promise<readonly DeliveryRow[]> =>
  ((await (await laoban()).get('/api/deliveries?limit=20')).body as unknown as { items: DeliveryRow[] }).items.filter(
    ({ skipReason }) => skipReason !== 'no_road',
  );
const heard = async (messenger: string) =>
  (await emulators.control('GET', 'messages', { messenger })) as unknown as readonly Readonly<{ to: string; text: string; url: string }>[];
const idOf = async (visitor: TestVisitor): Promise<string> =>
  String(((await visitor.get('/api/session')).body as unknown as { person: { id: string } }).person.id);
const stopAsked = () => fulfillmentStopAsked({ subjectId: newId(house().merchant.clock()), payload: { orderIds: ['o'] } });
const bind = (who: TestVisitor, road: MessengerCode | 'email', address: string) =>
  who.post('/api/my-notifications/bind', { roadId: roads[road], address });
const unbindAll = async (who: TestVisitor): Promise<void> => {
  const { roads: mine } = (await who.get('/api/my-notifications')).body as unknown as { roads: { id: string }[] };
  for (const { id } of mine) await who.post(`/api/my-notifications/${id}/remove`);
};
async function changeRule(code: keyof typeof startingNoticeRules, over: object): Promise<void> {
  const boss = await laoban();
  const { items } = (await boss.get('/api/notice-rules')).body as unknown as { items: { code: string; version: number }[] };
  const answer = await boss.post('/api/notice-rules', {
    code,
    version: items.find((one) => one.code === code)?.version,
    rule: { ...startingNoticeRules[code], ...over },
  });
  expect(answer.status, answer.text).toBe(200);
}

test('an alarm goes to the person’s own road with a signed link, and opening it needs a sign-in', async () => {
  const cangku = await house().as('cangku');
  expect((await bind(cangku, 'wecom_app', 'zhangsan')).status).toBe(200);
  await happen(stopAsked());
  await deliver();
  const message = (await heard('wecom')).at(-1) ?? expect.fail();
  expect(message).toMatchObject({ to: 'zhangsan', text: '1 张已打印的发货单要拦下，请不要发出' });
  expect((await log())[0]).toMatchObject({ state: 'sent', kind: 'wecom_app', fault: null });
  const token = message.url.replace(`${origin}/go/`, '');
  expect((await house().stranger.post('/api/notice-links/open', { token })).status).toBe(401);
  expect((await cangku.post('/api/notice-links/open', { token })).body).toMatchObject({ place: '/exceptions' });
  expect((await log())[0]?.openedAt).not.toBeNull();
});

test('the same again while the notice stands is not sent again within the rule’s pause', async () => {
  await happen(stopAsked());
  await happen(stopAsked());
  await deliver();
  const count = (await heard('wecom')).length;
  await happen(stopAsked());
  await deliver();
  expect((await heard('wecom')).length).toBe(count);
  house().merchant.clock.advance(31 * 60_000);
  await happen(stopAsked());
  await deliver();
  expect((await heard('wecom')).length).toBe(count + 1);
});

test('what a messenger refuses is told with its words and what to do, and goes by the next road of the person', async () => {
  const cangku = await house().as('cangku');
  await unbindAll(cangku);
  await bind(cangku, 'wecom_app', 'left-the-company');
  await bind(cangku, 'email', 'cangku@example.cn');
  mail.mails.length = 0;
  await happen(stopAsked());
  await deliver();
  await deliver();
  expect(mail.mails).toHaveLength(1);
  expect(mail.mails[0]).toContain('To: cangku@example.cn');
  // both were queued in the same millisecond, so their order in the log says nothing
  const both = (await log()).slice(0, 2);
  const [first, second] = ['refused', 'sent'].map((state) => both.find((one) => one.state === state));
  expect(second).toMatchObject({ state: 'sent', kind: 'email' });
  expect(first).toMatchObject({ state: 'refused', kind: 'wecom_app', fault: { code: '81013', words: expect.stringContaining('invalid') } });
  expect(first?.fault?.advice['zh-CN']).toContain('可见范围');
});

test('a browser that unsubscribed is forgotten; one that listens gets it', async () => {
  const cangku = await house().as('cangku');
  await unbindAll(cangku);
  const { db, vault, clock } = house().merchant;
  const personId = await idOf(cangku);
  const endpoint = `http://127.0.0.1:${(push.address() as AddressInfo).port}/send/1`;
  const keys = {
    p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  };
  await inTransaction(db, async (tx) => {
    const now = clock();
    const roadId = await pushRoadId(tx, vault, { id: newId<RoadId>(now), name: '浏览器推送', now });
    const address = JSON.stringify({ endpoint, ...keys });
    await bindEnd(tx, vault, { id: newId<PersonRoadId>(now), personId, roadId, address, same: endpoint, label: '仓库手机', now });
  });
  await happen(stopAsked());
  await deliver();
  expect([pushed, (await log())[0]?.state]).toEqual([1, 'sent']);
  pushStatus = 410;
  house().merchant.clock.advance(3_600_000);
  await happen(stopAsked());
  await deliver();
  expect((await log())[0]).toMatchObject({ state: 'refused', fault: { code: 'gone' } });
  expect(((await (await house().as('cangku')).get('/api/my-notifications')).body as unknown as { roads: unknown[] }).roads).toEqual([]);
});

test('what comes in quiet hours is told together when they end, less what was dealt with until then; alarms are sent at once', async () => {
  const { merchant } = house();
  const yunying = await house().as('yunying');
  await bind(yunying, 'feishu_app', 'ou_7d8a6e6df7621556ce0d21922b676706');
  await changeRule('number_failed', { personal: true, per: ['carrier'] });
  const minute = clockMinute(instantMs(merchant.clock()));
  await yunying.post('/api/my-notifications/quiet', { quiet: { from: minute, to: (minute + 60) % 1_440 } });
  const payload = { fulfillmentOrderId: 'f', orderIds: ['o'], problem: 'no_balance' };
  const failed = (carrier: string) => parcelNumberFailed({ subjectId: newId(merchant.clock()), payload: { ...payload, carrier } });
  const mine = async () => (await heard('feishu')).filter(({ text }) => text.includes('没有取到运单号'));
  const before = (await mine()).length;
  await happen(failed('ZTO'), failed('YTO'), failed('STO'));
  await deliver();
  const kept = (await log()).slice(0, 3);
  expect(kept.map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
  expect(kept.every(({ dueAt }) => clockMinute(instantMs(dueAt)) === (minute + 60) % 1_440)).toBe(true);
  const { items } = (await yunying.get('/api/notices')).body as unknown as { items: NoticeRow[] };
  const one = items.find(({ text, closedAt }) => text.includes('没有取到运单号') && closedAt === null);
  await yunying.post(`/api/notices/${one?.id}/close`);
  await changeRule('number_failed', { personal: true, severity: 'alarm', per: ['carrier'] });
  await happen(failed('JD'));
  await deliver();
  expect((await mine()).length, 'an alarm does not wait').toBe(before + 1);
  merchant.clock.advance(3_600_000);
  await deliver();
  expect((await mine()).length).toBe(before + 2);
  const states = (await log()).flatMap(({ id, state }) => (kept.some((other) => other.id === id) ? [state] : []));
  expect(states.toSorted()).toEqual(['merged', 'sent', 'skipped']);
  await yunying.post('/api/my-notifications/quiet', { quiet: null });
});

test('what gathers for a digest goes as one message at the full quarter', async () => {
  await changeRule('number_failed', { personal: true, digestMinutes: 15 });
  await changeRule('notice_failed', { isOn: false });
  await changeRule('deadline_near', { personal: true, digestMinutes: 15, to: { roles: ['operations'], people: [], named: false } });
  const { clock } = house().merchant;
  const now = clock();
  await happen(
    parcelNumberFailed({ subjectId: newId(now), payload: { fulfillmentOrderId: 'f', orderIds: ['o'], carrier: 'ZTO', problem: 'x' } }),
    deadlineNear({ subjectId: newId(now), payload: { orderIds: ['o'], hours: 2, penaltyFen: 500 } }),
  );
  const before = (await heard('feishu')).length;
  await deliver();
  expect((await heard('feishu')).length).toBe(before);
  clock.advance(15 * 60_000);
  await deliver();
  const after = await heard('feishu');
  expect(after.length).toBe(before + 1);
  expect(after.at(-1)?.text.split('\n')).toHaveLength(2);
  expect(
    (await log())
      .slice(0, 2)
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(['merged', 'sent']);
});

test('an approval reaches those whom it names, and its notice ends when it is decided', async () => {
  const zhuguan = await house().as('zhuguan');
  await bind(zhuguan, 'wecom_app', 'lisi');
  const taskId = newId(house().merchant.clock());
  const about = { taskId, kind: 'change_address', subject: { kind: 'request', id: 'r' }, place: `/approvals/${taskId}` };
  await happen(approvalWanted({ subjectId: taskId, payload: { ...about, approverIds: [await idOf(zhuguan)], dueAt: null } }));
  await deliver();
  const message = (await heard('wecom')).at(-1) ?? expect.fail();
  expect(message.to).toBe('lisi');
  const token = message.url.replace(`${origin}/go/`, '');
  expect((await zhuguan.post('/api/notice-links/open', { token })).body).toMatchObject({ place: `/approvals/${taskId}` });
  const mine = async () =>
    ((await zhuguan.get('/api/notices')).body as unknown as { items: { place: string; closedAt: string | null }[] }).items.find(
      ({ place }) => place === `/approvals/${taskId}`,
    );
  expect((await mine())?.closedAt).toBeNull();
  await happen(approvalDecided({ subjectId: taskId, payload: { ...about, outcome: 'approved', byPersonId: null, minutes: 3 } }));
  expect((await mine())?.closedAt).not.toBeNull();
});

test('when nobody of the role looked in time, the next are told, once', async () => {
  await changeRule('stop_asked', { escalate: { minutes: 10, roles: ['owner'] } });
  const { merchant } = house();
  const cangku = await house().as('cangku');
  await cangku.post('/api/notices/see', { until: merchant.clock() });
  const standing = ((await cangku.get('/api/notices')).body as unknown as { items: { id: string; closedAt: string | null }[] }).items;
  for (const { id } of standing.filter(({ closedAt }) => closedAt === null)) await cangku.post(`/api/notices/${id}/close`);
  const boss = async () =>
    ((await (await laoban()).get('/api/notices')).body as unknown as { items: { text: string; closedAt: string | null }[] }).items.filter(
      ({ text, closedAt }) => text.includes('要拦下') && closedAt === null,
    ).length;
  merchant.clock.advance(1_000);
  await happen(stopAsked());
  await escalate(merchant);
  expect(await boss()).toBe(0);
  merchant.clock.advance(11 * 60_000);
  await escalate(merchant);
  await escalate(merchant);
  expect(await boss()).toBe(1);
});

test('a group robot is told once a notice, and a pause that it asks for is waited for', async () => {
  await changeRule('deadline_passed', { groups: [roads.wecom_robot], personal: false, severity: 'alarm' });
  await emulators.control('POST', 'faults', { kind: 'throttled', platform: 'wecom', match: 'webhook', times: 1 });
  await happen(deadlineNear({ subjectId: newId(house().merchant.clock()), payload: { orderIds: ['o'], hours: 0, penaltyFen: 500 } }));
  await deliver();
  expect((await log())[0]).toMatchObject({ state: 'queued', person: null, fault: { code: '45009', kind: 'throttled' } });
  house().merchant.clock.advance(61_000);
  await deliver();
  expect((await log())[0]).toMatchObject({ state: 'sent', roadName: 'wecom_robot' });
});
