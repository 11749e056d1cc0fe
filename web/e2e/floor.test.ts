import { findFloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { waybillOf } from './start-floor.ts';
import { expectGone, expectToSee, visitorOf } from './visit.ts';
import { settled } from './visitor.ts';

const open = async (path: string, login = 'cangku') => {
  const visitor = await visitorOf({ login }, 'floor');
  await visitor.page.goto(path);
  await expectToSee(visitor.page, /已载入本机|等着称重/u);
  return visitor;
};

const scan = async (page: Page, ...texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    const field = page.locator('main input[data-hotkey="search"]');
    await field.fill(text);
    await field.press('Enter');
  }
};

test('a wrong piece is refused large and red and counts nothing; the last right one completes the parcel', async () => {
  const { page } = await open('/check');
  await scan(page, waybillOf(1));
  await expectToSee(page, '共 3 件，请扫商品');
  await scan(page, 'XMY-NP-22');
  await page.locator('output[data-tone="bad"]', { hasText: 'XMY-NP-22' }).waitFor();
  await scan(page, 'NBY-NK-1', '2');
  await page.locator('output[data-tone="good"]', { hasText: '2/2' }).waitFor();
  await page.keyboard.press('Control+z');
  await expectToSee(page, '已撤销 NBY-NK-1');
  await page.reload(); // in the middle of a parcel
  await expectToSee(page, waybillOf(1));
  await scan(page, '2*NBY-NK-1', 'NBY-NK-1');
  await expectToSee(page, /只要 2 件，已有 2 件/u);
  await scan(page, 'RRM-SJ-1');
  await page.locator('output[data-tone="done"]').waitFor();
  await page.getByLabel('最近 10 个包裹').getByText('完成').waitFor();
  const figures = page.locator('main table tbody tr').first();
  await expect.poll(() => figures.locator('td').allTextContents(), { timeout: 20_000 }).toEqual(['1', '1', '100 %', '2', '0', '0', '0']);
});

test('without network scanning goes on and counts once when it is back; what somebody else did meanwhile is laid aside in red', async () => {
  const { page, context } = await open('/check');
  await context.setOffline(true);
  await scan(page, waybillOf(2), 'RRM-SJ-1');
  await page.locator('output[data-tone="done"]').waitFor();
  await scan(page, waybillOf(3), '2*RRM-SJ-1');
  await expectToSee(page, '离线，2 条待上传');
  await scan(page, waybillOf(2));
  await expectToSee(page, /已经扫过，正等着上传/u);
  await scan(page, 'ZT799999999999');
  await expectToSee(page, '断网时不认识「ZT799999999999」');
  const { page: other } = await open('/check', 'zhuguan');
  await scan(other, waybillOf(3), '2*RRM-SJ-1');
  await other.getByLabel('最近 10 个包裹').getByText('完成').waitFor();
  await context.setOffline(false);
  await expectToSee(page, '在线，已全部上传');
  await page
    .getByRole('alert', { name: /拦下 1 个包裹/u })
    .getByText(/已过验货这一步/u)
    .waitFor();
  await page.keyboard.press('F8');
  await expectGone(page, /拦下 1 个包裹/u);
  await page.reload();
  await expect
    .poll(() => page.getByLabel('最近 10 个包裹').locator('li').allInnerTexts(), { timeout: 20_000 })
    .toEqual([expect.stringContaining('拦下'), expect.stringContaining('完成')]);
});

test('a weight outside the tolerance stops the parcel; weighed again it goes on, is shipped at the door, and is gone', async () => {
  const { page } = await open('/weigh', 'zhuguan');
  await scan(page, waybillOf(5), '900');
  await page.locator('output[data-tone="stop"]', { hasText: '900 g' }).waitFor();
  await expectToSee(page, '在线，已全部上传');
  await page.goto('/ship');
  await scan(page, waybillOf(5));
  await page.locator('output[data-tone="stop"]', { hasText: '重量异常' }).waitFor();
  await page.goto('/weigh');
  await expectToSee(page, /等着称重/u);
  await scan(page, waybillOf(5), '1.92');
  await page.locator('output[data-tone="done"]', { hasText: '1920 g' }).waitFor();
  await page.getByLabel('最近 10 个包裹').getByText('完成').waitFor();
  await page.goto('/ship');
  await expectToSee(page, /已载入本机/u);
  await scan(page, waybillOf(5));
  await page.locator('output[data-tone="done"]', { hasText: '已发货' }).waitFor();
  await scan(page, waybillOf(7));
  await page.locator('output[data-tone="stop"]', { hasText: '人工拦下' }).waitFor();
});

test('one key builds waves; a wave is picked by its bins, and what is missing on the shelf is out of stock at once', async () => {
  const { page } = await visitorOf({ login: 'cangku' }, 'floor');
  await page.goto('/waves');
  await expectToSee(page, /1 单被拦下/u);
  await page.keyboard.press('F2');
  await expectToSee(page, /已生成 \d+ 个波次/u);
  await page.locator('tr[data-row]', { hasText: '单品单件' }).filter({ hasText: '中通快递' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('region', { name: '拣货单' }).waitFor();
  const bins = await drawer.getByRole('region', { name: '拣货单' }).locator('li > strong:first-child').allTextContents();
  expect(bins.length).toBeGreaterThan(1);
  expect(bins).toEqual(bins.toSorted());
  const paper = await page.request.get((await drawer.getByRole('link', { name: '打印拣货单 a4' }).getAttribute('href')) ?? '');
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await drawer.getByLabel('RRM-SJ-1 缺货件数').fill('1');
  await drawer.getByRole('button', { name: '拣货完成，1 个 SKU 缺货' }).click();
  await drawer.getByText(/缺 RRM-SJ-1 × 1：已标缺货/u).waitFor();
  await drawer.getByText(/还没打印面单，留在波次里/u).waitFor();
  const found = await page.request.get(`${findFloorOrder.path}?warehouseId=${await warehouseId(page)}&code=${waybillOf(8)}`);
  expect(await found.json()).toMatchObject({ stage: 'to_check' });
});

const warehouseId = async (page: Page): Promise<string> => {
  const answer = (await (await page.request.get('/api/warehouses')).json()) as { items: { id: string; isDefault: boolean }[] };
  return answer.items.find(({ isDefault }) => isDefault)?.id ?? '';
};

test('on a phone of 360 px the desks fit, and their buttons are as high as a finger is wide', async () => {
  const { page } = await visitorOf({ login: 'laoban', viewport: { width: 360, height: 740 } }, 'floor');
  for (const path of ['/waves', '/check', '/weigh', '/ship']) {
    await page.goto(path);
    await settled(page);
    if (path === '/check') await scan(page, waybillOf(4));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
    const heights = await page
      .locator('main button:visible:not([class*="cardTitle"])')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights, 44), path).toBeGreaterThanOrEqual(44);
  }
});
