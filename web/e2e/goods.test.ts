import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGone, expectRow, expectToSee, visit } from './visit.ts';

const open = (path: string, login = 'yunying'): Promise<Page> => visit(path, { login }, 'goods');

const row = (page: Page, text: string) => page.locator('tr[data-row]', { hasText: text });

test('listings are matched with the keyboard alone: Enter opens the next, and undo takes a match back', async () => {
  const page = await open('/matching');
  await row(page, '大颗粒积木桌').focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('option', { name: /JM-1/ }).waitFor();
  await page.keyboard.press('Enter');
  await expectToSee(page, '已匹配为 JM-1');
  await expectGone(page, /^玩玩乐 大颗粒积木桌/);
  await drawer.getByPlaceholder('搜索 SKU：编码、名称、条码').waitFor(); // the next one is open
  await page.getByRole('button', { name: '撤销' }).click();
  await page.keyboard.press('Escape');
  await row(page, '大颗粒积木桌').waitFor();
});

test('where nothing is suggested a mere Enter matches nothing; two characters find the SKU, the arrows choose it', async () => {
  const page = await open('/matching');
  await row(page, '茱萸粉').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('option').first().waitFor();
  const search = drawer.getByPlaceholder('搜索 SKU：编码、名称、条码');
  await search.press('Enter');
  await search.fill('推车');
  await drawer.getByRole('option', { name: /QQT-TC-3/ }).waitFor();
  await drawer.getByRole('option', { name: /MMA-DCB-2/ }).waitFor({ state: 'hidden' });
  await search.press('ArrowDown');
  await search.press('Enter');
  await expectToSee(page, '已匹配为 QQT-TC-2');
  expect(await page.getByText(/^已匹配为/).count()).toBe(1);
  await page.getByRole('button', { name: '撤销' }).click();
  await expectToSee(page, '已撤销');
});

test('the sure suggestions are accepted together; SKUs of the others are made in one go, and both can be undone', async () => {
  const page = await open('/matching?search=孕妇装');
  await page.getByRole('button', { name: '勾选有把握的建议' }).click();
  await page.getByRole('button', { name: '采用所选建议（3）' }).click();
  await expectToSee(page, '已匹配 3 个平台商品');
  await expectToSee(page, '没有符合筛选条件的内容');
  await page.getByRole('button', { name: '撤销' }).click();
  await expectRow(page, '孕妇装');

  await page.getByRole('button', { name: '从平台商品生成 SKU' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('同一商品的不同规格用了同一编码').waitFor();
  await drawer.getByRole('button', { name: /^生成并匹配 \d+ 个平台商品$/ }).click();
  await expectToSee(page, /已新建 \d+ 个 SKU/);
  await expectToSee(page, '没有符合筛选条件的内容');
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expectToSee(page, '已撤销：新建的 SKU 已停用');
  await expectRow(page, '孕妇装');
});

test('a bundle is put together from SKUs that are found by name, and a change is taken back by undo', async () => {
  const page = await open('/skus');
  await page.getByRole('button', { name: '新增 SKU' }).click();
  const form = page.getByRole('dialog').filter({ hasText: '组合装组件' });
  await form.getByLabel('商家编码').fill('SET-E2E');
  await form.getByLabel('名称').fill('洗护两件套');
  for (const [text, code] of [
    ['绵柔巾 1包', 'RRM-MRJ-1'],
    ['补充装', 'RRM-XYY-BC'],
  ] as const) {
    await form.getByRole('button', { name: '添加组件' }).click();
    const finder = page.getByRole('dialog').last();
    await finder.getByPlaceholder('搜索 SKU：编码、名称、条码').fill(text);
    await finder.getByRole('option', { name: new RegExp(code) }).click();
  }
  await form.getByLabel('每套数量 RRM-MRJ-1').fill('3');
  await form.getByText('组件成本合计 ¥27.40').waitFor();
  await form.getByRole('button', { name: '保存' }).click();
  await expectToSee(page, '已新增 SET-E2E');
  const detail = page.getByRole('dialog').filter({ hasText: '在这些店铺出售' });
  await detail.getByText('× 3').waitFor();
  await detail.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('名称').last().fill('洗护三件套');
  await page.getByRole('button', { name: '保存' }).click();
  await detail.getByText('SET-E2E 洗护三件套').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await detail.getByText('SET-E2E 洗护两件套').waitFor();
});

test('whoever may not manage goods sees them and finds no button to change them', async () => {
  const page = await open('/matching', 'kefu');
  await expectRow(page, '帽子手套礼盒');
  expect(await page.getByRole('button', { name: '采用' }).count()).toBe(0);
  await page.goto(`${new URL(page.url()).origin}/skus`);
  await expectRow(page, 'MMA-DCB-1');
  expect(await page.getByRole('button', { name: '新增 SKU' }).count()).toBe(0);
});
