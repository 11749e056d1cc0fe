import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aFileOfOrders } from './file-of-orders.ts';
import { expectRow, expectToSee, visit } from './visit.ts';

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });
const heading = (page: Page, text: string) => page.getByRole('heading', { name: text, level: 2 });

async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(file(name, content));
  await heading(page, '检查结果').waitFor();
}

test('a dropped file is recognised and checked row by row; its good orders are imported, the bad ones come back with the reason', async () => {
  const page = await visit('/imports');
  await expectToSee(page, '千牛卖家中心 → 交易 → 已卖出的宝贝 → 批量导出'); // an empty page teaches
  await drop(page, '门店.csv', aFileOfOrders('E2E', { isWrong: true }));
  await expectToSee(page, /通用表格 · 表头在第 1 行/);
  await expectToSee(page, '“数量”的值“两箱”不是大于 0 的整数。请改正数量。');
  await expectToSee(page, /退货或冲减（数量为负）/);
  expect(await page.locator('td[data-bad="true"]', { hasText: '两箱' }).count()).toBeGreaterThan(0);
  expect(await page.getByRole('button', { name: /开始导入 3 单/ }).isDisabled()).toBe(true); // no shop yet
  await page.getByRole('button', { name: '新建线下店铺' }).click();
  await page.getByPlaceholder('店铺名称，如：门店一店').fill('南门店');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /开始导入 3 单/ }).click();
  await heading(page, '导入结果').waitFor();
  await expectToSee(page, '已完成');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载未导入的行' }).click()]);
  expect(download.suggestedFilename()).toBe('未导入的行 门店.xlsx');
  for await (const bytes of await download.createReadStream()) {
    expect((bytes as Buffer).subarray(0, 2).toString()).toBe('PK');
    break;
  }
});

test('a file that is imported again adds nothing, and the history says so', async () => {
  const page = await visit('/imports');
  for (const [name, words] of [
    ['第一次.csv', '新增3'],
    ['第二次.csv', '没有变化3'],
  ] as const) {
    await drop(page, name, aFileOfOrders('TWICE'));
    await page.getByRole('combobox', { name: '导入到店铺' }).click();
    await page.locator('.ant-select-item-option', { hasText: '南门店' }).click();
    await page.getByRole('button', { name: /开始导入 3 单/ }).click();
    await heading(page, '导入结果').waitFor();
    await page.getByText(words.slice(0, -1)).filter({ visible: true }).first().waitFor();
    await expect.poll(() => page.locator('section', { has: heading(page, '导入结果') }).textContent()).toContain(words);
    await page.getByRole('button', { name: /返回导入记录/ }).click();
  }
  await expectRow(page, '第二次.csv');
});

test('a column that was read wrongly is given another meaning, and the file is checked again', async () => {
  const page = await visit('/imports');
  const content = Buffer.from('订单号,买了什么,数量,下单时间\nMAP-1,棉柔巾,2,2026-11-11 08:00:00\n');
  await page.locator('input[type="file"]').setInputFiles(file('列名不同.csv', content));
  await expectToSee(page, /缺少必需的列/);
  await expectToSee(page, '棉柔巾'); // a sample beside the column
  await page.getByRole('combobox', { name: '含义: 买了什么' }).fill('商品名称');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '重新检查' }).click();
  await page.getByRole('button', { name: /开始导入 1 单/ }).waitFor();
});

test('a file that is no spreadsheet is told so, with what to do', async () => {
  const page = await visit('/imports');
  await page.locator('input[type="file"]').setInputFiles(file('照片.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')));
  await expectToSee(page, '这不是表格文件。请上传 csv、txt、xlsx 或 xls 文件；压缩包请先解压。');
});
