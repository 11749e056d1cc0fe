import { expect, test } from 'vitest';
import { expectGone, expectRow, expectToSee, visit, visitorOf } from './visit.ts';

test('a new person is added, suspended, and back again by undo; the journal names each step', async () => {
  const page = await visit('/people');
  await page.getByRole('button', { name: '新增人员' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill('孙小美');
  await form.getByLabel('登录名').fill('sunxiaomei');
  await form.getByRole('button', { name: '随机生成' }).click();
  await form.getByRole('combobox').first().click();
  await page.locator('.ant-select-item-option', { hasText: '客服' }).click();
  await form.getByLabel('手机号').fill('19900019999');
  await form.getByRole('button', { name: '新增', exact: true }).click();
  await expectToSee(page, '已新增 孙小美');

  const row = page.locator('tr[data-row]', { hasText: '孙小美' });
  await row.click();
  await page.getByRole('button', { name: '停用' }).click();
  await expectToSee(page, '已停用 孙小美');
  await row.getByText('已停用').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await expectToSee(page, '已恢复 孙小美');
  await row.getByText('在用').waitFor();

  await page.getByRole('link', { name: '操作日志' }).last().click();
  await page.getByText('恢复人员').first().waitFor();
  const events = await page.locator('tr[data-row] strong').allTextContents();
  expect(events).toEqual(['恢复人员', '停用人员', '新增人员']);
});

test('what is wrong with a field is said under that field', async () => {
  const page = await visit('/people');
  await page.getByRole('button', { name: '新增人员' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill('钱多多');
  await form.getByLabel('登录名').fill('kefu');
  await form.getByLabel('密码').fill('short');
  await form.getByRole('button', { name: '新增', exact: true }).click();
  await form.locator('.ant-form-item-explain-error', { hasText: '至少 10 位' }).waitFor();
  expect(await form.locator('.ant-form-item-explain-error', { hasText: '请填写' }).count()).toBe(1);
});

test('a phone number is masked until a reason is given, and the reason stands in the journal', async () => {
  const page = await visit('/people?search=cangku2');
  await page.locator('tr[data-row]', { hasText: '吴建平' }).click();
  const detail = page.getByRole('dialog');
  await detail.getByText('199****0007').waitFor();
  await detail.getByRole('button', { name: '查看完整' }).first().click();
  const ask = page.getByRole('dialog').filter({ hasText: '理由会记入操作日志' });
  expect(await ask.getByRole('button', { name: '查看完整' }).isDisabled()).toBe(true);
  await ask.getByLabel('理由').fill('仓库排班电话确认');
  await ask.getByRole('button', { name: '查看完整' }).click();
  await detail.getByText('19900010007').waitFor();
  await page.goto('/journal?event=person.personal_data_revealed');
  await expectRow(page, '仓库排班电话确认');
});

test('somebody whose role may not manage people sees the list and no button to change it', async () => {
  const page = await visit('/people', { login: 'kefu' });
  await page.locator('tr[data-row]', { hasText: '沈国栋' }).click();
  await page.getByRole('dialog').getByText('登录名').waitFor();
  expect(await page.getByRole('button', { name: /新增人员|编辑|停用|重置密码/ }).count()).toBe(0);
});

test('a role is changed from the matrix and the change is taken back by undo', async () => {
  const page = await visit('/roles');
  const cell = page.locator('tr', { hasText: '查看后台任务' }).locator('td').nth(3); // 客服
  expect(await cell.getAttribute('data-on')).toBe('false');
  await page.getByRole('button', { name: /客服/ }).click();
  await page.getByRole('dialog').getByLabel('查看后台任务').check();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.locator('tr', { hasText: '查看后台任务' }).locator('td[data-on="true"]').nth(3).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(() => cell.getAttribute('data-on')).toBe('false');
});

test('an API key is shown once, works by its permissions, and is revoked', async () => {
  const page = await visit('/api-keys');
  await page.getByRole('button', { name: '创建密钥' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('用途名称').fill('报表导出');
  await form.getByLabel('查看人员与角色').check();
  await form.getByRole('button', { name: '创建', exact: true }).click();
  const secret = page.getByRole('dialog').filter({ hasText: '请现在复制' });
  const key = (await secret.locator('[class*="secret"] > span').textContent()) ?? '';
  const asked = await fetch(new URL('/api/people?limit=1', page.url()), { headers: { authorization: `Bearer ${key}` } });
  expect(asked.status).toBe(200);
  await secret.getByRole('button', { name: '已保存，关闭' }).click();
  await expectGone(page, key);
  const row = page.locator('tr[data-row]', { hasText: '报表导出' });
  await row.getByRole('button', { name: '吊销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
  await row.getByText('已吊销').waitFor();
  const askedAgain = await fetch(new URL('/api/people?limit=1', page.url()), { headers: { authorization: `Bearer ${key}` } });
  expect(askedAgain.status).toBe(401);
});

test('an answer lost on the way is fetched by trying again, and the person is added once', async () => {
  const { page, complaints } = await visitorOf({ login: 'laoban' });
  await page.goto('/people');
  let lost = 0;
  await page.route('**/api/people', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch(); // the server has acted
    return route.abort(); // and nobody hears of it
  });
  await page.getByRole('button', { name: '新增人员' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('姓名').fill('冯一次');
  await form.getByLabel('登录名').fill('fengyici');
  await form.getByLabel('密码').fill('a long enough password');
  await form.getByRole('combobox').first().click();
  await page.locator('.ant-select-item-option', { hasText: '财务' }).click();
  await form.getByRole('button', { name: '新增', exact: true }).click();
  await expectToSee(page, '已新增 冯一次');
  expect(lost).toBe(1);
  await page.goto('/people?search=fengyici');
  await expectRow(page, '冯一次');
  expect(await page.locator('tr[data-row]').count()).toBe(1);
  complaints.length = 0; // the browser reports the lost answer
});
