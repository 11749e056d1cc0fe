import { expect, inject, onTestFinished } from 'vitest';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ProductAddress, ProductName } from './serve-products.ts';
import { newVisitor, type Visitor, type VisitorAsk } from './visitor.ts';

let connecting: Promise<Browser> | undefined;

/** What a browser always says about a refusal, a network, a platform's picture or a print program that is away, and Playwright about service workers. */
const expected =
  /^error: Failed to load resource: (?:the server responded with a status of 4|net::ERR_(?:INTERNET_DISCONNECTED|NAME_NOT_RESOLVED))|^error: WebSocket connection to 'wss?:\/\/(?:localhost|127\.0\.0\.1):|Service Worker registration blocked by Playwright/;

/**
 * Opens a page as somebody, in a browser profile of their own. When the test is over, the console must have had
 * nothing to complain about: no error, no warning, no breach of the content policy.
 */
export async function visit(path: string, ask: VisitorAsk = { login: 'laoban' }, at: ProductName = 'demo'): Promise<Page> {
  const visitor = await visitorOf(ask, at);
  await visitor.page.goto(path);
  return visitor.page;
}

/** Where a product of the tests answers; the first who asks waits until it is there. */
export async function productAt(name: ProductName): Promise<ProductAddress> {
  const answer = await fetch(`${inject('productsUrl')}/${name}?${new URLSearchParams({ for: expect.getState().testPath ?? '' })}`);
  if (!answer.ok) throw new Error(`The product “${name}” did not start: ${await answer.text()}`);
  return (await answer.json()) as ProductAddress;
}

export async function visitorOf(ask: VisitorAsk, at: ProductName = 'demo'): Promise<Visitor> {
  connecting ??= chromium.connect(inject('browserEndpoint'));
  const visitor = await newVisitor(await connecting, (await productAt(at)).url, ask);
  visitor.page.setDefaultTimeout(20_000);
  onTestFinished(async () => {
    await visitor.context.close();
    expect(visitor.complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
  });
  return visitor;
}

/** Waits until a text can be seen. @throws Error when it does not appear within twenty seconds */
export async function expectToSee(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Waits until a text can no longer be seen. */
export async function expectGone(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor({ state: 'hidden' });
}

/** Waits until the page with this title is open. */
export async function expectPage(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Waits until a list has a row that holds a text. */
export async function expectRow(page: Page, text: string): Promise<void> {
  await page.locator('[data-row]', { hasText: text }).first().waitFor();
}
