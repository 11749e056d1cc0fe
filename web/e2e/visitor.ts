import { changeLanguage, signIn } from '@zhidan/core/identity/session-api.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { APIResponse, Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '../../server/identity/demo/demo-staff.ts';

export type VisitorAsk = Readonly<{
  /** a demo account, signed in already; null for a stranger */
  login: string | null;
  viewport?: Readonly<{ width: number; height: number }>;
  language?: Language;
  isDark?: boolean;
  /** lets the page install its service worker, as an app does */
  isApp?: boolean;
}>;

/** Somebody at a browser of their own. `complaints` gathers what the browser's console and the content policy object to. */
export type Visitor = Readonly<{ page: Page; context: BrowserContext; complaints: string[] }>;

/** Cookies by login and product, so that a login is tried once a run and not once a test: passwords are slow to check and tries are limited. */
const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

export async function newVisitor(browser: Browser, url: string, ask: VisitorAsk): Promise<Visitor> {
  const { login, viewport = { width: 1440, height: 900 }, language = 'zh-CN', isDark = false, isApp = false } = ask;
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: isApp ? 'allow' : 'block',
    reducedMotion: 'reduce',
  });
  if (login) await signInAs(context, { url, login, language });
  await context.addInitScript(
    (stored) => {
      for (const [name, value] of Object.entries(stored)) localStorage.setItem(`zhidan.${name}`, JSON.stringify(value));
    },
    { language, ...(isDark ? { theme: 'dark' } : {}) },
  );
  const page = await context.newPage();
  return { page, context, complaints: listen(page) };
}

type SigningIn = Readonly<{ url: string; login: string; language: Language }>;

async function signInAs(context: BrowserContext, { url, login, language }: SigningIn): Promise<void> {
  const name = `${login} ${url}`;
  const known = cookies.get(name);
  if (known) await context.addCookies(known);
  else {
    await post(context, signIn.path, { login, password: demoPassword });
    cookies.set(name, await context.cookies());
  }
  await post(context, changeLanguage.path, { language });
}

/** Gives a command as the visitor, without the screen. */
export async function post(context: BrowserContext, path: string, data: object): Promise<APIResponse> {
  const answer = await context.request.post(path, { data, headers: { 'idempotency-key': crypto.randomUUID() } });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer;
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  return complaints;
}

/** Waits until nothing is being fetched or moved any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1, main p, [role="dialog"]').first().waitFor();
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"], .ant-skeleton-active') &&
      document.getAnimations().every((one) => one.playState !== 'running'),
  );
}
