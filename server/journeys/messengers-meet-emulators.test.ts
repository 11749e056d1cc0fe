import { messengers } from '@zhidan/connectors/index.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { instant, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Message, Messenger, MessengerAccess, MessengerCode } from '@zhidan/core/notify/messenger.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emulatedAddresses } from '../channels/index.ts';
import { fetchOutside } from '../channels/fetch-outside.ts';
import { messengerApps } from '../testing/messenger-apps.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';

let emulators: RunningEmulators;
let now: Instant;
const outside = fetchOutside(() => now);

beforeAll(async () => {
  emulators = await runEmulators();
  for (const { app } of Object.values(messengerApps)) await emulators.control('POST', 'apps', app);
  now = instant(String((await emulators.control('POST', 'clock', { set: '2026-11-11T10:00:00+08:00', speed: 0 }))['now']));
});
afterAll(() => emulators.stop());

const messengerOf = (code: MessengerCode): Messenger => messengers.find((one) => one.code === code) ?? expect.fail();

/** With the fields that are registered, and a token where the messenger wants one. */
async function enter(code: MessengerCode, fields: Readonly<Record<string, string>> = {}): Promise<MessengerAccess> {
  const messenger = messengerOf(code);
  const addresses = emulatedAddresses({ code: messenger.service, addresses: messenger.addresses }, emulators.url);
  const app = { fields: { ...messengerApps[code].fields, ...fields }, addresses };
  return { app, token: (await messenger.token?.(outside, app))?.token ?? '' };
}

const message = (key: string, over: Partial<Message> = {}): Message => ({
  title: `改地址待审批 ${key}`,
  text: '1 单等待审批，还剩 30 分钟',
  url: `https://oms.example.cn/go/${key}`,
  button: '去处理',
  key,
  ...over,
});

const heard = async (service: string) =>
  (await emulators.control('GET', 'messages', { messenger: service })) as unknown as readonly { to: string; title: string; url: string }[];

const faultOf = (call: Promise<unknown>): Promise<ConnectorFault> =>
  call.then(
    () => expect.fail('it was taken'),
    (fault: unknown) => (fault instanceof ConnectorFault ? fault : expect.fail(String(fault))),
  );

test.each(messengers.map(({ code }) => code))('%s takes what we send, with the link on its button', async (code) => {
  const messenger = messengerOf(code);
  const access = await enter(code);
  const to = messenger.findPerson ? await messenger.findPerson(outside, access, '13800000001') : null;
  await messenger.send(outside, access, { to, message: message(code) });
  const last = (await heard(messenger.service)).at(-1);
  expect(last).toMatchObject({ to, url: `https://oms.example.cn/go/${code}` });
  expect(last?.title).toContain('改地址待审批');
});

test.each([
  ['wecom_robot', { key: 'no-such-robot' }, 'permission', '93000'],
  ['wecom_app', { agentid: '1' }, 'permission', '301002'],
  ['dingtalk_robot', { secret: 'SECwrong' }, 'invalid_request', '310000'],
  ['dingtalk_robot', { access_token: 'none' }, 'permission', '300005'],
  ['feishu_robot', { secret: 'wrong' }, 'invalid_request', '19021'],
  ['feishu_robot', { hook: 'none' }, 'permission', '19001'],
] as const)('%s refuses %o as %s', async (code, fields, kind, platformCode) => {
  const messenger = messengerOf(code);
  const access = await enter(code, fields);
  const fault = await faultOf(messenger.send(outside, access, { to: 'zhangsan', message: message('x') }));
  expect(fault).toMatchObject({ kind, platformCode });
  expect(messenger.refusals[platformCode]?.advice['zh-CN']).toBeTruthy();
});

test('a wrong clock is refused by robots that look at it', async () => {
  const late = fetchOutside(() => instant('2026-11-11T04:00:00.000Z'));
  for (const code of ['dingtalk_robot', 'feishu_robot'] as const)
    expect((await faultOf(messengerOf(code).send(late, await enter(code), { to: null, message: message('late') }))).kind).toBe(
      'invalid_request',
    );
});

test.each([
  ['wecom_app', { corpsecret: 'wrong' }],
  ['dingtalk_app', { appsecret: 'wrong' }],
  ['feishu_app', { app_secret: 'wrong' }],
] as const)('%s with a wrong secret gets no token, and its words do not repeat the secret', async (code, fields) => {
  const fault = await faultOf(enter(code, fields));
  expect(fault.kind).toBe('permission');
  expect(fault.message).not.toContain(Object.values(messengerApps[code].fields).at(-1));
});

test.each(['wecom_app', 'dingtalk_app', 'feishu_app'] as const)(
  '%s says when a token is unknown or over, and who is not there',
  async (code) => {
    const messenger = messengerOf(code);
    const access = await enter(code);
    const send = (token: string, to: string) => messenger.send(outside, { ...access, token }, { to, message: message('t') });
    expect((await faultOf(send('unknown-token', 'x'))).kind).toBe('auth_expired');
    expect((await faultOf(send(access.token, 'nobody'))).kind).toBe('business');
    expect(await messenger.findPerson?.(outside, access, '13900009999')).toBeNull();
  },
);

test.each(['wecom_app', 'feishu_app', 'dingtalk_app'] as const)('%s delivers one message that was sent twice once', async (code) => {
  const messenger = messengerOf(code);
  const access = await enter(code);
  const to = (await messenger.findPerson?.(outside, access, '13800000001')) ?? expect.fail();
  const before = (await heard(messenger.service)).length;
  await messenger.send(outside, access, { to, message: message(`twice-${code}`) });
  await messenger.send(outside, access, { to, message: message(`twice-${code}`) });
  expect((await heard(messenger.service)).length).toBe(before + 1);
});

test('more than twenty a minute silence the robots of WeCom and DingTalk, and five a second that of Feishu', async () => {
  for (const [code, count] of [
    ['wecom_robot', 20],
    ['dingtalk_robot', 20],
    ['feishu_robot', 5],
  ] as const) {
    const messenger = messengerOf(code);
    const access = await enter(code);
    const sent = await Promise.allSettled(
      Array.from({ length: count + 1 }, (_, at) => messenger.send(outside, access, { to: null, message: message(`${code}-${at}`) })),
    );
    const refused = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason as ConnectorFault] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ kind, retryAfterMs }) => kind === 'throttled' && retryAfterMs !== null)).toBe(true);
  }
});
