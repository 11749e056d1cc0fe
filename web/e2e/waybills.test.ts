import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectGone, expectRow, expectToSee, visit, visitorOf } from './visit.ts';
import { settled } from './visitor.ts';

const open = (path: string, login = 'zhuguan'): Promise<Page> => visit(path, { login }, 'waybills');

test('a parcel that got no number says why in the carrier’s words and what to do; a number typed for it is recognised, and refused when the parcel was given up meanwhile', async () => {
  const page = await open('/waybill-numbers');
  const waiting = page.locator('tr[data-row]', { hasText: '收件人手机号格式错误' });
  await waiting.getByText('需要处理').waitFor();
  const no = await waiting.locator('.zd-code').first().innerText();
  await waiting.click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(/请核对收件人姓名、电话和地址/u).waitFor();
  await drawer.getByRole('button', { name: '录入单号' }).click();
  const form = page.getByRole('dialog').last();
  await form.getByRole('textbox').first().fill('78611122233344');
  await form.getByRole('textbox').first().press('Enter');
  await form.getByText('识别为：中通快递', { exact: false }).waitFor();
  await form.getByText(`发货单 ${no} 的这个包裹现在是“已作废”，不需要单号`).waitFor();
});

test('numbers that failed are tried again together', async () => {
  const page = await open('/waybill-numbers');
  const two = page.locator('tr[data-row]', { hasText: /余额不足|系统繁忙/u });
  await two.nth(1).waitFor();
  for (const one of await two.all()) await one.getByRole('checkbox').check();
  await page.getByRole('button', { name: '立即重试' }).click();
  await expectToSee(page, '2 个包裹正在重试');
});

test('a notice that a platform refused shows the platform’s words; it is sent again, or marked as done with a reason', async () => {
  const page = await open('/ship-notices?state=failed');
  const refused = page.locator('tr[data-row]', { hasText: '运单号不符合规则' });
  await refused.click();
  const drawer = page.getByRole('dialog');
  await drawer
    .getByText(/运单号不符合规则或已经被使用/u)
    .first()
    .waitFor();
  await drawer.getByRole('button', { name: '标记已处理' }).click();
  await page.getByRole('button', { name: '已在平台后台填写单号' }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: '标记已处理' }).click();
  await expectToSee(page, '已标记 1 条');
  await expectGone(page, '运单号不符合规则');
});

test('an account shows what is left of each carrier and which runs low; another one is added for numbers typed by hand, with the carriers there are', async () => {
  const page = await open('/waybill-accounts');
  const low = page.locator('tr[data-row]', { hasText: '菜鸟 · 天猫旗舰店' });
  await low.getByText('余额不足').waitFor();
  await low.locator('[data-low="true"]', { hasText: '圆通速递' }).getByText('46').waitFor();
  await page.getByRole('button', { name: '添加账户' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: /手工/u }).click();
  await form.getByLabel('名称').fill('手工填单（样品）');
  await form
    .getByRole('button', { name: /添加|保存|下一步/u })
    .last()
    .click();
  const lines = page.getByRole('dialog', { name: '快递与仓库 · 手工填单（样品）' });
  await lines.getByText('中通快递').first().waitFor();
  await lines.getByRole('button', { name: '保存' }).click(); // nothing lies over it
  await page.getByRole('dialog', { name: '手工填单（样品）', exact: true }).getByText('中通快递').first().waitFor();
  await page.keyboard.press('Escape');
  await expectRow(page, '手工填单（样品）');
});

const paths = [
  '/waybill-numbers',
  '/waybill-accounts',
  '/ship-notices',
  '/fulfillment-orders',
  '/exceptions',
  '/deadlines',
  '/chain',
] as const;

test('on a phone of 360 px none of these pages scrolls sideways, in English either', async () => {
  const { page } = await visitorOf({ login: 'laoban', viewport: { width: 360, height: 740 }, language: 'en' }, 'waybills');
  for (const path of [...paths, '/audit-queue', '/audit-rules'] as const) {
    await page.goto(path);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
  }
});
