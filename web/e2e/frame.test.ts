import { addPerson } from '@zhidan/core/identity/api.ts';
import { signOut } from '@zhidan/core/identity/session-api.ts';
import { expect, test } from 'vitest';
import { demoPassword } from '../../server/identity/demo/demo-staff.ts';
import { post } from './visitor.ts';
import { expectGone, expectPage, expectRow, expectToSee, visit, visitorOf } from './visit.ts';

test('the palette opens by Ctrl K, finds a page by either language, and goes there by Enter', async () => {
  const page = await visit('/');
  await expectPage(page, '今日待办');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: '搜索与命令' });
  await box.fill('jour');
  await box.press('Enter');
  await expectPage(page, '操作日志');
  await page.keyboard.press('Control+k');
  await box.fill('不存在的东西');
  await expectToSee(page, '在订单中搜索“不存在的东西”');
});

test('keys lead to pages, walk the rows of a table and open one', async () => {
  const page = await visit('/');
  await expectPage(page, '今日待办');
  await page.keyboard.press('?');
  await expectToSee(page, '键盘快捷键');
  await page.keyboard.press('Escape');
  await expectGone(page, '键盘快捷键');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.locator('tr[data-row]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('林雅琴').waitFor();
});

test('the language changes at once, is complete, and is remembered for the person', async () => {
  const page = await visit('/about', { login: 'kefu2' });
  await page.getByRole('button', { name: '显示设置' }).click();
  await page.getByRole('tooltip').getByText('English').click();
  await expectPage(page, 'About & health');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expectPage(page, 'About & health');
});

test('the dark theme is chosen and stays after a reload', async () => {
  const page = await visit('/');
  await page.getByRole('button', { name: '显示设置' }).click();
  await page.getByText('深色').click();
  await page.reload();
  await expectPage(page, '今日待办');
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('a dark page is dark before its script has come', async () => {
  const { page, complaints } = await visitorOf({ login: null, isDark: true });
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(14, 18, 17)');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  complaints.length = 0; // a browser reports each file that did not get through
});

test('without a network a banner says so, what is open stays, and all is fresh again afterwards', async () => {
  const { page, context, complaints } = await visitorOf({ login: 'laoban' });
  await page.goto('/people');
  await page.locator('tr[data-row]').first().waitFor();
  await context.setOffline(true);
  await expectToSee(page, '网络已断开');
  expect(await page.locator('tr[data-row]').count()).toBeGreaterThan(5);
  await context.setOffline(false);
  await expectGone(page, '网络已断开');
  complaints.length = 0; // a browser reports each call that did not get through
});

test('an installed app starts without a network and says what is missing', async () => {
  const { page, context, complaints } = await visitorOf({ login: 'laoban', isApp: true });
  await page.goto('/');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload(); // from now on the worker serves the page
  await expectPage(page, '今日待办');
  await context.setOffline(true);
  await page.reload();
  await expectToSee(page, '连不上服务器');
  await context.setOffline(false);
  await page.getByRole('button', { name: '重试' }).click();
  await expectPage(page, '今日待办');
  complaints.length = 0; // a browser reports each call that did not get through
});

test('the app can be installed: its manifest names icons that are there', async () => {
  const { page, context } = await visitorOf({ login: 'laoban' });
  await page.goto('/about');
  const manifest = (await (await context.request.get('/manifest.webmanifest')).json()) as { icons: { src: string }[] };
  const paths = [...manifest.icons.map(({ src }) => src), '/icons/apple-touch-icon.png', '/mark.svg'];
  const types = await Promise.all(paths.map(async (path) => (await context.request.get(path)).headers()['content-type']));
  expect(types).toEqual(['image/png', 'image/png', 'image/png', 'image/png', 'image/svg+xml']);
});

test('news of somebody else appears on an open list by itself', async () => {
  const { page, context } = await visitorOf({ login: 'laoban' });
  await page.goto('/people');
  await page.locator('[class*="live"][data-live="true"]').waitFor();
  const { items } = (await (await context.request.get('/api/roles')).json()) as { items: { id: string; name: string }[] };
  const roleIds = items.filter(({ name }) => name === '仓库').map(({ id }) => id);
  await post(context, addPerson.path, { name: '何新来', login: 'hexinlai', password: 'a long enough password', roleIds });
  await expectRow(page, '何新来');
});

test('a session that ends is renewed over the page, and what was typed is still there', async () => {
  const { page, context } = await visitorOf({ login: 'guanli' });
  await page.goto('/account');
  const field = page.getByLabel('新密码');
  await field.fill('what I was typing');
  await post(context, signOut.path, {});
  await page.getByRole('dialog').getByText('登录已过期').waitFor();
  await page.getByRole('dialog').getByLabel('密码').fill(demoPassword);
  await page.getByRole('dialog').getByRole('button', { name: '登录' }).click();
  await expectGone(page, '登录已过期');
  expect(await field.inputValue()).toBe('what I was typing');
});

test('a changed password ends the stream of the old session, and the page goes on with the new one', async () => {
  const owner = await visitorOf({ login: 'laoban' });
  const { items } = (await (await owner.context.request.get('/api/roles')).json()) as { items: { id: string; code: string }[] };
  const roleIds = items.filter(({ code }) => code === 'finance').map(({ id }) => id);
  await post(owner.context, addPerson.path, { name: '换密码', login: 'huanmima', password: demoPassword, roleIds });
  const page = await visit('/account', { login: 'huanmima' });
  await page.locator('[class*="live"][data-live="true"]').waitFor();
  const form = page.locator('form').filter({ has: page.getByLabel('新密码') });
  await form.getByLabel('当前密码').fill(demoPassword);
  await form.getByLabel('新密码').fill('another long password');
  const streamed = page.waitForResponse((answer) => answer.url().endsWith('/api/live') && answer.ok());
  await form.getByRole('button', { name: '修改密码' }).click();
  await expectToSee(page, '密码已修改');
  await streamed;
  expect(await page.getByText('登录已过期').count()).toBe(0);
});

test('a page that the role may not see says which permission it takes', async () => {
  const page = await visit('/settings', { login: 'cangku2' });
  await expectToSee(page, '您没有查看这个页面的权限');
  await expectToSee(page, '需要“查看设置”权限');
});

test('an address that does not exist is answered with words and a way back', async () => {
  const page = await visit('/nowhere');
  await page.getByRole('link', { name: '回到首页' }).click();
  await expectPage(page, '今日待办');
});

test('the columns of a table are hidden and stay hidden for this person', async () => {
  const page = await visit('/people');
  await page.getByRole('columnheader', { name: '手机号' }).waitFor();
  await page.getByRole('button', { name: '列设置' }).click();
  await page.getByRole('checkbox', { name: '手机号' }).uncheck();
  await page.reload();
  await page.getByRole('columnheader', { name: '登录名' }).waitFor();
  expect(await page.getByRole('columnheader', { name: '手机号' }).count()).toBe(0);
});
