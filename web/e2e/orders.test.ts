import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sheetRows } from '../../server/testing/sheet-rows.ts';
import { expectGone, expectPage, expectRow, expectToSee, visit } from './visit.ts';

const rowOf = (page: Page, text: string) => page.locator('tr[data-row]', { hasText: text });
const rowTexts = (page: Page): Promise<string[]> => page.locator('tr[data-row]').allInnerTexts();

/** What a browser of another process has fetched. */
async function bytesOf(file: Download): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'zhidan-download-'));
  await file.saveAs(join(folder, 'file'));
  const bytes = await readFile(join(folder, 'file'));
  await rm(folder, { recursive: true });
  return bytes;
}

/** Waits until the sums of the list say how many orders the filter means. */
const expectCount = (page: Page, count: number): Promise<void> => expectToSee(page, new RegExp(`合计\\s*${count} 单`));

test('filters are set by hand, stand as chips in the address, are there after a reload, and go away one by one', async () => {
  const page = await visit('/orders', { login: 'kefu' });
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.locator('.ant-select-item-option', { hasText: '待付款' }).click();
  await page.keyboard.press('Escape');
  await expectToSee(page, '状态：待付款');
  await page.getByRole('button', { name: '更多筛选' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: '预售' }).click();
  await page.locator('.ant-select-item-option:visible', { hasText: '是' }).click();
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' }); // while it closes, Escape is its own
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await expectToSee(page, '预售：是');
  expect(new URL(page.url()).searchParams.get('status')).toBe('unpaid');
  await page.reload();
  await expectToSee(page, '预售：是');
  await expectRow(page, '宝宝餐椅');
  expect((await rowTexts(page)).every((text) => text.includes('预') && text.includes('待付款'))).toBe(true);
  await page.getByRole('button', { name: '去掉条件“状态 待付款”' }).click();
  await expectGone(page, '状态：待付款');
  await page.getByRole('button', { name: '清空' }).click();
  await expectRow(page, '爱他美');
});

test('one box finds an order by its number, by the last digits of a phone, and by goods', async () => {
  const page = await visit('/orders', { login: 'kefu' });
  const box = page.getByRole('textbox', { name: /订单号/ });
  await box.fill('4176302981234591647');
  await expectCount(page, 1);
  await expectRow(page, '智能恒温调奶器');
  await box.fill('5678');
  await expectRow(page, '赵** 136****5678');
  expect((await rowTexts(page)).every((text) => text.includes('5678'))).toBe(true);
  await box.fill('餐椅 薄荷绿');
  await expectRow(page, '宝宝餐椅');
  expect((await rowTexts(page)).every((text) => text.includes('餐椅'))).toBe(true);
});

test('a link with the number of an order opens the list with just that order, all nineteen digits of it', async () => {
  const page = await visit('/orders?search=4176302981234591647', { login: 'kefu' });
  await expectCount(page, 1);
});

test('a view is saved with its filter and sort, comes back by its tab, and a deletion is undone', async () => {
  const page = await visit('/orders?refund=requested', { login: 'zhuguan' });
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('先处理退款');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expectToSee(page, '已保存视图“先处理退款”');
  const tab = page.getByRole('tab', { name: '先处理退款' });
  await page.getByRole('tab', { name: '待发货' }).click();
  await expectToSee(page, '状态：待处理');
  await tab.click();
  await expectToSee(page, '退款：退款中');
  expect(await tab.getAttribute('aria-selected')).toBe('true');
  await page.getByRole('button', { name: '视图操作' }).click();
  await page.getByRole('menuitem', { name: '删除视图' }).click();
  await expectToSee(page, '已删除视图“先处理退款”');
  await tab.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '撤销' }).click();
  await tab.waitFor();
});

test('a receiver is seen in full for a reason, and the timeline of the order tells who saw it and why', async () => {
  const page = await visit('/orders?receiverKind=plain', { login: 'kefu' });
  await page.locator('tr[data-row]').first().click();
  const order = page.getByRole('dialog').first();
  await order.getByText('138****2041').waitFor();
  await order.getByRole('button', { name: '查看完整收件信息' }).click();
  const asking = page.getByRole('dialog').filter({ hasText: '理由会记入操作日志' });
  await asking.getByLabel('理由').fill('买家来电核对门牌');
  await asking.getByRole('button', { name: '查看完整收件信息' }).click();
  await order.getByText('13800132041').waitFor();
  await order.getByText(/学士路/).waitFor();
  await order.getByRole('tab', { name: '时间线' }).click();
  await order.getByText('理由：买家来电核对门牌').waitFor();
  await order.getByText('王小燕').first().waitFor();
});

test('what a later document changed is told in words, before and after', async () => {
  const page = await visit('/orders?search=4176302981234567890', { login: 'kefu' });
  await page.locator('tr[data-row]').first().click();
  const order = page.getByRole('dialog');
  await order.getByRole('tab', { name: '时间线' }).click();
  await order.locator('del', { hasText: '浙江省宁波市鄞州区' }).waitFor();
  await order.locator('ins', { hasText: '浙江省宁波市江北区' }).waitFor();
  await order.getByRole('tab', { name: '平台单据' }).click();
  await order.getByText('"oaid"').waitFor();
});

test('an export runs in the background and its sheet holds the rows of the list, masked', async () => {
  const page = await visit('/orders?refund=requested', { login: 'yunying' });
  await page.locator('tr[data-row]').first().waitFor();
  const numbers = (await rowTexts(page)).map((text) => /\d{19}/.exec(text)?.[0]);
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('dialog').getByLabel('文件名').fill('退款待处理');
  await page.getByRole('dialog').getByRole('button', { name: '开始导出' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: '下载' }).first().click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('退款待处理.xlsx');
  const rows = sheetRows(await bytesOf(file));
  expect(rows.map((row) => row['订单号'])).toEqual(numbers);
  expect(rows.every((row) => String(row['电话']).includes('****') && row['详细地址'] === '****')).toBe(true);
});

test('the keyboard searches, walks the rows, picks one, opens it and goes on to the next', async () => {
  const page = await visit('/orders', { login: 'kefu' });
  await page.locator('tr[data-row]').first().waitFor();
  const numbers = (await rowTexts(page)).map((text) => /\d{19}/.exec(text)?.[0] ?? '');
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-hotkey'))).toBe('search');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expectToSee(page, /已选\s*1 单/);
  await page.keyboard.press('Enter');
  const order = page.getByRole('dialog');
  await order
    .getByText(numbers[1] ?? '')
    .first()
    .waitFor();
  await page.keyboard.press('j');
  await order
    .getByText(numbers[2] ?? '')
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await order.waitFor({ state: 'hidden' });
});

test('an order has a page of its own, and one that is not there says so', async () => {
  const page = await visit('/orders?search=4176302981234567890', { login: 'kefu' });
  await page.locator('tr[data-row]').first().click();
  await page.getByRole('dialog').getByRole('button', { name: '打开整页' }).click();
  await expectPage(page, '4176302981234567890');
  await expectToSee(page, '商家应收（扣费前）');
  await page.goto('/orders/01900000-0000-7000-8000-000000000000');
  await expectToSee(page, /找不到订单/);
});

test('what is urgent bears its badge, and the nearest deadline comes first among what is to be shipped', async () => {
  const page = await visit('/orders?view=to_ship&status=received&sort=ship_by', { login: 'cangku' });
  await rowOf(page, '超时').first().waitFor();
  const [first = ''] = await rowTexts(page);
  expect(first).toMatch(/超时 \d+小时/);
  expect(first).toContain('急');
});

test('an order that came by phone is added once, however fast the button is pressed; a phone typed in full width is read', async () => {
  const page = await visit('/orders', { login: 'zhuguan' });
  const added: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/orders/added')) added.push(request.url());
  });
  await page.getByRole('button', { name: '手工建单' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: '店铺' }).click();
  await page.locator('.ant-select-item-option:visible').first().click();
  await form.locator('[id$="lines_0_sku"], input[role=combobox]').last().click();
  await page.keyboard.type('奶');
  await page.locator('.ant-select-item-option:visible').first().click();
  await form.getByLabel('收件人').fill('王小明');
  await form.getByLabel('电话').fill('１３９ １２３４ ５６７８');
  await form.getByLabel('省').fill('浙江省');
  await form.getByLabel('市', { exact: true }).fill('宁波市');
  await form.getByLabel('详细地址').fill('人民路 88 号');
  await form.getByLabel('原因').fill('电话下单');
  await form.getByRole('button', { name: '建单' }).dblclick();
  await page.getByRole('heading', { name: /^SG-\d+$/u }).waitFor();
  expect(added).toHaveLength(1);
  await expectToSee(page, '139****5678');
});
