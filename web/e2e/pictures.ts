/**
 * Takes the pictures of the docs from a running demo into docs/pictures: `node web/e2e/pictures.ts http://127.0.0.1:4780 [name…]`.
 * Give the demo some minutes first, so that its staff has begun to work.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { newVisitor, settled } from './visitor.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
const [url = 'http://127.0.0.1:4780', ...only] = process.argv.slice(2);

const sizes = { 1440: { width: 1440, height: 900 }, 360: { width: 360, height: 740 } } as const;
const quality = 78;

type Picture = Readonly<{
  name: string;
  login: string | null;
  path: string;
  size?: keyof typeof sizes;
  language?: Language;
  prepare?: (page: Page) => Promise<void>;
}>;

const pictures: readonly Picture[] = [
  { name: 'first-sign-in', login: null, path: '/sign-in' },
  { name: 'first-board', login: 'laoban', path: '/board' },
  { name: 'first-board', login: 'laoban', path: '/board', size: 360 },
  { name: 'first-board-en', login: 'laoban', path: '/board', language: 'en' },
  { name: 'first-audit', login: 'zhuguan', path: '/audit-queue' },
  { name: 'first-station', login: 'cangku', path: '/station', prepare: printNext },
  { name: 'first-requests', login: 'zhuguan', path: '/requests', size: 360 },
  { name: 'role-owner', login: 'laoban', path: '/' },
  { name: 'role-supervisor', login: 'zhuguan', path: '/', size: 360 },
  { name: 'role-operations', login: 'yunying', path: '/matching' },
  { name: 'role-service', login: 'kefu', path: '/desk', prepare: findSomebody },
  { name: 'role-warehouse', login: 'cangku2', path: '/waves' },
  { name: 'role-finance', login: 'caiwu', path: '/audit-queue?stage=finance' },
  { name: 'role-administrator', login: 'guanli', path: '/about' },
];

const browser = await launchChromium();
try {
  for (const picture of pictures) if (only.length === 0 || only.includes(picture.name)) await take(browser, picture);
} finally {
  await browser.close();
}

async function take(from: Browser, { name, login, path, size = 1440, language = 'zh-CN', prepare }: Picture): Promise<void> {
  const { context, page } = await newVisitor(from, url, { login, viewport: sizes[size], language });
  page.setDefaultTimeout(60_000);
  await page.goto(path);
  await settled(page);
  await prepare?.(page);
  await settled(page);
  await page.waitForFunction(() => [...document.images].every((one) => one.complete || one.loading === 'lazy')); // the logo too
  await writeFile(join(folder, `${name}-${size}.webp`), await webpOf(context, page));
  await context.close();
}

/** Playwright itself writes only larger kinds of files. */
async function webpOf(context: BrowserContext, page: Page): Promise<Buffer> {
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
  return Buffer.from(data, 'base64');
}

async function printNext(page: Page): Promise<void> {
  await page.getByText('热敏打印机A').first().waitFor();
  await page.keyboard.press('Enter');
  const cameOut = page.getByRole('button', { name: '都打出来了' });
  const onTable = page.locator('section[data-task="check"]');
  await onTable.or(cameOut).first().waitFor();
  if (await cameOut.isVisible()) await cameOut.click();
  await onTable.waitFor();
}

/** The order of a parcel that has left, so that there is something to answer. */
async function findSomebody(page: Page): Promise<void> {
  const answer = await page.request.get('/api/board/cards?column=shipped&limit=1');
  const { items } = (await answer.json()) as { items: readonly Readonly<{ orders: readonly Readonly<{ orderNo: string }>[] }>[] };
  await page.goto(`/desk?search=${items[0]?.orders[0]?.orderNo ?? ''}`);
  await page.locator('[data-chosen="true"]').click();
}
