import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { liveThroughAMorning } from './history.ts';
import { prepareGround } from './product.ts';
import { newVisitor, settled, type VisitorAsk } from './visitor.ts';

/** Takes a picture of every page into build/screens: two widths, two languages, dark for a few. `node web/e2e/screens.ts [name]` */
const folder = join(import.meta.dirname, '../../build/screens');
const only = process.argv[2];

type Shot = Readonly<{
  name: string;
  path: string;
  prepare?: (page: Page) => Promise<void>;
  /** what the preparation opens; a dialog unless something else is named */
  opens?: string;
  /** the page from top to bottom, not only what fits the window */
  isLong?: boolean;
  isDarkToo?: boolean;
  login?: string | null;
}>;

const press = (selector: string) => async (page: Page) => page.locator(selector).first().click();

const rowOf = (text: string): string => `li[data-row]:has-text("${text}") button, tr[data-row]:has-text("${text}")`;

const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in', login: null, isDarkToo: true },
  { name: 'home', path: '/', isDarkToo: true },
  { name: 'home-warehouse', path: '/', login: 'cangku' },
  { name: 'people', path: '/people', isDarkToo: true },
  { name: 'person', path: '/people', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'person-add', path: '/people', prepare: press('header .ant-btn-primary') },
  { name: 'roles', path: '/roles' },
  { name: 'role-owner', path: '/roles', prepare: press('main table button, main li button') },
  { name: 'role-edit', path: '/roles', prepare: press('main table th:nth-child(3) button, main li:nth-child(2) button') },
  { name: 'imports', path: '/imports', isDarkToo: true },
  { name: 'import-ready', path: '/imports', prepare: press(rowOf('十一月')), opens: 'section ul', isLong: true, isDarkToo: true },
  { name: 'import-done', path: '/imports', prepare: press(rowOf('十月')), opens: '.ant-progress', isLong: true },
  { name: 'import-mapping', path: '/imports', prepare: press(rowOf('旧系统')), opens: 'section ul', isLong: true },
  { name: 'api-keys', path: '/api-keys' },
  { name: 'api-key-add', path: '/api-keys', prepare: press('header .ant-btn-primary') },
  { name: 'journal', path: '/journal', isDarkToo: true },
  { name: 'journal-entry', path: '/journal?event=role.changed', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'journal-verify', path: '/journal', prepare: press('header .ant-btn-primary') },
  { name: 'jobs', path: '/jobs' },
  { name: 'job', path: '/jobs', prepare: press('li[data-row] button, tr[data-row]') },
  { name: 'jobs-parked', path: '/jobs?tab=parked' },
  { name: 'jobs-queues', path: '/jobs?tab=queues' },
  { name: 'jobs-subscribers', path: '/jobs?tab=subscribers' },
  { name: 'settings', path: '/settings', isDarkToo: true },
  { name: 'about', path: '/about' },
  { name: 'account', path: '/account' },
  { name: 'palette', path: '/', prepare: (page) => page.keyboard.press('Control+k'), isDarkToo: true },
  { name: 'keys', path: '/', prepare: (page) => page.keyboard.press('?') },
  { name: 'unknown', path: '/nowhere' },
  { name: 'denied', path: '/settings', login: 'cangku' },
];

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const;

async function takeAll(browser: Browser, url: string, view: Omit<VisitorAsk, 'login'> & { suffix: string }): Promise<void> {
  const wanted = shots.filter(({ name, isDarkToo }) => (!only || name.startsWith(only)) && (!view.isDark || isDarkToo));
  for (const [login, some] of Map.groupBy(wanted, (shot) => (shot.login === undefined ? 'laoban' : shot.login))) {
    const { context, page } = await newVisitor(browser, url, { ...view, login });
    for (const { name, path, prepare, opens, isLong } of some) {
      await page.goto(url + path);
      await settled(page);
      if (prepare) {
        await prepare(page);
        await page
          .locator(opens ?? '[role="dialog"]')
          .first()
          .waitFor();
        await settled(page);
      }
      await page.screenshot({ path: join(folder, `${name}.${view.suffix}.png`), fullPage: isLong ?? false });
    }
    await context.close();
  }
}

if (!only) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const ground = await prepareGround();
const product = await ground.open({ isDemo: true });
const browser = await launchChromium();
try {
  await liveThroughAMorning(browser, product.url);
  await takeAll(browser, product.url, { suffix: 'wide.zh', viewport: sizes.wide, language: 'zh-CN' });
  await takeAll(browser, product.url, { suffix: 'narrow.zh', viewport: sizes.narrow, language: 'zh-CN' });
  await takeAll(browser, product.url, { suffix: 'wide.zh.dark', viewport: sizes.wide, language: 'zh-CN', isDark: true });
  await takeAll(browser, product.url, { suffix: 'wide.en', viewport: sizes.wide, language: 'en' });
  await takeAll(browser, product.url, { suffix: 'narrow.en', viewport: sizes.narrow, language: 'en' });
} finally {
  await browser.close();
  await product.stop();
  await ground.remove();
}
