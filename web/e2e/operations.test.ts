import { changeLanguage, showSession, type SessionView } from '@zhidan/core/identity/session-api.ts';
import { expect, test } from 'vitest';
import { post } from './visitor.ts';
import { expectRow, expectToSee, visit, visitorOf } from './visit.ts';

test('a changed setting takes effect at once and stands in the journal with before and after', async () => {
  const page = await visit('/settings');
  const row = page.locator('[data-setting="sessionIdleHours"]');
  await row.getByRole('spinbutton').fill('48');
  await row.getByRole('button', { name: '保存' }).click();
  await expectToSee(page, '已修改“登录保持时间（小时）”');
  await page.getByRole('link', { name: '修改记录' }).click();
  await page.locator('tr[data-row]', { hasText: '登录保持时间' }).first().click();
  const entry = page.getByRole('dialog');
  await entry.locator('del', { hasText: '72' }).waitFor();
  await entry.locator('ins', { hasText: '48' }).waitFor();
});

test('a value that is not allowed is refused in words and the setting stays', async () => {
  const page = await visit('/settings');
  const row = page.locator('[data-setting="sessionIdleHours"]');
  const before = await row.getByRole('spinbutton').inputValue();
  await row.getByRole('spinbutton').fill('9999');
  await row.getByRole('button', { name: '保存' }).click();
  await row.getByRole('alert').filter({ hasText: '1–720' }).waitFor();
  await page.reload();
  expect(await row.getByRole('spinbutton').inputValue()).toBe(before);
});

test('verifying the chain says how many entries were checked and that none was changed', async () => {
  const page = await visit('/journal');
  await page.getByRole('button', { name: '校验日志链' }).click();
  await expectToSee(page, '日志完整，没有改动');
  await expectToSee(page, /校验了 [\d,]+ 条记录/);
});

test('filters of the journal live in the address, and are there again after a reload', async () => {
  const page = await visit('/journal');
  await page.getByRole('combobox', { name: '操作', exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: '新增人员' }).click();
  await page.waitForURL(/event=person\.added/);
  await page.reload();
  await page.locator('tr[data-row]').first().waitFor();
  expect(new Set(await page.locator('tr[data-row] strong').allTextContents())).toEqual(new Set(['新增人员']));
  await page.getByRole('button', { name: '清空筛选' }).click();
  await expect.poll(() => page.url()).not.toContain('event=');
});

test('a failed job shows why; it is dropped only with a reason', async () => {
  const page = await visit('/jobs');
  const row = page.locator('tr[data-row]').first();
  await row.getByText('ETIMEDOUT').waitFor();
  const name = (await row.locator('strong').textContent()) ?? '';
  await row.getByRole('button', { name: '放弃' }).click();
  const ask = page.getByRole('dialog');
  expect(await ask.getByRole('button', { name: '放弃' }).isDisabled()).toBe(true);
  await ask.getByText('已手工处理').click();
  await ask.getByRole('button', { name: '放弃' }).click();
  await expectToSee(page, '已放弃');
  await page.locator('tr[data-row]', { hasText: name }).waitFor({ state: 'detached' });
});

test('a parked event shows its error and what it was about, and can be tried again', async () => {
  const page = await visit('/jobs?tab=parked');
  const row = page.locator('tr[data-row]').first();
  await row.click();
  const detail = page.getByRole('dialog');
  await detail.getByText('550 5.1.1').waitFor();
  await detail.getByRole('button', { name: '重试' }).click();
  await expectToSee(page, '已安排重试');
});

test('the queues, the subscribers and the health of the system are shown', async () => {
  const page = await visit('/jobs?tab=queues');
  await expectRow(page, '清理过期登录');
  await page.getByRole('tab', { name: '事件处理' }).click();
  await expectRow(page, 'notify.on-person-added');
  await page.getByRole('link', { name: '关于与健康' }).click();
  await expectToSee(page, '全部正常');
  await expectToSee(page, /PostgreSQL \d+/);
});

test('a long list fetches its next page when the end comes into sight, and then says that it is whole', async () => {
  const { context } = await visitorOf({ login: 'kefu' });
  // each change of language is an entry; one page holds fifty
  for (let count = 0; count < 30; count += 1) {
    await post(context, changeLanguage.path, { language: 'en' });
    await post(context, changeLanguage.path, { language: 'zh-CN' });
  }
  const { id } = ((await (await context.request.get(showSession.path)).json()) as SessionView).person;
  const reader = await visit(`/journal?subjectKind=person&subjectId=${id}`);
  await expectToSee(reader, '已显示 50 条');
  await reader.getByRole('button', { name: '加载更多' }).scrollIntoViewIfNeeded();
  await expectToSee(reader, /共 \d+ 条，已全部显示/);
  expect(await reader.locator('tr[data-row]').count()).toBeGreaterThan(60);
});

test('a figure of the time before is typed in once, and the measure shows it from then on', async () => {
  const page = await visit('/measures?measure=answers');
  await expectToSee(page, '没有需要审批的申请'); // and what has to happen so that there is something to see
  await page.getByRole('button', { name: '上线前指标' }).click();
  const figure = page.getByRole('spinbutton', { name: '审批响应时长' });
  await figure.fill('4');
  await figure.press('Enter');
  await expectToSee(page, '已保存');
  await page.getByRole('button', { name: '关闭' }).first().click();
  await page
    .getByRole('button', { name: /审批响应时长/ })
    .filter({ hasText: '上线前 4' })
    .waitFor();
});
