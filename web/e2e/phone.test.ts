import { expect, test } from 'vitest';
import { settled } from './visitor.ts';
import { expectToSee, visit, visitorOf } from './visit.ts';
import { weakTexts } from './weak-texts.ts';

const phone = { width: 360, height: 740 };
const paths = [
  '/',
  '/shops',
  '/shops/add',
  '/shops/add?channel=tmall',
  '/shops/authorized',
  '/pull-runs',
  '/completeness',
  '/unread-documents',
  '/board',
  '/orders',
  '/orders?status=received&note=message',
  '/requests',
  '/requests?which=to_approve',
  '/request-settings',
  '/people',
  '/roles',
  '/api-keys',
  '/journal',
  '/jobs',
  '/jobs?tab=parked',
  '/jobs?tab=queues',
  '/jobs?tab=subscribers',
  '/settings',
  '/about',
  '/account',
  '/nowhere',
];

test.each(['zh-CN', 'en'] as const)(
  'on a phone of 360 px no page scrolls sideways, what a finger presses is 44 px high, and every text reads at 4.5 to 1 (%s)',
  async (language) => {
    const { page } = await visitorOf({ login: 'laoban', viewport: phone, language, isDark: language === 'en' });
    const weak: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(phone.width);
      expect(await page.evaluate(lowTargets), path).toEqual([]);
      weak.push(...(await page.evaluate(weakTexts)).map((text) => `${path}: ${text}`));
    }
    expect(weak).toEqual([]);
  },
);

/** Buttons and links of the menu lower than a finger is wide; a card's title is stretched over its card. */
function lowTargets(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main button, header button, nav a, nav button')]
    .filter((one) => one.offsetParent !== null && !one.matches('[role="switch"], [class*="cardTitle"], [class*="clear-icon"]'))
    .filter((one) => one.getBoundingClientRect().height < 44)
    .map((one) => one.outerHTML.slice(0, 120));
}

test('the entrance fits a phone', async () => {
  const page = await visit('/sign-in', { login: null, viewport: phone });
  await page.getByRole('button', { name: '登录' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
});

test('on a phone lists are cards, and the menu is a drawer', async () => {
  const page = await visit('/people', { login: 'zhuguan', viewport: phone });
  await page.locator('li[data-row]', { hasText: '沈国栋' }).getByRole('button').first().click();
  await page.getByRole('dialog').getByText('laoban').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /close|关闭/i })
    .click();
  await page.getByRole('button', { name: '打开菜单' }).click();
  await page.getByRole('dialog').getByRole('searchbox', { name: '找页面' }).fill('商家设置');
  await page.getByRole('dialog').getByRole('link', { name: '商家设置' }).click();
  await expectToSee(page, '登录保持时间');
  await page.getByRole('dialog').filter({ visible: true }).waitFor({ state: 'detached' });
});
