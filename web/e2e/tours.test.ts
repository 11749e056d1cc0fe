import { tourCodes, type TourCode } from '@zhidan/core/guide/tour-code.ts';
import { tours } from '@zhidan/core/guide/tour.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoStaff } from '../../server/identity/demo/demo-staff.ts';
import { expectGone, expectPage, expectToSee, visit } from './visit.ts';

const loginOf = (tour: TourCode): string => demoStaff.find(({ role }) => role === tour)?.login ?? '';

/** A day in the middle, so that every control has something in it; goods without a match for who matches them. */
const productOf = (tour: TourCode) => (tour === 'operations' ? 'goods' : 'floor');

const card = (page: Page, step: number) => page.locator(`aside[data-step="${step}"]`);
const framed = (page: Page, anchor: string) => page.locator(`[data-tour="${anchor}"][data-tour-now]`);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Whoever manages begins, lays aside and takes up again; the other tours are walked through. */
const walked = tourCodes.filter((tour) => tour !== 'owner');

test.each(walked)('%s is led to five real controls, each framed on its page', async (tour) => {
  const page = await visit('/', { login: loginOf(tour) }, productOf(tour));
  await press(page, '开始');
  for (const [index, { page: path, anchor, words }] of tours[tour].entries()) {
    await card(page, index + 1)
      .getByText(words['zh-CN'])
      .waitFor();
    await framed(page, anchor).waitFor();
    expect(new URL(page.url()).pathname).toBe(path);
    if (tour === 'service' && anchor === 'desk-search') {
      await framed(page, anchor).fill('1234');
      await expectToSee(page, '做到了');
    }
    await press(page, index === 4 ? '完成' : '下一步');
  }
  await card(page, 5).waitFor({ state: 'detached' });
  expect(await page.locator('[data-tour-now]').count()).toBe(0);
});

test('the owner does a step by doing it, lays the tour aside, and takes it up where it was, on a phone as well', async () => {
  const page = await visit('/', { login: 'laoban' }, 'floor');
  await press(page, '开始');
  await framed(page, 'today').getByRole('link').first().click();
  await expectToSee(page, '做到了');
  await press(page, '下一步');
  await expectPage(page, '状态追踪看板');
  await framed(page, 'board-parts').waitFor();
  await press(page, '先跳过');
  await card(page, 2).waitFor({ state: 'detached' });

  const phone = await visit('/', { login: 'laoban', viewport: { width: 360, height: 740 } }, 'floor');
  await expectGone(phone, '五步认识您的工作');
  await phone.getByRole('button', { name: /账号菜单/u }).click();
  await phone.getByText('继续新手引导（第 2 步）').click();
  await framed(phone, 'board-parts').waitFor();
  await phone.getByRole('button', { name: /账号菜单/u }).click();
  await phone.getByText('重新看新手引导').click();
  await card(phone, 1).waitFor();
});

test('the menu under one’s name opens the handbook at one’s own role, and what stands there leads on', async () => {
  const page = await visit('/', { login: 'guanli' }, 'floor');
  await page.getByRole('button', { name: /账号菜单/u }).click();
  await page.getByText('岗位手册').click();
  await page.getByRole('heading', { name: '管理员的一天' }).waitFor();
  await page.getByRole('link', { name: '运维 · 备份' }).click();
  await page.getByRole('heading', { name: 'Operating' }).waitFor();
  await page.getByTitle('仓库').click();
  await page.getByRole('heading', { name: '仓库的一天' }).waitFor();
});
