import { listApprovals } from '@zhidan/core/approvals/approval-api.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publicOrigin } from './emulated-world.ts';
import { expectToSee, visitorOf } from './visit.ts';

const phone = { width: 360, height: 740 };
const moving = '4176302981234591647';
const rushed = '4176302981234599566';

/** Somebody of the service at the desk, whose clipboard the test may read. */
async function desk(): Promise<Readonly<{ page: Page; copied(): Promise<string> }>> {
  const { page, context } = await visitorOf({ login: 'kefu' }, 'audit');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route('https://img.example.cn/**', (route) => route.fulfill({ status: 204 }));
  await page.goto('/desk');
  return { page, copied: () => page.evaluate(() => navigator.clipboard.readText()) };
}

const open = async (page: Page, orderNo: string): Promise<void> => {
  await page.getByRole('list', { name: '找到的订单' }).getByRole('button', { name: orderNo }).click();
  await page.locator('article').first().getByText(orderNo).waitFor();
};

test('service finds a buyer by the end of a phone, copies what to say with one key, and asks to rush an order', async () => {
  const { page, copied } = await desk();
  await page.getByLabel('查单').fill('5678');
  await open(page, rushed);
  await expectToSee(page, '这位买家的其他订单');
  const answer = page.getByRole('region', { name: '可以这样回答' }).locator('li').first().locator('span[lang]');
  await page.locator('main').press('c');
  await expectToSee(page, '已复制，可以粘贴给买家');
  expect(await copied()).toBe(await answer.textContent());
  await page.locator('article').first().getByRole('button', { name: /申请$/u }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '加急' }).click();
  await form.getByRole('button', { name: '买家急用' }).click();
  await form.getByRole('button', { name: '提交申请' }).click();
  await page
    .locator('article')
    .first()
    .getByText(/申请 QQ-\d+：加急/u)
    .waitFor();
});

test('a buyer opens the link of the shop, asks for another address, and reads how it goes on, on a phone', async () => {
  const { page: service, copied } = await desk();
  await service.getByLabel('查单').fill(moving);
  await open(service, moving);
  await service.locator('article').first().getByRole('button', { name: '买家链接' }).click();
  await expectToSee(service, '链接已复制，14 天内有效');
  const path = (await copied()).slice(publicOrigin.length);

  const { page: buyer } = await visitorOf({ login: null, viewport: phone }, 'audit');
  await buyer.goto(path);
  await buyer.getByRole('button', { name: '修改收货地址' }).click();
  await buyer.getByLabel('收件人').fill('王小明');
  await buyer.getByLabel('电话').fill('13900004444');
  await buyer.getByLabel('省市区').click();
  for (const name of ['浙江省', '杭州市', '余杭区']) await buyer.locator(`li[title="${name}"]`).click();
  await buyer.getByLabel('详细地址').fill('文一西路 969 号 3 幢');
  await buyer.getByRole('button', { name: /提\s?交/u }).click();
  await expectToSee(buyer, /店铺正在确认，订单已停止发货/u);
  expect(await buyer.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  await service.locator('article').first().getByText('待变更审批').waitFor();

  const { page } = await visitorOf({ login: 'zhuguan', viewport: phone }, 'audit');
  const { items } = (await (await page.request.get(listApprovals.path)).json()) as { items: { id: string; title: { en: string } }[] };
  await page.goto(`/approvals/${items.find(({ title }) => title.en.includes(moving))?.id}`);
  await expectToSee(page, '139****4444');
  await page.getByRole('button', { name: '批准' }).click();
  await expectToSee(page, '已完成');
  await buyer.reload();
  await expectToSee(buyer, /修改地址.*已完成/u);
  await expectToSee(buyer, /杭州市/u);
});
