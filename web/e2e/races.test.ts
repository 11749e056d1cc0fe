import { listNoticeRules, saveNoticeRule } from '@zhidan/core/notify/rule-api.ts';
import { findFloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { listRequests, showRequest } from '@zhidan/core/requests/request-api.ts';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { messengerApps } from '../../server/testing/messenger-apps.ts';
import { publicOrigin } from './emulated-world.ts';
import { raceAt, raceStages, type Race, type RaceStage } from './start-races.ts';
import { expectToSee, visitorOf } from './visit.ts';
import { post } from './visitor.ts';

/**
 * Service asks for another address while the warehouse has that very order in its hands, each at a browser of their own. The same race
 * without screens, at the same millisecond, for every kind of request: server/requests/requests-under-rivals.test.ts.
 */
type Row = Readonly<{
  page: string;
  /** the warehouse has the parcel before it, its last move is still to come */
  begin(page: Page, race: Race): Promise<unknown>;
  act(page: Page, race: Race): Promise<unknown>;
  /** what the warehouse sees when it was first */
  won(page: Page): Promise<unknown>;
  /** where the parcel stands then */
  next: string;
  /** how far the request finds the order: when it is first, and when the warehouse was */
  found: Readonly<{ first: string; second: string | null }>;
  /** what service is told, before it sends, of a warehouse that was first */
  told: RegExp;
}>;

const isStopped = /变更审批/u;
const isLabelOut = /面单已打印：仓库拦下包裹/u;

async function scan(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const field = page.locator('main input[data-hotkey="search"]');
    await field.fill(text);
    await field.press('Enter');
  }
}

const done = (page: Page): Promise<void> => page.locator('output[data-tone="done"]').waitFor();

const table: Readonly<Record<RaceStage, Row>> = {
  to_print: {
    page: '/printing',
    begin: (page, { orderNo }) => page.locator('tr[data-row]', { hasText: orderNo }).getByRole('checkbox').check(),
    act: (page) => page.keyboard.press('F8'),
    won: (page) => expectToSee(page, '打开 PDF'),
    next: 'to_pick',
    found: { first: 'audited', second: 'printed' },
    told: isLabelOut,
  },
  to_check: {
    page: '/check',
    begin: async (page, { waybillNo }) => {
      await scan(page, waybillNo);
      await expectToSee(page, '共 2 件，请扫商品');
      await scan(page, 'BABY-01');
    },
    act: (page) => scan(page, 'BOTTLE-1'),
    won: done,
    next: 'to_weigh',
    found: { first: 'printed', second: 'printed' },
    told: isLabelOut,
  },
  to_weigh: {
    page: '/weigh',
    begin: async (page, { waybillNo }) => {
      await scan(page, waybillNo);
      await page.locator('output[data-tone="good"]').waitFor();
    },
    act: (page) => scan(page, '500'),
    won: done,
    next: 'to_ship',
    found: { first: 'printed', second: 'printed' },
    told: isLabelOut,
  },
  to_ship: {
    page: '/ship',
    begin: () => Promise.resolve(),
    act: (page, { waybillNo }) => scan(page, waybillNo),
    won: done,
    next: 'shipped',
    found: { first: 'printed', second: null },
    told: /已发货的请申请拦截/u,
  },
};

type Both = Readonly<{ service: Page; warehouse: Page }>;

/** Service has the form filled in; the warehouse, at a browser that remembers no parcel of before, has this one before it. */
async function line(service: Page, stage: RaceStage, turn: number): Promise<Both & Readonly<{ race: Race }>> {
  const race = raceAt(stage, turn);
  const { page: warehouse } = await visitorOf({ login: 'cangku' }, 'races');
  await Promise.all([warehouse.goto(table[stage].page), fillIn(service, race)]);
  await table[stage].begin(warehouse, race);
  return { service, warehouse, race };
}

/** Finds the order at the service desk and fills in what is asked for. */
async function fillIn(page: Page, { orderNo }: Race): Promise<void> {
  await page.goto('/desk');
  await page.getByLabel('查单').fill(orderNo);
  await page.getByLabel('查单').press('Enter');
  await page.getByRole('button', { name: /申请$/u }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('收件人').fill('王小明');
  await form.getByLabel('电话').fill('13900003333');
  await form.getByLabel('省市区').click();
  for (const name of ['浙江省', '杭州市', '余杭区']) await page.locator(`li[title="${name}"]`).click();
  await form.getByLabel('详细地址').fill('文一西路 969 号 3 幢');
  await form.getByRole('button', { name: '买家搬家' }).click();
  await expectToSee(page, '批准后会怎样');
}

const send = (page: Page): Promise<void> => page.getByRole('button', { name: '提交申请' }).click();

/** What both sides and everybody else can see: where the parcel stands, and how far the request found it. */
async function standing({ service, warehouse }: Both, { orderNo, waybillNo }: Race) {
  const houses = (await (await warehouse.request.get('/api/warehouses')).json()) as { items: { id: string }[] };
  const found = await warehouse.request.get(`${findFloorOrder.path}?warehouseId=${houses.items[0]?.id}&code=${waybillNo}`);
  const requests = (await (await service.request.get(`${listRequests.path}?which=all&search=${orderNo}`)).json()) as {
    items: { stage: string; state: string }[];
  };
  return { at: ((await found.json()) as { stage: string }).stage, requests: requests.items.map(({ stage, state }) => [stage, state]) };
}

const phone = { width: 360, height: 740 };
const robot = messengerApps.dingtalk_robot;

const messenger = async (name: string, ask?: object): Promise<unknown> => {
  const init = ask === undefined ? {} : { method: 'POST', body: JSON.stringify(ask) };
  const answer = await fetch(`${inject('emulatorUrl')}/control/${name}`, init);
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};
const links = async (): Promise<readonly string[]> =>
  ((await messenger('messages?messenger=dingtalk')) as { url: string | null }[]).flatMap(({ url }) =>
    url?.startsWith(publicOrigin) ? [url] : [],
  );

test('the owner adds a robot, is told what is wrong with its secret and mends it; approvals are told to the group from then on', async () => {
  await messenger('apps', robot.app);
  const { page, context } = await visitorOf({ login: 'laoban' }, 'races');
  await page.goto('/roads');
  await page.getByRole('button', { name: '添加通道' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /钉钉群机器人/u })
    .click();
  const form = page.getByRole('dialog');
  await form.getByLabel('名称').fill('审批群');
  await form.getByLabel(/access_token/u).fill(robot.fields['access_token'] ?? '');
  await form.getByLabel(/加签密钥/u).fill('SEC-of-somebody-else');
  await form.getByLabel(/自定义关键词/u).fill(robot.fields['keyword'] ?? '');
  await form.getByText('模拟（练习）').click();
  await form.getByRole('button', { name: /保\s?存/u }).click();
  await page.getByRole('button', { name: '发送测试' }).click();
  await expectToSee(page, /sign not match/u);
  await page.getByLabel(/加签密钥/u).fill(robot.fields['secret'] ?? '');
  await page.getByRole('button', { name: /保\s?存/u }).click();
  await page.locator('tr[data-row]', { hasText: '审批群' }).click();
  await page.getByRole('button', { name: '发送测试' }).click();
  await expectToSee(page, '对方已收下测试消息');
  const { items, groups } = (await (await page.request.get(listNoticeRules.path)).json()) as {
    items: { code: string; version: number; rule: object }[];
    groups: { id: string }[];
  };
  const wanted = items.find(({ code }) => code === 'approval_wanted');
  const rule = { ...wanted?.rule, groups: groups.map(({ id }) => id) };
  await post(context, saveNoticeRule.path, { code: 'approval_wanted', version: wanted?.version, rule });
});

test('from the message in the group to done in two taps, although the label is out; by looking at the link nobody decides', async () => {
  const race = raceAt('to_check', 2);
  const [{ page: service }, { page: warehouse }] = [
    await visitorOf({ login: 'kefu' }, 'races'),
    await visitorOf({ login: 'cangku' }, 'races'),
  ];
  const before = await links();
  await fillIn(service, race);
  await send(service);
  const fresh = async (): Promise<readonly string[]> => (await links()).filter((url) => !before.includes(url));
  await expect.poll(fresh, { timeout: 20_000 }).toHaveLength(1);
  const [link = ''] = await fresh();
  await warehouse.goto('/requests?which=to_lay_aside');
  await warehouse.locator('[data-row]', { hasText: race.orderNo }).click();
  await warehouse.getByRole('button', { name: '包裹已拦下' }).click();
  await expectToSee(warehouse, '仓库已拦下包裹');

  const path = link.slice(publicOrigin.length);
  const id = await requestId(service, race);
  const stateOf = async (): Promise<string> =>
    ((await (await service.request.get(showRequest.path.replace(':requestId', id))).json()) as { state: string }).state;
  const { page: stranger } = await visitorOf({ login: null, viewport: phone }, 'races');
  await stranger.goto(path);
  await stranger.getByRole('heading', { name: '登录', exact: true }).waitFor();
  await warehouse.goto(path);
  await expectToSee(warehouse, '139****3333');
  expect([await warehouse.getByRole('button', { name: '批准' }).count(), await stateOf()]).toEqual([0, 'asked']);

  const { page } = await visitorOf({ login: 'zhuguan', viewport: phone }, 'races');
  let taps = 0;
  await page.exposeFunction('tapped', () => (taps += 1));
  await page.addInitScript(() => addEventListener('click', () => (globalThis as unknown as { tapped(): void }).tapped(), true));
  taps += 1; // the link
  await page.goto(path);
  await page.getByRole('button', { name: '批准' }).click();
  await expectToSee(page, '已完成');
  expect([taps, await stateOf()]).toEqual([2, 'done']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);

  const { page: owner } = await visitorOf({ login: 'laoban' }, 'races');
  await owner.goto('/deliveries');
  await owner.locator('[data-row]', { hasText: '审批群' }).filter({ hasText: '等您审批' }).first().waitFor();
});

async function requestId(page: Page, { orderNo }: Race): Promise<string> {
  const { items } = (await (await page.request.get(`${listRequests.path}?which=all&search=${orderNo}`)).json()) as {
    items: { id: string }[];
  };
  return items[0]?.id ?? '';
}

test.each(raceStages)('%s: whoever is first goes on, and the other is stopped or told what that means', async (stage) => {
  const { page: service } = await visitorOf({ login: 'kefu' }, 'races');
  await serviceFirst(service, stage);
  await warehouseFirst(service, stage);
  if (stage === 'to_print' || stage === 'to_ship') await sameMoment(service, stage);
});

async function serviceFirst(service: Page, stage: RaceStage): Promise<void> {
  const row = table[stage];
  const { race, ...both } = await line(service, stage, 0);
  await send(both.service);
  await expectToSee(both.service, /订单已锁定/u);
  await row.act(both.warehouse, race);
  await expectToSee(both.warehouse, isStopped);
  await expect.poll(() => standing(both, race), { timeout: 20_000 }).toEqual({ at: stage, requests: [[row.found.first, 'asked']] });
}

async function warehouseFirst(service: Page, stage: RaceStage): Promise<void> {
  const row = table[stage];
  const { race, ...both } = await line(service, stage, 1);
  await row.act(both.warehouse, race);
  await row.won(both.warehouse);
  await expectToSee(both.service, row.told);
  if (row.found.second === null) expect(await both.service.getByRole('button', { name: '提交申请' }).isDisabled()).toBe(true);
  else {
    await send(both.service);
    await expectToSee(both.service, /订单已锁定/u);
  }
  const requests = row.found.second === null ? [] : [[row.found.second, 'asked']];
  await expect.poll(() => standing(both, race), { timeout: 20_000 }).toEqual({ at: row.next, requests });
}

async function sameMoment(service: Page, stage: 'to_print' | 'to_ship'): Promise<void> {
  const row = table[stage];
  const { race, ...both } = await line(service, stage, 2);
  await Promise.all([send(both.service), row.act(both.warehouse, race)]);
  const ends = [
    { at: stage, requests: [[row.found.first, 'asked']] },
    { at: row.next, requests: row.found.second === null ? [] : [[row.found.second, 'asked']] },
  ];
  let end = await standing(both, race);
  await expect
    .poll(
      async () => {
        end = await standing(both, race);
        return ends.some((one) => JSON.stringify(one) === JSON.stringify(end));
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  if (end.at === stage) await expectToSee(both.warehouse, isStopped);
  else if (stage === 'to_ship') await row.won(both.warehouse);
  else await expectToSee(both.warehouse, /打开 PDF|变更审批/u); // claimed, and asked once more before the label comes out
}
