import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectPage, expectToSee, visitorOf } from './visit.ts';

const patience = { timeout: 20_000 };

const open = async (path: string, login: string): Promise<Page> => {
  const { page } = await visitorOf({ login }, 'floor');
  await page.goto(path);
  return page;
};
/** The card of the one parcel that is not printed yet. */
const toPrint = (page: Page) => page.locator('section[data-column="working"] [data-card]').first();
const countOf = async (page: Page, part: string): Promise<number> =>
  Number(await page.locator(`[data-part="${part}"] strong`).textContent());

test('a card changes on everybody’s board when somebody holds it, and the home page counts the list it opens', async () => {
  const [page, other, home] = [
    await open('/board?part=to_print', 'zhuguan'),
    await open('/board?part=to_print', 'yunying'),
    await open('/', 'zhuguan'),
  ];
  await toPrint(page).waitFor();
  const held = await countOf(page, 'held');
  // by keyboard: the arrows choose a card, M says where it may go
  await toPrint(other).focus();
  await other.keyboard.press('m');
  await other.getByRole('dialog').getByRole('button', { name: '挂起' }).click();
  await other.getByRole('button', { name: '等客户确认' }).click();
  await other.locator('.ant-modal-footer .ant-btn-primary').click();
  await toPrint(page).getByText('挂起').waitFor();
  await expect.poll(() => countOf(page, 'held'), patience).toBe(held + 1);

  const tile = home.locator('[data-counter="held"]');
  await expect.poll(() => tile.locator('strong').textContent(), patience).toBe(String(held + 1));
  await tile.click();
  await expectPage(home, '状态追踪看板');
  await expect.poll(() => home.locator('section[data-column="working"] [data-card]').count(), patience).toBe(held + 1);

  // dropped where it stands, the card goes on
  await toPrint(page).dragTo(page.locator('[data-part="to_print"]'));
  await expect.poll(() => countOf(other, 'held'), patience).toBe(held);
  await expect.poll(() => home.locator('section[data-column="working"] [data-card]').count(), patience).toBe(held);
});

test('a drop that may not be says why, and the card stays where it is', async () => {
  const page = await open('/board?part=to_print', 'zhuguan');
  await toPrint(page).dragTo(page.locator('[data-part="to_pick"]'));
  await expectToSee(page, /没有移动。待拣货由打印面单产生/u);
  await toPrint(page).dragTo(page.locator('section[data-column="shipped"]'));
  await expectToSee(page, /没有移动。仓库作业由扫描推进/u);
  expect(await countOf(page, 'to_print')).toBeGreaterThan(0);
});

test('of five thousand cards only those in sight are drawn, and the last is reached', async () => {
  const page = await open('/people', 'zhuguan');
  await page.route('**/api/board?*', async (route) => {
    const answer = await route.fetch();
    const board = (await answer.json()) as { columns: { column: string; items: object[]; next: null }[] };
    const one = board.columns.find(({ column }) => column === 'working')?.items[0];
    const items = Array.from({ length: 5_000 }, (_, place) => ({
      ...one,
      id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
      no: `FH-${place}`,
    }));
    const columns = board.columns.map((each) => (each.column === 'working' ? { ...each, items, next: null } : each));
    await route.fulfill({ response: answer, json: { ...board, columns } });
  });
  await page.goto('/board?part=to_print');
  await toPrint(page).waitFor();
  const drawn = (): Promise<number> => page.locator('section[data-column="working"] [data-card]').count();
  expect(await drawn()).toBeLessThan(40);
  await page.locator('[data-scroll="working"]').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await page.locator('[data-place="4999"]').waitFor();
  expect(await drawn()).toBeLessThan(40);
});
