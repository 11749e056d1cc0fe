import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGone, expectRow, expectToSee, visit } from './visit.ts';

const open = (path: string, login = 'cangku'): Promise<Page> => visit(path, { login }, 'goods');

const scan = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('扫条码或输入编码，回车').fill(text);
  await page.keyboard.press('Enter');
};

test('the warehouse takes goods in with the scanner alone: scans add up, a slip is undone, posting makes them available at once', async () => {
  const page = await open('/inbound');
  await scan(page, 'QQT-TC-1');
  await scan(page, '5*qqt-tc-1');
  await scan(page, 'QQT-TC-2');
  await expectToSee(page, '2 个 SKU，7 件');
  await scan(page, '0000000000000');
  await expectToSee(page, '没有 SKU 的条码或编码是 0000000000000');
  await scan(page, 'MMA-DCB-1');
  await expectToSee(page, /是组合装，没有自己的库存/);
  await page.keyboard.press('Control+z');
  await expectToSee(page, '1 个 SKU，6 件');
  await page.reload(); // what was scanned outlives the page
  await expectToSee(page, '1 个 SKU，6 件');
  await page.getByLabel('扫条码或输入编码，回车').press('Control+Enter');
  await expectToSee(page, /RK-\d+ 已过账：1 个 SKU，变动 6 件/);
  await expectToSee(page, '准备好了，请扫码');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expectToSee(page, /RK-\d+ 已撤销，库存已退回/);
  await expectRow(page, '已撤销');
});

test('a count shows its difference to the books, and each piece of it stands in the ledger with its document', async () => {
  const page = await open('/stock-count');
  await scan(page, 'WWL-YY-1');
  const counted = page.getByLabel('实盘 WWL-YY-1');
  const books = Number(/账面 (\d+)/.exec((await page.locator('li', { hasText: 'WWL-YY-1' }).innerText()) ?? '')?.[1]);
  await counted.fill(String(books - 2));
  await counted.press('Tab');
  await expectToSee(page, '−2');
  await page.getByRole('button', { name: '完成盘点' }).click();
  await expectToSee(page, /PD-\d+ 已过账：1 个 SKU，变动 2 件/);
  await page.goto(new URL('/stock?search=WWL-YY-1', page.url()).href);
  await page.locator('tr[data-row]', { hasText: '宁波主仓' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('盘点差异').waitFor();
  expect(await drawer.getByText(`结存 ${books - 2}`).count()).toBe(1);
  await drawer.getByRole('button', { name: /^PD-/ }).click();
  await expectToSee(page, '库存变动');
});

test('a supplier’s sheet is looked at before it counts: rows with problems are named, the others posted', async () => {
  const page = await open('/inbound', 'zhuguan');
  await page.getByRole('button', { name: '用表格' }).click();
  const buffer = Buffer.from('商家编码,数量\nWWL-JM-1,4\nWWL-JM-9,1\n');
  await page.locator('input[type=file]').setInputFiles({ name: '送货单.csv', mimeType: 'text/csv', buffer });
  await expectToSee(page, '没有在用的 SKU 的编码或条码是“WWL-JM-9”');
  await page.getByRole('button', { name: '过账：1 个 SKU，4 件' }).click();
  await expectToSee(page, /RK-\d+ 已过账：1 个 SKU，变动 4 件/);
  await expectRow(page, '送货单.csv');
  await expectGone(page, '用表格入库 · 宁波主仓');
});
