import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectGone, expectToSee, visit } from './visit.ts';

const open = (path: string, login = 'zhuguan'): Promise<Page> => visit(path, { login }, 'audit');

const soon = { timeout: 20_000 };

const row = (page: Page, text: string) => page.locator('tr[data-row]', { hasText: text });

/** Opens the fulfillment order of an order beside the list. */
async function openOf(page: Page, orderNo: string) {
  await row(page, orderNo).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('要发的货').waitFor();
  return drawer;
}

/** Fills the dialog that asks why. */
async function giveReason(page: Page, reason: string, confirm: string): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('textbox').first().fill(reason);
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
}

test('a fulfillment order says what stands in its way, which rule and which word stopped it, and why this warehouse and carrier', async () => {
  const page = await open('/fulfillment-orders');
  await page.getByLabel('发货单号、订单号、运单号').fill('4176302981234567890');
  await expect.poll(() => page.locator('tr[data-row]').count(), soon).toBe(1);
  const drawer = await openOf(page, '4176302981234567890');
  await drawer.getByText(/没处理的异常或挂起：审单拦截/u).waitFor();
  await drawer.getByRole('tab', { name: '为什么' }).click();
  await drawer.getByText('高风险地址', { exact: true }).first().waitFor();
  await drawer
    .getByText(/临时驻地/u)
    .first()
    .waitFor();
  await drawer.getByText('选中').waitFor();
  await drawer.getByText(/得分/u).first().waitFor();
});

test('an order is put on hold beside the list, waits with its reason, and is let go there', async () => {
  const page = await open('/fulfillment-orders');
  const drawer = await openOf(page, '4176302981234591647');
  await drawer.getByRole('button', { name: '挂起' }).click();
  await giveReason(page, '买家要改地址', '挂起');
  await drawer.getByText('买家要改地址').first().waitFor();
  await row(page, '4176302981234591647').getByText('挂起').waitFor();
  await drawer.getByRole('button', { name: '解除挂起' }).click();
  await giveReason(page, '地址已确认', '解除挂起');
  await expectToSee(page, '已解除挂起');
  await expect.poll(() => row(page, '4176302981234591647').getByText('挂起').count(), soon).toBe(0);
});

test('orders of one receiver are merged from the list and put back exactly; one of many pieces is split and put back', async () => {
  const page = await open('/fulfillment-orders');
  const pair = ['4176302981234607485', '4176302981234615404'] as const;
  for (const orderNo of pair) await row(page, orderNo).getByRole('checkbox').check();
  await page.getByRole('button', { name: '合并 2 张' }).click();
  await row(page, '等 2 单').getByTitle('合单：几个订单一起发').waitFor();
  const merged = await openOf(page, '等 2 单');
  for (const orderNo of pair) await merged.getByRole('link', { name: orderNo }).waitFor();
  await merged.getByRole('button', { name: '还原' }).click();
  await page.goto('/fulfillment-orders');
  for (const orderNo of pair) await row(page, orderNo).waitFor();
  const whole = await openOf(page, '4176302981234583728');
  await whole.getByRole('button', { name: '拆单' }).click();
  const dialog = page.getByRole('dialog', { name: /拆/u }).last();
  await dialog.getByRole('spinbutton').first().fill('5');
  await dialog.getByRole('button', { name: '拆单' }).last().click();
  await expectToSee(page, /已拆成 2/u);
  await page.goto('/fulfillment-orders');
  await expect.poll(() => row(page, '4176302981234583728').count(), soon).toBe(2);
  const part = await openOf(page, '4176302981234583728');
  await part.getByRole('button', { name: '还原' }).click();
  await expect.poll(() => row(page, '4176302981234583728').count(), soon).toBe(1);
});

test('exceptions are counted by kind and say whose work they are; one is forced with a reason and stands in the report', async () => {
  const page = await open('/exceptions');
  await page.getByRole('button', { name: /^缺货/u }).click();
  await expect.poll(() => page.locator('tr[data-row]').count(), soon).toBe(1);
  await row(page, '4176302981234599566').getByText('运营').waitFor();
  await page.getByRole('button', { name: /^缺货/u }).click();
  await page.getByRole('textbox', { name: '订单号' }).fill('4176302981234567890');
  await expect.poll(() => page.locator('tr[data-row]').count(), soon).toBe(1);
  await page.getByRole('button', { name: /^审单拦截/u }).click();
  await row(page, '4176302981234567890').click();
  await page.getByRole('button', { name: /强制放行/u }).click();
  await giveReason(page, '已电话核实地址', '强制放行');
  await expectGone(page, /收货地址/u);
  await page.goto('/exceptions?view=forced');
  await row(page, '4176302981234567890').getByText('已电话核实地址').waitFor();
});
