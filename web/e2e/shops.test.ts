import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { orderCount, practiceApps } from './emulated-world.ts';
import { expectPage, expectToSee, visit, visitorOf } from './visit.ts';

const { app_key: key, app_secret: secret } = practiceApps.taobao;

/** Fills in the form for a shop on the emulated Tmall, up to its last step. */
async function addShop(page: Page, name: string, typed: Readonly<{ secret?: string }> = {}): Promise<void> {
  await page.goto('/shops');
  await page.getByRole('link', { name: '添加店铺' }).first().click();
  await page.locator('li').getByRole('button', { name: /天猫/ }).click(); // the list before it has buttons of its shops, which bear that word too
  await page.getByLabel('店铺名称').fill(name);
  await page.getByText('模拟平台', { exact: true }).click();
  await expect.poll(() => page.getByLabel('App Key', { exact: true }).inputValue()).toBe(key);
  await page.getByLabel('App Secret', { exact: true }).fill(typed.secret ?? secret);
  await page.getByText('高级设置').click();
  await page.getByRole('combobox', { name: '首次加载' }).click();
  await page.locator('.ant-select-item-option', { hasText: '最近 3 天' }).click();
  await page.getByRole('button', { name: '添加店铺' }).click();
  await expectToSee(page, `“${name}”已添加，还差一步授权`);
}

/** Goes to the page of the platform in the same tab. */
async function toPlatform(page: Page): Promise<void> {
  await page.getByRole('button', { name: '去天猫授权' }).click();
  await page.getByText('淘宝开放平台').first().waitFor();
}

const agree = (page: Page): Promise<void> => page.getByRole('button', { name: '授权并登录' }).click();

async function visitEmulated(): Promise<Page> {
  return (await visitorOf({ login: 'laoban' }, 'emulated')).page;
}

test('a wrong secret is told in the words of the platform; corrected, the shop is authorised and its first orders are counted', async () => {
  const page = await visitEmulated();
  await addShop(page, '天猫旗舰店', { secret: 'mistyped-secret' });
  await toPlatform(page);
  await agree(page);
  await expectToSee(page, /client id or secret is wrong/);
  await expectToSee(page, /请核对App Key \/ App Secret/);
  await page.getByRole('link', { name: '修改应用信息' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('App Secret', { exact: true }).fill(secret);
  await form.getByRole('button', { name: '保存' }).click();
  await expectToSee(page, '已保存');
  await page.getByRole('button', { name: '授权', exact: true }).click();
  await page.getByText('淘宝开放平台').first().waitFor();
  await agree(page);
  await expectToSee(page, '“天猫旗舰店”已授权');
  await expectToSee(page, '首次加载完成');
  expect(await page.locator('[data-figure="new"]').textContent()).toBe(String(orderCount));
  expect(page.url()).not.toContain('code=');
  await page.getByRole('link', { name: '查看店铺' }).click();
  const detail = page.getByRole('dialog');
  await detail.getByText('已授权').first().waitFor();
  await detail.getByText('暖贝芽旗舰店').waitFor();
  await detail.getByText(`新订单${orderCount}`).first().waitFor();
});

test('a secret is never shown again: the form says that it is kept, and leaving it empty keeps it', async () => {
  const page = await visitEmulated();
  await addShop(page, '保密店');
  await page.getByRole('link', { name: '稍后再授权' }).click();
  const row = page.locator('tr[data-row]', { hasText: '保密店' });
  await row.getByRole('button', { name: /更多操作/ }).click();
  await page.getByRole('menuitem', { name: '编辑' }).click();
  const field = page.getByRole('dialog').getByLabel('App Secret', { exact: true });
  await field.waitFor();
  expect(await field.getAttribute('placeholder')).toBe(`已保存（…${secret.slice(-4)}），留空表示不修改`);
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expectToSee(page, '已保存');
});

test('a merchant who does not agree, or comes back too late or with a foreign link, reads what happened and what to do', async () => {
  const page = await visitEmulated();
  await addShop(page, '犹豫店');
  await toPlatform(page);
  const back = new URL(new URL(page.url()).searchParams.get('redirect_uri') ?? '');
  const state = new URL(page.url()).searchParams.get('state') ?? '';
  const comeBack = (sent: Record<string, string>) => page.goto(`${back.href}?${new URLSearchParams(sent).toString()}`);
  await comeBack({ error: 'access_denied', error_description: '用户拒绝授权', state });
  await expectPage(page, '店铺授权');
  await expectToSee(page, /平台上没有同意“犹豫店”的授权（平台原话：access_denied · 用户拒绝授权）/);
  await comeBack({ code: '123e45', state: `${state.startsWith('A') ? 'B' : 'A'}${state.slice(1)}` });
  await expectToSee(page, '这次授权不是由您在本系统发起的');
  await page.getByRole('button', { name: '重新授权' }).click();
  await page.getByText('淘宝开放平台').first().waitFor();
});

test('a shop is paused with an undo, and the page says so', async () => {
  const page = await visitEmulated();
  await addShop(page, '装修店');
  await page.getByRole('link', { name: '稍后再授权' }).click();
  const row = page.locator('tr[data-row]', { hasText: '装修店' });
  await row.getByRole('button', { name: /更多操作/ }).click();
  await page.getByRole('menuitem', { name: '暂停' }).click();
  await row.getByText('已暂停').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await row.getByText('已暂停').waitFor({ state: 'detached' });
});

test('without shops each page of the channels says what will stand there and how it gets there', async () => {
  const page = await visit('/shops', undefined, 'bare');
  await expectToSee(page, '还没有店铺');
  for (const [path, words] of [
    ['/pull-runs', '还没有抓单记录'],
    ['/completeness', '还没有可以核对的店铺'],
    ['/unread-documents', '所有单据都读出来了'],
  ] as const) {
    await page.goto(new URL(path, page.url()).href);
    await expectToSee(page, words);
  }
});

test('who may only look sees shops and cannot change them', async () => {
  const page = await visit('/shops/add', { login: 'kefu' });
  await expectToSee(page, '需要“管理店铺：添加、授权、抓单”权限');
});
