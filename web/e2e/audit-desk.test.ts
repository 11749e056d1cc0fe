import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectToSee, visit, visitorOf } from './visit.ts';
import { settled } from './visitor.ts';
import { weakTexts } from './weak-texts.ts';

const soon = { timeout: 20_000 };
const open = (path: string, login = 'zhuguan'): Promise<Page> => visit(path, { login }, 'audit');
const row = (page: Page, text: string) => page.locator('tr[data-row]', { hasText: text });

/** Opens a list of choices by its name and takes one. */
async function choose(page: Page, line: ReturnType<Page['locator']>, name: string, choice: string): Promise<void> {
  await line.getByRole('combobox', { name, exact: true }).first().click();
  await page.locator('.ant-select-dropdown:visible').getByText(choice, { exact: true }).first().click();
}

test('several are picked by keys, each shows what it would become and which are left out, and only the others pass', async () => {
  const page = await open('/audit-queue');
  const ready = row(page, '4176302981234623323');
  await ready.waitFor();
  for (const no of ['4176302981234631242', '4176302981234623323']) {
    await row(page, no).focus();
    await page.keyboard.press('x');
  }
  await expectToSee(page, '已选 2 单');
  await page.keyboard.press('a');
  const preview = page.getByRole('dialog');
  await preview.locator('tr', { hasText: '4176302981234623323' }).getByText('待打印').waitFor();
  await preview.locator('tr', { hasText: '4176302981234631242' }).getByText('不处理').waitFor();
  await preview.getByText(/审单拦截/u).waitFor();
  await preview.getByRole('button', { name: '通过 1 单' }).click();
  await expectToSee(page, '已处理 1 单');
  await ready.waitFor({ state: 'hidden' });
  await row(page, '4176302981234631242').waitFor();
});

test('the desk is worked by keys alone: what was found is marked, one is held with a reason, one waits for service and comes back answered', async () => {
  const page = await open('/audit-queue');
  const rows = page.locator('tr[data-row]');
  await rows.first().waitFor();
  await row(page, '4176302981234631242').locator('mark', { hasText: '临时驻地' }).first().waitFor();
  const before = await rows.count();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).getByText('选仓库快递').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog').first();
  await drawer.getByText('按现在的情况').waitFor();
  const number = (): Promise<string> => drawer.locator('.zd-code').first().innerText();
  const first = await number();
  await page.keyboard.press('j');
  await expect.poll(number, soon).not.toBe(first);
  await page.keyboard.press('k');
  await expect.poll(number, soon).toBe(first);
  await page.keyboard.press('h');
  await page.getByRole('dialog').last().getByRole('textbox').fill('等客服确认');
  await page.keyboard.press('Control+Enter');
  await expectToSee(page, '已处理 1 单');
  await expect.poll(number, soon).not.toBe(first);
  const held = row(page, first).getByText('暂缓：等客服确认');
  await held.waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await held.waitFor({ state: 'hidden' });
  const second = await number();
  await drawer.getByText('按现在的情况').waitFor();
  await page.keyboard.press('q');
  await page.getByRole('textbox', { name: '问客服' }).fill('买家要周末送，能等吗');
  await page.keyboard.press('Control+Enter');
  await expectToSee(page, '已问客服，回答前订单不会发货');
  await page.keyboard.press('Escape');
  const asked = row(page, second);
  await asked.getByText('等客服回答：买家要周末送，能等吗').waitFor();
  expect(await rows.count()).toBe(before);

  const { page: service } = await visitorOf({ login: 'kefu' }, 'audit');
  await service.goto('/');
  await service.locator('[data-counter="to_answer"][data-some="true"]').click();
  const question = row(service, '买家要周末送，能等吗');
  await question.getByRole('textbox').fill('可以，周六下午');
  await question.getByRole('textbox').press('Enter');
  await expectToSee(service, '已回答，提问的人会收到通知');
  await question.waitFor({ state: 'hidden' });
  await asked.getByText('等客服回答').waitFor({ state: 'hidden' });
});

test('routing, splitting and asking for a change open by their keys and close by Esc; what is stopped is not merged and says so', async () => {
  const page = await open('/audit-queue');
  const [one, other] = [row(page, '4176302981234631242'), row(page, '4176302981234575809')];
  const dialog = page.getByRole('dialog').last();
  for (const [key, button] of [
    ['w', '指定仓库/快递'],
    ['s', '拆单'],
    ['e', '提交申请'],
  ] as const) {
    await one.focus();
    await page.keyboard.press(key);
    await dialog.getByRole('button', { name: button }).last().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  for (const line of [one, other]) {
    await line.focus();
    await page.keyboard.press('x');
  }
  await page.keyboard.press('w');
  await page.locator('#choose-carrier').click();
  await page.locator('.ant-select-dropdown:visible').getByText('顺丰速运', { exact: true }).click();
  await dialog.getByText(/单会改/u).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('m');
  await expectToSee(page, /先解除，再合并/u);
});

test('a preset says how much would pass, is taken with one press, and taken back with another', async () => {
  const page = await open('/audit-rules');
  const preset = page.locator('[data-preset="automatic"]');
  await preset.getByText(/最近 \d+ 单里 \d+% 自动通过/u).waitFor();
  await preset.getByRole('button', { name: '用这个方案' }).click();
  await preset.getByText('正在使用').waitFor();
  await page.getByRole('switch', { name: '超时兜底', checked: true }).waitFor();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await preset.getByRole('button', { name: '用这个方案' }).waitFor();
  await page.getByRole('switch', { name: '超时兜底', checked: false }).waitFor();
});

test('a rule is written line by line without a word of code: found by pinyin, counted while it is written, undone, kept when closed, published', async () => {
  const page = await open('/audit-rules');
  await page.getByRole('button', { name: '新建规则' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('规则名称').fill('大额先看');
  const editor = drawer.getByRole('region', { name: '什么订单' });
  const line = editor.locator('[data-path="all[0]"]');
  await line.getByText('还没填写和“收货地址”比较的值').waitFor();
  await line.getByRole('combobox', { name: '字段' }).click();
  await page.keyboard.type('ddje');
  await page.locator('.ant-select-dropdown:visible').getByText('订单金额', { exact: true }).click();
  await line.getByRole('spinbutton', { name: '值', exact: true }).fill('0.01');
  await drawer.getByRole('textbox', { name: '原因（会显示给处理的人）' }).fill('大额订单');
  await drawer.getByText('当 订单金额 大于等于 0.01 元 则 暂停发货，交给主管（大额订单）').waitFor();
  await drawer.getByText('When order amount is at least ¥0.01, then stop shipping').waitFor();
  await drawer.getByText(/\d+ 单里命中 [1-9]\d* 单/u).waitFor();

  await editor.getByRole('button', { name: '加条件' }).click();
  const second = editor.locator('[data-path="all[1]"]');
  await choose(page, second, '关系', '不属于');
  await second.getByText('空值也算').waitFor();
  await editor.getByRole('button', { name: '撤销' }).click();
  await editor.getByRole('button', { name: '撤销' }).click();
  await second.waitFor({ state: 'detached' });

  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '新建规则' }).click();
  await drawer.getByText('接着上次没有保存的修改').waitFor();
  await drawer.getByText('当 订单金额 大于等于 0.01 元').waitFor();
  await line.getByRole('spinbutton', { name: '值', exact: true }).fill('999999'); // in force it must find nothing of other tests
  await drawer.getByRole('button', { name: '存为草稿' }).click();
  await expectToSee(page, '草稿已保存，还没有生效');
  await drawer.getByRole('button', { name: '丢弃草稿' }).waitFor();
  await drawer.getByRole('button', { name: '检验并发布' }).click();
  await expectToSee(page, /第 1 版已生效/u);
});

/** Pages for a desk; those for everybody are read where the phone is. */
const read = [
  '/audit-queue',
  '/audit-rules?rule=risky-address',
  '/fulfillment-orders',
  '/desk?search=4176302981234583728',
  '/notice-rules?rule=deadline_near',
  '/measures',
  '/station',
];

test('every text on a desk reads at 4.5 to 1, in the light and in the dark', async () => {
  const { page } = await visitorOf({ login: 'laoban' }, 'audit');
  await page.addInitScript(() => localStorage.setItem('zhidan.theme', '"system"'));
  const weak: string[] = [];
  for (const path of read) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await settled(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
      weak.push(...(await page.evaluate(weakTexts)).map((text) => `${path} ${colorScheme}: ${text}`));
    }
  }
  expect(weak).toEqual([]);
});
