/**
 * Ships one order of a running demo by hand through the screens, as somebody does who sees the product for the first time, and says how
 * long each step took: `node web/e2e/first-order.ts http://127.0.0.1:4780`.
 */
import type { Page } from 'playwright-core';
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
  await onTable.or(cameOut).first().waitFor();
  if (await cameOut.isVisible()) await cameOut.click();
  await onTable.waitFor();
}

/** Scans what the screen asks for until the door. */
async function finish(page: Page): Promise<void> {
  const card = page.locator('section[data-task]');
  const until = performance.now() + waitMs;
  while ((await card.getAttribute('data-task')) !== 'idle') {
    if (performance.now() > until) throw new Error(`the parcel did not leave: ${await card.innerText()}`);
    const isCheck = (await card.getAttribute('data-task')) === 'check';
    const before = await card.innerText();
    await scan(page, isCheck ? await card.locator('.zd-code').first().innerText() : '');
    await page.waitForFunction((text) => document.querySelector<HTMLElement>('section[data-task]')?.innerText !== text, before);
  }
}
