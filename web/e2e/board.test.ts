import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectPage, expectToSee, visitorOf } from './visit.ts';

const open = async (path: string, login: string): Promise<Page> => {
  const { page } = await visitorOf({ login }, 'floorUrl');
  await page.goto(path);
  return page;
};
/** The card of the one parcel that is not printed yet. */
const toPrint = (page: Page) => page.locator('section[data-column="working"] [data-card]').first();
const countOf = async (page: Page, part: string): Promise<number> =>
  Number(await page.locator(`[data-part="${part}"] strong`).textContent());

test('a card changes on everybody’s board when somebody holds it, and the home page counts the list it opens', async () => {
  const [page, other] = [await open('/board?part=to_print', 'zhuguan'), await open('/board?part=to_print', 'yunying')];
  await toPrint(page).waitFor();
  const held = await countOf(page, 'held');
  // by keyboard: the arrows choose a card, M says where it may go
  await toPrint(other).focus();
  await other.keyboard.press('m');
  await other.getByRole('button', { name: '挂起', exact: true }).last().click();
  await other.getByRole('button', { name: '等客户确认' }).click();
  await other.locator('.ant-modal-footer .ant-btn-primary').click();
  await toPrint(page).getByText('挂起').waitFor();
  await expect.poll(() => countOf(page, 'held')).toBe(held + 1);

  const home = await open('/', 'zhuguan');
  await expectPage(home, '今日待办');
  const tile = home.locator('[data-counter="held"]');
  await expect.poll(() => tile.locator('strong').textContent()).toBe(String(held + 1));
  await tile.click();
  await expectPage(home, '状态追踪看板');
  await expect.poll(() => home.locator('[data-count="working"]').textContent()).toBe(String(held + 1));
  expect(await home.locator('section[data-column="working"] [data-card]').count()).toBe(held + 1);

  await other.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => countOf(page, 'held')).toBe(held);
});

test('a drop that may not be says why, and the card stays where it is', async () => {
  const page = await open('/board?part=to_print', 'zhuguan');
  await toPrint(page).dragTo(page.locator('[data-part="to_pick"]'));
  await expectToSee(page, /没有移动。待拣货由打印面单产生/u);
  await toPrint(page).dragTo(page.locator('section[data-column="shipped"]'));
  await expectToSee(page, /没有移动。仓库作业由扫描推进/u);
  expect(await countOf(page, 'to_print')).toBeGreaterThan(0);
});
