import { expect, test } from 'vitest';
import { expectGone, expectRow, expectToSee, visit } from './visit.ts';

test('a supervisor stops a carrier for a snowed-in place until a day, pasted from a notice, and takes an end back', async () => {
  const page = await visit('/suspended-areas', { login: 'zhuguan' }, 'goods');
  await page.getByRole('button', { name: '新增停发' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('或者粘贴多行').fill('黑龙江省漠河市\n某某路 3 号');
  await expectToSee(page, '不认识：某某路 3 号');
  await form.getByLabel('或者粘贴多行').fill('黑龙江省漠河市\n西藏那曲');
  await form.getByLabel('到期').fill('2099-12-31');
  await form.getByLabel('说明').fill('暴雪红色预警');
  await form.getByRole('button', { name: '新增停发' }).click();
  await expectToSee(page, /已停发 2 条/);
  await expectRow(page, '西藏自治区 那曲市');
  await page.getByLabel('地区，如 浙江宁波').fill('漠河');
  await expectGone(page, '西藏自治区 那曲市');
  await page.locator('tr[data-row]', { hasText: '漠河市' }).getByRole('button', { name: '结束停发' }).click();
  await expectToSee(page, '已结束 1 条');
  await expectRow(page, '已结束');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expectRow(page, '2100-01-01 00:00');
});

test('a price that was agreed anew counts at once, and a try shows how each fee is made', async () => {
  const page = await visit('/fee-tables', { login: 'zhuguan' }, 'goods');
  await expectToSee(page, '江浙沪皖 · 实重，计费 2 kg · 首重价 ¥3.00 + 续 1 × ¥0.80');
  await page.locator('tr[data-row]', { hasText: '中通快递（示例）' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('首价').first().fill('2.2');
  await form.getByRole('button', { name: '保存' }).click();
  await expectToSee(page, '「中通快递（示例）」已保存（第 2 版）');
  await expectToSee(page, '江浙沪皖 · 实重，计费 2 kg · 首重价 ¥2.20 + 续 1 × ¥0.80');
  expect(await page.locator('ol li').first().innerText()).toContain('中通快递');
});

test('a carrier is turned off and on again, and weights that do not make a hundred cannot be saved', async () => {
  const page = await visit('/carriers', { login: 'zhuguan' }, 'goods');
  await page.locator('tr[data-row]', { hasText: '武汉分仓' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expectRow(page, '已停用');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expectGone(page, '已停用');
  await page.getByLabel('成本').fill('60');
  await expectToSee(page, '合计 110%');
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
});
