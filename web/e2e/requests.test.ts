import { listApprovals } from '@zhidan/core/approvals/approval-api.ts';
import { signOut } from '@zhidan/core/identity/session-api.ts';
import { tagOrders, untagOrders } from '@zhidan/core/orders/tags/tag-api.ts';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { demoPassword } from '../../server/identity/demo/demo-staff.ts';
import { post } from './visitor.ts';
import { expectGone, expectToSee, visitorOf } from './visit.ts';

const orderNo = '4176302981234583728';
const phone = { width: 360, height: 740 };

const openOrder = async (login: string): Promise<Page> => {
  const { page } = await visitorOf({ login }, 'audit');
  await page.route('https://img.example.cn/**', (route) => route.fulfill({ status: 204 }));
  await page.goto(`/orders?search=${orderNo}`);
  await page.locator('tr[data-row]', { hasText: orderNo }).click();
  return page;
};

async function choose(page: Page, ...names: readonly string[]): Promise<void> {
  await page.getByRole('dialog').last().getByLabel('省市区').click();
  for (const name of names) await page.locator(`li[title="${name}"]`).click();
}

test('what service types into a request is still there after the order could not be asked for and the session ended', async () => {
  const page = await openOrder('kefu2'); // nobody else’s session ends
  await page.getByRole('dialog').getByRole('button', { name: /申请$/u }).click();
  const name = page.getByRole('dialog').last().getByLabel('收件人');
  await name.fill('王小明');
  const asked = new RegExp(`/api/orders/${new URL(page.url()).searchParams.get('order')}$`, 'u');
  const problem = { type: 'about:blank', title: '', status: 404, code: 'order.not_found', detail: '请稍后再看这个订单' };
  await page.route(asked, (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', json: problem }));
  const { context } = await visitorOf({ login: 'zhuguan' }, 'audit');
  const tags = async (path: string) => post(context, path, { orderIds: [new URL(page.url()).searchParams.get('order')], tag: '试一下' });
  await tags(tagOrders.path); // its news make the page ask again
  await page
    .getByText(/请稍后再看这个订单/u)
    .first()
    .waitFor({ state: 'attached' });
  expect(await name.inputValue()).toBe('王小明');
  await page.unroute(asked);
  await post(page.context(), signOut.path, {});
  const again = page.getByRole('dialog').filter({ hasText: '登录已过期' });
  await again.getByLabel('密码').fill(demoPassword);
  await again.getByRole('button', { name: '登录' }).click();
  await expectGone(page, '登录已过期');
  expect(await name.inputValue()).toBe('王小明');
  await tags(untagOrders.path);
});

test('service asks for another address, the order is locked; the supervisor approves on the phone with one tap, also without a network; everybody sees the new one', async () => {
  const service = await openOrder('kefu');
  await service.getByRole('dialog').getByRole('button', { name: /申请$/u }).click();
  const form = service.getByRole('dialog').last();
  await form.getByLabel('收件人').fill('王小明');
  await form.getByLabel('电话').fill('13900003333');
  await choose(service, '浙江省', '杭州市', '余杭区');
  await form.getByLabel('详细地址').fill('文一西路 969 号 3 幢');
  await form.getByRole('button', { name: '买家搬家' }).click();
  await expectToSee(service, '批准后会怎样');
  await form.getByRole('button', { name: '提交申请' }).click();
  await expectToSee(service, /订单已锁定/u);
  await expectToSee(service, '待变更审批');

  const { page, context } = await visitorOf({ login: 'zhuguan', viewport: phone }, 'audit');
  await page.goto('/requests?which=to_approve');
  const { items } = (await (await page.request.get(listApprovals.path)).json()) as { items: { id: string; title: { en: string } }[] };
  await page.goto(`/approvals/${items.find(({ title }) => title.en.includes(orderNo))?.id}`);
  await expectToSee(page, '139****3333');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  const approve = page.getByRole('button', { name: '批准' });
  const box = await approve.boundingBox();
  expect(box && box.y > phone.height / 2 && box.y + box.height < phone.height && box.height >= 44).toBe(true); // where the thumb is
  await context.setOffline(true);
  await approve.click();
  await expectToSee(page, /联网后自动提交/u);
  await context.setOffline(false);
  await expectToSee(page, '已完成');

  await service.locator('[data-tone="bad"]', { hasText: '待变更审批' }).first().waitFor({ state: 'hidden' }); // its history stays
  const warehouse = await openOrder('cangku');
  await expectToSee(warehouse, '杭州市余杭区');
});

test('what may be asked for and what is told are changed line by line; a row of orders takes a request', async () => {
  const { page } = await visitorOf({ login: 'laoban' }, 'audit');
  await page.route('https://img.example.cn/**', (route) => route.fulfill({ status: 204 }));
  await page.goto('/request-settings');
  await page.getByRole('button', { name: '改条件' }).first().click();
  const dialog = page.getByRole('dialog').last();
  await dialog.locator('[data-path="all[1]"]').getByRole('spinbutton').fill('1');
  await dialog.getByText(/下单时间 距今已超过 1 小时/u).waitFor();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expectToSee(page, /已保存：.*超过 1 小时/u);

  await page.goto('/notice-rules?rule=deadline_near');
  await dialog.locator('[data-path="all[0]"]').getByRole('spinbutton').last().fill('5');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expectToSee(page, '已保存，从下一次发生起生效');

  await page.goto(`/orders?search=${orderNo}`);
  await page.getByRole('button', { name: `订单 ${orderNo}：申请变更` }).click();
  await dialog.getByRole('button', { name: '提交申请' }).waitFor();
});
