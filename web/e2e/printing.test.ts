import { inject, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectGone, expectRow, expectToSee, visit } from './visit.ts';

const open = (path: string): Promise<Page> => visit(path, { login: 'cangku' }, 'printing');

const emulator = async (name: string, ask?: object): Promise<unknown> => {
  const init = ask === undefined ? {} : { method: 'POST', body: JSON.stringify(ask) };
  return (await fetch(`${inject('emulatorUrl')}/print-client/${name}`, init)).json();
};
const printed = async (): Promise<readonly string[]> =>
  ((await emulator('printed')) as { documentId: string }[]).map(({ documentId }) => documentId);

test('a batch is printed with one key; paper runs out in the middle; with new paper it goes on, and every label came out once', async () => {
  await emulator('reset', {}); // nothing of whoever printed before
  await emulator('setup', { client: 'cainiao', printer: { name: '热敏打印机A', sheetsLeft: 5 } });
  const page = await open('/printing');
  await expectToSee(page, '已连接');
  await expectToSee(page, '打印全部 18 张');
  await page.keyboard.press('F8');
  await expectToSee(page, '打印机“热敏打印机A”停了：打印机缺纸');
  await expectToSee(page, '已打印 5 张');
  await emulator('setup', { client: 'cainiao', printer: { name: '热敏打印机A', sheetsLeft: null } });
  await page.keyboard.press('F10');
  await expectToSee(page, '已打印 15 张');
  const labels = await printed();
  expect([labels.length, new Set(labels).size]).toEqual([15, 15]);
  const [pdf] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: '打开 PDF' }).click()]);
  await pdf.close();
  await page.getByRole('button', { name: '都打出来了' }).click();
  await page.getByRole('link', { name: '查看批次' }).click();
  await expectToSee(page, '已打印 18');
});

test('an order that is held up is not offered; a printed label is printed again for a reason, with a mark', async () => {
  const page = await open('/printing?readiness=blocked');
  await expectRow(page, '4600003000001');
  await expectToSee(page, '打印全部 0 张');
  await page.goto(new URL('/print-batches', page.url()).href);
  await page.locator('tr[data-row]').last().click();
  const drawer = page.getByRole('dialog');
  await drawer
    .getByRole('checkbox', { name: /^补打 7860/ })
    .first()
    .check();
  await drawer.getByRole('button', { name: '补打 1 张' }).click();
  await page.getByRole('button', { name: '面单打花了' }).click();
  const before = (await printed()).length;
  await page.getByRole('dialog').last().getByRole('button', { name: '补打', exact: true }).click();
  await expectToSee(page, '已打印 1 张');
  expect(await printed()).toHaveLength(before + 1);
  await expectRow(page, '面单打花了');
});

test('a print program that is not there says where it was looked for and what to do', async () => {
  const page = await open('/printers');
  const address = page.getByLabel('地址').first();
  await address.fill('ws://example.com:13528');
  await expectToSee(page, '只能是本机地址');
  await address.fill('ws://localhost:9');
  await address.press('Enter');
  await expectToSee(page, '在 ws://localhost:9 找不到菜鸟打印组件');
  await address.fill('');
  await address.press('Enter');
  await expectGone(page, '在 ws://localhost:9 找不到菜鸟打印组件');
  await page.getByRole('button', { name: '打印测试面单' }).click();
  await expectToSee(page, '测试面单已打印');
});
