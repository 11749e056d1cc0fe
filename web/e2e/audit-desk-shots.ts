import type { Page } from 'playwright-core';

/** An auditor has asked service about the first that waits; asked again it stays asked. */
async function askService(page: Page): Promise<void> {
  const queue = (await (await page.request.get('/api/audit/queue')).json()) as { items: { leadOrderId: string }[] };
  await page.request.post(`/api/audit/orders/${queue.items[0]?.leadOrderId}/ask`, {
    data: { question: '买家备注要周末送，能等到周六吗？' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  await page.reload();
  await page.getByRole('textbox').first().waitFor();
}

const openHookForm = (page: Page): Promise<void> =>
  page
    .locator('section')
    .filter({ hasText: /Webhook|回调/u })
    .getByRole('button')
    .first()
    .click();

/** The first that waits is to be sent by another carrier. */
async function chooseAnother(page: Page): Promise<void> {
  await page.locator('li[data-row] button, tr[data-row]').first().click();
  await page.getByRole('dialog').first().waitFor();
  await page.keyboard.press('w');
  await page.locator('#choose-carrier').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await page.locator('.ant-modal tbody tr[data-row-key]').first().waitFor();
}

/** Pictures of what service and auditors do together, of a choice for many, and of a webhook. */
export const auditDeskShots = [
  { name: 'audit-questions', scene: 'audit', path: '/questions', prepare: askService, opens: 'main', isDarkToo: true },
  { name: 'audit-choose', scene: 'audit', path: '/audit-queue', prepare: chooseAnother, isDarkToo: true },
  { name: 'audit-hook', scene: 'audit', path: '/audit-rules', prepare: openHookForm, isDarkToo: true },
] as const;
