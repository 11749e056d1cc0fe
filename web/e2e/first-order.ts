/**
 * Ships one order of a running demo by hand through the screens, as somebody does who sees the product for the first time, and says how
 * long each step took: `node web/e2e/first-order.ts http://127.0.0.1:4780`.
 */
import type { Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { newVisitor } from './visitor.ts';

const [url = 'http://127.0.0.1:4780'] = process.argv.slice(2);
const waitMs = 120_000;

const browser = await launchChromium();
try {
  const { page } = await newVisitor(browser, url, { login: null });
  page.setDefaultTimeout(waitMs);
  await step('the page is there', () => page.goto('/').then(() => page.locator('[data-login="cangku"]').waitFor()));
  await step('signed in as the warehouse by one click', () => enter(page));
  await step('at the station', () => openStation(page));
  await step('a label is printed', () => print(page));
  await step('every piece is scanned, and the parcel has left', () => finish(page));
} finally {
  await browser.close();
}

async function step(name: string, act: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await act();
  process.stdout.write(`${name.padEnd(50)} ${((performance.now() - began) / 1_000).toFixed(1)} s\n`);
}

async function enter(page: Page): Promise<void> {
  await page.locator('[data-login="cangku"]').click();
  await page.getByRole('link', { name: /工位/u }).first().waitFor();
}

async function openStation(page: Page): Promise<void> {
  await page.getByRole('link', { name: /工位/u }).first().click();
  await page.locator('section[data-task]').waitFor();
  await page.getByText('热敏打印机A').first().waitFor();
}

/** As a scanner does it: letters into whatever has the focus, then Enter. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** The most urgent label. What no print program takes comes as a page, and somebody has to say that it came out. */
async function print(page: Page): Promise<void> {
  await page.getByText('扫下一个包裹').first().waitFor(); // a demo that has just begun has no label yet
  await scan(page, '');
  const onTable = page.locator('section[data-task="check"], section[data-task="ship"]');
  const cameOut = page.getByRole('button', { name: '都打出来了' });
  await onTable.or(cameOut).or(stopped(page)).first().waitFor();
  if (await cameOut.isVisible()) await cameOut.click();
  await onTable.or(stopped(page)).first().waitFor();
}

/** Scans what the screen asks for until the door. A parcel that must not go on, because its buyer asked for something, is laid aside. */
async function finish(page: Page): Promise<void> {
  const until = performance.now() + waitMs;
  for (;;) {
    if (performance.now() > until) throw new Error(`no parcel left: ${await page.locator('main').innerText()}`);
    const now = await page.evaluate(onTheTable, '');
    if (now === 'idle') return;
    if (now.startsWith('stopped')) {
      process.stdout.write(`laid aside: ${(await stopped(page).innerText()).replaceAll(/\s+/gu, ' ')}\n`);
      await page.keyboard.press('F8');
      await stopped(page).waitFor({ state: 'hidden' });
      await print(page);
    } else {
      const [task, code, left] = now.split(' ');
      await scan(page, task === 'check' ? `${left}*${code}` : ''); // one by one they would be one that the scanner read twice
      await page.waitForFunction(onTheTable, now);
    }
  }
}

function stopped(page: Page): Locator {
  return page.getByRole('alertdialog');
}

/**
 * In the page: what is to be done now, with which goods, and how many of them are missing; it changes by what is done alone.
 * Empty as long as it is `before`.
 */
function onTheTable(before: string): string {
  const card = document.querySelector<HTMLElement>('section[data-task]');
  const goods = card?.querySelector<HTMLElement>('[data-left]');
  const parts = [card?.dataset['task'], goods?.querySelector('.zd-code')?.textContent, goods?.dataset['left']];
  const now = document.querySelector('[role="alertdialog"]') ? 'stopped' : parts.filter(Boolean).join(' ');
  return now === before ? '' : now;
}
