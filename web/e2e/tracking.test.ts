import { expect, test } from 'vitest';
import { expectGone, expectRow, expectToSee, visit } from './visit.ts';

test('service finds the parcels in trouble by what is wrong, reads where one is, calls the carrier, and hands the matter over with a note', async () => {
  const page = await visit('/parcel-alerts', { login: 'kefu' }, 'tracking');
  await page
    .getByRole('button', { name: /中转停滞/u })
    .first()
    .click();
  await expectToSee(page, '78426158901432');
  await page.locator('tr[data-row]', { hasText: '78426158901432' }).first().click();
  const parcel = page.getByRole('dialog');
  await parcel.getByText('已发往【杭州转运中心】').waitFor();
  expect(await parcel.innerText()).not.toContain('13805740001'); // couriers' numbers are masked
  await parcel.getByText(/95311/u).first().waitFor();
  await parcel.getByRole('button', { name: '没拦到' }).waitFor();
  await page.keyboard.press('Escape');

  await page.locator('tr[data-row]', { hasText: '78426158901432' }).getByRole('checkbox').first().check();
  await page.getByLabel('处理说明（可不填）').fill('已催中通');
  await page.getByRole('button', { name: '标记已处理' }).click();
  await expectToSee(page, '1 条已处理');
  await expectGone(page, '78426158901432');
  await page.goto('/parcel-alerts?view=handled');
  await expectRow(page, '已催中通');
});

test('a supervisor turns a tracking account off and back on, and says after how many hours a parcel stands still', async () => {
  const page = await visit('/tracking-accounts', { login: 'zhuguan' }, 'tracking');
  await page.locator('tr[data-row]', { hasText: '快递100 · 轨迹' }).click();
  await expectToSee(page, /https:\/\/oms\.example\.cn\/hooks\//u);
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expectRow(page, '已停用');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expectRow(page, '使用中');

  await page.goto('/parcel-alerts?view=hours');
  const hours = page.locator('tr[data-row]', { hasText: '中转停滞' }).getByLabel('一般地区');
  await hours.fill('96');
  await hours.press('Tab');
  await expectToSee(page, '已保存');
  await page.reload();
  await expect
    .poll(() => page.locator('tr[data-row]', { hasText: '中转停滞' }).getByLabel('一般地区').inputValue(), { timeout: 20_000 })
    .toBe('96');
});
